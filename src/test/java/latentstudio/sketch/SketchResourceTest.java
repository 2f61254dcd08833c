package latentstudio.sketch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import latentstudio.Cast;
import latentstudio.image.Picture;
import latentstudio.inference.ModelCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SketchResourceTest {
    private static final String RECONSTRUCT = "/api/v1/models/digits-vae/reconstruct";
    private static final String DECODE = "/api/v1/models/digits-vae/decode";

    @TestHTTPResource
    URI address;

    @Inject
    ModelCatalog catalog;

    @ParameterizedTest
    @ValueSource(strings = {"digits-tiny", "digits-vae"})
    void reconstructsADigitAsPng(String model) {
        Picture digit = Cast.digit(3);
        byte[] png = picture(Cast.CODEC.png(digit)).post("/api/v1/models/" + model + "/reconstruct")
                .then().statusCode(200).contentType("image/png").extract().asByteArray();
        Picture answer = Cast.CODEC.read(png);
        assertThat(answer.meanSquaredError(digit)).isLessThan(0.04);
        assertThat(answer.meanSquaredError(digit)).isLessThan(answer.meanSquaredError(Cast.digit(7)) / 3);
    }

    @Test
    void answersWithJsonWhereAskedTo() {
        Picture digit = Cast.digit(3);
        var answer = picture(Cast.CODEC.png(digit)).accept("application/json").post(RECONSTRUCT)
                .then().statusCode(200).contentType("application/json").extract().jsonPath();
        Picture image = Cast.CODEC.read(Base64.getDecoder().decode(answer.getString("image")));
        assertThat(answer.getList("latent")).hasSize(16);
        assertThat(answer.getDouble("error")).isBetween(0.0, 0.03);
        assertThat(image.meanSquaredError(digit)).isBetween(0.0, 0.03);
        assertThat(answer.getDouble("errorPercentile")).isBetween(0.0, 100.0);
        assertThat(answer.getString("device")).isEqualTo("CPU");
        assertThat(answer.getDouble("queueMillis")).isNotNegative();
        assertThat(answer.getDouble("inferenceMillis")).isPositive();
    }

@Test
void saysWhatAPictureBecameForTheModel() {
    byte[] grey = Cast.CODEC.png(Cast.digit(3));
    float[] red = new float[3 * 32 * 32];
    Arrays.fill(red, 0, 32 * 32, 0.5f);
    byte[] coloured = Cast.CODEC.png(new Picture(3, 32, 32, red));

    picture(grey).post("/api/v1/models/cifar10-tiny/reconstruct").then().statusCode(200).header("Picture-Converted", "colour");
    picture(coloured).accept("application/json").post(RECONSTRUCT).then().statusCode(200).body("converted", is("grey"));
    picture(grey).post(RECONSTRUCT).then().statusCode(200).header("Picture-Converted", nullValue());
    picture(coloured).post("/api/v1/models/digits-denoiser/denoise").then().statusCode(200).header("Picture-Converted", "grey");
}

@Test
void seesTheSameDigitWhereverItWasDrawn() {
        byte[] corner = Cast.file(Cast.three(400, 15, 15, 110, 12, Color.BLACK, Color.WHITE), "png");
        byte[] middle = Cast.file(Cast.three(280, 60, 50, 180, 20, Color.WHITE, Color.BLACK), "jpg");
        assertThat(reconstruct(corner, true).meanSquaredError(reconstruct(middle, true))).isLessThan(0.01);
        assertThat(reconstruct(corner, false).meanSquaredError(reconstruct(middle, true))).isGreaterThan(0.03);
    }

    @Test
    void decodesItsOwnLatentToItsOwnReconstruction() {
        byte[] png = Cast.CODEC.png(Cast.digit(8));
        var encoded = picture(png).accept("application/json").post(RECONSTRUCT).then().extract().jsonPath();
        byte[] decoded = latents(List.of(encoded.getList("latent"))).post(DECODE)
                .then().statusCode(200).contentType("image/png").extract().asByteArray();
        assertThat(Cast.CODEC.read(decoded).toBytes())
                .isEqualTo(Cast.CODEC.read(Base64.getDecoder().decode(encoded.getString("image"))).toBytes());
    }

    @Test
    void decodesSeveralLatentsToASheetOrToPixels() {
        List<Float> origin = Collections.nCopies(16, 0f);
        byte[] sheet = latents(Collections.nCopies(5, origin)).post(DECODE).then().statusCode(200).extract().asByteArray();
        assertThat(Cast.CODEC.read(sheet).width()).isEqualTo(3 * 28);
        assertThat(Cast.CODEC.read(sheet).height()).isEqualTo(2 * 28);
        latents(Collections.nCopies(5, origin)).accept("application/json").post(DECODE).then().statusCode(200)
                .body("width", is(28)).body("height", is(28)).body("images.size()", is(5)).body("images[4].size()", is(784));
    }

    @Test
    void rejectsABodyThatIsNoPicture() {
        assertProblem(picture("Dear Sir".getBytes()).post(RECONSTRUCT).then(), 422, "Unprocessable Content",
                "Expected a PNG, JPEG, TIFF, GIF, BMP or WebP picture, but got a text; send a picture of it.");
    }

    @Test
    void rejectsAnEmptyBody() {
        picture(new byte[0]).post(RECONSTRUCT).then().statusCode(422)
                .body("detail", containsString("got 0 bytes"));
    }

    @Test
    void rejectsATruncatedPng() {
        byte[] png = Cast.CODEC.png(Cast.digit(3));
        picture(Arrays.copyOf(png, png.length - 40)).post(RECONSTRUCT).then().statusCode(422)
                .contentType("application/problem+json").body("detail", containsString("damaged or cut off"));
    }

    @Test
    void rejectsAHugePictureByItsHeader() {
        assertProblem(picture(Cast.pngHeader(30_000, 30_000)).post(RECONSTRUCT).then(), 413,
                "Request Entity Too Large", "Expected a picture of at most 25,000,000 pixels, "
                        + "got 30000 x 30000 = 900,000,000; make it smaller and send it again.");
    }

    @Test
    void readsALargePictureWithinTheLimit() {
        BufferedImage large = Cast.three(4900, 500, 500, 3900, 300, Color.BLACK, Color.WHITE);
        picture(Cast.file(large, "png")).post(RECONSTRUCT).then().statusCode(200);
    }

    /** Only the header is sent: the answer must not wait for a body that it does not want. */
    @Test
    void rejectsABodyOverTheLimitBeforeItIsSent() throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(120_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + RECONSTRUCT + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
                    + "Content-Length: 999999999999\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json")
                    .contains("Expected a body of at most 20,971,520 bytes, got 999999999999; send a smaller file.");
        }
    }

    /** Six clients announce 19 MB each and send nothing yet: one is told to come back, and a small body still fits. */
    @Test
    void keepsRoomForTheBodiesThatItTakes() throws Exception {
        String head = "POST " + RECONSTRUCT + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: 19000000\r\n\r\n";
        byte[] allButTheLast = new byte[18_999_999];
        List<Socket> clients = new ArrayList<>();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Socket client = new Socket(address.getHost(), address.getPort());
                clients.add(client);
                client.setSoTimeout(120_000);
                readers.submit(() -> {
                    client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                    client.getOutputStream().write(allButTheLast);
                    return client;
                });
                answers.add(() -> new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            assertThat(readers.invokeAny(answers)).startsWith("HTTP/1.1 503").containsIgnoringCase("Retry-After: 1")
                    .contains("Expected room for this body too, but other uploads fill the 104,857,600 bytes there are; try again in a moment.");
            assertThat(reconstruct(Cast.CODEC.png(Cast.digit(3)), true).width()).isEqualTo(28);
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
        // the server notices that they are gone, and there is room again: this body is read, and is no picture
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        int status;
        do {
            status = picture(new byte[19_000_000]).post(RECONSTRUCT).statusCode();
        } while (status == 503 && System.nanoTime() < deadline);
        assertThat(status).isEqualTo(422);
    }

    @Test
    void rejectsAnUnknownModel() {
        assertProblem(picture(Cast.CODEC.png(Cast.digit(3))).post("/api/v1/models/nothing/reconstruct").then(), 404, "Not Found",
                "Expected one of the models %s, got 'nothing'.".formatted(String.join(", ",
                        catalog.entries().stream().map(ModelCatalog.Entry::id).toList())));
    }

    @Test
    void rejectsALatentOfTheWrongLength() {
        assertProblem(latents(List.of(List.of(1, 2, 3))).post(DECODE).then(), 422, "Unprocessable Content",
                "Expected latents of 16 values for digits-vae, got 3.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"NaN\"", "1e999", "-1e39", "\"Infinity\""})
    void rejectsALatentThatIsNotFinite(String value) {
        String latent = "[" + value + ",0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]";
        given().contentType("application/json").body("{\"latent\": [" + latent + "]}").post(DECODE).then().statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("Expected finite values for 'latent' of digits-vae-decoder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"latent\": [[NaN]]}", "{\"latent\": ", "nonsense"})
    void rejectsWhatIsNoJson(String body) {
        given().contentType("application/json").body(body).post(DECODE).then().statusCode(400)
                .contentType("application/problem+json").body("detail", containsString("JSON"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"latent": 7}           | Expected a list at 'latent' of the JSON body, got something else; send what /q/openapi tells.
            []                      | Expected an object at the begin of the JSON body, got something else; send what /q/openapi tells.
            {"latent": [["seven"]]} | Expected a number at 'latent[0][0]' of the JSON body, got 'seven'; send what /q/openapi tells.
            """)
    void saysWhereJsonIsOfAnotherShape(String body, String detail) {
        given().contentType("application/json").body(body).post(DECODE).then().statusCode(400)
                .contentType("application/problem+json").body("detail", equalTo(detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"latent\": []}", "{\"latent\": [null]}", "null"})
    void rejectsABodyWithoutLatents(String body) {
        given().contentType("application/json").body(body).post(DECODE).then().statusCode(422)
                .contentType("application/problem+json").body("detail", containsString("16 values for digits-vae, got"));
    }

    @Test
    void rejectsMoreLatentsThanTheLimit() {
        assertProblem(latents(Collections.nCopies(401, Collections.nCopies(16, 0))).post(DECODE).then(), 422,
                "Unprocessable Content", "Expected at most 400 items in one request, got 401; send them in parts.");
    }

    private static Picture reconstruct(byte[] file, boolean normalise) {
        return Cast.CODEC.read(picture(file).queryParam("normalise", normalise).post(RECONSTRUCT).then().statusCode(200)
                .extract().asByteArray());
    }

    private static RequestSpecification picture(byte[] file) {
        return given().contentType("image/png").body(file).when();
    }

    private static RequestSpecification latents(List<?> latents) {
        return given().contentType("application/json").body(Map.of("latent", latents)).when();
    }

    private static void assertProblem(ValidatableResponse response, int status, String title, String detail) {
        response.statusCode(status).contentType("application/problem+json").body("status", is(status))
                .body("title", is(title)).body("detail", is(detail));
    }
}
