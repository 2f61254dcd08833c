package latentstudio.catalog;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.awt.Dimension;
import latentstudio.inference.ModelCatalog;
import latentstudio.model.Manifest;
import latentstudio.model.Task;
import latentstudio.ui.Words;

/** A model in the gallery: what goes in, what comes out, its name, and how well it does; it leads to the model's own page. */
final class ModelTile extends Div {
    /** Where on a sheet of examples the pictures begin, pixels; at the left stand words, above them the classes. */
    private static final int WORDS = 127;
    private static final int CLASSES = 35;
    /** From one row of pictures of 28 x 28 to the next. */
    private static final int ROW = 70;
    /** Sheets of larger pictures are shown smaller. */
    private static final int WIDE = 1_200;

    ModelTile(ModelCatalog.Entry entry) {
        Manifest manifest = entry.manifest();
        addClassName("tile");
        setId("model-" + entry.id());
        getElement().setAttribute("data-kind", manifest == null ? "" : manifest.task().name());
        if (entry.available()) {
            entry.model().card().flatMap(ModelCard::sizeOf).ifPresent(size -> add(pictures(manifest, size)));
        }
        Anchor name = new Anchor("models/" + entry.id(), manifest == null ? entry.id() : manifest.title());
        name.addClassName("name");
        add(name);
        if (entry.available()) {
            Paragraph told = new Paragraph(ModelCard.task(manifest.task()));
            if (manifest.latent() != null) {
                told.add(new Span(Words.of("models.numbers", manifest.latent().size())));
            }
            add(told);
        } else {
            Span state = new Span(Words.of("card.unavailable"));
            state.addClassNames("state", "unavailable");
            Paragraph reason = new Paragraph(entry.reason());
            reason.addClassName("reason");
            add(state, reason);
        }
    }

    /** The first two rows of the sheet of examples: what goes in, and under it what comes out. */
    private static Div pictures(Manifest manifest, Dimension sheet) {
        boolean pages = manifest.task() == Task.RESTORER;
        double scale = sheet.width <= WIDE ? 1 : pages ? 0.28 : 0.5;
        // a denoiser's sheet begins with what was there before the damage, that of pages has no classes
        int top = pages ? 0 : manifest.task() == Task.DENOISER ? CLASSES + ROW : CLASSES;
        Image image = new Image("api/v1/models/%s/card.png".formatted(manifest.id()), "");
        image.getElement().setAttribute("loading", "lazy").setAttribute("width", String.valueOf(Math.round(sheet.width * scale)))
                .setAttribute("height", String.valueOf(Math.round(sheet.height * scale)));
        image.getStyle().set("margin", "%dpx 0 0 %dpx".formatted(-Math.round(top * scale), -Math.round(WORDS * scale)));
        Div pictures = new Div(image);
        pictures.addClassName("pictures");
        pictures.getElement().getClassList().set("ink", !pages && manifest.fixedInput().channels() == 1);
        return pictures;
    }
}
