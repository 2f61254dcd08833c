package latentstudio.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.restore.Restorers;
import org.junit.jupiter.api.Test;

/** More pages at once than are cleaned, on a server that lets none wait. */
@QuarkusTest
@TestProfile(CleanOverloadTest.NoWaiting.class)
class CleanOverloadTest {
    public static class NoWaiting extends Restorers {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("studio.clean.max-pages", "1");
            settings.put("studio.clean.max-wait", "0s");
            settings.put("studio.clean.threads", "1");
            return settings;
        }
    }

    @TestHTTPResource("/api/v1/clean?model=scans-blur")
    URI clean;

    @Test
    void cleansSomeAndTellsTheOthersWhenToComeBack() {
        byte[] page = PageFiles.write(PageFiles.page(900, 900, 3), PageFormat.PNG);
        HttpRequest request = HttpRequest.newBuilder(clean).header("Content-Type", "image/png")
                .POST(HttpRequest.BodyPublishers.ofByteArray(page)).build();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            List<CompletableFuture<HttpResponse<String>>> pending = Stream
                    .generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString())).limit(12).toList();
            List<HttpResponse<String>> answers = pending.stream().map(CompletableFuture::join).toList();
            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 503);
            HttpResponse<String> busy = answers.stream().filter(answer -> answer.statusCode() == 503).findFirst().orElseThrow();
            assertThat(busy.headers().firstValue("Retry-After")).contains("1");
            assertThat(busy.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
            assertThat(busy.body()).contains("Expected to begin with this page within 0 ms, but others are being cleaned; try again in a moment.");
        }
    }
}
