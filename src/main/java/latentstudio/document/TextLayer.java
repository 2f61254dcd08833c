package latentstudio.document;

import java.awt.geom.Rectangle2D;
import java.nio.charset.StandardCharsets;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import latentstudio.text.PageText;
import latentstudio.text.Word;
import org.apache.pdfbox.cos.COSName;

/**
 * Text over a page that is found but not seen, as contents of a PDF's page (ISO 32000-1, 9.3.6: rendering mode 3). Words of a line have one
 * size and stand on one baseline, which may be oblique, and each is as wide as its box. Within a line they and their characters stand from
 * left to right as they are seen, whichever direction they are read in, for so readers of PDF expect them. A word that is much taller than
 * wide runs downwards.
 */
final class TextLayer {
    /** The capitals and tall letters of most faces, of their size. */
    private static final double TALL = EmptyGlyphs.ASCENT / 1000.0;
    private static final double ADVANCE = EmptyGlyphs.ADVANCE / 1000.0;
    private static final double HEIGHT = (EmptyGlyphs.ASCENT - EmptyGlyphs.DESCENT) / 1000.0;
    /** More words of a line than this have no letter that reaches below the baseline. */
    private static final double WITHOUT_TAIL = 0.3;
    /** A line with fewer words lies level. */
    private static final int LEAST_FOR_SLOPE = 4;
    private static final double STEEPEST = 0.06;
    private static final int LEAST_DOWNWARDS = 3;
    private static final double DOWNWARDS = 0.8;
    private static final double PERCENT = 100;
    private static final String OPENING = "([{<«‹";
    private static final String CLOSING = ")]}>»›";

    private final EmptyGlyphs font;
    private final COSName name;
    private final Rectangle2D place;
    private final double across;
    private final double down;
    private final StringBuilder contents = new StringBuilder();

    private TextLayer(EmptyGlyphs font, COSName name, Rectangle2D place, int width, int height) {
        this.font = font;
        this.name = name;
        this.place = place;
        across = place.getWidth() / width;
        down = place.getHeight() / height;
    }

    /**
     * The contents for a page.
     *
     * @param font   gives the characters their codes
     * @param name   of the font in the page's resources
     * @param place  of the page's pixels, points
     * @param width  of the page, pixels
     * @param height of the page, pixels
     */
    static byte[] of(PageText text, EmptyGlyphs font, COSName name, Rectangle2D place, int width, int height) {
        TextLayer layer = new TextLayer(font, name, place, width, height);
        layer.contents.append("BT\n3 Tr\n");
        List<Word> line = new ArrayList<>();
        for (Word word : text.words()) {
            if (!line.isEmpty() && line.getFirst().line() != word.line()) {
                layer.line(line);
                line.clear();
            }
            line.add(word);
        }
        layer.line(line);
        return layer.contents.append("ET\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A word as it is seen from left to right. */
    private record Seen(Word word, int[] characters) {
    }

    private void line(List<Word> words) {
        if (words.isEmpty()) {
            return;
        }
        double slope = slope(words);
        double[] bottoms = words.stream().mapToDouble(word -> bottom(word) - slope * word.left()).sorted().toArray();
        double baseline = bottoms[(int) (WITHOUT_TAIL * (bottoms.length - 1))];
        double[] heights = words.stream().mapToDouble(word -> baseline + slope * word.left() - word.top()).sorted().toArray();
        double size = Math.max(1, heights[(int) ((1 - WITHOUT_TAIL) * (heights.length - 1) + 0.5)]) / TALL;
        contents.append(String.format(Locale.ROOT, "/%s %.2f Tf\n", name.getName(), size * down));
        List<Seen> seen = seen(words);
        for (int i = 0; i < seen.size(); i++) {
            Word word = seen.get(i).word;
            if (isDownwards(seen.get(i))) {
                downwards(seen.get(i), size);
                continue;
            }
            contents.append(String.format(Locale.ROOT, "1 0 0 1 %.1f %.1f Tm\n", place.getX() + across * word.left(),
                    place.getMaxY() - down * (baseline + slope * word.left())));
            show(seen.get(i).characters, across * word.width(), size * down);
            int gap = i + 1 < seen.size() ? seen.get(i + 1).word.left() - word.left() - word.width() : 0;
            show(new int[] {' '}, across * Math.max(1, gap), size * down);
        }
    }

    private void show(int[] characters, double width, double size) {
        contents.append(String.format(Locale.ROOT, "%.1f Tz <", PERCENT * width / (characters.length * ADVANCE * size)));
        for (int character : characters) {
            contents.append(String.format("%04X", font.code(character)));
        }
        contents.append("> Tj\n");
    }

    private static boolean isDownwards(Seen seen) {
        return seen.characters.length >= LEAST_DOWNWARDS && seen.word.height() > DOWNWARDS * seen.characters.length * seen.word.width();
    }

    /** Turned by a quarter: what would be above its baseline is to the right of it. */
    private void downwards(Seen seen, double lineSize) {
        Word word = seen.word;
        double size = word.width() / HEIGHT * across;
        contents.append(String.format(Locale.ROOT, "/%s %.2f Tf\n0 -1 1 0 %.2f %.2f Tm\n", name.getName(), size,
                place.getX() + across * word.left() - EmptyGlyphs.DESCENT / 1000.0 * size, place.getMaxY() - down * word.top()));
        show(seen.characters, down * word.height(), size);
        contents.append(String.format(Locale.ROOT, "/%s %.2f Tf\n", name.getName(), lineSize * down));
    }

    private static double bottom(Word word) {
        return word.top() + word.height();
    }

    /** The median of the slopes between any two words (H. Theil, 1950; P. Sen, 1968), which letters below the baseline do not disturb. */
    private static double slope(List<Word> words) {
        if (words.size() < LEAST_FOR_SLOPE) {
            return 0;
        }
        List<Double> slopes = new ArrayList<>();
        for (Word one : words) {
            for (Word other : words) {
                if (other.left() > one.left() + one.width()) {
                    slopes.add((bottom(other) - bottom(one)) / (other.left() - one.left()));
                }
            }
        }
        double[] sorted = slopes.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? 0 : Math.clamp((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2, -STEEPEST, STEEPEST);
    }

    /** The words and their characters from left to right (Unicode Standard Annex 9, by Java's {@link Bidi}). */
    private static List<Seen> seen(List<Word> words) {
        String all = String.join(" ", words.stream().map(Word::text).toList());
        Bidi bidi = new Bidi(all, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        List<Seen> seen = new ArrayList<>();
        int start = 0;
        for (Word word : words) {
            seen.add(new Seen(word, characters(word.text(), start, bidi)));
            start += word.text().length() + 1;
        }
        if (!bidi.isLeftToRight()) {
            seen.sort(Comparator.comparingInt(one -> one.word.left()));
        }
        return seen;
    }

    private static int[] characters(String text, int start, Bidi bidi) {
        int[] characters = text.codePoints().toArray();
        if (bidi.isLeftToRight()) {
            return characters;
        }
        byte[] levels = new byte[characters.length];
        Integer[] reordered = new Integer[characters.length];
        for (int i = 0, at = start; i < characters.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(at);
            at += Character.charCount(characters[i]);
            reordered[i] = levels[i] % 2 == 0 ? characters[i] : mirrored(characters[i]);
        }
        Bidi.reorderVisually(levels, 0, reordered, 0, reordered.length);
        return Arrays.stream(reordered).mapToInt(Integer::intValue).toArray();
    }

    /** A bracket from right to left looks like its other. */
    private static int mirrored(int character) {
        int opening = OPENING.indexOf(character);
        int closing = CLOSING.indexOf(character);
        return opening >= 0 ? CLOSING.charAt(opening) : closing >= 0 ? OPENING.charAt(closing) : character;
    }
}
