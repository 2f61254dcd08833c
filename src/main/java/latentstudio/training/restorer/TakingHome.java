package latentstudio.training.restorer;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import latentstudio.document.PagesAsPdf;
import latentstudio.image.Page;
import latentstudio.image.Picture;
import latentstudio.restore.BlackAndWhite;
import latentstudio.restore.InkLayers;
import latentstudio.text.PageText;
import latentstudio.training.judge.JudgeDamage;
import latentstudio.training.judge.LetterPage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * What a page of 3,000 characters is worth in each form that it is taken home in: how large the PDF is, how many of its words are read in it
 * beside the full page, and whether the words of its text layer stand where they are printed.
 */
final class TakingHome {
    private static final int DPI = 300;
    private static final double POINTS_PER_INCH = 72;
    private static final long SEED = 20_261_130;
    private static final int LARGEST_BLACK_AND_WHITE = 60_000;
    private static final int LARGEST_SMALL = 200_000;
    private static final double LEAST_AT_THEIR_PLACE = 0.97;
    private static final String ROW = "%-40s %-16s %9s %12s %14s%n";

    private final ExportedRestorer restorer;
    private final PrintStream out;
    private int words;
    private int atTheirPlace;

    private TakingHome(ExportedRestorer restorer, PrintStream out) {
        this.restorer = restorer;
        this.out = out;
    }

    /** The forms of a PDF. */
    private enum Form {
        FULL("full") {
            @Override
            void add(Page page, PageText text, PagesAsPdf pdf) throws IOException {
                pdf.add(page, text);
            }
        },
        BLACK_AND_WHITE("black and white") {
            @Override
            void add(Page page, PageText text, PagesAsPdf pdf) throws IOException {
                pdf.add(BlackAndWhite.of(page), text);
            }
        },
        SMALL("small") {
            @Override
            void add(Page page, PageText text, PagesAsPdf pdf) throws IOException {
                pdf.add(InkLayers.of(page), text);
            }
        };

        private final String label;

        Form(String label) {
            this.label = label;
        }

        abstract void add(Page page, PageText text, PagesAsPdf pdf) throws IOException;

        byte[] of(Page page, PageText text) throws IOException {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            try (PagesAsPdf pdf = new PagesAsPdf(this == BLACK_AND_WHITE ? PagesAsPdf.Packing.FAX : PagesAsPdf.Packing.JPEG)) {
                add(page, text, pdf);
                pdf.write(file);
            }
            return file.toByteArray();
        }
    }

    /**
     * Prints the figures, which takes some minutes.
     *
     * @throws IOException when Tesseract is not installed or fails
     */
    static void print(ExportedRestorer restorer, PrintStream out) throws IOException, InterruptedException {
        if (!Legibility.isInstalled()) {
            throw new IOException("expected Tesseract to read the pages, found none; install tesseract-ocr");
        }
        TakingHome home = new TakingHome(restorer, out);
        out.printf(ROW, "page", "PDF", "bytes", "words right", "full page's");
        SplittableRandom random = new SplittableRandom(SEED);
        home.measure("as printed", LetterPage.of(false, random.split()), null, random.split());
        for (JudgeDamage damage : List.of(JudgeDamage.YELLOWED_EDGES, JudgeDamage.COPIER_DIRT)) {
            home.measure(damage.label() + ", cleaned", LetterPage.of(false, random.split()), damage, random.split());
        }
        home.measure("with a photograph, " + JudgeDamage.LAMP.label() + ", cleaned", LetterPage.of(true, random.split()), JudgeDamage.LAMP, random.split());
        out.printf(Locale.ROOT, "words of the text layer at their place: %.2f %% of %,d (to be reached: %.0f %%)%n", 100.0 * home.atTheirPlace / home.words, home.words,
                100 * LEAST_AT_THEIR_PLACE);
        out.printf("to be reached without a photograph: black and white %,d bytes, small %,d%n", LARGEST_BLACK_AND_WHITE, LARGEST_SMALL);
    }

    private void measure(String label, LetterPage letter, JudgeDamage damage, SplittableRandom random) throws IOException, InterruptedException {
        Page page = letter.page();
        if (damage != null) {
            Page cleaned = restorer.clean(damage.apply(Picture.of(page).inColour(), random)).toPage();
            page = new Page(page.width(), page.height(), cleaned.channels(), cleaned.samples(), page.dpi());
        }
        PageText text = Legibility.words(page);
        int full = 0;
        for (Form form : Form.values()) {
            byte[] file = form.of(page, PageText.NOTHING);
            int right = right(Legibility.words(shown(file)), letter);
            full = form == Form.FULL ? right : full;
            out.printf(ROW, label, form.label, "%,d".formatted(file.length), "%d of %d".formatted(right, letter.words().size()), full);
        }
        byte[] layered = Form.BLACK_AND_WHITE.of(page, text);
        out.printf(ROW, label, "with text", "%,d".formatted(layered.length), "", "");
        count(layered, letter);
    }

    private static Page shown(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, DPI);
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            return Picture.ofPixels(image.getWidth(), image.getHeight(), pixels).toPage();
        }
    }

    /** How many words of the page are among those read; each counts once. */
    private static int right(PageText read, LetterPage letter) {
        Map<String, Integer> left = new HashMap<>();
        read.words().forEach(word -> left.merge(word.text(), 1, Integer::sum));
        int right = 0;
        for (LetterPage.Word word : letter.words()) {
            right += left.merge(word.text(), -1, Integer::sum) >= 0 ? 1 : 0;
        }
        return right;
    }

    /** Counts the words of a text layer, as a reader of PDF finds and marks them, and those that have half of what they and a printed one cover in common. */
    private void count(byte[] pdf, LetterPage letter) throws IOException {
        for (Rectangle box : boxes(pdf)) {
            words++;
            double most = letter.words().stream().mapToDouble(word -> overlap(word.box(), box)).max().orElseThrow();
            atTheirPlace += most >= 0.5 ? 1 : 0;
        }
    }

    private static double overlap(Rectangle one, Rectangle other) {
        Rectangle both = one.intersection(other);
        double common = both.isEmpty() ? 0 : (double) both.width * both.height;
        return common / ((double) one.width * one.height + (double) other.width * other.height - common);
    }

    private static List<Rectangle> boxes(byte[] pdf) throws IOException {
        List<Rectangle> boxes = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                private Rectangle word;

                @Override
                protected void processTextPosition(TextPosition position) {
                    if (position.getUnicode().isBlank()) {
                        end();
                        return;
                    }
                    var descriptor = position.getFont().getFontDescriptor();
                    double size = position.getYScale() / 1000;
                    double scale = DPI / POINTS_PER_INCH;
                    Rectangle box = new Rectangle((int) Math.round(scale * position.getXDirAdj()),
                            (int) Math.round(scale * (position.getYDirAdj() - size * descriptor.getAscent())),
                            (int) Math.ceil(scale * position.getWidthDirAdj()), (int) Math.round(scale * size * (descriptor.getAscent() - descriptor.getDescent())));
                    word = word == null ? box : word.union(box);
                }

                @Override
                protected void endPage(org.apache.pdfbox.pdmodel.PDPage page) {
                    end();
                }

                private void end() {
                    if (word != null) {
                        boxes.add(word);
                        word = null;
                    }
                }
            }.getText(document);
        }
        return boxes;
    }
}
