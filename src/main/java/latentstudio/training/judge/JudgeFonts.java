package latentstudio.training.judge;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import latentstudio.dataset.PageRenderer;

/** The fonts of the judge's pages: no training page is set in any of them, unless the machine has no others. */
final class JudgeFonts {
    private static final String MONOSPACED = "Liberation Mono";
    private static final FontRenderContext SCREEN = new FontRenderContext(null, true, true);
    private static final int LARGE = 200;

    private JudgeFonts() {
    }

    private static final class Installed {
        static final List<String> FAMILIES = families();

        private static List<String> families() {
            List<String> installed = Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
            List<String> heldOut = installed.stream().filter(PageRenderer.HELD_OUT_FONTS::contains).sorted().toList();
            return heldOut.isEmpty() ? installed : heldOut;
        }
    }

    /** A family for running text. */
    static String family(SplittableRandom random) {
        List<String> proportional = Installed.FAMILIES.stream().filter(family -> !family.equals(MONOSPACED)).toList();
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
