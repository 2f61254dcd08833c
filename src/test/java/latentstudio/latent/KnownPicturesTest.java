package latentstudio.latent;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import latentstudio.dataset.LabelledPictures;
import latentstudio.dataset.PictureSet;
import latentstudio.image.Picture;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ModelFolders;
import latentstudio.inference.ServedModel;
import latentstudio.ui.ModelChoice;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class KnownPicturesTest {
    @Inject
    LatentService models;
    @Inject
    KnownPictures known;

    @ParameterizedTest
    @ValueSource(strings = {"digits-tiny", "fashion-tiny"})
    void shipsTenThousandOfEachPart(String id) {
        ServedModel model = models.model(id);

        assertThat(known.test(model).count()).isEqualTo(10_000);
        LabelledPictures training = known.training(model);
        assertThat(training.count()).isEqualTo(10_000);
        assertThat(IntStream.range(0, training.count()).map(training::label).distinct().count()).isEqualTo(10);
    }

    @Test
    void latentsShipWherePicturesMayNot() {
        ServedModel model = models.model("cifar10-tiny");

        EncodedPictures points = known.encodedTest(model);
        assertThat(points.pictures()).isNull();
        assertThat(points.latents()).hasDimensions(10_000, 10);
        assertThat(IntStream.of(points.labels()).distinct().count()).isEqualTo(10);
        assertThat(known.seen(model, 0, 9_999)).hasSize(2).allMatch(picture -> picture.channels() == 3 && picture.width() == 32);
        assertThat(known.has(model)).isFalse();
    }

    /** A damaged file of one model may cost its points, but neither its other screens nor other models. */
    @Test
    void aModelWhoseLatentsAreDamagedIsOfferedWithoutThem(@TempDir Path folder) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("cifar10-tiny"));
        for (String file : List.of("manifest.json", "encoder.onnx", "decoder.onnx")) {
            Files.copy(Path.of("models/cifar10-tiny", file), copy.resolve(file));
        }
        Files.write(copy.resolve(ShippedLatents.FILE), new byte[] {'P', 'K', 3, 4});
        ModelCatalog catalog = ModelFolders.catalog(folder);
        try {
            ModelChoice choice = ModelChoice.of(catalog.entries().getFirst());

            assertThat(choice.available()).isTrue();
            // one of its own, since the injected one may know the latents of the model that ships
            KnownPictures fresh = new KnownPictures(ModelFolders.dataSets());
            assertThat(fresh.described(choice, catalog.model("cifar10-tiny"))).isSameAs(choice);
        } finally {
            catalog.available().forEach(ServedModel::close);
        }
    }

    @Test
    void shipsTheTestPicturesAsPublished() throws IOException {
        // refuses a file of the published count that has not the published MD5
        assertThat(PictureSet.MNIST.sha256(Path.of("datasets"))).hasSize(4);
        assertThat(PictureSet.FASHION_MNIST.sha256(Path.of("datasets"))).hasSize(4);
    }

    @Test
    void encodesWhatTheModelWouldBeAsked() {
        ServedModel model = models.model("digits-tiny");

        EncodedPictures test = known.encodedTest(model);

        assertThat(test.latents()).hasDimensions(10_000, 10);
        assertThat(test.latents()[1234]).containsExactly(model.encode(test.pictures().values(1234, 1235)).values(), Offset.offset(1e-5f));
        assertThat(known.encodedTest(model)).isSameAs(test);
    }

    @Test
    void reconstructsTestPicturesAsWellAsTheManifestSays() {
        ServedModel model = models.model("fashion-tiny");
        EncodedPictures test = known.encodedTest(model);
        double median = model.manifest().latent().errorQuantiles()[50];

        double[] errors = IntStream.range(0, 300).mapToDouble(i -> new Picture(1, 28, 28, test.pictures().values(i, i + 1))
                .meanSquaredError(model.pictures(List.of(test.latents()[i])).getFirst())).sorted().toArray();

        assertThat(errors[150]).isCloseTo(median, Offset.offset(0.2 * median));
    }
}
