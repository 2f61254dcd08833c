package latentstudio.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import latentstudio.image.Dpi;
import latentstudio.image.Page;
import latentstudio.text.PageText;
import latentstudio.text.Word;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLayerTest {
    private static final double POINTS_PER_PIXEL = 72.0 / 300;

    @ParameterizedTest
    @ValueSource(strings = {"plain words of English", "Größe naïve cœur", "Ελληνικά και άλλα", "слова на русском", "漢字 かな", "हिन्दी शब्द", "astral 😀𝒳 plane",
        "שלום עולם שלי", "مرحبا بالعالم", "brackets (and) <more>", "100 % & /F1 12 Tf (x) Tj"})
    void whatWasReadIsWhatIsFound(String line) throws IOException {
        boolean fromTheRight = Character.getDirectionality(line.codePointAt(0)) != Character.DIRECTIONALITY_LEFT_TO_RIGHT
                && Character.isLetter(line.codePointAt(0));
        assertThat(text(new PageText(line(line, 1, 500, fromTheRight))).strip()).isEqualTo(line);
    }

    /** A number and what is in brackets are turned, too, where a line runs from right to left. */
    @Test
    void aLineOfTwoDirectionsIsReadInItsOrder() throws IOException {
        assertThat(text(new PageText(line("שלום (עולם) שלי", 1, 500, true))).strip()).isEqualTo("שלום (עולם) שלי");
    }

    @Test
    void linesStayInTheirOrder() throws IOException {
        List<Word> words = new ArrayList<>(line("the first line", 1, 500, false));
        words.addAll(line("and the second", 2, 600, false));
        assertThat(text(new PageText(words)).strip().lines().map(String::strip)).containsExactly("the first line", "and the second");
    }

    @Test
    void wordsStandInTheirBoxes() throws IOException {
        List<Word> words = line("words of unlike lengths", 1, 500, false);
        List<TextPosition> found = positions(pdf(new PageText(words)));
        for (Word word : words) {
            TextPosition first = found.stream().filter(position -> Math.abs(position.getXDirAdj() - POINTS_PER_PIXEL * word.left()) < 0.1).findFirst().orElseThrow();
            assertThat((double) first.getWidthDirAdj() * word.text().length()).isCloseTo(POINTS_PER_PIXEL * word.width(), within(0.2));
            assertThat((double) first.getYDirAdj()).isCloseTo(POINTS_PER_PIXEL * (word.top() + word.height()), within(0.1));
        }
    }

    /** Letters below the baseline do not move it, and an oblique line keeps its slope. */
    @Test
    void anObliqueLineIsFollowed() throws IOException {
        List<Word> words = new ArrayList<>();
        String[] texts = {"one", "gap", "tall", "jog", "end", "sum"};
        for (int i = 0; i < texts.length; i++) {
            int tail = texts[i].matches(".*[gjp].*") ? 9 : 0;
            words.add(new Word(texts[i], 300 + 200 * i, 1000 + 4 * i, 120, 30 + tail, 0.9, 1, 1));
        }
        List<TextPosition> found = positions(pdf(new PageText(words)));
        for (int i = 0; i < texts.length; i++) {
            double left = POINTS_PER_PIXEL * (300 + 200 * i);
            TextPosition first = found.stream().filter(position -> Math.abs(position.getXDirAdj() - left) < 0.1).findFirst().orElseThrow();
            assertThat((double) first.getYDirAdj()).isCloseTo(POINTS_PER_PIXEL * (1030 + 4 * i), within(0.8));
        }
    }

    @Test
    void aColumnOfSignsRunsDownwards() throws IOException {
        byte[] pdf = pdf(new PageText(List.of(new Word("日本語縦書", 1500, 1000, 40, 250, 0.9, 1, 1))));
        List<TextPosition> found = positions(pdf).stream().filter(position -> !position.getUnicode().isBlank()).toList();
        assertThat(found).hasSize(5).allMatch(position -> position.getDir() == 270);
        assertThat(found.getLast().getTextMatrix().getTranslateY()).isLessThan(found.getFirst().getTextMatrix().getTranslateY());
    }

    @Test
    void nothingOfItIsSeenAndWithoutWordsThereIsNoFont() throws IOException {
        PageText text = new PageText(line("not to be seen", 1, 500, false));
        try (PDDocument with = ScanFiles.load(pdf(text)); PDDocument without = ScanFiles.load(pdf(PageText.NOTHING))) {
            var seen = new PDFRenderer(with).renderImageWithDPI(0, 50);
            for (int i = 0; i < seen.getWidth() * seen.getHeight(); i++) {
                assertThat(seen.getRGB(i % seen.getWidth(), i / seen.getWidth()) & 0xffffff).isEqualTo(0xffffff);
            }
            assertThat(with.getPage(0).getResources().getFontNames()).hasSize(1);
            assertThat(without.getPage(0).getResources().getFontNames()).isEmpty();
        }
    }

    @Test
    void theFontIsATrueTypeFileOfEmptyGlyphs() throws IOException {
        try (TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(EmptyGlyphs.file()))) {
            assertThat(font.getNumberOfGlyphs()).isEqualTo(2);
            assertThat(font.getUnitsPerEm()).isEqualTo(1000);
            assertThat(font.getAdvanceWidth(1)).isEqualTo(500);
            assertThat(font.getGlyph().getGlyph(1).getPath().getBounds2D().isEmpty()).isTrue();
        }
    }

    /** @param fromTheRight whether the first word is the rightmost one */
    private static List<Word> line(String text, int number, int top, boolean fromTheRight) {
        List<Word> words = new ArrayList<>();
        int x = fromTheRight ? 2000 : 300;
        for (String word : text.split(" ")) {
            int width = 22 * word.length();
            x -= fromTheRight ? width : 0;
            words.add(new Word(word, x, top, width, 40, 0.9, number, 1));
            x += fromTheRight ? -15 : width + 15;
        }
        return words;
    }

    private static byte[] pdf(PageText text) throws IOException {
        Page page = Page.blank(2480, 3508, 1, new Dpi(300, 300));
        Arrays.fill(page.samples(), (byte) 255);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PagesAsPdf pdf = new PagesAsPdf(PagesAsPdf.Packing.FAX)) {
            pdf.add(page, text);
            pdf.write(out);
        }
        return out.toByteArray();
    }

    private static String text(PageText text) throws IOException {
        try (PDDocument document = ScanFiles.load(pdf(text))) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static List<TextPosition> positions(byte[] pdf) throws IOException {
        List<TextPosition> found = new ArrayList<>();
        try (PDDocument document = ScanFiles.load(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition position) {
                    found.add(position);
                }
            }.getText(document);
        }
        return found;
    }
}
