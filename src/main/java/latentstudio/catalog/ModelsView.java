package latentstudio.catalog;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latentstudio.inference.ModelCatalog;
import latentstudio.ui.Words;

/**
 * The Models screen, a gallery: by data set a tile for each model, also for one that cannot be used, with the reason, and a table
 * that compares them. Each leads to the model's own page.
 */
@Route("models")
public class ModelsView extends Div implements HasDynamicTitle {
    public ModelsView(ModelCatalog catalog) {
        addClassName("models");
        List<ModelCatalog.Entry> entries = catalog.entries();
        long available = entries.stream().filter(ModelCatalog.Entry::available).count();
        Paragraph lead = new Paragraph(entries.isEmpty()
                ? Words.of("models.none") : Words.of("models.ready", available, entries.size()));
        lead.addClassName("lead");
        add(new H1(Words.of("models")), lead);
        Map<String, List<ModelCatalog.Entry>> groups = groups(entries);
        if (!entries.isEmpty()) {
            getElement().appendChild(kinds(entries));
        }
        groups.forEach((dataset, models) -> {
            Div tiles = new Div();
            tiles.addClassName("tiles");
            models.stream().map(ModelTile::new).forEach(tiles::add);
            Section section = new Section(new H2(dataset), tiles);
            if (models.size() > 1 && !dataset.equals(Words.of("models.unreadable"))) {
                section.add(new NativeDetails(Words.of("models.sideBySide"), new ModelTable(dataset, models)));
            }
            add(section);
        });
    }

    /** Which kind of model is shown; the style sheet hides the others. */
    private static Element kinds(List<ModelCatalog.Entry> entries) {
        Element kinds = new Element("fieldset");
        kinds.getClassList().add("kinds");
        kinds.appendChild(new Element("legend").setText(Words.of("models.kind")), kind("", Words.of("models.all"), true));
        entries.stream().filter(entry -> entry.manifest() != null).map(entry -> entry.manifest().task()).distinct().sorted()
                .forEach(task -> kinds.appendChild(kind(task.name(), Words.of("models.kind." + task.name()), false)));
        return kinds;
    }

    private static Element kind(String value, String name, boolean chosen) {
        Element radio = new Element("input").setAttribute("type", "radio").setAttribute("name", "kind").setAttribute("value", value);
        radio.setAttribute("checked", chosen);
        return new Element("label").appendChild(radio, new Element("span").setText(name));
    }

    @Override
    public String getPageTitle() {
        return Words.title("models");
    }

    /** The models by data set, in the order of the catalog; in each those with the smallest error first. */
    private static Map<String, List<ModelCatalog.Entry>> groups(List<ModelCatalog.Entry> entries) {
        Map<String, List<ModelCatalog.Entry>> groups = new LinkedHashMap<>();
        entries.stream().filter(entry -> entry.manifest() != null)
                .forEach(entry -> groups.computeIfAbsent(entry.dataSet().title(), dataset -> new ArrayList<>()).add(entry));
        groups.values().forEach(group -> group.sort(Comparator.comparingDouble(entry ->
                ModelTable.testError(entry.manifest()).orElse(Double.POSITIVE_INFINITY))));
        List<ModelCatalog.Entry> unreadable = entries.stream().filter(entry -> entry.manifest() == null).toList();
        if (!unreadable.isEmpty()) {
            groups.put(Words.of("models.unreadable"), unreadable);
        }
        return groups;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        // cards once stood here, and links to them may still be about
        getElement().executeJs("if (location.hash.startsWith('#model-')) location.replace('models/' + location.hash.slice(7));");
    }
}
