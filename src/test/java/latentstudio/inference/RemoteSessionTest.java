package latentstudio.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that are computed by the studio under test, and by servers that do not keep to the protocol. */
@QuarkusTest
class RemoteSessionTest {
    private static final Path SHIPPED = Path.of("models");
    /** What a server says of the decoder of digits-tiny, tensors in JSON only. */
    private static final String METADATA = """
            {"name": "digits-tiny-decoder", "platform": "other", "inputs": [{"name": "latent", "datatype": "FP32", "shape": [-1, 10]}],
             "outputs": [{"name": "reconstruction", "datatype": "FP32", "shape": [-1, 1, 28, 28]}]}""";

    @TestHTTPResource("/")
    private URI studio;
    @TempDir
    private Path models;
    private ModelCatalog catalog;
    private HttpServer other;

    @BeforeEach
    void manifestsOnly() throws IOException {
        for (String model : List.of("digits-tiny", "digits-vae", "scans")) {
            Files.createDirectory(models.resolve(model));
            Files.copy(SHIPPED.resolve(model).resolve("manifest.json"), models.resolve(model).resolve("manifest.json"));
        }
    }

    @AfterEach
    void close() {
        catalog.close();
        if (other != null) {
            other.stop(0);
        }
    }

    @Test
    void anotherServerAnswersAsThisOneDoes() throws IOException {
        catalog = catalog(studio);
        ModelCatalog here = ModelFolders.catalog(SHIPPED);
        try {
            float[] pictures = RandomValues.of(40 * 784);
            List<float[]> latents = List.of(RandomValues.of(16, 1), RandomValues.of(16, 2));

            assertThat(catalog.model("digits-vae").encode(pictures).values()).isEqualTo(here.model("digits-vae").encode(pictures).values());
            assertThat(catalog.model("digits-vae").decode(latents).values()).isEqualTo(here.model("digits-vae").decode(latents).values());
            float[] page = RandomValues.of(3 * 64 * 96);
            assertThat(catalog.model("scans").restore(64, 96, page).values()).isEqualTo(here.model("scans").restore(64, 96, page).values());
            float[] labels = new float[3 * 10];
            labels[7] = 1;
            assertThat(catalog.model("digits-vae").sampleLatents(RandomValues.of(48), labels, new float[] {1, 0.5f, 1}).values())
                    .isEqualTo(here.model("digits-vae").sampleLatents(RandomValues.of(48), labels, new float[] {1, 0.5f, 1}).values());
            assertThat(catalog.device()).isEqualTo(InferenceDevice.REMOTE);
            assertThat(catalog.model("digits-vae").trouble()).isNull();
        } finally {
            here.close();
        }
    }

    @Test
    void manyAreAnsweredBesideEachOther() throws Exception {
        catalog = catalog(studio);
        ServedModel model = catalog.model("digits-tiny");
        List<float[]> pictures = new ArrayList<>();
        List<float[]> alone = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            pictures.add(RandomValues.of(784, i));
            alone.add(model.encode(pictures.getLast()).values());
        }
        try (ExecutorService callers = Executors.newFixedThreadPool(24)) {
            List<Future<Run>> together = pictures.stream().map(picture -> callers.submit(() -> model.encode(picture))).toList();
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get().values()).isEqualTo(alone.get(i));
            }
        }
    }

    @Test
    void aServerThatComesLaterIsUsedThen() throws IOException {
        URI address;
        try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            address = URI.create("http://localhost:" + free.getLocalPort());
        }
        catalog = catalog(address);
        ServedModel model = catalog.model("digits-tiny");
        assertThatThrownBy(() -> model.decode(List.of(new float[10]))).isInstanceOf(ModelUnavailableException.class)
                .hasMessage("The model 'digits-tiny-decoder' is not available: the server that computes it does not answer; try again in a moment.");
        assertThat(model.trouble()).contains("does not answer");

        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()), 0);
        answer("/v2/models/digits-tiny-decoder", 200, METADATA);
        answer("/v2", 200, "{\"name\": \"other\"}");
        answer("/v2/models/digits-tiny-decoder/infer", 200, outputs(nested()));
        other.start();

        Run decoded = model.decode(List.of(new float[10]));
        assertThat(decoded.values()).hasSize(784).containsOnly(0.25f);
        assertThat(model.trouble()).isNull();
    }

    @Test
    void whatItDoesNotSayAsTheProtocolWantsIsToldInWords() throws IOException {
        assertTrouble(outputs("[0.5, 0.5]"), "answered 'reconstruction' as FP32 [1, 1, 28, 28] with 2 values, not as FP32 [1, 1, 28, 28]");
        assertTrouble(outputs("[\"ink\"]"), "answered what the protocol does not know: Expected 'data' to be a list of numbers, got VALUE_STRING");
        assertTrouble("{\"outputs\": []}", "answered 0 of the 1 outputs that were wanted");
        assertTrouble("<html>", "answered what the protocol does not know");
        assertTrouble(outputs(nested()) + " ".repeat(1 << 20), "answered with more than the 90,624 bytes that were expected");
    }

    @Test
    void anErrorOfItsIsPassedOn() throws IOException {
        start(METADATA, 400, "{\"error\": \"the weights are on holiday\"}");
        assertThatThrownBy(this::decode).isInstanceOf(ModelUnavailableException.class).hasMessageContaining("answered 400: the weights are on holiday;");
    }

    @Test
    void aServerWithoutRoomIsOverloadedAndNotBroken() throws IOException {
        start(METADATA, 503, "{\"error\": \"busy\"}");
        assertThatThrownBy(this::decode).isInstanceOf(OverloadedException.class).hasMessageContaining("but it has none; try again in a moment");
        assertThat(catalog.model("digits-tiny").trouble()).isNull();
    }

    @Test
    void anotherGraphOfTheSameNameIsRefused() throws IOException {
        start(METADATA.replace("[-1, 10]", "[-1, 12]"), 200, outputs(nested()));
        assertThatThrownBy(this::decode).isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("has the inputs latent FP32 [-1, 12], not latent FP32 [-1, 10];");
    }

    @Test
    void aServerThatIsSilentIsNotWaitedForLongerThanItMayTake() throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0); // accepts, and never answers
        catalog = catalog(URI.create("http://localhost:" + other.getAddress().getPort()), Duration.ofMillis(200));
        assertThatThrownBy(this::decode).isInstanceOf(ModelUnavailableException.class).hasMessageContaining("has not answered within 200 ms;");
    }

    @Test
    void anAddressThatIsNoneMakesTheModelUnavailable() {
        catalog = catalog(URI.create("triton:8000"));
        assertThatThrownBy(() -> catalog.model("digits-tiny")).isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("expected the setting url to be a server's address such as http://triton:8000, got 'triton:8000'");
    }

    private void assertTrouble(String answer, String expected) throws IOException {
        start(METADATA, 200, answer);
        assertThatThrownBy(this::decode).isInstanceOf(ModelUnavailableException.class).hasMessageContaining(expected);
        assertThat(catalog.model("digits-tiny").trouble()).contains(expected);
        other.stop(0);
        catalog.close();
    }

    private Run decode() {
        return catalog.model("digits-tiny").decode(List.of(new float[10]));
    }

    private void start(String metadata, int status, String answer) throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/v2/models/digits-tiny-decoder", 200, metadata);
        answer("/v2", 200, "{\"name\": \"other\", \"extensions\": []}");
        answer("/v2/models/digits-tiny-decoder/infer", status, answer);
        other.start();
        catalog = catalog(URI.create("http://localhost:" + other.getAddress().getPort()));
    }

    private void answer(String path, int status, String body) {
        other.createContext(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static String outputs(String data) {
        return "{\"outputs\": [{\"name\": \"reconstruction\", \"datatype\": \"FP32\", \"shape\": [1, 1, 28, 28], \"data\": " + data + "}]}";
    }

    /** A picture of 784 quarters, as deep as its shape is. */
    private static String nested() {
        String row = "[" + "0.25,".repeat(27) + "0.25]";
        return "[[[" + (row + ",").repeat(27) + row + "]]]";
    }

    private ModelCatalog catalog(URI server) {
        return catalog(server, Duration.ofSeconds(30));
    }

    private ModelCatalog catalog(URI server, Duration timeout) {
        Remote remote = new Remote(server, Optional.empty(), timeout);
        return new ModelCatalog(new ModelFolders.Settings(models, Optional.empty(), InferenceSettings.DeviceSetting.CPU, 400, 256, Duration.ofSeconds(20),
                Map.of("digits-tiny", remote, "digits-vae", remote, "scans", remote)), new ObjectMapper(), ModelFolders.dataSets());
    }

    private record Remote(URI url, Optional<String> authorization, Duration timeout) implements InferenceSettings.Remote {
    }
}
