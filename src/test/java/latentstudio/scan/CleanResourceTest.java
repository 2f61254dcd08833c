package latentstudio.scan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.zip.ZipOutputStream;
import latentstudio.Cast;
import latentstudio.geometry.DrawnPages;
import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.PageGeometry;
import latentstudio.image.Dpi;
import latentstudio.image.Page;
import latentstudio.image.PageFile;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.restore.Restorers;
import latentstudio.sketch.SketchService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Restorers.class)
class CleanResourceTest {
    private static final String CLEAN = "/api/v1/clean?model=scans-same";
    private static final byte[] PAGE = PageFiles.write(PageFiles.page(211, 150, 1), PageFormat.PNG);

    @TestHTTPResource(CLEAN)
    URI address;

    @Inject
    SketchService draw;

    @ParameterizedTest
    @CsvSource({"PNG, 1", "PNG, 3", "TIFF, 1", "TIFF, 3", "JPEG, 1", "JPEG, 3"})
    void answersInTheTypeSizeAndResolutionThatCame(PageFormat format, int channels) {
        Page page = PageFiles.page(211, 150, channels);
        byte[] answer = post(CLEAN, format.mediaType(), PageFiles.write(page, format)).statusCode(200).contentType(format.mediaType())
                .extract().asByteArray();
        Page cleaned = PageFiles.read(answer);
        assertThat(cleaned.width()).isEqualTo(211);
        assertThat(cleaned.height()).isEqualTo(150);
        assertThat(cleaned.channels()).isEqualTo(channels);
        assertThat(cleaned.dpi()).isEqualTo(new Dpi(300, 200));
        if (format != PageFormat.JPEG) {
            assertThat(cleaned.samples()).isEqualTo(page.samples());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "bmp"})
    void answersWithPngWhereTheTypeWouldLoseGreys(String format) {
        byte[] file = Cast.file(Cast.three(64, 10, 10, 40, 5, Color.BLACK, Color.WHITE), format);
        post(CLEAN, "image/" + format, file).statusCode(200).contentType("image/png");
    }

    @ParameterizedTest
    @CsvSource({"PNG, grey, PNG, 8", "JPEG, grey, JPEG, 8", "PNG, black-and-white, PNG, 1", "JPEG, black-and-white, PNG, 1", "TIFF, black-and-white, TIFF, 1"})
    void answersInFewerColoursWhereAskedTo(PageFormat format, String colour, PageFormat written, int bits) {
        byte[] answer = post(CLEAN + "&colour=" + colour, format.mediaType(), PageFiles.write(PageFiles.page(211, 150, 3), format)).statusCode(200)
                .contentType(written.mediaType()).extract().asByteArray();
        try (PageFile file = PageFiles.CODEC.open(answer)) {
            assertThat(file.packing(0).bits()).isEqualTo(bits);
            assertThat(file.read(0).isGrey()).isTrue();
            assertThat(file.read(0).dpi()).isEqualTo(new Dpi(300, 200));
        }
        given().contentType(format.mediaType()).accept("application/json").body(PageFiles.write(PageFiles.page(211, 150, 3), format))
                .post(CLEAN + "&colour=" + colour).then().statusCode(200).body("channels", is(1)).body("mediaType", is(written.mediaType()));
    }

    @Test
    void coloursThatThereAreNotAreRefusedInWords() {
        post(CLEAN + "&colour=sepia", "image/png", PAGE).statusCode(422).contentType("application/problem+json")
                .body("detail", is("Expected colour=colour or colour=grey or colour=black-and-white, got colour='sepia'; name one of them."));
    }

    @Test
    void cleansAsStronglyAsItIsAskedTo() {
        Page half = PageFiles.read(post("/api/v1/clean?model=scans-bleach&strength=0.5", "image/png", PAGE).statusCode(200).extract().asByteArray());
        Page original = PageFiles.page(211, 150, 1);
        assertThat(half.at(100, 70, 0)).isEqualTo(Math.round((original.at(100, 70, 0) + 255) / 2f));
    }

    @Test
    void answersWithFiguresWhereAskedTo() {
        given().contentType("image/png").accept("application/json").body(PAGE).post("/api/v1/clean?model=scans-bleach").then().statusCode(200)
                .contentType("application/json").body("width", is(211)).body("height", is(150)).body("channels", is(1))
                .body("dpi.horizontal", is(300f)).body("dpi.vertical", is(200f)).body("mediaType", is("image/png")).body("tiles", is(5 * 3))
                .body("device", is("CPU")).body("inkRemoved", is(1f)).body("millis", org.hamcrest.Matchers.greaterThan(0f));
        given().contentType("image/png").accept("application/json").body(PAGE).post(CLEAN).then().statusCode(200).body("inkRemoved", is(0f));
    }

    @Test
    void straightensBeforeItCleans() {
        Page page = DrawnPages.text(900, 1200, 3);
        byte[] file = PageFiles.write(page, PageFormat.PNG);
        Page straight = PageGeometry.of(page, new GeometryOptions(true, false, false, 0)).apply(page);
        Page cleaned = PageFiles.read(post(CLEAN + "&straighten=true", "image/png", file).statusCode(200).extract().asByteArray());
        assertThat(Arrays.equals(cleaned.samples(), straight.samples())).isTrue();
        given().contentType("image/png").accept("application/json").body(file).post(CLEAN + "&straighten=true&edges=true").then().statusCode(200)
                .body("geometry.straightened", is(true)).body("geometry.skew", both(greaterThan(2.95f)).and(lessThan(3.05f))).body("geometry.leftAlone.size()", is(1))
                .body("inkRemoved", is(0f));
    }

    @ParameterizedTest
    @CsvSource({"90, 150, 211", "180, 211, 150", "270, 150, 211"})
    void turns(int degrees, int width, int height) {
        Page cleaned = PageFiles.read(post(CLEAN + "&turn=" + degrees, "image/png", PAGE).statusCode(200).extract().asByteArray());
        assertThat(cleaned.width()).isEqualTo(width);
        assertThat(cleaned.height()).isEqualTo(height);
        assertThat(cleaned.dpi()).isEqualTo(degrees == 180 ? new Dpi(300, 200) : new Dpi(200, 300));
    }

    @Test
    void turnsAPageUprightByItself() {
        byte[] file = PageFiles.write(DrawnPages.prose(180), PageFormat.PNG);
        given().contentType("image/png").accept("application/json").body(file).post(CLEAN + "&turn=auto").then().statusCode(200)
                .body("geometry.turn", is(180)).body("geometry.turnCertainty", greaterThan(0.5f));
    }

    @Test
    void rejectsAGeometryThatThereIsNot() {
        assertProblem(post(CLEAN + "&turn=45", "image/png", PAGE), 422,
                "Expected turn=0, turn=90, turn=180 or turn=270, clockwise, or turn=auto, got '45'; name one of them, or leave it out.");
        for (String name : new String[] {"straighten", "crop", "edges"}) {
            assertProblem(post(CLEAN + "&" + name + "=maybe", "image/png", PAGE), 422,
                    "Expected %s=true or %s=false, got 'maybe'; name one of them, or leave it out.".formatted(name, name));
        }
    }

    @Test
    void turnsAPhotographUpright() throws IOException {
        byte[] file = PageFiles.exifJpeg(new BufferedImage(48, 32, BufferedImage.TYPE_BYTE_GRAY), 6, 240);
        Page cleaned = PageFiles.read(post(CLEAN, "image/jpeg", file).statusCode(200).extract().asByteArray());
        assertThat(cleaned.width()).isEqualTo(32);
        assertThat(cleaned.dpi()).isEqualTo(new Dpi(240, 240));
    }

    /** As {@code curl --data-binary} sends it. */
    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "application/octet-stream", ""})
    void takesAPictureWhoseTypeIsNotTold(String type) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofByteArray(PAGE));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(new String(answer.body())).isEqualTo(200);
            assertThat(PageFiles.read(answer.body()).width()).isEqualTo(211);
        }
    }

    @Test
    void rejectsWhatIsNoPicture() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        new ZipOutputStream(zip).close();
        assertProblem(post(CLEAN, "image/png", zip.toByteArray()), 422,
                "Expected a PNG, JPEG, TIFF, GIF, BMP or WebP picture, but got an archive or an office document; unpack it, or save it as PDF.");
        assertProblem(post(CLEAN, "image/png", new byte[0]), 422,
                "Expected a PNG, JPEG, TIFF, GIF, BMP or WebP picture, but got 0 bytes of something else; send another file.");
        post(CLEAN, "image/png", Arrays.copyOf(PAGE, PAGE.length / 2)).statusCode(422).contentType("application/problem+json")
                .body("detail", containsString("the file is damaged or cut off"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "text/plain", "application/json"})
    void rejectsAnotherType(String type) {
        assertProblem(post(CLEAN, type, PAGE), 415,
                "Expected a picture as the body, image/png, image/jpeg or image/tiff, got %s; send the file itself.".formatted(type));
    }

    @Test
    void rejectsAHugePageByItsHeader() throws IOException {
        assertProblem(post(CLEAN, "image/tiff", PageFiles.tiffHeader(20_000, 20_000)), 413,
                "Expected a picture of at most 80,000,000 pixels, got 20000 x 20000 = 400,000,000; make it smaller and send it again.");
    }

    @Test
    void rejectsAFileOfSeveralPages() throws IOException {
        assertProblem(post(CLEAN, "image/tiff", PageFiles.tiff(3)), 422,
                "Expected a file of one page, got a TIFF of 3; send it to /api/v1/scans, which takes many.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-0.1", "NaN", "strong"})
    void rejectsAStrengthOutOfRange(String strength) {
        assertProblem(post(CLEAN + "&strength=" + strength, "image/png", PAGE), 422,
                "Expected a strength from 0 (as it was) to 1 (clean), got '%s'; send a number between.".formatted(strength));
    }

    @Test
    void rejectsModelsThatCannotClean() {
        post("/api/v1/clean?model=nothing", "image/png", PAGE).statusCode(404).body("detail", containsString("got 'nothing'."));
        assertProblem(post("/api/v1/clean?model=digits-vae", "image/png", PAGE), 422, "Expected a model with a graph 'restorer', got "
                + "'digits-vae' (variational autoencoder); use reconstruct or decode with it, or choose another model.");
        post("/api/v1/clean?model=scans-damaged", "image/png", PAGE).statusCode(503).contentType("application/problem+json")
                .body("detail", containsString("restorer.onnx is damaged"));
    }

    @Test
    void isNoModelToDrawFor() {
        assertThat(draw.models().toString()).contains("digits-vae").doesNotContain("scans-same");
        assertProblem(post("/api/v1/models/scans-same/reconstruct", "image/png", PAGE), 422, "Expected a model of pictures of one size, "
                + "got 'scans-same' (restorer); use clean with it, or choose another model.");
        given().contentType("application/json").body("{\"latent\": [[1]]}").post("/api/v1/models/scans-same/decode").then().statusCode(422)
                .body("detail", containsString("use clean with it"));
    }

    @Test
    void tellsHowItCutsPages() {
        given().get("/api/v1/models/scans-same").then().statusCode(200).body("input.tiled.tile", is(64)).body("input.ink", is("dark"))
                .body("graphs.restorer.inputs[0].shape", is(Arrays.asList(-1, 1, -1, -1)));
        given().get("/api/v1/models").then().statusCode(200).body("id", hasItem("scans-blur"));
        given().get("/q/openapi").then().statusCode(200).body(containsString("/api/v1/clean"));
    }

    private static ValidatableResponse post(String path, String type, byte[] file) {
        return given().config(io.restassured.RestAssured.config().encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false))).contentType(type).body(file).when().post(path).then();
    }

    private static void assertProblem(ValidatableResponse response, int status, String detail) {
        response.statusCode(status).contentType("application/problem+json").body("status", is(status)).body("detail", is(detail));
    }
}
