package latentstudio.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import latentstudio.model.GraphSpec;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The models in the repository are what the committed configurations train, and keep what they promise. */
class ShippedModelsTest {
    private static final Path MODELS = Path.of("models");

    static Stream<Configuration> configurations() {
        return Configuration.all().stream();
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void reachesItsTarget(Configuration configuration) throws IOException {
        assertThat(manifest(configuration).metrics()).filteredOn(metric -> metric.target() != null)
                .extracting(Metric::split).anyMatch(split -> split.startsWith("test"));
        assertThat(manifest(configuration).metrics()).filteredOn(metric -> metric.target() != null)
                .allMatch(metric -> metric.value() <= metric.target());
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void wasTrainedAsConfigured(Configuration configuration) throws IOException {
        Manifest manifest = manifest(configuration);

        assertThat(manifest.provenance().architecture()).isEqualTo(configuration.architecture().label());
        assertThat(manifest.provenance().hyperParameters()).isEqualTo(configuration.hyperParameters());
        assertThat(manifest.provenance().commit()).matches("[0-9a-f]{40}");
        assertThat(manifest.title()).isEqualTo(configuration.title());
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void namesTheFilesBesideIt(Configuration configuration) throws Exception {
        for (GraphSpec graph : manifest(configuration).graphs().values()) {
            byte[] bytes = Files.readAllBytes(MODELS.resolve(configuration.id()).resolve(graph.file()));
            assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))).isEqualTo(graph.sha256());
        }
    }

    private static Manifest manifest(Configuration configuration) throws IOException {
        return ModelWriter.json().readValue(MODELS.resolve(configuration.id()).resolve("manifest.json").toFile(), Manifest.class);
    }
}
