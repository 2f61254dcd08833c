package latentstudio.training.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentstudio.dataset.DataSet;
import latentstudio.latent.Sampling;
import latentstudio.latent.ShippedLatents;
import latentstudio.model.GraphSpec;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;
import latentstudio.model.Task;
import latentstudio.training.card.ModelFolder;
import latentstudio.training.measure.Classifier;
import latentstudio.training.measure.ExportedModel;
import latentstudio.training.measure.GenerativeMeasurement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The models in the repository are what the committed configurations train, and keep what they promise. */
class ShippedModelsTest {
    private static final Path MODELS = Path.of("models");

    static Stream<Configuration> configurations() {
        return Configuration.all().stream();
    }

    /** A figure that falls short is told on the card and in docs/figures.md; it is no reason to stop. */
    @ParameterizedTest
    @MethodSource("configurations")
    void tellsTheTargetsOfItsConfiguration(Configuration configuration) throws IOException {
        Map<String, Double> told = manifest(configuration).metrics().stream()
                .filter(metric -> metric.target() != null && configuration.card().targets().containsKey(metric.key()))
                .collect(Collectors.toMap(Metric::key, Metric::target));

        assertThat(told).isEqualTo(configuration.card().targets());
    }

    static Stream<Configuration> shown() {
        return configurations().filter(configuration -> configuration.pictures().ships() == DataSet.Ships.PICTURES);
    }

    @ParameterizedTest
    @MethodSource("shown")
    void doesWithSomeTestPicturesAboutWhatTheManifestSays(Configuration configuration) throws IOException {
        Manifest manifest = manifest(configuration);
        float[][] pictures = Classifier.rows(configuration.pictures().test(Path.of("datasets")).part(0, 20));
        try (ExportedModel model = ExportedModel.read(MODELS.resolve(configuration.id()), manifest.graphs())) {
            if (manifest.task() == Task.DENOISER) {
                assertThat(error(model.denoise(pictures), pictures)).as("of clean pictures").isLessThan(1e-3);
            } else {
                assertThat(manifest.metrics())
                        .filteredOn(metric -> metric.key().equals("mean-squared-error"))
                        .singleElement().satisfies(metric -> assertThat(error(model.decode(model.encode(pictures)), pictures))
                                .isBetween(metric.value() / 2, 1.6 * metric.value()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void carriesLatentsWhereItsPicturesMayNotShip(Configuration configuration) {
        boolean carried = Files.isRegularFile(MODELS.resolve(configuration.id()).resolve(ShippedLatents.FILE));

        assertThat(carried).isEqualTo(configuration.pictures().ships() != DataSet.Ships.PICTURES);
    }

    /** What the learned prior makes of a class, the judge takes for that class as often as the manifest tells. */
    @ParameterizedTest
    @MethodSource("priors")
    void samplesTheClassThatIsAskedFor(Configuration configuration) throws IOException {
        Manifest manifest = manifest(configuration);
        int classes = manifest.latent().perClass().size();
        int[] labels = IntStream.range(0, 240).map(i -> i % classes).toArray();
        double measured = manifest.metrics().stream().filter(metric -> metric.key().equals("class-accuracy/prior")).findFirst().orElseThrow().value();
        try (ExportedModel model = ExportedModel.read(MODELS.resolve(configuration.id()), manifest.graphs());
             Classifier judge = configuration.judge().orElseThrow().classifier(Path.of("classifiers"))) {
            float[][] samples = GenerativeMeasurement.samples(model, manifest.latent(), Sampling.PRIOR, labels, 1);

            assertThat(judge.classify(samples).accuracy(labels)).isCloseTo(measured, within(0.1)); // three deviations of 240 throws
        }
    }

    static Stream<Configuration> priors() {
        return configurations().filter(configuration -> configuration.prior() != null && configuration.judge().isPresent());
    }

    private static double error(float[][] found, float[][] wanted) {
        double sum = 0;
        for (int i = 0; i < found.length; i++) {
            for (int pixel = 0; pixel < found[i].length; pixel++) {
                sum += Math.pow(found[i][pixel] - wanted[i][pixel], 2) / found[i].length / found.length;
            }
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void wasTrainedAsConfigured(Configuration configuration) throws IOException {
        Manifest manifest = manifest(configuration);

        assertThat(manifest.provenance().architecture()).isEqualTo(configuration.architecture().label());
        assertThat(manifest.provenance().hyperParameters()).isEqualTo(configuration.settings(start(manifest)));
        assertThat(manifest.provenance().commit()).matches("[0-9a-f]{40}");
        assertThat(manifest.provenance().lossMetric()).isEqualTo(configuration.hyperparameters().loss().metric().orElse(null));
        assertThat(manifest.title()).isEqualTo(configuration.card().title());
        assertThat(manifest.summary()).isEqualTo(configuration.card().summary());
        assertThat(manifest.task()).isEqualTo(configuration.card().task());
        assertThat(manifest.dataset()).isEqualTo(configuration.pictures().id());
        assertThat(Files.readString(MODELS.resolve(configuration.id()).resolve("README.md"))).contains(configuration.card().use(),
                configuration.card().limits());
    }

    /** One drawing goes to all models of a data set; each is to see it where its training pictures had their ink. */
    @ParameterizedTest
    @MethodSource("configurations")
    void placesInkAsTheFirstModelOfItsDataSetDoes(Configuration configuration) throws IOException {
        Configuration first = configurations().filter(other -> other.pictures().equals(configuration.pictures())).findFirst().orElseThrow();

        assertThat(manifest(configuration).input()).isEqualTo(manifest(first).input());
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
        return ModelFolder.manifest(MODELS.resolve(configuration.id()));
    }

    /** What a training went on from, which a configuration cannot tell; null where it began with random weights. */
    private static String start(Manifest manifest) {
        String initial = String.valueOf(manifest.provenance().hyperParameters().get("initialWeights"));
        return initial.startsWith("those after ") ? initial : null;
    }
}
