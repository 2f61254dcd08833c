package latentstudio.catalog;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.List;
import latentstudio.inference.ModelCatalog;

/** The Models screen: a card for each model, also for one that cannot be used, with the reason. */
@Route("models")
@PageTitle("Models · Latent Studio")
public class ModelsView extends Div {
    public ModelsView(ModelCatalog catalog) {
        addClassName("models");
        List<ModelCatalog.Entry> entries = catalog.entries();
        long available = entries.stream().filter(ModelCatalog.Entry::available).count();
        Paragraph lead = new Paragraph(entries.isEmpty()
                ? "No model is installed. Put a folder with a manifest.json under models/ and restart the server."
                : "%d of %d ready. Each figure says what it was measured on."
                        .formatted(available, entries.size()));
        lead.addClassName("lead");
        add(new H1("Models"), lead);
        entries.stream().map(ModelCard::new).forEach(this::add);
    }
}
