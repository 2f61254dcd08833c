package latentstudio.training;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The fonts of the judge's pages: no training page is set in any of them. */
final class JudgeFonts {
    /** As {@code PageFonts} holds them out. */
    private static final List<String> HELD_OUT = List.of("Liberation Sans", "Liberation Serif", "Liberation Mono",
            "Liberation Sans Narrow", "Carlito", "Caladea");
    private static final String MONOSPACED = "Liberation Mono";
    private static final FontRenderContext SCREEN = new FontRenderContext(null, true, true);
    private static final int LARGE = 200;

    private JudgeFonts() {
    }

    private static final class Installed {
        static final List<String> FAMILIES = families();

        private static List<String> families() {
            List<String> installed = Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
            return HELD_OUT.stream().filter(installed::contains).toList();
        }
    }

    /**
     * A family for running text.
     *
     * @throws IllegalStateException if none of the families is installed
     */
    static String family(SplittableRandom random) {
        List<String> proportional = Installed.FAMILIES.stream().filter(family -> !family.equals(MONOSPACED)).toList();
        if (proportional.isEmpty()) {
            throw new IllegalStateException("expected one of the fonts %s that no training page is set in, found none; install fonts-liberation, fonts-crosextra-carlito or fonts-crosextra-caladea"
                    .formatted(HELD_OUT));
        }
        return proportional.get(random.nextInt(proportional.size()));
    }

    /** The family whose letters are all of one width, or another where it is missing. */
    static String monospaced(SplittableRandom random) {
        return Installed.FAMILIES.contains(MONOSPACED) ? MONOSPACED : family(random);
    }

    /**
     * A font whose letter x is so high.
     *
     * @param style   of {@link Font}
     * @param xHeight pixels
     */
    static Font ofXHeight(String family, int style, double xHeight) {
        Font large = new Font(family, style, LARGE);
        double high = large.createGlyphVector(SCREEN, "x").getVisualBounds().getHeight();
        return large.deriveFont((float) (LARGE * xHeight / high));
    }
}
