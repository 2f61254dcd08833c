package latentstudio.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import latentstudio.Cast;
import latentstudio.StudioProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two studios, one of which computes a model of the other's; it is killed, and started again. */
class RemoteProcessTest {
    private static final byte[] THREE = Cast.CODEC.png(Cast.digit(3));

    @TempDir
    private Path folder;

    @Test
    void aModelComesAndGoesWithTheServerThatComputesItAndTheOthersStay() throws IOException, InterruptedException {
        StudioProcess computing = StudioProcess.start(List.of("-Dstudio.data=" + folder.resolve("computing")));
        try (HttpClient client = HttpClient.newHttpClient();
             StudioProcess asking = StudioProcess.start(List.of("-Dstudio.data=" + folder.resolve("asking"),
                     "-Dstudio.remote.digits-vae.url=" + computing.address()))) {
            JsonNode direct = json(reconstruct(client, computing.address(), "digits-vae"));
            JsonNode passed = json(reconstruct(client, asking.address(), "digits-vae"));
            assertThat(passed.get("device").asText()).isEqualTo("remote");
            assertThat(passed.get("image")).isEqualTo(direct.get("image"));
            assertThat(passed.get("latent")).isEqualTo(direct.get("latent"));

            computing.kill();
            HttpResponse<String> refused = reconstruct(client, asking.address(), "digits-vae");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("The model 'digits-vae-encoder' is not available: the server that computes it does not answer; try again in a moment.");
            assertThat(json(reconstruct(client, asking.address(), "digits-tiny")).get("device").asText()).isEqualTo("CPU");
            assertThat(health(client, asking.address())).contains("not computed when last asked: The model 'digits-vae-encoder' is not available");

            computing = computing.startAgain();
            assertThat(json(reconstruct(client, asking.address(), "digits-vae")).get("image")).isEqualTo(direct.get("image"));
            assertThat(health(client, asking.address())).contains("\"digits-vae\": \"ready, computed by another server\"");
        } finally {
            computing.close();
        }
    }

    private static HttpResponse<String> reconstruct(HttpClient client, URI studio, String model) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(studio.resolve("api/v1/models/" + model + "/reconstruct")).header("Content-Type", "image/png")
                .header("Accept", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(THREE)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    private static String health(HttpClient client, URI studio) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(studio.resolve("q/health/ready")).build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
