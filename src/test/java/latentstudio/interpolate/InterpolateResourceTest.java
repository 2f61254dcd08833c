package latentstudio.interpolate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import latentstudio.Cast;
import latentstudio.image.Picture;
import latentstudio.latent.NpyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class InterpolateResourceTest {
    private static final String CLASSES = "{'from': {'label': 3}, 'to': {'label': '8'}, 'steps': 5}";

    @Test
    void answersWithAStripOfPicturesUnlessToldOtherwise() {
        byte[] png = ask("digits-vae", CLASSES, "*/*").statusCode(200).contentType("image/png").extract().asByteArray();
        Picture strip = Cast.CODEC.read(png);
        assertThat(strip.width()).isEqualTo(5 * 28);
        assertThat(strip.height()).isEqualTo(28);
        JsonPath answer = json("digits-vae", CLASSES);
        for (int i = 0; i < 5; i++) {
            assertThat(strip.crop(28 * i, 0, 28, 28).toBytes()).isEqualTo(picture(answer, i).toBytes());
        }
    }

    @Test
    void answersWithJson() {
        JsonPath answer = json("digits-vae", CLASSES);
        assertThat(answer.getInt("width")).isEqualTo(28);
        assertThat(answer.getInt("height")).isEqualTo(28);
        assertThat(answer.getList("positions", Double.class)).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
        assertThat(answer.getList("latents")).hasSize(5);
        assertThat(latent(answer, 2)[7]).isCloseTo((latent(answer, 0)[7] + latent(answer, 4)[7]) / 2, within(1e-5f));
        assertThat(answer.getList("densityPercentiles", Double.class)).hasSize(5).allSatisfy(percentile -> assertThat(percentile).isBetween(0.0, 100.0));
        assertThat(answer.getList("holes")).isNotNull();
    }

    @Test
    void answersWithAnAnimation() throws IOException {
        byte[] gif = ask("digits-vae", CLASSES, "image/gif").statusCode(200).contentType("image/gif").extract().asByteArray();
        JsonPath answer = json("digits-vae", CLASSES);
        List<byte[]> frames = AnimatedGifTest.pixels(gif);
        assertThat(frames).hasSize(8);
        for (int i = 0; i < 8; i++) {
            assertThat(frames.get(i)).isEqualTo(picture(answer, i < 5 ? i : 8 - i).toBytes());
        }
    }

    @Test
    void answersWithArrays() throws IOException {
        byte[] npz = ask("fashion-vae", "{'from': {'label': 'Sneaker'}, 'to': {'label': 'ankle boot'}, 'steps': 7, 'path': 'spherical'}", "application/x-npz")
                .statusCode(200).contentType("application/x-npz").extract().asByteArray();
        Map<String, NpyFile> arrays = NpyFile.read(npz);
        assertThat(arrays).containsOnlyKeys("pictures", "latents", "positions", "density_percentiles");
        assertThat(arrays.get("pictures").shape()).containsExactly(7, 28, 28);
        assertThat(arrays.get("pictures").dtype()).isEqualTo("|u1");
        assertThat(arrays.get("latents").shape()).containsExactly(7, 64);
        assertThat(arrays.get("positions").shape()).containsExactly(7);
        assertThat(arrays.get("positions").values().getDouble(6 * Double.BYTES)).isEqualTo(1);
        assertThat(arrays.get("density_percentiles").values().getDouble(0)).isBetween(0.0, 100.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/gif", "application/x-npz", "application/json"})
    void answersTheSameRequestWithTheSameBytes(String type) {
        String body = "{'from': {'seed': 7}, 'to': {'picture': 9}, 'steps': 6, 'path': 'spherical'}";
        assertThat(ask("digits-vae", body, type).statusCode(200).extract().asByteArray())
                .isEqualTo(ask("digits-vae", body, type).statusCode(200).extract().asByteArray());
    }

    @Test
    void takesPicturesLatentsClassesSeedsAndTestPictures() {
        byte[] file = Cast.CODEC.png(Cast.digit(3));
        String image = "{'image': '" + Base64.getEncoder().encodeToString(file) + "'}";
        JsonPath first = json("digits-vae", "{'from': " + image + ", 'to': {'picture': 0}}");
        assertThat(first.getList("images")).hasSize(16);
        assertThat(picture(first, 0).meanSquaredError(Cast.digit(3))).isLessThan(0.03);
        // the same latent, so the same picture
        JsonPath again = json("digits-vae", "{'from': {'latent': " + first.getList("latents[0]") + "}, 'to': {'seed': -5}, 'steps': 2}");
        assertThat(picture(again, 0).meanSquaredError(picture(first, 0))).isLessThan(1e-9);
        assertThat(latent(again, 1)).isNotEqualTo(latent(json("digits-vae", "{'from': {'label': 0}, 'to': {'seed': -6}, 'steps': 2}"), 1));
        // a model without a prior
        assertThat(json("digits-tiny", "{'from': {'seed': 1}, 'to': {'seed': 2}, 'steps': 2}").getList("latents[0]")).hasSize(10);
    }

    @Test
    void turnsAroundTheMeanWhereItIsSpherical() {
        JsonPath linear = json("digits-conv", CLASSES);
        JsonPath spherical = json("digits-conv", CLASSES.replace("'steps'", "'path': 'SPHERICAL', 'steps'"));
        assertThat(latent(spherical, 0)).isEqualTo(latent(linear, 0));
        assertThat(latent(spherical, 4)).isEqualTo(latent(linear, 4));
        assertThat(latent(spherical, 2)).isNotEqualTo(latent(linear, 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1                    | a whole number from 2 to 64, got 1;
            65                   | a whole number from 2 to 64, got 65;
            100000               | got 100000;
            -3                   | got -3;
            8.5                  | got 8.5;
            1e999999999          | a whole number from 2 to 64
            """)
    void refusesAnotherNumberOfFrames(String steps, String problem) {
        assertProblem(422, problem, "digits-vae", "{'from': {'label': 3}, 'to': {'label': 8}, 'steps': " + steps + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'label': 'hat'}                         | Expected a label of 'digits-vae', one of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
            {'label': 10}                            | got '10'
            {}                                       | Expected one of image, latent, label, seed and picture in 'to', got none;
            null                                     | in 'to', got none;
            {'label': 3, 'seed': 3}                  | in 'to', got 2 of them;
            {'latent': [0, 0]}                       | Expected a latent of 16 values for 'digits-vae' in 'to', got 2;
            {'latent': []}                           | got 0;
            {'seed': 1.5}                            | Expected 'seed' to be a whole number from -9223372036854775808 to 9223372036854775807, got 1.5;
            {'seed': 1e30}                           | 'seed' to be a whole number
            {'picture': 10000}                       | Expected 'picture' to be a whole number from 0 to 9999, got 10000;
            {'picture': -1}                          | got -1;
            {'image': 'AAAA'}                        | Expected a PNG, JPEG, TIFF, GIF, BMP or WebP picture, but got 3 bytes of something else;
            {'image': ''}                            | got 0 bytes
            """)
    void refusesAnEndThatIsNone(String end, String problem) {
        assertProblem(422, problem, "digits-vae", "{'from': {'label': 3}, 'to': " + end + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e30", "1e999", "-1000001", "'NaN'", "'Infinity'", "null"})
    void refusesALatentOfWhatIsNoUsefulNumber(String value) {
        String latent = Collections.nCopies(15, "0").toString().replace("]", ", " + value + "]");
        assertProblem(422, "Expected numbers from -1000000 to 1000000 in the latent of 'from', got", "digits-vae",
                "{'from': {'latent': " + latent + "}, 'to': {'label': 8}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'from': {'seed': 'seven'}}", "{'from': {'latent': [NaN]}}", "{'from': {'image': '?'}}", "{'from': {'latent': 3}}", "[]",
        "{'from': ", "{'from': {'label': 1}, 'to': {'label': 2}, 'steps': 'many'}", "nonsense"})
    void refusesJsonOfAnotherShape(String body) {
        assertProblem(400, "JSON", "digits-vae", body);
    }

    @Test
    void refusesAnotherPathAndAnEmptyBody() {
        assertProblem(422, "Expected 'path' to be linear or spherical, got 'winding';", "digits-vae", CLASSES.replace("}, 'steps'", "}, 'path': 'winding', 'steps'"));
        assertProblem(422, "Expected a JSON object with 'from' and 'to', got nothing;", "digits-vae", "null");
        assertProblem(422, "Expected a JSON object with 'from' and 'to', got nothing;", "digits-vae", "");
        assertProblem(422, "in 'from', got none;", "digits-vae", "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"digits-denoiser", "scans"})
    void refusesAModelWithoutADecoder(String model) {
        assertProblem(422, "Expected a model with a latent, got '" + model + "'", model, CLASSES);
    }

    @Test
    void refusesAModelThatThereIsNot() {
        assertProblem(404, "got 'nothing'", "nothing", CLASSES);
    }

    @Test
    void refusesATypeThatItCannotAnswerWith() {
        ask("digits-vae", CLASSES, "audio/ogg").statusCode(406).contentType("application/problem+json");
    }

    @Test
    void isDescribed() {
        given().accept("application/json").get("/q/openapi").then().statusCode(200)
                .body("paths.'/api/v1/models/{id}/interpolate'.post.summary", startsWith("Two ends in"))
                .body("paths.'/api/v1/models/{id}/interpolate'.post.responses.'200'.content.size()", is(4))
                .body("components.schemas.PathEnd.properties.size()", is(5));
    }

    private static JsonPath json(String model, String body) {
        return ask(model, body, "application/json").statusCode(200).contentType("application/json").extract().jsonPath();
    }

    private static void assertProblem(int status, String detail, String model, String body) {
        ask(model, body, "application/json").statusCode(status).contentType("application/problem+json")
                .body("status", is(status)).body("detail", containsString(detail));
    }

    /** @param body with single quotes for double ones */
    private static ValidatableResponse ask(String model, String body, String accept) {
        return given().contentType("application/json").accept(accept).body(body.replace('\'', '"')).when()
                .post("/api/v1/models/" + model + "/interpolate").then();
    }

    private static float[] latent(JsonPath answer, int frame) {
        return floats(answer.getList("latents[" + frame + "]", Float.class));
    }

    private static Picture picture(JsonPath answer, int frame) {
        return new Picture(1, 28, 28, floats(answer.getList("images[" + frame + "]", Float.class)));
    }

    private static float[] floats(List<Float> list) {
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i);
        }
        return values;
    }
}
