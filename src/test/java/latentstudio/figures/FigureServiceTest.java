package latentstudio.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import latentstudio.image.Picture;
import latentstudio.inference.ModelUnavailableException;
import latentstudio.inference.ServedModel;
import latentstudio.inference.UnknownModelException;
import latentstudio.latent.EncodedPictures;
import latentstudio.latent.InvalidRequestException;
import latentstudio.latent.KnownPictures;
import latentstudio.latent.LatentService;
import latentstudio.latent.NpyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(FigureModels.class)
class FigureServiceTest {
    private static final String MODEL = "digits-tiny";

    @Inject
    FigureService service;
    @Inject
    LatentService models;
    @Inject
    KnownPictures known;

    @Test
    void sendsLatentsToAHundredThousandthOfTheirRange() {
        EncodedPictures encoded = known.encodedTest(models.model(MODEL));

        FigureData.Latents latents = service.latents(MODEL);

        assertThat(latents.size()).isEqualTo(10);
        assertThat(latents.classes()).hasSize(10);
        ByteBuffer values = ByteBuffer.wrap(Base64.getDecoder().decode(latents.values())).order(ByteOrder.LITTLE_ENDIAN);
        byte[] labels = Base64.getDecoder().decode(latents.labels());
        assertThat(labels).hasSize(10_000);
        for (int i = 0; i < labels.length; i += 97) {
            assertThat(labels[i]).isEqualTo((byte) encoded.pictures().label(i));
            for (int z = 0; z < 10; z++) {
                float range = latents.high()[z] - latents.low()[z];
                float value = latents.low()[z] + Short.toUnsignedInt(values.getShort(2 * (i * 10 + z))) / 65_535f * range;
                assertThat(value).isCloseTo(encoded.latents()[i][z], within(range * 1e-5f));
            }
        }
    }

    @Test
    void aVariationalModelIsHeldAgainstItsPrior() {
        assertThat(service.densities(MODEL).prior()).isFalse();
        FigureData.Densities plane = service.densities("digits-2d");
        assertThat(plane.prior()).isTrue();
        assertThat(plane.counts()).hasSize(10).startsWith(980, 1135);
        assertThat(Base64.getDecoder().decode(plane.densities())).hasSize(2 * 10 * 128 * 4);
    }

@Test
void tellsTheShapeOfTheCloud() {
    EncodedPictures encoded = known.encodedTest(models.model(MODEL));

    FigureData.CloudShape cloud = service.cloud(MODEL);

    assertThat(cloud.size()).isEqualTo(10);
    assertThat(cloud.count()).isEqualTo(10_000);
    assertThat(cloud.means()[2]).isCloseTo(mean(encoded.latents(), 2), within(1e-3));
    assertThat(Base64.getDecoder().decode(cloud.histograms())).hasSize(10 * Cloud.BINS * Float.BYTES);
    assertThat(Arrays.stream(cloud.shares()).sum()).isCloseTo(1, within(1e-9));
    assertThat(cloud.shares()).isSortedAccordingTo(Comparator.<Double>reverseOrder());
    assertThat(cloud.scores().size()).isEqualTo(6);
    assertThat(service.cloud("digits-2d").scores().size()).isEqualTo(2);
}

private static double mean(float[][] latents, int dimension) {
    return Arrays.stream(latents).mapToDouble(latent -> latent[dimension]).average().orElseThrow();
}

@Test
void drawsFromEveryGuessAtTheCloudThatAModelHas() {
    FigureData.CloudSamples variational = service.cloudSamples("digits-vae", 3);
    FigureData.CloudSamples plain = service.cloudSamples(MODEL, 3);

    assertThat(variational.probes()).extracting(FigureData.CloudSamples.Probe::name).containsExactly("cube", "ball", "values", "ellipsoid", "mixture", "prior");
    assertThat(variational.probes().getLast().classAccuracy()).isGreaterThan(0.9);
    assertThat(plain.probes()).extracting(FigureData.CloudSamples.Probe::name).doesNotContain("prior");
    assertThat(service.cloudSamples(MODEL, 3)).usingRecursiveComparison().isEqualTo(plain);
    assertThat(service.cloudSamples(MODEL, 4).pictures().samples()).isNotEqualTo(plain.pictures().samples());
}

@Test
void whatAPriorDrawsComesBackToWhereItWasWhatACubeHoldsDoesNot() {
    Map<String, Double> astray = service.cloudSamples("digits-vae", 3).probes().stream()
            .collect(Collectors.toMap(FigureData.CloudSamples.Probe::name, FigureData.CloudSamples.Probe::astray));

    assertThat(astray.get("prior")).isLessThan(0.7 * astray.get("cube"));
}

@Test
void tellsHowAModelLearned() {
        FigureData.Learning learning = service.learning(MODEL);

        assertThat(learning.history()).hasSize(100);
        assertThat(learning.bestEpoch()).isEqualTo(100);
        assertThat(learning.target()).isEqualTo(0.1405);
        assertThat(learning.heldOutShare()).isBetween(0.01, 0.5);
        assertThat(service.learning("digits-2d").target()).isNull();
    }

    @Test
    void drawsOtherPicturesWithAnotherSeedAndTheSameWithTheSame() {
        FigureData.Pictures ten = service.pictures(MODEL, "random", FigureService.ALL_CLASSES, 1);

        assertThat(ten.rows()).hasSize(10);
        assertThat(service.pictures(MODEL, "random", FigureService.ALL_CLASSES, 1)).usingRecursiveComparison().isEqualTo(ten);
        assertThat(service.pictures(MODEL, "random", FigureService.ALL_CLASSES, 2).rows()).isNotEqualTo(ten.rows());
        assertThat(service.pictures(MODEL, "random", 7, 1).rows()).extracting(FigureData.Pictures.Row::label).containsOnly(7);
    }

    @Test
    void aRowIsATestPictureWithItsErrorAndItsPlace() {
        FigureData.Pictures.Row row = service.pictures(MODEL, "random", 3, 5).rows().getFirst();
        ServedModel model = models.model(MODEL);

        double error = error(model, row.index());

        assertThat(row.error()).isCloseTo(error, within(1e-6));
        assertThat(row.percentile()).isCloseTo(model.errorPercentile(error), within(0.1));
    }

    @Test
    void ranksAllTestPicturesOnceTheyAreMeasured() {
        ServedModel model = models.model(MODEL);
        FigureData.Pictures worst = measured("worst", FigureService.ALL_CLASSES);

        assertThat(worst.rows()).hasSize(10).extracting(FigureData.Pictures.Row::error).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(worst.rows()).allSatisfy(row -> assertThat(row.percentile()).isGreaterThan(99));
        double least = worst.rows().getLast().error();
        for (int index = 0; index < 10_000; index += 101) {
            int other = index;
            assertThat(error(model, index)).satisfiesAnyOf(error -> assertThat(error).isLessThanOrEqualTo(least + 1e-7),
                    error -> assertThat(worst.rows()).extracting(FigureData.Pictures.Row::index).contains(other));
        }
        assertThat(measured("best", FigureService.ALL_CLASSES).rows()).allSatisfy(row -> assertThat(row.percentile()).isLessThan(1));
        assertThat(measured("median", FigureService.ALL_CLASSES).rows()).allSatisfy(row -> assertThat(row.percentile()).isBetween(48.0, 52.0));
        assertThat(measured("worst", 8).rows()).extracting(FigureData.Pictures.Row::label).containsOnly(8);
    }

    @Test
    void theFilesHoldTheFiguresData() throws IOException {
        EncodedPictures encoded = known.encodedTest(models.model(MODEL));

        Map<String, NpyFile> corner = read(Figure.CORNER);
        assertThat(corner).containsOnlyKeys("latents", "labels");
        assertThat(corner.get("latents").shape()).containsExactly(10_000, 10);
        assertThat(corner.get("latents").values().getFloat(4 * (1234 * 10 + 5))).isEqualTo(encoded.latents()[1234][5]);
        assertThat(corner.get("labels").values().getInt(4 * 1234)).isEqualTo(encoded.pictures().label(1234));

        Map<String, NpyFile> densities = read(Figure.DENSITIES);
        assertThat(densities).hasSize(2 + 20);
        NpyFile places = densities.get("places");
        assertThat(places.shape()).containsExactly(10, 128);
        assertThat(densities.get("density_3").shape()).containsExactly(10, 128);
        float step = places.values().getFloat(4) - places.values().getFloat(0);
        double sum = 0;
        for (int i = 0; i < 128; i++) {
            sum += densities.get("density_3").values().getFloat(4 * i) * step;
        }
        assertThat(sum).isCloseTo(1, within(0.01));

        Map<String, NpyFile> learning = read(Figure.LEARNING);
        assertThat(learning).containsOnlyKeys("epoch", "loss", "validation_loss", "seconds");
        assertThat(learning.get("validation_loss").values().getDouble(8 * 99)).isEqualTo(service.learning(MODEL).history().get(99).validationLoss());

        Map<String, NpyFile> pictures = read(Figure.PICTURES);
        assertThat(pictures).containsOnlyKeys("original", "reconstruction", "index", "label", "mean_squared_error");
        FigureData.Pictures.Row first = service.pictures(MODEL, "random", FigureService.ALL_CLASSES, 4).rows().getFirst();
        assertThat(pictures.get("index").values().getInt(0)).isEqualTo(first.index());
        assertThat(pictures.get("mean_squared_error").values().getDouble(0)).isEqualTo(first.error());
        byte[] original = new byte[784];
        pictures.get("original").values().get(original);
        assertThat(original).containsExactly(encoded.pictures().bytes(first.index()));
    }

    @Test
    void aModelWhosePicturesDoNotShipHasItsLearningCurveOnly() {
        assertThat(service.learning("kuzushiji").history()).isNotEmpty();
        for (Figure figure : new Figure[] {Figure.CORNER, Figure.DENSITIES, Figure.PICTURES}) {
            assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> service.npz(figure, "kuzushiji", "random", FigureService.ALL_CLASSES, 1))
                    .withMessageContaining("whose pictures ship with the studio, got 'kuzushiji', which learned from Kuzushiji");
        }
    }

    @Test
    void aModelThatDoesNotTellHowItLearnedSaysSo() {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> service.learning("unsigned"))
                .withMessage("Expected a model whose manifest tells how it learned, got 'unsigned', whose does not; choose another model.");
        assertThat(service.pictures("unsigned", "random", FigureService.ALL_CLASSES, 1).rows()).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"nicest, -1, 'the order [random, best, median, worst], got ''nicest'''", "worst, 10, 'a class from 0 to 9', got 10",
            "random, -2, 'a class from 0 to 9'"})
    void refusesWhatThereIsNot(String order, int label, String said) {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> service.pictures(MODEL, order, label, 1)).withMessageContaining(said);
    }

    @Test
    void refusesModelsThatHaveNoFigures() {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> service.latents("digits-denoiser"))
                .withMessageContaining("Expected a model with a latent, got 'digits-denoiser' (denoiser)");
        assertThatExceptionOfType(UnknownModelException.class).isThrownBy(() -> service.densities("nothing"));
        assertThatExceptionOfType(ModelUnavailableException.class).isThrownBy(() -> service.learning("damaged"));
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> Figure.of("pie"))
                .withMessage("Expected one of the figures [corner, densities, cloud, learning, pictures], got 'pie'; choose one of these.");
    }

    private Map<String, NpyFile> read(Figure figure) throws IOException {
        return NpyFile.read(service.npz(figure, MODEL, "random", FigureService.ALL_CLASSES, 4));
    }

    /** The answer once all test pictures are measured. */
    private FigureData.Pictures measured(String order, int label) {
        service.npz(Figure.PICTURES, MODEL, order, label, 0); // waits for that
        FigureData.Pictures answer = service.pictures(MODEL, order, label, 0);
        assertThat(answer.measured()).isEqualTo(answer.total()).isEqualTo(10_000);
        return answer;
    }

    private double error(ServedModel model, int index) {
        Picture truth = new Picture(1, 28, 28, known.test(model).values(index, index + 1));
        return truth.meanSquaredError(model.pictures(List.of(model.encode(truth.values()).values())).getFirst());
    }
}
