package latentstudio.oip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import latentstudio.inference.ModelCatalog;
import latentstudio.model.GraphRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published protocol, sentence by sentence: specification/protocol/inference_rest.md and the binary tensor data extension. */
@QuarkusTest
class OipResourceTest {
    private static final String LENGTH = "Inference-Header-Content-Length";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    ModelCatalog catalog;

    @Test
    void tellsWhatTheServerIs() {
        given().get("/v2").then().statusCode(200).body("name", equalTo("latent-studio")).body("version", not(emptyString()))
                .body("extensions", hasItem("binary_tensor_data"));
    }

    @Test
    void livesAndIsReady() {
        given().get("/v2/health/live").then().statusCode(200).body("live", equalTo(true));
        given().get("/v2/health/ready").then().statusCode(200).body("ready", equalTo(true));
        given().get("/v2/models/digits-vae-encoder/ready").then().statusCode(200)
                .body("name", equalTo("digits-vae-encoder")).body("ready", equalTo(true));
        given().get("/v2/models/digits-vae-encoder/versions/1/ready").then().statusCode(200);
    }

    @Test
    void tellsWhatAModelTakesAndGives() {
        given().get("/v2/models/digits-vae-encoder").then().statusCode(200)
                .body("name", equalTo("digits-vae-encoder")).body("versions", contains("1")).body("platform", equalTo("onnxruntime_onnx"))
                .body("inputs[0].name", equalTo("picture")).body("inputs[0].datatype", equalTo("FP32")).body("inputs[0].shape", contains(-1, 1, 28, 28))
                .body("outputs.name", contains("latent", "log_variance")).body("outputs[0].shape", contains(-1, 16));
        given().get("/v2/models/digits-vae-encoder/versions/1").then().statusCode(200).body("versions", contains("1"));
    }

    @Test
    void offersEveryGraphOfEveryModel() {
        catalog.available().forEach(model -> model.manifest().graphs().keySet().forEach(role ->
                given().get("/v2/models/{name}", model.manifest().id() + "-" + role.label()).then().statusCode(200)));
    }

    @Test
    void infersFromJsonAndReturnsTheIdentifier() throws IOException {
        float[] latent = latents(2);

        JsonNode answer = infer("digits-vae-decoder", """
                {"id": "42", "inputs": [{"name": "latent", "shape": [2, 16], "datatype": "FP32", "data": %s}]}"""
                .formatted(Arrays.toString(latent)));

        assertThat(answer.path("model_name").asText()).isEqualTo("digits-vae-decoder");
        assertThat(answer.path("model_version").asText()).isEqualTo("1");
        assertThat(answer.path("id").asText()).isEqualTo("42");
        JsonNode output = answer.path("outputs").path(0);
        assertThat(output.path("datatype").asText()).isEqualTo("FP32");
        assertThat(output.path("shape").toString()).isEqualTo("[2,1,28,28]");
        assertThat(values(output)).containsExactly(decoded(latent));
    }

    @Test
    void takesDataAsDeepAsItsShapeIs() throws IOException {
        float[] latent = latents(2);
        String nested = Arrays.toString(new String[] {Arrays.toString(Arrays.copyOf(latent, 16)), Arrays.toString(Arrays.copyOfRange(latent, 16, 32))});

        JsonNode answer = infer("digits-vae-decoder", """
                {"inputs": [{"data": %s, "datatype": "FP32", "shape": [2, 16], "name": "latent"}]}""".formatted(nested));

        assertThat(answer.has("id")).isFalse();
        assertThat(values(answer.path("outputs").path(0))).containsExactly(decoded(latent));
    }

    @Test
    void givesAllOutputsUnlessSomeAreWanted() throws IOException {
        String inputs = "\"inputs\": [{\"name\": \"picture\", \"shape\": [1, 1, 28, 28], \"datatype\": \"FP32\", \"data\": %s}]"
                .formatted(Arrays.toString(new float[784]));

        JsonNode all = infer("digits-vae-encoder", "{" + inputs + "}").path("outputs");
        JsonNode one = infer("digits-vae-encoder", "{" + inputs + ", \"outputs\": [{\"name\": \"log_variance\"}]}").path("outputs");

        assertThat(all.findValuesAsText("name")).containsExactly("latent", "log_variance");
        assertThat(one.findValuesAsText("name")).containsExactly("log_variance");
        assertThat(one.path(0)).isEqualTo(all.path(1));
    }

    @Test
    void takesSeveralInputsInAnyOrder() throws IOException {
        JsonNode answer = infer("digits-vae-prior", """
                {"inputs": [
                  {"name": "temperature", "shape": [1, 1], "datatype": "FP32", "data": [1]},
                  {"name": "label", "shape": [1, 10], "datatype": "FP32", "data": [0,0,0,1,0,0,0,0,0,0]},
                  {"name": "noise", "shape": [1, 16], "datatype": "FP32", "data": %s}]}""".formatted(Arrays.toString(latents(1))));

        assertThat(values(answer.path("outputs").path(0))).containsExactly(catalog.model("digits-vae")
                .sampleLatents(latents(1), new float[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 0}, new float[] {1}).values());
    }

    @Test
    void takesAndGivesTensorsAsBytes() throws IOException {
        float[] latent = latents(3);
        String json = """
                {"id": "b", "inputs": [{"name": "latent", "shape": [3, 16], "datatype": "FP32", "parameters": {"binary_data_size": 192}}],
                 "outputs": [{"name": "reconstruction", "parameters": {"binary_data": true}}]}""";

        Response response = post("digits-vae-decoder", json, bytes(latent));

        response.then().statusCode(200).contentType("application/octet-stream");
        int length = Integer.parseInt(response.header(LENGTH));
        byte[] body = response.asByteArray();
        JsonNode answer = JSON.readTree(body, 0, length);
        assertThat(answer.path("id").asText()).isEqualTo("b");
        JsonNode output = answer.path("outputs").path(0);
        assertThat(output.has("data")).isFalse();
        assertThat(output.path("parameters").path("binary_data_size").asInt()).isEqualTo(3 * 784 * 4);
        assertThat(body).hasSize(length + 3 * 784 * 4);
        float[] pictures = new float[3 * 784];
        ByteBuffer.wrap(body, length, body.length - length).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(pictures);
        assertThat(pictures).containsExactly(decoded(latent));
    }

    @Test
    void aWishForAllOutputsAsBytesYieldsToThatOfOne() throws IOException {
        String json = """
                {"parameters": {"binary_data_output": true},
                 "inputs": [{"name": "picture", "shape": [1, 1, 28, 28], "datatype": "FP32", "parameters": {"binary_data_size": 3136}}],
                 "outputs": [{"name": "latent"}, {"name": "log_variance", "parameters": {"binary_data": false}}]}""";

        Response response = post("digits-vae-encoder", json, new byte[3136]);

        JsonNode outputs = JSON.readTree(response.asByteArray(), 0, Integer.parseInt(response.header(LENGTH))).path("outputs");
        assertThat(outputs.path(0).path("parameters").path("binary_data_size").asInt()).isEqualTo(64);
        assertThat(outputs.path(1).path("data").size()).isEqualTo(16);
    }

    @Test
    void restoresTilesOfAnySize() throws IOException {
        float[] tile = new float[2 * 3 * 64 * 32];
        Arrays.fill(tile, 1);

        Response response = post("scans-restorer", """
                {"inputs": [{"name": "%s", "shape": [2, 3, 64, 32], "datatype": "FP32", "parameters": {"binary_data_size": %d}}]}"""
                .formatted(catalog.model("scans").graph(GraphRole.RESTORER).inputs().getFirst().name(), tile.length * 4), bytes(tile));

        JsonNode output = JSON.readTree(response.asByteArray()).path("outputs").path(0);
        assertThat(output.path("shape").toString()).isEqualTo("[2,3,64,32]");
        assertThat(values(output)[1000]).isCloseTo(1, within(0.05f)); // clean paper stays clean
    }

    /** What stands between the braces of an otherwise good request to digits-vae-decoder, and what the error speaks of. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "inputs": [{"name": "latent", "shape": [1, 15], "datatype": "FP32", "data": [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]}] | Expected the shape [-1, 16]
            "inputs": [{"name": "latent", "shape": [16], "datatype": "FP32", "data": [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]}] | Expected the shape [-1, 16]
            "inputs": [{"name": "latent", "shape": [0, 16], "datatype": "FP32", "data": []}] | got [0, 16]
            "inputs": [{"name": "latent", "shape": [-1, 16], "datatype": "FP32", "data": []}] | got [-1, 16]
            "inputs": [{"name": "latent", "shape": [9223372036854775807, 16], "datatype": "FP32", "data": [1]}] | Expected the shape
            "inputs": [{"name": "latent", "shape": [99999999999999999999, 16], "datatype": "FP32", "data": [1]}] | range
            "inputs": [{"name": "latent", "shape": [2, 16], "datatype": "FP32", "data": [1, 2]}] | Expected 32 values
            "inputs": [{"name": "latent", "shape": [1, 16], "datatype": "INT64", "data": [1]}] | Expected datatype FP32
            "inputs": [{"name": "latent", "shape": [1, 16], "datatype": "FP32", "data": [true]}] | Expected 'data' to be a list of numbers, got VALUE_TRUE
            "inputs": [{"name": "latent", "shape": [1, 16], "datatype": "FP32", "data": [1e99,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]}] | finite
            "inputs": [{"name": "latent", "shape": [1, 16], "datatype": "FP32"}] | got neither
            "inputs": [{"name": "code", "shape": [1, 16], "datatype": "FP32", "data": [1]}] | Expected the inputs [latent]
            "inputs": [{"name": "latent", "shape": "all", "datatype": "FP32", "data": [1]}] | 'shape' to be a list
            "inputs": [{"shape": [1, 16], "datatype": "FP32", "data": [1]}] | 'name', 'datatype' and 'shape'
            "inputs": [] | Expected the inputs [latent]
            "inputs": {} | 'inputs' to be a list
            "id": 7 | 'id' to be a text
            "parameters": {} | Expected 'inputs'
            "inputs": [{"name": "latent", "shape": [1, 16], "datatype": "FP32", "data": [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]}], "outputs": [{"name": "image"}] | Expected one of the outputs [reconstruction]
            "inputs": [{"name": "latent", "shape": [1, 16], "datatype": "FP32", "data": [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]}], "outputs": [] | Expected 'outputs' to name
            "inputs": [{"name": "latent", "shape": [1, 16], "datatype": "FP32", "parameters": {"binary_data_size": 64}}] | after the JSON, got 0
            "inputs": [{"name": "latent", "shape": [1, 16], "datatype": "FP32", "parameters": {"binary_data_size": 63}}] | got 63 bytes
            "inputs": [{"name": "latent", "shape": [1, 16], "datatype": "FP32", "parameters": {"binary_data_size": 2147483648}}] | at most
            """)
    void saysWhatIsWrong(String members, String error) {
        given().body("{" + members + "}").contentType("application/json").post("/v2/models/digits-vae-decoder/infer").then()
                .statusCode(400).contentType("application/json").body("error", containsString(error));
    }

    @Test
    void refusesMoreThanTheLargestBatch() {
        String many = Arrays.toString(new float[401 * 16]);
        given().body("{\"inputs\": [{\"name\": \"latent\", \"shape\": [401, 16], \"datatype\": \"FP32\", \"data\": " + many + "}]}")
                .post("/v2/models/digits-vae-decoder/infer").then().statusCode(400).body("error", containsString("at most 6400 values"));
    }

    @ParameterizedTest
    @CsvSource({"2147483648", "99999999999999999999", "-1", "many"})
    void refusesALengthOfTheJsonThatCannotBe(String length) {
        given().body("{}").header(LENGTH, length).post("/v2/models/digits-vae-decoder/infer").then()
                .statusCode(400).body("error", containsString(LENGTH));
    }

    @Test
    void refusesWhatIsNoJson() {
        for (String body : List.of("", "{", "[]", "{} {}", "{\"inputs\": [[[[", "\u0000")) {
            given().body(body).post("/v2/models/digits-vae-decoder/infer").then().statusCode(400).body("error", containsString("Expected"));
        }
    }

    /** Jackson takes these for UTF-32; found by fuzzing. */
    @Test
    void refusesWhatIsNotUtf8() {
        for (byte[] body : List.of(new byte[] {0, 0, '{', 0}, new byte[] {0, 0, 0, '{', 'p', 't', 't', 's'}, new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})) {
            given().body(body).contentType("application/json").post("/v2/models/digits-vae-decoder/infer").then().statusCode(400).body("error", containsString("Expected"));
        }
    }

    @Test
    void refusesWhatIsTooDeepTooLongOrTooMany() {
        String input = "\"inputs\": [{\"name\": \"latent\", \"shape\": %s, \"datatype\": \"FP32\", \"data\": %s}]";
        String data = Arrays.toString(new int[16]);
        for (String members : List.of("\"parameters\": {\"a\": " + "[".repeat(100_000), "\"x\": 1" + "0".repeat(100_000), input.formatted("[1,16]", "[" + "9".repeat(5_000) + "]"),
                input.formatted("[1" + ",1".repeat(100_000) + "]", data), input.formatted("[4611686018427387904, 4]", data), input.formatted("[9223372036854775807, 9223372036854775807]", data),
                input.formatted("[1,16]", data).replace("FP32", "BYTES"), input.formatted("[1,16]", data).replace("FP32", "FP99"),
                input.formatted("[1,16]", data).replace("}]", "}, " + "{\"name\": \"latent\", \"shape\": [1,16], \"datatype\": \"FP32\", \"data\": " + data + "}]"),
                input.formatted("[1,16]", data).replace("\"data\"", "\"parameters\": {\"binary_data_size\": -4}, \"data\""), input.formatted("[1,16]", data) + "} x")) {
            given().body("{" + members + "}").contentType("application/json").post("/v2/models/digits-vae-decoder/infer").then()
                    .statusCode(400).contentType("application/json").body("error", containsString("Expected"));
        }
    }

    @Test
    void givesALongIdentifierBack() throws IOException {
        String id = "i".repeat(1_000_000);
        JsonNode answer = infer("digits-vae-decoder", "{\"id\": \"%s\", \"inputs\": [{\"name\": \"latent\", \"shape\": [1,16], \"datatype\": \"FP32\", \"data\": %s}]}"
                .formatted(id, Arrays.toString(new int[16])));
        assertThat(answer.path("id").asText()).isEqualTo(id);
    }

    @Test
    void refusesALengthOfTheJsonBeyondTheBody() {
        given().body("{}").header(LENGTH, "3").post("/v2/models/digits-vae-decoder/infer").then().statusCode(400).body("error", containsString("the 2 bytes, got '3'"));
    }

    @Test
    void refusesATileThatNoPageIsCutInto() {
        given().body("{\"inputs\": [{\"name\": \"%s\", \"shape\": [1, 3, 63, 64], \"datatype\": \"FP32\", \"data\": %s}]}"
                        .formatted(catalog.model("scans").graph(GraphRole.RESTORER).inputs().getFirst().name(), Arrays.toString(new float[3 * 63 * 64])))
                .post("/v2/models/scans-restorer/infer").then().statusCode(400).body("error", containsString("a multiple of"));
    }

    @Test
    void refusesAnOverviewWhoseSidesTheLightCannotHalve() {
        given().body("{\"inputs\": [{\"name\": \"overview\", \"shape\": [1, 6, 48, 64], \"datatype\": \"FP32\", \"data\": %s}]}"
                        .formatted(Arrays.toString(new float[6 * 48 * 64])))
                .post("/v2/models/scans-light/infer").then().statusCode(400).body("error", containsString("a multiple of 32"));
    }

    @Test
    void knowsNoOtherModelVersionOrPath() {
        given().get("/v2/models/digits-vae").then().statusCode(404).body("error", containsString("digits-vae-encoder"));
        given().get("/v2/models/digits-vae-encoder/versions/2").then().statusCode(404).body("error", containsString("Expected version '1'"));
        given().body("{}").post("/v2/models/none/infer").then().statusCode(404).body("error", containsString("'none'"));
        given().get("/v2/nothing/here").then().statusCode(404).contentType("application/json").body("error", containsString("/v2/nothing/here"));
    }

    @Test
    void refusesALargeBodyBeforeItIsReadWithTheProtocolsError() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write("""
                    POST /v2/models/digits-vae-decoder/infer HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/octet-stream\r
                    Content-Length: 2147483648\r
                    \r
                    """.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("application/json").contains("{\"error\":\"Expected a body of at most");
        }
    }

    private static JsonNode infer(String model, String body) throws IOException {
        Response response = given().body(body).contentType("application/json").post("/v2/models/" + model + "/infer");
        response.then().statusCode(200).contentType("application/json");
        return JSON.readTree(response.asByteArray());
    }

    private static Response post(String model, String json, byte[] tensors) {
        byte[] head = json.getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(head, head.length + tensors.length);
        System.arraycopy(tensors, 0, body, head.length, tensors.length);
        Response response = given().body(body).contentType("application/octet-stream").header(LENGTH, head.length).post("/v2/models/" + model + "/infer");
        response.then().statusCode(200);
        return response;
    }

    private static float[] latents(int count) {
        Random random = new Random(3);
        float[] values = new float[count * 16];
        IntStream.range(0, values.length).forEach(i -> values[i] = (float) random.nextGaussian());
        return values;
    }

    private float[] decoded(float[] latents) {
        return catalog.model("digits-vae").decode(IntStream.range(0, latents.length / 16)
                .mapToObj(i -> Arrays.copyOfRange(latents, i * 16, (i + 1) * 16)).toList()).values();
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private static float[] values(JsonNode output) {
        float[] values = new float[output.path("data").size()];
        IntStream.range(0, values.length).forEach(i -> values[i] = (float) output.path("data").path(i).asDouble());
        return values;
    }
}
