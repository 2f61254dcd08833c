package latentstudio.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import latentstudio.Cast;
import latentstudio.dataset.IdxFixture;
import latentstudio.dataset.LabelledPictures;
import latentstudio.model.GraphSpec;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The models in the repository are what the committed configurations train, and keep what they promise. */
class ShippedModelsTest {
    private static final Path MODELS = Path.of("models");

    @TempDir
    Path folder;

    static Stream<Configuration> configurations() {
        return Configuration.all().stream();
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void reachesItsTarget(Configuration configuration) throws IOException {
        assertThat(manifest(configuration).metrics()).filteredOn(metric -> metric.target() != null)
                .allSatisfy(metric -> {
                    assertThat(metric.target()).isEqualTo(configuration.card().targets().get(metric.name()));
                    assertThat(metric.reached()).as(metric.toString()).isTrue();
                });
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void reconstructsDigitsAboutAsWellAsTheManifestSays(Configuration configuration) throws IOException {
        LabelledPictures digits = digits();
        double error = 0;
        try (ExportedModel model = ExportedModel.read(MODELS.resolve(configuration.id()), manifest(configuration).graphs())) {
            float[][] reconstructions = model.decode(model.encode(digits));
            for (int digit = 0; digit < 10; digit++) {
                float[] picture = digits.values(digit, digit + 1);
                for (int pixel = 0; pixel < picture.length; pixel++) {
                    error += Math.pow(reconstructions[digit][pixel] - picture[pixel], 2) / picture.length / 10;
                }
            }
        }

        double measured = error;
        assertThat(manifest(configuration).metrics())
                .filteredOn(metric -> metric.name().equals("mean squared error") && metric.split().startsWith("test"))
                .singleElement().satisfies(metric -> assertThat(measured).isBetween(metric.value() / 2, 1.5 * metric.value()));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void wasTrainedAsConfigured(Configuration configuration) throws IOException {
        Manifest manifest = manifest(configuration);

        assertThat(manifest.provenance().architecture()).isEqualTo(configuration.architecture().label());
        assertThat(manifest.provenance().hyperParameters()).isEqualTo(configuration.settings());
        assertThat(manifest.provenance().commit()).matches("[0-9a-f]{40}");
        assertThat(manifest.title()).isEqualTo(configuration.card().title());
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void namesTheFilesBesideIt(Configuration configuration) throws Exception {
        for (GraphSpec graph : manifest(configuration).graphs().values()) {
            byte[] bytes = Files.readAllBytes(MODELS.resolve(configuration.id()).resolve(graph.file()));
            assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))).isEqualTo(graph.sha256());
        }
    }

    /** The first of each class in the test split. */
    private LabelledPictures digits() throws IOException {
        byte[] pixels = new byte[10 * 784];
        byte[] labels = new byte[10];
        for (int digit = 0; digit < 10; digit++) {
            System.arraycopy(Cast.digit(digit).toBytes(), 0, pixels, digit * 784, 784);
            labels[digit] = (byte) digit;
        }
        return LabelledPictures.read(IdxFixture.write(folder.resolve("pictures.gz"), pixels, 10, 28, 28),
                IdxFixture.write(folder.resolve("labels.gz"), labels, 10));
    }

    private static Manifest manifest(Configuration configuration) throws IOException {
        return ModelWriter.json().readValue(MODELS.resolve(configuration.id()).resolve("manifest.json").toFile(), Manifest.class);
    }
}
