package latentstudio.catalog;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.awt.Dimension;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ServedModel;
import latentstudio.model.InputSpec;
import latentstudio.model.Manifest;
import latentstudio.model.Task;
import latentstudio.ui.Words;

/** A model in the gallery: what goes in, what comes out, its name, and how well it does; it leads to the model's own page. */
final class ModelTile extends Div {
    /** Where on a sheet of examples the pictures begin, pixels; at the left stand words, above them the classes. */
    private static final int WORDS = 128;
    private static final int CLASSES = 36;
    /** Each pixel of a picture is so many on the sheet, a side. */
    private static final int ENLARGED = 2;
    /** Between two pictures. */
    private static final int ACROSS = 8;
    private static final int DOWN = 14;
    /** Sides of what is shown of a sheet of pages, and how much smaller than there. */
    private static final int PAGE_WIDTH = 500;
    private static final int PAGE_HEIGHT = 200;
    private static final int PAGE_ROW = 260;
    /** Largest side of a picture in a tile, and how wide all of them may be, pixels. */
    private static final int LARGEST = 96;
    private static final int WIDEST = 240;

    ModelTile(ModelCatalog.Entry entry) {
        Manifest manifest = entry.manifest();
        addClassName("tile");
        setId("model-" + entry.id());
        getElement().setAttribute("data-kind", manifest == null ? "" : manifest.task().name());
        if (entry.available()) {
            entry.model().card().flatMap(ModelCard::sizeOf).ifPresent(size -> add(pictures(entry.model(), size)));
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

    /** From the sheet of examples what goes in, and under it what comes out; only that where the other may not be shown. */
    private static Div pictures(ServedModel model, Dimension sheet) {
        Manifest manifest = model.manifest();
        Div pictures = new Div();
        pictures.addClassName("pictures");
        pictures.getElement().setAttribute("aria-hidden", "true");
        if (manifest.task() == Task.RESTORER) {
            double scale = (double) WIDEST / PAGE_WIDTH;
            for (int row = 0; row < 2; row++) {
                pictures.add(part(manifest, sheet, WORDS, CLASSES + row * PAGE_ROW, PAGE_WIDTH, PAGE_HEIGHT, scale));
            }
            return pictures;
        }
        InputSpec input = manifest.fixedInput();
        int width = ENLARGED * input.width();
        int height = ENLARGED * input.height();
        double scale = Math.min(1, (double) LARGEST / Math.max(width, height));
        int columns = Math.max(1, (int) (WIDEST / (width * scale)));
        // a denoiser's sheet begins with what was there before the damage
        int first = manifest.task() == Task.DENOISER ? 1 : 0;
        int rows = model.latents().isPresent() ? 1 : 2;
        for (int row = first; row < first + rows; row++) {
            for (int column = 0; column < columns; column++) {
                pictures.add(part(manifest, sheet, WORDS + column * (width + ACROSS), CLASSES + row * (height + DOWN), width, height, scale));
            }
        }
        pictures.getStyle().set("grid-template-columns", "repeat(%d, auto)".formatted(columns));
        pictures.getElement().getClassList().set("ink", input.channels() == 1);
        return pictures;
    }

    private static Div part(Manifest manifest, Dimension sheet, int left, int top, int width, int height, double scale) {
        Div part = new Div();
        part.getStyle().set("width", Math.round(width * scale) + "px").set("height", Math.round(height * scale) + "px")
                .set("background", "url(api/v1/models/%s/card.png) %dpx %dpx / %dpx auto".formatted(manifest.id(),
                        -Math.round(left * scale), -Math.round(top * scale), Math.round(sheet.width * scale)));
        return part;
    }
}
