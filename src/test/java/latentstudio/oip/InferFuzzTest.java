package latentstudio.oip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jakarta.ws.rs.core.Response;
import latentstudio.fuzz.Fuzz;
import latentstudio.fuzz.JsonMutations;
import latentstudio.fuzz.Mutations;
import latentstudio.inference.InvalidTensorException;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ModelFolders;
import latentstudio.inference.ServedModel;
import latentstudio.operation.GracefulStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoilt bodies of {@code infer} are answered with tensors or with the protocol's error. */
class InferFuzzTest {
    private static final String MODEL = "tiny-decoder";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_BYTES = 16 << 20;
    private static final int HEAD = 8;

    @TempDir
    private Path models;
    private ModelCatalog catalog;
    private OipResource resource;

    @BeforeEach
    void load() throws IOException {
        ModelFolders.copy(models, "tiny");
        catalog = ModelFolders.catalog(models);
        resource = new OipResource(new OipModels(catalog, new GracefulStop(Optional.empty())), "1");
    }

    @AfterEach
    void close() {
        catalog.available().forEach(ServedModel::close);
    }

    @Test
    void spoiltJsonIsAnsweredOrRefused() throws Exception {
        List<byte[]> seeds = List.of(json("""
                {"id": "7", "inputs": [{"name": "latent", "shape": [2, 10], "datatype": "FP32", "data": [[1,2,3,4,5,6,7,8,9,10],[1,2,3,4,5,6,7,8,9,1e1]]}],
                 "outputs": [{"name": "reconstruction", "parameters": {"binary_data": false}}], "parameters": {"binary_data_output": true}}"""),
                json("{\"inputs\": [{\"name\": \"latent\", \"shape\": [1, 10], \"datatype\": \"FP32\", \"data\": [0,0,0,0,0,0,0,0,0,0]}]}"));
        fuzz("infer in JSON", seeds).run(JsonMutations::of, body -> answer(null, body));
    }

    @Test
    void spoiltTensorsInBytesAreAnsweredOrRefused() throws Exception {
        byte[] head = json("{\"inputs\": [{\"name\": \"latent\", \"shape\": [1, 10], \"datatype\": \"FP32\", \"parameters\": {\"binary_data_size\": 40}}]}");
        byte[] whole = Arrays.copyOf("%-8d".formatted(head.length).getBytes(StandardCharsets.US_ASCII), HEAD + head.length + 40);
        System.arraycopy(head, 0, whole, HEAD, head.length);
        fuzz("infer in bytes", List.of(whole)).run(Mutations::bytes, input -> answer(
                new String(input, 0, Math.min(HEAD, input.length), StandardCharsets.ISO_8859_1).strip(),
                Arrays.copyOfRange(input, Math.min(HEAD, input.length), input.length)));
    }

    private static Fuzz fuzz(String name, List<byte[]> seeds) {
        return new Fuzz(name, seeds, MOST_BYTES, OipException.class, InvalidTensorException.class);
    }

    private void answer(String jsonLength, byte[] body) throws IOException {
        try (Response response = resource.infer(MODEL, "", jsonLength, body)) {
            assertThat(response.getStatus()).isEqualTo(200);
            String told = response.getHeaderString("Inference-Header-Content-Length");
            byte[] answer = (byte[]) response.getEntity();
            assertThat(JSON.readTree(answer, 0, told == null ? answer.length : Integer.parseInt(told)).path("outputs").path(0).path("name").asText()).isNotEmpty();
        }
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
