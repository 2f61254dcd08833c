package latentstudio.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** More large requests at once than there are sessions, on a server that lets nobody wait. */
@QuarkusTest
@TestProfile(OverloadTest.NoWaiting.class)
class OverloadTest {
    public static class NoWaiting implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("studio.max-wait", "0s");
        }
    }

    @TestHTTPResource("/api/v1/models/digits-vae/decode")
    URI decode;

    @Test
    void answersSomeAndTellsTheOthersWhenToComeBack() {
        String body = "{\"latent\": " + Collections.nCopies(400, Collections.nCopies(16, 0.5)) + "}";
        HttpRequest request = HttpRequest.newBuilder(decode).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            List<CompletableFuture<HttpResponse<String>>> pending = Stream
                    .generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString())).limit(16L + 8 * Runtime.getRuntime().availableProcessors()).toList();
            List<HttpResponse<String>> answers = pending.stream().map(CompletableFuture::join).toList();
            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 503);
            HttpResponse<String> busy = answers.stream().filter(answer -> answer.statusCode() == 503).findFirst().orElseThrow();
            assertThat(busy.headers().firstValue("Retry-After")).contains("1");
            assertThat(busy.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
            assertThat(busy.body()).contains("Expected a free session of digits-vae-decoder within 0 ms, but all are busy");
        }
    }
}
