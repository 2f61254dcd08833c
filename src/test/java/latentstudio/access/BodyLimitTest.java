package latentstudio.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BodyLimitTest {
    private static final int BODY = 19_000_000;
    /** More than fit into the default of {@code studio.max-bytes-in-flight} at once. */
    private static final int BODIES = 8;

    @TestHTTPResource("/")
    URI address;

    @Test
    void roomForBodiesIsGivenBackWhoeverAnswers() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (String path : new String[] {"draw", "api/v1/models/digits-vae/reconstruct", "v2/models/digits-vae-decoder/infer", "no-such-path"}) {
                for (int i = 0; i < BODIES; i++) {
                    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).header("Content-Type", "image/png")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[BODY])).build();
                    assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).as("%s, time %d", path, i).isNotEqualTo(503);
                }
            }
        }
    }

    @Test
    void aPageToCleanMayBeLongerThanOtherBodies() throws IOException, InterruptedException {
        byte[] page = new byte[26_000_000];
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(address.resolve("api/v1/clean")).header("Content-Type", "image/png")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(page)).build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body()).contains("got 26,000,000 bytes of something else");
        }
        assertThat(announced("/api/v1/clean", 67_108_865)).startsWith("HTTP/1.1 413").contains("Expected a body of at most 67,108,864 bytes");
        assertThat(announced("/api/v1/models/digits-vae/reconstruct", 26_000_000)).startsWith("HTTP/1.1 413");
    }

    private String announced(String path, int length) throws IOException {
        return RawRequest.send(address, "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                .formatted(path, length));
    }
}
