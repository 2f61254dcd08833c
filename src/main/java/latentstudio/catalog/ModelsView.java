package latentstudio.catalog;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
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
 * The Models screen: for each data set a table that compares its models, and below these a card for each model, also for
 * one that cannot be used, with the reason.
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
        Div overview = new Div();
        overview.addClassName("overviews");
        groups.forEach((dataset, models) -> {
            if (!dataset.equals(Words.of("models.unreadable"))) {
                overview.add(new ModelTable(dataset, models));
            }
        });
        add(overview);
        groups.forEach((dataset, models) -> {
            Section section = new Section(new H2(dataset));
            models.stream().map(ModelCard::new).forEach(section::add);
            add(section);
        });
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
        // the browser looked for the card that the address names before it came; it comes without a size at first
        getElement().executeJs("""
                const card = document.getElementById(location.hash.slice(1));
                if (card) new ResizeObserver(([entry], observer) => {
                  if (entry.contentRect.height === 0) return;
                  observer.disconnect();
                  card.scrollIntoView();
                }).observe(card);""");
    }
}
