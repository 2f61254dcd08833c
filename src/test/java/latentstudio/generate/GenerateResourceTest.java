package latentstudio.generate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import latentstudio.Cast;
import latentstudio.dataset.LabelledPictures;
import latentstudio.image.Picture;
import latentstudio.latent.NpyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GenerateResourceTest {
    private static final String DIGITS = "{\"label\": 7, \"count\": 10, \"seed\": 5}";
    private static final String ANY_CLOTHING = "{\"count\": 12, \"seed\": 5}";

    @TempDir
    Path folder;

    @Test
    void answersWithASheetAndItsSeed() {
        Response answer = post("digits-vae", "image/png", "{\"label\": \"7\", \"count\": 10}");
        Picture sheet = Cast.CODEC.read(answer.then().statusCode(200).contentType("image/png").extract().asByteArray());

        assertThat(sheet.width()).isEqualTo(4 * 28);
        assertThat(sheet.height()).isEqualTo(3 * 28);
        long seed = Long.parseLong(answer.header("Studio-Seed"));
        assertThat(post("digits-vae", "image/png", "{\"label\": 7, \"count\": 10, \"seed\": %d}".formatted(seed)).asByteArray()).isEqualTo(answer.asByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "{\"label\": null, \"seed\": null}"})
    void allOfTheBodyMayBeLeftOut(String body) {
        byte[] sheet = given().contentType("application/json").body(body).when().post("/api/v1/models/digits-tiny/generate")
                .then().statusCode(200).contentType("image/png").extract().asByteArray();
        assertThat(Cast.CODEC.read(sheet).width()).isEqualTo(8 * 28);
    }

    @Test
    void answersWithJson() {
        var json = post("fashion-vae", "application/json", "{\"label\": \"sneaker\", \"count\": 3, \"seed\": 9007199254740993, \"temperature\": 0.5}")
                .then().statusCode(200).contentType("application/json").extract().jsonPath();

        assertThat(json.getString("sampling")).isEqualTo("prior");
        assertThat(json.getLong("seed")).isEqualTo(9007199254740993L);
        assertThat(json.getList("labels", Integer.class)).containsExactly(7, 7, 7);
        assertThat(json.getList("latents")).hasSize(3);
        assertThat(json.getList("latents[0]")).hasSize(64);
        assertThat(json.getList("densityPercentiles", Double.class)).hasSize(3).allMatch(percentile -> percentile >= 0 && percentile <= 100);
        assertThat(Cast.CODEC.read(Base64.getDecoder().decode(json.getString("images[2]"))).width()).isEqualTo(28);
        assertThat(json.getString("device")).isEqualTo("CPU");
        assertThat(json.getDouble("inferenceMillis")).isPositive();
    }

    @Test
    void theZipHasEachPictureAndATableOfTheirLabels() throws IOException {
        Map<String, byte[]> files = Unzipped.files(bytes("fashion-vae", "application/zip", ANY_CLOTHING));
        Picture sheet = Cast.CODEC.read(bytes("fashion-vae", "image/png", ANY_CLOTHING));
        List<String> rows = new String(files.get("labels.csv"), StandardCharsets.UTF_8).lines().toList();

        assertThat(files).hasSize(13);
        assertThat(rows.getFirst()).isEqualTo("file,label,class");
        for (int i = 0; i < 12; i++) {
            String[] row = rows.get(i + 1).split(",");
            assertThat(row[0]).startsWith("%03d-".formatted(i + 1)).endsWith(".png");
            assertThat(row[2]).isEqualTo(List.of("T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")
                    .get(Integer.parseInt(row[1])));
            assertThat(Cast.CODEC.read(files.get(row[0])).toBytes()).isEqualTo(sheet.crop(i % 4 * 28, i / 4 * 28, 28, 28).toBytes());
        }
    }

    @Test
    void theNpzHasPicturesLatentsAndLabels() throws IOException {
        Map<String, NpyFile> arrays = NpyFile.read(bytes("digits-vae", "application/x-npz", DIGITS));

        assertThat(arrays.get("pictures").dtype()).isEqualTo("|u1");
        assertThat(arrays.get("pictures").shape()).containsExactly(10, 28, 28);
        assertThat(arrays.get("latents").dtype()).isEqualTo("<f4");
        assertThat(arrays.get("latents").shape()).containsExactly(10, 16);
        assertThat(arrays.get("labels").dtype()).isEqualTo("<i4");
        assertThat(arrays.get("labels").values().getInt(36)).isEqualTo(7);
        byte[] third = new byte[784];
        arrays.get("pictures").values().get(2 * 784, third);
        assertThat(third).isEqualTo(Cast.CODEC.read(bytes("digits-vae", "image/png", DIGITS)).crop(2 * 28, 0, 28, 28).toBytes());
        float latent = arrays.get("latents").values().getFloat(4 * (2 * 16 + 3));
        assertThat(post("digits-vae", "application/json", DIGITS).jsonPath().getFloat("latents[2][3]")).isEqualTo(latent);
    }

    @Test
    void theIdxFilesAreReadAsMnistIs() throws IOException {
        Path pictures = Files.write(folder.resolve("train-images-idx3-ubyte.gz"), bytes("fashion-vae", "application/x-idx", ANY_CLOTHING));
        byte[] labelFile = given().contentType("application/json").accept("application/x-idx").queryParam("part", "labels").body(ANY_CLOTHING)
                .post("/api/v1/models/fashion-vae/generate").then().statusCode(200).contentType("application/x-idx").extract().asByteArray();
        LabelledPictures read = LabelledPictures.read(pictures, Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), labelFile));
        var json = post("fashion-vae", "application/json", ANY_CLOTHING).jsonPath();

        assertThat(read.count()).isEqualTo(12);
        for (int i = 0; i < 12; i++) {
            assertThat(read.label(i)).isEqualTo(json.getInt("labels[" + i + "]"));
            assertThat(read.bytes(i)).isEqualTo(Cast.CODEC.read(Base64.getDecoder().decode(json.getString("images[" + i + "]"))).toBytes());
        }
    }

    @Test
    void fewerAreTheFirstOfMoreInTheFilesToo() {
        Picture few = Cast.CODEC.read(bytes("digits-vae", "image/png", "{\"count\": 16, \"seed\": 5}"));
        Picture many = Cast.CODEC.read(bytes("digits-vae", "image/png", "{\"count\": 64, \"seed\": 5}"));

        for (int i = 0; i < 16; i++) {
            assertThat(few.crop(i % 4 * 28, i / 4 * 28, 28, 28).toBytes()).isEqualTo(many.crop(i % 8 * 28, i / 8 * 28, 28, 28).toBytes());
        }
    }

    @Test
    void aModelWithoutAPriorIsSampledAsItsClassesLie() {
        assertThat(post("digits-tiny", "application/json", "{\"count\": 1}").jsonPath().getString("sampling")).isEqualTo("constrained");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "digits-vae; {\"label\": 10}; or its number from 0 to 9, got '10'",
        "digits-vae; {\"label\": \"Sneaker\"}; got 'Sneaker'; choose one of them",
        "digits-vae; {\"label\": [7]}; got '[7]'",
        "digits-vae; {\"label\": -1}; got '-1'",
        "digits-vae; {\"count\": 0}; a count from 1 to 400, got '0'",
        "digits-vae; {\"count\": 100000}; a count from 1 to 400, got '100000'",
        "digits-vae; {\"count\": 1.5}; a count from 1 to 400, got '1.5'",
        "digits-vae; {\"seed\": \"five\"}; a seed that is a whole number",
        "digits-vae; {\"seed\": 1e30}; a seed that is a whole number",
        "digits-vae; {\"seed\": 9223372036854775808}; got '9223372036854775808'",
        "digits-vae; {\"temperature\": \"NaN\"}; a temperature from 0 to 4, got 'NaN'",
        "digits-vae; {\"temperature\": -1}; a temperature from 0 to 4, got '-1'",
        "digits-vae; {\"temperature\": 1e30}; a temperature from 0 to 4, got '1.0E30'",
        "digits-vae; {\"temperature\": 1e999}; a temperature from 0 to 4",
        "digits-vae; {\"sampling\": \"magic\"}; one of unconstrained, constrained, over-constrained, ellipsoid, prior, got 'magic'",
        "digits-tiny; {\"sampling\": \"prior\"}; no prior was learned for it; choose constrained, or another model",
        "digits-denoiser; {}; Expected a model with a latent, got 'digits-denoiser'",
        "scans; {}; Expected a model with a latent, got 'scans'"})
    void refusesWhatCannotBe(String model, String body, String words) {
        post(model, "image/png", body).then().statusCode(422).contentType("application/problem+json")
                .body("title", is("Unprocessable Content")).body("detail", containsString(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"count\": ", "{\"temperature\": NaN}", "[]", "7", "{\"sampling\": {}}"})
    void refusesABodyThatIsNoRequest(String body) {
        post("digits-vae", "image/png", body).then().statusCode(400).contentType("application/problem+json").body("detail", containsString("JSON"));
    }

    @Test
    void refusesAnUnknownModel() {
        post("nothing", "image/png", "{}").then().statusCode(404).contentType("application/problem+json").body("detail", containsString("got 'nothing'"));
    }

    @Test
    void refusesATypeThatItDoesNotMake() {
        post("digits-vae", "text/html", "{}").then().statusCode(406);
    }

    @Test
    void labelsAreOfNoUseWithoutTheSeedOfTheirPictures() {
        given().contentType("application/json").accept("application/x-idx").queryParam("part", "labels").body("{}").post("/api/v1/models/digits-vae/generate")
                .then().statusCode(422).body("detail", containsString("Expected the seed of the pictures that the labels belong to, got none"));
        given().contentType("application/json").accept("application/x-idx").queryParam("part", "colours").body("{}").post("/api/v1/models/digits-vae/generate")
                .then().statusCode(422).body("detail", containsString("Expected the part pictures or labels, got 'colours'"));
    }

    private static byte[] bytes(String model, String type, String body) {
        return post(model, type, body).then().statusCode(200).contentType(type).extract().asByteArray();
    }

    private static Response post(String model, String type, String body) {
        return given().contentType("application/json").accept(type).body(body).when().post("/api/v1/models/" + model + "/generate");
    }
}
