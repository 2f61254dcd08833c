package latentstudio.training.restorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import latentstudio.image.Picture;
import latentstudio.training.restorer.PaperDivision.Filling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoricMeasurementTest {
    private static final PaperDivision DIVISION = new PaperDivision(Filling.CLOSED, 2, 3);

    @Test
    void otsuPartsTwoHeapsOfValuesInTheirMiddle() {
        Picture page = new Picture(1, 6, 1, new float[] {0.2f, 0.2f, 0.2f, 0.8f, 0.8f, 0.8f});

        assertThat(HistoricMeasurement.otsu(page)).isCloseTo(0.5, within(0.01));
    }

    @Test
    void fMeasureIsTheHarmonicMeanOfPrecisionAndRecall() {
        Picture truth = new Picture(1, 5, 1, new float[] {0, 0, 0, 1, 1});
        Picture page = new Picture(1, 5, 1, new float[] {0.1f, 0.3f, 0.9f, 0.2f, 0.8f}); // two of three found, one too many

        assertThat(HistoricMeasurement.fMeasure(page, 0.5, truth)).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(HistoricMeasurement.fMeasure(truth, 0.5, truth)).isEqualTo(1);
    }

    @Test
    void measuresEveryPageOfTheFolder(@TempDir Path data) throws IOException {
        write(data.resolve("documents-historic/noisy/H01.png"), 90, 200);
        write(data.resolve("documents-historic/clean/H01.png"), 0, 255);

        HistoricMeasurement measurement = HistoricMeasurement.of(page -> page, DIVISION, data);

        assertThat(measurement.pages()).hasSize(1).first().satisfies(page -> {
            assertThat(page.name()).isEqualTo("H01");
            assertThat(page.restorer()).isEqualTo(100);
            assertThat(page.otsu()).isEqualTo(100);
        });
        assertThat(measurement.metrics()).hasSize(1);
    }

    @Test
    void saysThatThereAreNoPages(@TempDir Path data) throws IOException {
        HistoricMeasurement measurement = HistoricMeasurement.of(page -> page, DIVISION, data);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        measurement.print(new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(measurement.metrics()).isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("Historic pages are not measured: there is no folder documents-historic");
    }

    private static void write(Path file, int ink, int paper) throws IOException {
        BufferedImage image = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 10; y++) {
            for (int x = 0; x < 20; x++) {
                image.getRaster().setSample(x, y, 0, x / 2 == 4 ? ink : paper);
            }
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }
}
