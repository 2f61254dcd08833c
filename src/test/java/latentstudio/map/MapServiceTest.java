package latentstudio.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.InflaterInputStream;
import latentstudio.Cast;
import latentstudio.image.Picture;
import latentstudio.inference.ServedModel;
import latentstudio.inference.UnknownModelException;
import latentstudio.latent.InvalidRequestException;
import latentstudio.latent.KnownPictures;
import latentstudio.latent.LatentService;
import latentstudio.latent.NpyFile;
import latentstudio.latent.Plane;
import latentstudio.ui.ModelChoice;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(MapModels.class)
class MapServiceTest {
    private static final MapQuestion PLANE = new MapQuestion("digits-2d", "axes", 1, 2);
    private static final MapQuestion UMAP = new MapQuestion("tiny-mapped", "umap", 1, 2);

    @Inject
    MapService service;
    @Inject
    LatentService models;
    @Inject
    KnownPictures known;

    @Test
    void tellsOfEveryModelWhetherItHasAMapByUmap() {
        Map<String, String> problems = service.umapProblems();

        assertThat(service.models()).extracting(ModelChoice::id).contains("digits-vae", "fashion-2d", "tiny-mapped", "sheep");
        assertThat(problems).containsOnlyKeys("tiny-torn", "tiny-plain", "sheep");
        assertThat(problems.get("tiny-torn")).isEqualTo("Its map by UMAP cannot be read: umap.npy: expected 80000 bytes of numbers, got 79992.");
        assertThat(problems.get("tiny-plain")).contains("no umap.npy");
    }

    @Test
    void laysTheTestPicturesOnTheirRawAxes() {
        MapPoints points = service.points(PLANE, null);
        ServedModel model = models.model("digits-2d");
        float[][] latents = known.encodedTest(model).latents();

        ByteBuffer places = ByteBuffer.wrap(Base64.getDecoder().decode(points.places())).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(places.remaining()).isEqualTo(80_000);
        assertThat(new float[] {places.getFloat(8 * 77), places.getFloat(8 * 77 + 4)}).containsExactly(latents[77]);
        byte[] labels = Base64.getDecoder().decode(points.labels());
        assertThat(labels).hasSize(10_000);
        assertThat((int) labels[77]).isEqualTo(known.test(model).label(77));
        assertThat(points.axes()).containsExactly("z1", "z2");
        assertThat(points.classes()).hasSize(10);
        assertThat(points.marker()).isNull();
        double[][] quantiles = model.manifest().latent().quantiles();
        assertThat(points.frame().x() - points.frame().halfWidth()).isCloseTo(quantiles[0][1], within(0.3));
        assertThat(points.frame().y() + points.frame().halfHeight()).isCloseTo(quantiles[1][99], within(0.3));
    }

    @Test
    void tellsTheSharesOfTheVarianceAndMarksALatent() {
        ServedModel model = models.model("digits-vae");
        float[] latent = known.encodedTest(model).latents()[3];

        MapPoints points = service.points(new MapQuestion("digits-vae", "pca", 0, 0), latent);

        assertThat(points.axes().getFirst()).matches("PC 1, \\d+ % of the variance");
        assertThat(points.axes().getLast()).matches("PC 2, \\d+ %");
        assertThat(points.marker()).containsExactly(Plane.principal(model.manifest().latent()).place(latent));
        assertThat(points.frame().halfWidth()).isEqualTo(points.frame().halfHeight());
    }

    @Test
    void laysTheTestPicturesByUmapAndMarksALatentAtItsNearest() throws IOException {
        float[][] latents = known.encodedTest(models.model("tiny-mapped")).latents();
        float[] close = latents[42].clone();
        close[0] += 1e-4f;

        MapPoints points = service.points(UMAP, close);

        assertThat(service.map(UMAP).places()).isDeepEqualTo(MapModels.clusters());
        assertThat(points.marker()).containsExactly(MapModels.clusters()[42]);
        assertThat(points.axes()).containsExactly("UMAP 1", "UMAP 2");
    }

    @Test
    void looksAtATestPictureAndItsReconstruction() {
        MapLook look = service.lookAt(PLANE, 0);
        ServedModel model = models.model("digits-2d");

        assertThat(look.original().samples()).isEqualTo(known.test(model).bytes(0));
        assertThat(look.label()).isEqualTo(7);
        assertThat(look.error()).isCloseTo(new Picture(1, 28, 28, known.test(model).values(0, 1))
                .meanSquaredError(model.pictures(List.of(look.latent())).getFirst()), within(1e-9));
        assertThat(look.errorPercentile()).isBetween(0.0, 100.0);
        assertThat(look.latent()).containsExactly(known.encodedTest(model).latents()[0]);
        assertThat(look.timing().batchSize()).isEqualTo(1);
    }

    @Test
    void looksBetweenTheTestPictures() {
        MapLook look = service.lookBetween(PLANE, 0.25, -0.5, 0);

        assertThat(look.latent()).containsExactly(0.25f, -0.5f);
        assertThat(look.error()).isNull();
        assertThat(look.label()).isEqualTo(7);
        assertThat(service.lookBetween(PLANE, 0.25, -0.5, -1).original()).isNull();
        // the middle of the circle of clusters: of no class, so unlike all
        assertThat(service.lookBetween(UMAP, 0, 0, -1).latent()).hasSize(10);
    }

    @Test
    void decodesAGridFromTheTopLeft() throws IOException {
        MapFrame frame = new MapFrame(0.5, -0.5, 2, 1);

        MapGrid grid = service.grid(PLANE, frame);

        assertThat(grid.timing().batchSize()).isEqualTo(400);
        byte[] pixels = unpacked(grid);
        assertThat(pixels).hasSize(400 * 784);
        assertThat(grid.pictures().samples().length).isLessThan(pixels.length * 2 / 3);
        ServedModel model = models.model("digits-2d");
        List<float[]> corners = List.of(new float[] {-1.4f, 0.45f}, new float[] {2.4f, 0.45f}, new float[] {2.4f, -1.45f});
        int[] tiles = {0, 19, 399};
        for (int i = 0; i < tiles.length; i++) {
            byte[] tile = Arrays.copyOfRange(pixels, tiles[i] * 784, (tiles[i] + 1) * 784);
            byte[] expected = model.pictures(List.of(corners.get(i))).getFirst().toBytes();
            assertThat(IntStream.range(0, 784).map(k -> Math.abs((tile[k] & 0xff) - (expected[k] & 0xff))).max().orElseThrow()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void writesTheGridAsAPngAndTheMapForNumPy() throws IOException {
        MapFrame frame = new MapFrame(0, 0, 2, 2);
        Picture png = Cast.CODEC.read(service.png(PLANE, frame));
        byte[] first = Arrays.copyOf(unpacked(service.grid(PLANE, frame)), 784);

        assertThat(png.width()).isEqualTo(560);
        assertThat(png.height()).isEqualTo(560);
        byte[] corner = png.crop(0, 0, 28, 28).toBytes();
        assertThat(IntStream.range(0, 784).map(k -> Math.abs((corner[k] & 0xff) - (first[k] & 0xff))).max().orElseThrow()).isLessThanOrEqualTo(1);
        Map<String, NpyFile> arrays = NpyFile.read(service.npz(PLANE));
        assertThat(arrays.get("places").shape()).containsExactly(10_000, 2);
        assertThat(arrays.get("latents").shape()).containsExactly(10_000, 2);
        assertThat(arrays.get("labels").values().getInt(0)).isEqualTo(7);
    }

    @Test
    void givesTestPictures() {
        MapPictures pictures = service.pictures("digits-2d", new int[] {3, 1});

        byte[] pixels = pictures.pictures().samples();
        assertThat(pixels).hasSize(2 * 784);
        assertThat(Arrays.copyOfRange(pixels, 784, 2 * 784)).isEqualTo(known.test(models.model("digits-2d")).bytes(1));
        refused(() -> service.pictures("digits-2d", new int[401]), "at most 400 pictures to show, got 401");
        refused(() -> service.pictures("digits-2d", new int[] {10_000}), "0 to 9999, got 10000");
    }

    @ParameterizedTest
    @CsvSource({"axes, 0, 1", "axes, 1, 1", "axes, 3, 1", "axes, 1, 2147483647"})
    void refusesAxesThatThereAreNot(String projection, int across, int up) {
        refused(() -> service.points(new MapQuestion("digits-2d", projection, across, up), null), "two different values of a latent of 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PCA", "tsne", "null"})
    void refusesProjectionsThatThereAreNot(String projection) {
        refused(() -> service.points(new MapQuestion("digits-2d", projection, 1, 2), null), "one of [pca, umap, axes], got '%s'".formatted(projection));
    }

    @Test
    void refusesMapsThatAModelHasNot() {
        refused(() -> service.map(new MapQuestion("tiny-plain", "umap", 1, 2)), "no umap.npy");
        refused(() -> service.map(new MapQuestion("tiny-torn", "umap", 1, 2)), "got 79992. Choose PCA or axes.");
        refused(() -> service.map(new MapQuestion("sheep", "pca", 1, 2)), "which learned from pictures of sheep");
        refused(() -> service.map(new MapQuestion("digits-denoiser", "pca", 1, 2)), "Expected a model with a latent");
        assertThatExceptionOfType(UnknownModelException.class).isThrownBy(() -> service.map(new MapQuestion("nothing", "pca", 1, 2)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 1", "0, 0, 1, -1", "NaN, 0, 1, 1", "0, 0, NaN, 1", "0, 0, 1e9, 1", "0, -1e300, 1, 1"})
    void refusesGridsOfNowhere(double x, double y, double halfWidth, double halfHeight) {
        refused(() -> service.grid(PLANE, new MapFrame(x, y, halfWidth, halfHeight)), "Expected a part of the map within ±1,000,000 to decode");
    }

    @Test
    void refusesWhatIsNoPlaceOrPicture() {
        refused(() -> service.grid(UMAP, new MapFrame(0, 0, 1, 1)), "no way back");
        refused(() -> service.lookAt(PLANE, -1), "0 to 9999, got -1");
        refused(() -> service.lookBetween(PLANE, Double.NaN, 0, 0), "within ±1,000,000");
        refused(() -> service.lookBetween(PLANE, 0, 0, 10_000), "0 to 9999, got 10000");
        refused(() -> service.points(PLANE, new float[3]), "Expected a latent of 2 values to mark on the map of 'digits-2d', got 3");
    }

    private static byte[] unpacked(MapGrid grid) throws IOException {
        return new InflaterInputStream(new ByteArrayInputStream(grid.pictures().samples())).readAllBytes();
    }

    private static void refused(ThrowingCallable request, String words) {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(request).withMessageContaining(words);
    }
}
