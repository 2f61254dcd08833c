package latentstudio.training.restorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.List;
import latentstudio.image.Picture;
import org.junit.jupiter.api.Test;

class LegibilityTest {
    @Test
    void countsTheEditsOverTheCharactersOfTheTruth() {
        assertThat(Legibility.characterErrorRate(List.of("a pagc", "of words"), List.of("a page", "of words")).orElseThrow())
                .isEqualTo(1 / 14.0);
        assertThat(Legibility.characterErrorRate(List.of("ink"), List.of(""))).isEmpty();
    }

    @Test
    void findsNoErrorInTheTruthAndOneWordInFive() throws IOException {
        needsTesseract();
        List<String> truth = Legibility.read(List.of(written("plain words on white paper")));

        assertThat(Legibility.characterErrorRate(truth, truth)).hasValue(0);
        assertThat(Legibility.characterErrorRate(Legibility.read(List.of(written("plain words on paper"))), truth).orElseThrow())
                .isBetween(0.15, 0.35); // "white " is 6 of 26 characters
    }

    @Test
    void readsNothingFromABlankPage() throws IOException {
        needsTesseract();
        List<String> blank = Legibility.read(List.of(written("")));

        assertThat(Legibility.characterErrorRate(Legibility.read(List.of(written("ink"))), blank)).isEmpty();
    }

    @Test
    void countsTheWordsThatItIsSureOf() throws IOException {
        needsTesseract();

        assertThat(Legibility.sureWords(List.of(written("plain words on white paper"), written("")))).containsExactly(5, 0);
    }

    /** Only figures need it; {@code ./studio test} installs it where it may. */
    private static void needsTesseract() {
        assumeTrue(Legibility.isInstalled(), "tesseract is not installed");
    }

    private static Picture written(String text) {
        BufferedImage image = new BufferedImage(480, 60, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 24));
        pen.drawString(text, 20, 38);
        pen.dispose();
        return Picture.ofBytes(1, 480, 60, ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    }
}
