package latentstudio.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import latentstudio.inference.InvalidTensorException;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ModelFolders;
import latentstudio.inference.ServedModel;
import latentstudio.latent.EncodedPictures;
import latentstudio.latent.InvalidRequestException;
import latentstudio.latent.KnownPictures;
import latentstudio.latent.LatentService;
import latentstudio.latent.Plane;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class InspectionServiceTest {
    @Inject
    InspectionService inspections;
    @Inject
    LatentService models;
    @Inject
    KnownPictures known;

    @Test
    void theLatentOfATrainingPictureFindsThatPicture() {
        ServedModel model = models.model("digits-tiny");
        EncodedPictures training = known.encodedTraining(model);

        Inspection inspection = inspections.inspect("digits-tiny", training.latents()[4321]);
        Inspection.Search search = inspection.search();

        assertThat(search.byLatent().getFirst().index()).isEqualTo(4321);
        assertThat(search.byLatent().getFirst().distance()).isZero();
        assertThat(search.byLatent().getFirst().label()).isEqualTo(training.pictures().label(4321));
        assertThat(search.byLatent().getFirst().picture().samples()).isEqualTo(training.pictures().bytes(4321));
        assertThat(search.byPixels()).hasSize(3).isSortedAccordingTo((a, b) -> Double.compare(a.distance(), b.distance()));
        assertThat(search.searched()).isEqualTo(10_000);
        assertThat(search.learned()).isEqualTo(model.manifest().latent().overall().count());
        assertThat(inspection.densityPercentile()).isBetween(0.0, 100.0);
    }

    /** The manifest has the same of the first training pictures among the 60,000 others: a little less. */
    @Test
    void theTypicalDistanceIsThatOfRealPictures() {
        Inspection.Search search = inspections.inspect("digits-tiny", new float[10]).search();

        assertThat(search.typicalByPixels()).isBetween(4.27, 5.5);
        assertThat(search.typicalByLatent()).isPositive();
        assertThat(search.compared()).isEqualTo(200);
    }

    @Test
    void theMapHasTheTestPicturesWhereThePlaneLaysThem() {
        ServedModel model = models.model("digits-tiny");
        EncodedPictures test = known.encodedTest(model);

        Scatter scatter = inspections.scatter("digits-tiny");

        ByteBuffer places = ByteBuffer.wrap(scatter.places()).order(ByteOrder.LITTLE_ENDIAN);
        float[] expected = Plane.principal(model.manifest().latent()).place(test.latents()[777]);
        for (int axis = 0; axis < 2; axis++) {
            float span = scatter.high()[axis] - scatter.low()[axis];
            float place = scatter.low()[axis] + Short.toUnsignedInt(places.getShort(4 * 777 + 2 * axis)) / 65_535f * span;
            assertThat(place).isEqualTo(expected[axis], Offset.offset(span / 60_000));
        }
        assertThat(scatter.labels()).hasSize(10_000);
        assertThat(scatter.labels()[777]).isEqualTo((byte) test.pictures().label(777));
    }

    @Test
    void aModelOfOtherPicturesIsNotSearchedFor(@TempDir Path folder) throws IOException {
        ModelFolders.change(ModelFolders.copy(folder, "shapes"), manifest -> manifest.put("dataset", "shapes"));
        ModelCatalog catalog = ModelFolders.catalog(folder);
        InspectionService own = new InspectionService(new LatentService(catalog), known);

        assertThat(own.inspect("shapes", new float[10]).search()).isNull();
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> own.scatter("shapes")).withMessageContaining("which learned from shapes");
        catalog.available().forEach(ServedModel::close);
    }

    @Test
    void refusesALatentOfAnotherSize() {
        assertThatExceptionOfType(InvalidTensorException.class).isThrownBy(() -> inspections.inspect("digits-tiny", new float[3]))
                .withMessageContaining("latents of 10 values");
    }
}
