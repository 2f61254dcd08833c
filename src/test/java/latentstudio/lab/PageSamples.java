package latentstudio.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import latentstudio.Cast;
import latentstudio.dataset.PageRenderer;
import latentstudio.image.Picture;

/**
 * Draws the clean pages that the damage lab offers, into {@code src/main/resources/latentstudio/lab}:
 * {@code java -cp target/test-classes:target/classes:... latentstudio.lab.PageSamples}. Which letters come out depends on
 * the machine's fonts, so the pages are kept, and drawn again only to be replaced.
 */
final class PageSamples {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 560;
    /** Chosen by eye of 32. */
    private static final Map<String, Integer> SEEDS = Map.of("letter", 28, "table", 17, "leaflet", 27, "label", 2);

    private PageSamples() {
    }

    public static void main(String[] arguments) throws IOException {
        PageRenderer renderer = new PageRenderer();
        for (Map.Entry<String, Integer> sample : SEEDS.entrySet()) {
            Picture page = renderer.page(WIDTH, HEIGHT, new SplittableRandom(sample.getValue()));
            Files.write(Path.of("src/main/resources/latentstudio/lab", sample.getKey() + ".png"), Cast.CODEC.png(page));
        }
    }
}
