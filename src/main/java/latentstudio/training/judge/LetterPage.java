package latentstudio.training.judge;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.font.GlyphVector;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import latentstudio.image.Dpi;
import latentstudio.image.Page;

/**
 * A page of about 3,000 characters in type of 11 points, an A4 sheet at 300 dpi: a headline in blue, English in black, a line in red.
 *
 * @param page  in colour, on white paper
 * @param words in reading order
 */
public record LetterPage(Page page, List<Word> words) {
    private static final int DPI = 300;
    private static final int WIDTH = 2480;
    private static final int HEIGHT = 3508;
    private static final int MARGIN = 295;
    private static final int CHARACTERS = 3000;
    private static final int HALF_A_SENTENCE = 40;
    private static final String HEADLINE = "Minutes of the Meeting";
    private static final String LAST_LINE = "Please answer before the end of the month.";
    private static final double POINTS_PER_INCH = 72;
    private static final double TYPE_POINTS = 11;
    private static final double HEADLINE_POINTS = 18;
    private static final double LEADING = 1.25;
    private static final int SENTENCES_IN_PARAGRAPH = 6;
    /** What a sentence and the red line take at most, pixels. */
    private static final int LAST_LINES = 350;
    /** Where a photograph is, below the text. */
    private static final Rectangle PHOTOGRAPH = new Rectangle(MARGIN, 2650, 1100, 620);

    /**
     * A word.
     *
     * @param box around its ink, pixels
     */
    public record Word(String text, Rectangle box) {
    }

    /**
     * Draws a page.
     *
     * @param photograph whether there is one below the text, which is something shorter then
     */
    public static LetterPage of(boolean photograph, SplittableRandom random) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        Writing writing = new Writing(pen, JudgeFonts.family(random));
        writing.line(HEADLINE, Font.BOLD, HEADLINE_POINTS, new Color(20, 50, 140));
        int characters = HEADLINE.length() + LAST_LINE.length();
        for (int sentence = 1; characters < CHARACTERS - HALF_A_SENTENCE && writing.y < (photograph ? PHOTOGRAPH.y : HEIGHT - MARGIN) - LAST_LINES; sentence++) {
            String text = JudgeTexts.one(JudgeTexts.ENGLISH, random);
            writing.write(text, writing.font(Font.PLAIN, TYPE_POINTS), Color.BLACK);
            characters += text.length() + 1;
            if (sentence % SENTENCES_IN_PARAGRAPH == 0) {
                writing.newLine(2 * TYPE_POINTS);
            }
        }
        writing.newLine(2 * TYPE_POINTS);
        writing.line(LAST_LINE, Font.PLAIN, TYPE_POINTS, new Color(190, 20, 30));
        pen.dispose();
        int[] pixels = image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        if (photograph) {
            paint(pixels, random);
        }
        byte[] samples = new byte[3 * pixels.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (pixels[i / 3] >> 16 - Byte.SIZE * (i % 3));
        }
        return new LetterPage(new Page(WIDTH, HEIGHT, 3, samples, new Dpi(DPI, DPI)), List.copyOf(writing.words));
    }

    /** Where the photograph is, on a page that has one. */
    public static Rectangle photograph() {
        return new Rectangle(PHOTOGRAPH);
    }

    /** Soft light and dark of many colours, as a landscape has them, from 30 to 225. */
    private static void paint(int[] pixels, SplittableRandom random) {
        double phase = random.nextDouble(6);
        for (int y = 0; y < PHOTOGRAPH.height; y++) {
            for (int x = 0; x < PHOTOGRAPH.width; x++) {
                int colour = 0;
                for (int channel = 0; channel < 3; channel++) {
                    double wave = Math.sin(x / (40.0 + 25 * channel) + phase) * Math.cos(y / 55.0 + channel) + 0.5 * Math.sin(x / 11.0 + y / 17.0);
                    colour = colour << Byte.SIZE | (int) Math.clamp(Math.round(127 + 60 * wave + random.nextDouble(-6, 6)), 30, 225);
                }
                pixels[(PHOTOGRAPH.y + y) * WIDTH + PHOTOGRAPH.x + x] = colour;
            }
        }
    }

    /** A pen that remembers where it wrote which word. */
    private static final class Writing {
        private final Graphics2D pen;
        private final String family;
        private final List<Word> words = new ArrayList<>();
        private double x = MARGIN;
        private double y = 1.2 * MARGIN;

        private Writing(Graphics2D pen, String family) {
            this.pen = pen;
            this.family = family;
        }

        private Font font(int style, double points) {
            return new Font(family, style, 1).deriveFont((float) (points * DPI / POINTS_PER_INCH));
        }

        private void line(String text, int style, double points, Color colour) {
            write(text, font(style, points), colour);
            newLine(2 * points);
        }

        private void newLine(double points) {
            x = MARGIN;
            y += points * DPI / POINTS_PER_INCH * LEADING;
        }

        /** Goes on, on a new line where a word would pass the right margin. */
        private void write(String text, Font font, Color colour) {
            double leading = font.getSize2D() * LEADING;
            double space = font.getStringBounds(" ", pen.getFontRenderContext()).getWidth();
            pen.setColor(colour);
            for (String word : text.split(" ")) {
                GlyphVector glyphs = font.createGlyphVector(pen.getFontRenderContext(), word);
                Point2D end = glyphs.getGlyphPosition(glyphs.getNumGlyphs());
                if (x + end.getX() > WIDTH - MARGIN) {
                    x = MARGIN;
                    y += leading;
                }
                pen.drawGlyphVector(glyphs, (float) x, (float) y);
                words.add(new Word(word, glyphs.getPixelBounds(pen.getFontRenderContext(), (float) x, (float) y)));
                x += end.getX() + space;
            }
        }
    }
}
