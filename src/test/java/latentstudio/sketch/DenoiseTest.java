package latentstudio.sketch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import latentstudio.Cast;
import latentstudio.image.Picture;
import latentstudio.inference.FamilyOfModels;
import latentstudio.model.Task;
import latentstudio.ui.ModelChoice;
import org.junit.jupiter.api.Test;

/** A server with a denoiser beside the shipped models; it makes max(0, 2 x - 1) of each value. */
@QuarkusTest
@TestProfile(FamilyOfModels.class)
class DenoiseTest {
    private static final String DENOISE = "/api/v1/models/cleaning/denoise";

    @Inject
    SketchService service;

    @Test
    void answersWithTheCleanedPicture() {
        Picture noisy = noisy();
        byte[] png = unchanged(noisy).post(DENOISE).then().statusCode(200).contentType("image/png").extract().asByteArray();
        assertThat(Cast.CODEC.read(png).toBytes()).isEqualTo(cleaned(noisy).toBytes());
    }

    @Test
    void answersWithJsonWhereAskedTo() {
        Picture noisy = noisy();
        var answer = unchanged(noisy).accept("application/json").post(DENOISE)
                .then().statusCode(200).contentType("application/json").extract().jsonPath();
        assertThat(answer.getMap("")).containsOnlyKeys("image", "error", "device", "queueMillis", "inferenceMillis", "converted");
        assertThat(Cast.CODEC.read(Base64.getDecoder().decode(answer.getString("image"))).toBytes())
                .isEqualTo(cleaned(noisy).toBytes());
        assertThat(answer.getDouble("error")).isCloseTo(noisy.meanSquaredError(cleaned(noisy)), within(1e-6));
        assertThat(answer.getString("device")).isEqualTo("CPU");
        assertThat(answer.getDouble("queueMillis")).isNotNegative();
        assertThat(answer.getDouble("inferenceMillis")).isPositive();
    }

    @Test
    void centresThePictureUnlessAskedNotTo() {
        float[] corner = new float[56 * 56];
        for (int y = 4; y < 24; y++) {
            Arrays.fill(corner, y * 56 + 6, y * 56 + 10, 1);
        }
        byte[] centred = picture(new Picture(1, 56, 56, corner)).post(DENOISE).then().extract().asByteArray();
        byte[] resized = unchanged(new Picture(1, 56, 56, corner)).post(DENOISE).then().extract().asByteArray();
        assertThat(Cast.CODEC.read(centred).at(14, 14)).isGreaterThan(0.5f);
        assertThat(Cast.CODEC.read(resized).at(14, 14)).isZero();
        assertThat(Cast.CODEC.read(resized).at(4, 8)).isGreaterThan(0.5f);
    }

    @Test
    void aDenoiserAskedToReconstructSaysWhatItIsFor() {
        picture(noisy()).post("/api/v1/models/cleaning/reconstruct").then().statusCode(422)
                .contentType("application/problem+json").body("title", is("Unprocessable Content"))
                .body("detail", is("Expected a model with a graph 'encoder', got 'cleaning' (denoiser); "
                        + "use denoise with it, or choose another model."));
    }

    @Test
    void anAutoencoderAskedToDenoiseSaysWhatItIsFor() {
        picture(noisy()).post("/api/v1/models/digits-vae/denoise").then().statusCode(422)
                .contentType("application/problem+json")
                .body("detail", is("Expected a model with a graph 'denoiser', got 'digits-vae' (variational autoencoder); "
                        + "use reconstruct or decode with it, or choose another model."));
    }

    @Test
    void aDenoiserHasNoLatentToDecode() {
        given().contentType("application/json").body(Map.of("latent", List.of(List.of(1, 2)))).post("/api/v1/models/cleaning/decode")
                .then().statusCode(422).contentType("application/problem+json")
                .body("detail", is("Expected a model with a graph 'decoder', got 'cleaning' (denoiser); "
                        + "use denoise with it, or choose another model."));
    }

    @Test
    void rejectsABodyThatIsNoPicture() {
        given().contentType("image/png").body("Dear Sir".getBytes()).post(DENOISE).then().statusCode(422)
                .body("detail", is("Expected a PNG, JPEG, TIFF, GIF, BMP or WebP picture, but got a text; send a picture of it."));
    }

    /** The first of all is where the Draw screen begins: a digits model with a latent. */
    @Test
    void listsModelsByDataSetWithDenoisersBehindTheOthers() {
        List<ModelChoice> models = service.models();
        List<String> dataSets = models.stream().map(model -> model.dataSet().id()).toList();
        assertThat(dataSets).isEqualTo(dataSets.stream().sorted(Comparator.comparing(id -> id.equals("mnist") ? 0 : 1)).toList());
        assertThat(dataSets.getFirst()).isEqualTo("mnist");
        assertThat(models.getFirst().latentSize()).isPositive();
        for (String dataSet : List.of("mnist", "fashion-mnist")) {
            List<Boolean> denoises = models.stream().filter(model -> model.dataSet().id().equals(dataSet)).map(model -> model.task() == Task.DENOISER).toList();
            assertThat(denoises).contains(true, false).isSorted();
        }
    }

    /** Faint specks beside a bar of full ink. */
    private static Picture noisy() {
        float[] values = new float[784];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 28 >= 13 && i % 28 < 16 ? 1 : i % 5 == 0 ? 102 / 255f : 0;
        }
        return new Picture(1, 28, 28, values);
    }

    private static Picture cleaned(Picture picture) {
        float[] values = picture.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, 2 * values[i] - 1);
        }
        return new Picture(1, picture.width(), picture.height(), values);
    }

    private static RequestSpecification unchanged(Picture picture) {
        return picture(picture).queryParam("normalise", false);
    }

    private static RequestSpecification picture(Picture picture) {
        return given().contentType("image/png").body(Cast.CODEC.png(picture)).when();
    }
}
