package latentstudio.learn;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import latentstudio.Cast;
import latentstudio.inference.ModelFolders;
import latentstudio.training.export.OnnxFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model goes home as a package, comes back, and is deleted; what is no package from here is refused. */
@QuarkusTest
class OwnModelsResourceTest {
    private static final String MODELS = "/api/v1/models";
    private static final String OWN = "own-0123456789ab";

    @TempDir
    Path folder;

    @Inject
    BroughtModels models;

    private Path model() throws IOException {
        return ModelFolders.copy(folder, OWN);
    }

    private static Map<String, byte[]> files(Path model) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> found = Files.list(model)) {
            for (Path file : found.sorted().toList()) {
                files.put(OWN + "/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static ValidatableResponse bring(byte[] zip) {
        return given().multiPart("file", "model.zip", zip, "application/zip").when().post(MODELS).then();
    }

    private static ValidatableResponse bring(Map<String, byte[]> files) {
        return bring(Shapes.zip(files));
    }

    @Test
    void aModelGoesHomeAndComesBackAndIsDeletedByWhoBroughtIt() throws IOException {
        ValidatableResponse first = bring(files(model())).statusCode(201).header("Location", containsString(MODELS + "/" + OWN)).body("id", is(OWN));
        String key = first.extract().path("key");
        byte[] home = when().get(MODELS + "/" + OWN + "/package.zip").then().statusCode(200).extract().asByteArray();
        String second = bring(home).statusCode(201).body("id", not(is(OWN))).body("id", matchesPattern("own-[0-9a-f]{12}")).extract().path("id");
        byte[] three = Cast.CODEC.png(Cast.digit(3));
        List<Float> latent = given().body(three).contentType("image/png").accept("application/json").when().post(MODELS + "/" + OWN + "/reconstruct")
                .then().statusCode(200).extract().path("latent");
        assertThat(given().body(three).contentType("image/png").accept("application/json").when().post(MODELS + "/" + second + "/reconstruct")
                .then().statusCode(200).extract().<List<Float>>path("latent")).isEqualTo(latent);

        for (String wrong : new String[] {"", "?key=none", "?key=" + UUID.randomUUID()}) {
            when().delete(MODELS + "/" + OWN + wrong).then().statusCode(422).body("detail", containsString("brought or learned here with its key, got '" + OWN + "'"));
        }
        when().delete(MODELS + "/" + second + "?key=" + key).then().statusCode(422);
        when().delete(MODELS + "/digits-tiny?key=" + key).then().statusCode(422).body("detail", containsString("one that ships stays"));
        when().get(MODELS + "/" + OWN).then().statusCode(200);
        when().delete(MODELS + "/" + OWN + "?key=" + key).then().statusCode(204);
        when().get(MODELS + "/" + OWN).then().statusCode(404);
        models.sweep(Instant.now().plusSeconds(60)); // as if its time were over
        when().get(MODELS + "/" + second).then().statusCode(404);
    }

    @Test
    void theProgramThatGoesHomeWithAModelRuns() throws Exception {
        byte[] home = when().get(MODELS + "/digits-conv/package.zip").then().statusCode(200).extract().asByteArray();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(home))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Files.write(folder.resolve(Path.of(entry.getName()).getFileName()), in.readAllBytes());
            }
        }
        Files.write(folder.resolve("three.png"), Cast.CODEC.png(Cast.digit(3)));
        Path said = folder.resolve("said.txt");
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), "Example.java", "three.png").directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(said)).contains("encoder.onnx [", "decoder.onnx [");
        assertThat(Cast.CODEC.read(Files.readAllBytes(folder.resolve("made.png"))).luminance().resize(28, 28).meanSquaredError(Cast.digit(3))).isLessThan(0.1);
        assertThat(Files.readString(folder.resolve("example.py"))).contains("resize((28, 28))", "[\"encoder.onnx\", \"decoder.onnx\"]").doesNotContain("@");
    }

    @Test
    void whatIsNoPackageIsRefused() throws IOException {
        bring(new byte[] {'P', 'K', 3, 4, 0}).statusCode(422).body("detail", containsString("a whole ZIP"));
        bring("no package".getBytes()).statusCode(422).body("detail", containsString("a whole ZIP"));
        bring(Shapes.files(8, 28, 28)).statusCode(422).body("detail", containsString("got a ZIP without a manifest.json"));
        bring(Map.of("a/manifest.json", "[]".getBytes())).statusCode(422).body("detail", containsString("Expected the manifest of a model"));
        Path model = model();
        Map<String, byte[]> out = files(model);
        out.put("../../escaped.onnx", new byte[1]);
        bring(out).statusCode(422).body("detail", containsString("one that leads out of it"));
        Map<String, byte[]> twice = files(model);
        twice.put("other/decoder.onnx", new byte[1]);
        bring(twice).statusCode(422).body("detail", containsString("several files called decoder.onnx"));
        Map<String, byte[]> bomb = files(model);
        bomb.put(OWN + "/latents.npz", new byte[65 << 20]);
        bring(bomb).statusCode(422).body("detail", containsString("at most 67,108,864 bytes unpacked"));
        Map<String, byte[]> card = files(model);
        card.put(OWN + "/card.png", "<script>".getBytes());
        bring(card).statusCode(422).body("detail", containsString("card.png"));
    }

    @Test
    void aGraphThatDoesNotMatchItsManifestOrHoldsWhatNobodyWritesHereIsRefused() throws IOException {
        Path model = model();
        Map<String, byte[]> missing = files(model);
        missing.remove(OWN + "/decoder.onnx");
        bring(missing).statusCode(422).body("detail", containsString("Expected the graph decoder.onnx in the package, found none"));
        Map<String, byte[]> other = files(model);
        other.put(OWN + "/decoder.onnx", OnnxFixture.decoderEndingWith("Relu"));
        bring(other).statusCode(422).body("detail", containsString("whose SHA-256 the manifest tells, got another"));
        ModelFolders.decoder(model, OnnxFixture.decoderEndingWith("Loop"));
        bring(files(model)).statusCode(422).body("detail", containsString("This graph is not taken: decoder.onnx: expected operators that the studio writes"));
        ModelFolders.decoder(model, OnnxFixture.decoderBySide(100_000));
        bring(files(model)).statusCode(422).body("detail", containsString("after Resize"));
        ModelFolders.decoder(model, OnnxFixture.decoderEndingWith("Relu"));
        ModelFolders.change(model, manifest -> manifest.put("title", "x".repeat(81)));
        bring(files(model)).statusCode(422).body("detail", containsString("a title of at most 80 letters"));
        when().get(MODELS + "/" + OWN).then().statusCode(404);
    }
}
