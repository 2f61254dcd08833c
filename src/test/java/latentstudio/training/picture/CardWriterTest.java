package latentstudio.training.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import latentstudio.dataset.IdxFixture;
import latentstudio.dataset.LabelledPictures;
import latentstudio.dataset.PictureSet;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.InputSpec;
import latentstudio.model.LatentSpec;
import latentstudio.model.LatentStatistics;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;
import latentstudio.model.Provenance;
import latentstudio.model.Task;
import latentstudio.model.TensorSpec;
import latentstudio.training.card.ColourMap;
import latentstudio.training.card.PictureSheet;
import latentstudio.training.export.OnnxFixture;
import latentstudio.training.measure.ExportedModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cards of models whose graphs are so simple that a test knows every pixel. */
class CardWriterTest {
    private static final List<Integer> PICTURE = List.of(TensorSpec.DYNAMIC, 1, 28, 28);
    private static final List<Integer> LATENT = List.of(TensorSpec.DYNAMIC, 784);
    private static final int WHITE = 0xffffff;

    @TempDir
    Path folder;
    private LabelledPictures test;

    @BeforeEach
    void readPictures() throws IOException {
        test = PictureSet.MNIST.test(IdxFixture.mnist(folder.resolve("data"), 10, 20));
    }

    @Test
    void anExactReconstructionLeavesTheErrorsBlank() throws IOException {
        BufferedImage card = card("digits-tiny", OnnxFixture.autoencoder(1));

        assertThat(colours(card, 2, 0, 9)).containsExactly(WHITE);
        assertThat(colours(card, 3, 0, 9)).containsExactly(ColourMap.ABSOLUTE.colour(0));
        assertThat(tile(card, 1, 4)).isEqualTo(tile(card, 0, 4)).isEqualTo(expected(4, ColourMap.GREY, 1, 0));
    }

    @Test
    void lostInkIsSignedAndSized() throws IOException {
        BufferedImage card = card("digits-tiny", OnnxFixture.autoencoder(0.5f));

        assertThat(tile(card, 1, 7)).isEqualTo(expected(7, ColourMap.GREY, 0.5, 0));
        assertThat(tile(card, 2, 7)).isEqualTo(expected(7, ColourMap.SIGNED, 0.5, 1));
        assertThat(tile(card, 3, 7)).isEqualTo(expected(7, ColourMap.ABSOLUTE, -0.5, -1));
    }

    @Test
    void aDenoisersCardShowsTheDamageAndWhatItLeft() throws IOException {
        BufferedImage card = card("digits-denoiser", Map.of(GraphRole.DENOISER, OnnxFixture.denoiser(28, 28)));

        assertThat(tile(card, 0, 0)).isEqualTo(expected(0, ColourMap.GREY, 1, 0));
        for (int column = 0; column < 10; column++) {
            assertThat(tile(card, 1, column)).as("damaged").isNotEqualTo(tile(card, 0, column));
            assertThat(tile(card, 2, column)).as("cleaned").isNotEqualTo(tile(card, 1, column));
        }
        assertThat(Files.readString(folder.resolve("digits-denoiser/README.md")))
                .contains("Gaussian noise of 0.3 (standard deviation)", "missing blocks of 3 (blocks of 6 x 6 pixels)");
    }

    @Test
    void aSheetOfSamplesIsShownUntilThereAreNone() throws IOException {
        float[][] samples = IntStream.range(0, 30).mapToObj(i -> test.values(i % 20, i % 20 + 1)).toArray(float[][]::new);

        write("digits-tiny", OnnxFixture.autoencoder(1), samples);
        assertThat(folder.resolve("digits-tiny/samples.png")).exists();
        assertThat(Files.readString(folder.resolve("digits-tiny/README.md"))).contains("## Samples", "(samples.png)");

        write("digits-tiny", OnnxFixture.autoencoder(1), null);
        assertThat(folder.resolve("digits-tiny/samples.png")).doesNotExist();
        assertThat(Files.readString(folder.resolve("digits-tiny/README.md"))).doesNotContain("samples");
    }

    @Test
    void namesEveryFigureWithWhatItWasMeasuredOn() throws IOException {
        write("digits-tiny", OnnxFixture.autoencoder(1), null);

        assertThat(Files.readAllLines(folder.resolve("digits-tiny/README.md"))).contains(
                "# Digits, tiny",
                "| mean squared error | 0.0233 | per pixel | 0.02 or less: missed | test, 20 pictures | runs both graphs |",
                "| gain \\| odd name \\*here\\* | 4.5 | dB | 3 or more: reached | test, 20 pictures | &lt;b> and a line break |",
                "| only told | 12 |  |  | test, 20 pictures |  |",
                "| a\\|b | 0.166667 |",
                "| source commit | 0123abc |",
                "./studio train digits-tiny --seed 7 --epochs 3");
    }

    @Test
    void saysWhatTheConfigurationSaysOfUseAndLimits() throws IOException {
        write("digits-tiny", OnnxFixture.autoencoder(1), null);
        Configuration.Card card = Configuration.of("digits-tiny").card();

        assertThat(Files.readString(folder.resolve("digits-tiny/README.md"))).contains(card.summary(), card.use(), card.limits());
    }

    @Test
    void writingTwiceGivesTheSameBytes() throws IOException {
        float[][] samples = {test.values(0, 1), test.values(1, 2), test.values(2, 3)};
        write("digits-tiny", OnnxFixture.autoencoder(0.5f), samples);
        Map<String, byte[]> first = files();
        Files.delete(folder.resolve("digits-tiny/README.md"));

        write("digits-tiny", OnnxFixture.autoencoder(0.5f), samples);

        assertThat(first).containsOnlyKeys("README.md", "card.png", "curve.png", "samples.png");
        files().forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(first.get(name)));
    }

    @Test
    void theCurveShowsTrainingValidationAndTheBestEpoch() throws IOException {
        write("digits-tiny", OnnxFixture.autoencoder(1), null);
        BufferedImage curve = ImageIO.read(folder.resolve("digits-tiny/curve.png").toFile());

        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < curve.getHeight(); y++) {
            for (int x = 0; x < curve.getWidth() / 2; x++) { // without the legend
                colours.add(curve.getRGB(x, y) & 0xffffff);
            }
        }
        assertThat(colours).contains(0x5b636b, 0x0a6b5e, 0xd99a00);
    }

    private BufferedImage card(String id, Map<GraphRole, byte[]> graphs) throws IOException {
        write(id, graphs, null);
        return ImageIO.read(folder.resolve(id).resolve("card.png").toFile());
    }

    private void write(String id, Map<GraphRole, byte[]> graphs, float[][] samples) throws IOException {
        Path model = Files.createDirectories(folder.resolve(id));
        Configuration configuration = Configuration.of(id);
        Map<GraphRole, GraphSpec> specs = new LinkedHashMap<>();
        graphs.forEach((role, onnx) -> specs.put(role, switch (role) {
            case ENCODER -> spec(role, onnx, "picture", PICTURE, "latent", LATENT);
            case DECODER -> spec(role, onnx, "latent", LATENT, "reconstruction", PICTURE);
            default -> spec(role, onnx, "picture", PICTURE, "denoised", PICTURE);
        }));
        boolean denoises = graphs.containsKey(GraphRole.DENOISER);
        Manifest manifest = new Manifest(id, "1", configuration.card().title(), configuration.card().summary(),
                denoises ? Task.DENOISER : Task.AUTOENCODER, "bars", "none",
                denoises ? configuration.pictures().classes() : samples == null ? configuration.pictures().classes()
                        : List.of("zero", "one", "two"),
                new InputSpec(1, 28, 28, 0, 1, InputSpec.Ink.BRIGHT,
                        new InputSpec.CentredInk(20, InputSpec.Centring.CENTRE_OF_MASS)),
                specs, denoises ? null : latent(), List.of(
                        new Metric(null, "mean squared error", 0.0233, "per pixel", "test, 20 pictures", "runs both graphs",
                                Metric.Better.LOWER, 0.02),
                        new Metric(null, "gain | odd name *here*", 4.5, "dB", "test, 20 pictures", "<b> and a\nline break",
                                Metric.Better.HIGHER, 3.0),
                        new Metric(null, "only told", 12, "", "test, 20 pictures", null, null, null)),
                new Provenance("identity", Map.of("epochs", 3, "loss", "none", "a|b", 1 / 6.0), null, 784, 7,
                        Map.of("bars.gz", "00ff"), "0123abc", "a JVM", "a system", "CPU: any", "2026-01-01T00:00:00Z", 61, 2,
                        List.of(new Provenance.Epoch(1, 2, 1, 1), new Provenance.Epoch(2, 0.5, 0.4, 1),
                                new Provenance.Epoch(3, 0.4, 0.45, 1), new Provenance.Epoch(4, 0.4, 0.45, 1),
                                new Provenance.Epoch(5, 0.4, 0.45, 1), new Provenance.Epoch(6, 0.4, 0.45, 1))));
        try (ExportedModel exported = ExportedModel.of(graphs, specs)) {
            new CardWriter(configuration, manifest, exported).write(model, test, samples);
        }
    }

    private static GraphSpec spec(GraphRole role, byte[] onnx, String input, List<Integer> from, String output,
                                  List<Integer> to) {
        return new GraphSpec(role.label() + ".onnx", GraphSpec.sha256Of(onnx),
                List.of(new TensorSpec(input, "FP32", from)), List.of(new TensorSpec(output, "FP32", to)));
    }

    private static LatentSpec latent() {
        LatentStatistics none = new LatentStatistics(20, new double[784], new double[784], new double[784], new double[784][784]);
        return new LatentSpec(784, none, List.of(), new double[784][101], new double[101], new double[101]);
    }

    /** The picture of a column as colours, after {@code scale * value - shift * value}. */
    private List<Integer> expected(int column, ColourMap map, double scale, double shift) {
        List<Integer> colours = new ArrayList<>();
        for (float value : test.values(column, column + 1)) {
            colours.add(map.colour(scale * value - shift * value));
        }
        return colours;
    }

    /** One picture of the card, its pixels counted once. */
    private static List<Integer> tile(BufferedImage card, int row, int column) {
        PictureSheet sheet = new PictureSheet(List.of(), List.of(), 28, 28);
        List<Integer> colours = new ArrayList<>();
        for (int i = 0; i < 784; i++) {
            colours.add(card.getRGB(sheet.left(column) + PictureSheet.SCALE * (i % 28),
                    sheet.top(row) + PictureSheet.SCALE * (i / 28)) & 0xffffff);
        }
        return colours;
    }

    private static Set<Integer> colours(BufferedImage card, int row, int from, int to) {
        Set<Integer> colours = new HashSet<>();
        for (int column = from; column <= to; column++) {
            colours.addAll(tile(card, row, column));
        }
        return colours;
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var found = Files.list(folder.resolve("digits-tiny"))) {
            for (Path file : found.sorted().toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
