package latentstudio.dataset;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The installed faces that can be read, by the script that they can write, in the order of their names. Which pages are
 * drawn therefore depends on the machine's fonts. Thread-safe.
 */
final class PageFonts {
    /** How many faces are looked at: each is opened once, which takes about a millisecond. */
    private static final int MOST_FACES = 800;
    private static final float MEASURED_AT = 200;
    private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);
    /** Java's own names for one of the installed families. */
    private static final Set<String> LOGICAL = Set.of("Dialog", "DialogInput", "SansSerif", "Serif", "Monospaced");

    /** @param xHeight of a font of 1 pixel */
    private record Face(Font font, double xHeight) {
    }

    private static final class Installed {
        static final PageFonts FONTS = new PageFonts(
                GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts());
    }

    private final Map<Script, List<Face>> faces = new EnumMap<>(Script.class);

    private PageFonts(Font[] found) {
        List<Face> readable = readable(Arrays.stream(found)
                .filter(font -> !LOGICAL.contains(font.getFamily()) && !PageRenderer.HELD_OUT_FONTS.contains(font.getFamily())));
        if (readable.isEmpty()) {
            readable = readable(Arrays.stream(found));
        }
        for (Script script : Script.values()) {
            faces.put(script, readable.stream().filter(face -> face.font.canDisplayUpTo(script.letters()) < 0).toList());
        }
        if (faces.get(Script.LATIN).isEmpty()) {
            throw new IllegalStateException("Expected an installed font with Latin letters and their accents, found none among "
                    + found.length + " faces; install one (Debian: apt-get install fonts-dejavu-core)");
        }
    }

    /**
     * The fonts of this machine, looked up on the first call.
     *
     * @throws IllegalStateException when no font can write {@link Script#LATIN}
     */
    static PageFonts installed() {
        return Installed.FONTS;
    }

    private static List<Face> readable(Stream<Font> fonts) {
        return fonts.sorted(Comparator.comparing(Font::getFontName)).limit(MOST_FACES)
                .map(font -> new Face(font, xHeight(font.deriveFont(MEASURED_AT)) / MEASURED_AT))
                // symbols and ornaments put something else, or nothing, where the letters are
                .filter(face -> face.xHeight > 0.25 && face.xHeight < 0.75).toList();
    }

    /** The height of the letter x in pixels. */
    static double xHeight(Font font) {
        return font.createGlyphVector(PLAIN, "x").getVisualBounds().getHeight();
    }

    /** A script that some face can write: mostly Latin. */
    Script script(RandomGenerator random) {
        double drawn = random.nextDouble();
        Script script = drawn < 0.76 ? Script.LATIN : drawn < 0.86 ? Script.GREEK : Script.CYRILLIC;
        return faces.get(script).isEmpty() ? Script.LATIN : script;
    }

    /**
     * Any face of a script.
     *
     * @param xHeight pixels
     */
    Font font(Script script, double xHeight, RandomGenerator random) {
        List<Face> choice = faces.get(script);
        Face face = choice.get(random.nextInt(choice.size()));
        return face.font.deriveFont((float) (xHeight / face.xHeight));
    }

    /** How many faces a script has. */
    int count(Script script) {
        return faces.get(script).size();
    }
}
