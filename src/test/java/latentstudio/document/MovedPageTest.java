package latentstudio.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import latentstudio.geometry.PageGeometry;
import latentstudio.image.Page;
import latentstudio.image.PageColour;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scans with text of their own, straightened and turned: what a search finds stands where it is seen. */
class MovedPageTest {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 600;
    private static final double SKEW = 4;
    /** The middle of a black box on the straight page, pixels. */
    private static final int X = 330;
    private static final int Y = 120;

    @TempDir
    Path folder;

    /** A page that lies askew, a pixel a point, with a word that begins in the middle of its box. */
    private Path askew(int strips) throws IOException {
        return ScanFiles.pdf(folder.resolve("askew.pdf"), document -> {
            BufferedImage whole = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D pen = whole.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, WIDTH, HEIGHT);
            pen.rotate(Math.toRadians(SKEW), WIDTH / 2.0, HEIGHT / 2.0);
            pen.setColor(Color.BLACK);
            pen.fillRect(X - 10, Y - 10, 20, 20);
            pen.dispose();
            Matrix turn = Matrix.getRotateInstance(-Math.toRadians(SKEW), WIDTH / 2f, HEIGHT / 2f);
            turn.concatenate(Matrix.getTranslateInstance(X - WIDTH / 2f, HEIGHT / 2f - Y));
            PDPage page = ScanFiles.page(document, new PDRectangle(WIDTH, HEIGHT), contents -> {
                int high = HEIGHT / strips;
                for (int i = 0; i < strips; i++) {
                    contents.drawImage(LosslessFactory.createFromImage(document, copy(whole.getSubimage(0, i * high, WIDTH, high))), 0, HEIGHT - (i + 1) * high, WIDTH, high);
                }
                contents.beginText();
                contents.setRenderingMode(RenderingMode.NEITHER);
                contents.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                contents.setTextMatrix(turn);
                contents.showText("heron");
                contents.endText();
            });
            PDAnnotationLink link = new PDAnnotationLink();
            link.setRectangle(new PDRectangle(turn.getTranslateX() - 5, turn.getTranslateY() - 5, 10, 10));
            page.setAnnotations(List.of(link));
        });
    }

    private static BufferedImage copy(BufferedImage image) {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        copy.getGraphics().drawImage(image, 0, 0, null);
        return copy;
    }

    private static PageGeometry laid(int turn, double skew) {
        boolean across = turn % 180 != 0;
        return new PageGeometry(WIDTH, HEIGHT, across ? HEIGHT : WIDTH, across ? WIDTH : HEIGHT, null, null, null, false, turn, null, skew, 0.01, skew != 0,
                new int[] {255}, List.of());
    }

    private byte[] written(int strips, PageGeometry laid) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ScanDocument document = ScanFiles.open(askew(strips))) {
            assertThat(document.hasText(0)).isTrue();
            assertThat(document.textFollows(0)).isTrue();
            document.write(new CleanedPictures() {
                @Override
                public Page of(int page, int picture) {
                    return laid.apply(document.read(page, picture));
                }

                @Override
                public PageGeometry laidWithText(int page) {
                    return laid;
                }
            }, PageColour.COLOUR, out);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"0, 4, 1", "90, 4, 1", "180, 4, 1", "270, 4, 1", "90, 0, 1", "0, 4, 3", "270, 4, 3"})
    void aWordIsFoundWhereItIsSeenOnAStraightPage(int turn, double skew, int strips) throws IOException {
        try (PDDocument document = ScanFiles.load(written(strips, laid(turn, skew)))) {
            double[] box = middleOfTheDark(new PDFRenderer(document).renderImage(0));
            double[] word = word(document);
            assertThat(word[0]).isCloseTo(box[0], within(1.5));
            assertThat(word[1]).isCloseTo(box[1], within(1.5));
            if (skew != 0) {
                double[] straight = switch (turn) {
                    case 0 -> new double[] {X, Y};
                    case 90 -> new double[] {HEIGHT - Y, X};
                    case 180 -> new double[] {WIDTH - X, HEIGHT - Y};
                    default -> new double[] {Y, WIDTH - X};
                };
                assertThat(box).containsExactly(straight, within(1.5));
            }
        }
    }

    @Test
    void aLinkGoesWithItsWords() throws IOException {
        try (PDDocument document = ScanFiles.load(written(1, laid(0, SKEW)))) {
            PDRectangle link = document.getPage(0).getAnnotations().getFirst().getRectangle();
            assertThat(link.getLowerLeftX() + 5).isCloseTo(X, within(1f));
            assertThat(link.getLowerLeftY() + 5).isCloseTo(HEIGHT - Y, within(1f));
        }
    }

    private static double[] middleOfTheDark(BufferedImage page) {
        double x = 0;
        double y = 0;
        double all = 0;
        for (int i = 0; i < page.getWidth() * page.getHeight(); i++) {
            int dark = 255 - (page.getRGB(i % page.getWidth(), i / page.getWidth()) & 0xff);
            x += dark * (i % page.getWidth() + 0.5);
            y += dark * (i / page.getWidth() + 0.5);
            all += dark;
        }
        return new double[] {x / all, y / all};
    }

    /** Where the word begins, points from the upper left of the page as it is seen. */
    private static double[] word(PDDocument document) throws IOException {
        List<TextPosition> found = new ArrayList<>();
        new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                found.addAll(positions);
            }
        }.getText(document);
        assertThat(found.stream().map(TextPosition::getUnicode)).containsExactly("h", "e", "r", "o", "n");
        TextPosition first = found.getFirst();
        return new double[] {first.getX(), first.getY()};
    }
}
