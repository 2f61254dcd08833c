package latentstudio.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import latentstudio.dataset.LabelledPictures;
import latentstudio.image.PictureShape;
import latentstudio.image.Picture;
import latentstudio.inference.InvalidTensorException;
import latentstudio.inference.ServedModel;
import latentstudio.latent.KnownPictures;
import latentstudio.latent.LatentService;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TestErrorsTest {
    @Inject
    LatentService models;
    @Inject
    KnownPictures known;

    @Test
    void measuresWhatAVisitorWouldSee() throws InterruptedException {
        ServedModel model = models.model("digits-tiny");
        LabelledPictures some = known.test(model).part(100, 230);
        TestErrors errors = new TestErrors(model, some);

        assertThat(errors.soFar().length).isLessThanOrEqualTo(130);
        float[] all = errors.all();

        assertThat(all).hasSize(130);
        Picture last = new Picture(1, 28, 28, some.values(129, 130));
        double error = last.meanSquaredError(model.pictures(List.of(model.encode(last.values()).values())).getFirst());
        assertThat((double) all[129]).isCloseTo(error, Offset.offset(1e-6));
        assertThat(errors.soFar()).isEqualTo(all);
    }

    @Test
    void whatStopsItIsToldToEachWhoAsks() {
        ServedModel model = models.model("digits-tiny");
        LabelledPictures small = LabelledPictures.of(new byte[20 * 20], new byte[1], new PictureShape(1, 20, 20));
        TestErrors errors = new TestErrors(model, small);

        assertThatThrownBy(errors::all).isInstanceOf(InvalidTensorException.class);
        assertThatThrownBy(errors::all).isInstanceOf(InvalidTensorException.class);
    }
}
