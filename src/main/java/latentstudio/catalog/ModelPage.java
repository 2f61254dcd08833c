package latentstudio.catalog;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import java.util.Optional;
import latentstudio.inference.ModelCatalog;
import latentstudio.ui.Words;

/** The page of one model, also of one that cannot be used: its card, and the way to all screens that use it. */
@Route("models/:model")
public class ModelPage extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final transient ModelCatalog catalog;
    private String title = Words.of("models");

    public ModelPage(ModelCatalog catalog) {
        this.catalog = catalog;
        addClassNames("models", "one");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<ModelCatalog.Entry> entry = event.getRouteParameters().get("model")
                .flatMap(id -> catalog.entries().stream().filter(known -> known.id().equals(id)).findFirst());
        if (entry.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        title = entry.get().manifest() == null ? entry.get().id() : entry.get().manifest().title();
        Anchor back = new Anchor("models", Words.of("models.back"));
        back.addClassName("back");
        removeAll();
        add(back, new ModelCard(entry.get()));
    }

    @Override
    public String getPageTitle() {
        return Words.of("title", title);
    }
}
