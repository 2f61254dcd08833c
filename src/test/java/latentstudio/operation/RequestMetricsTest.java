package latentstudio.operation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.Color;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import latentstudio.Cast;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestMetricsTest {
    private static final String REQUESTS =
            "http_server_requests_seconds_count{method=\"POST\",outcome=\"SUCCESS\",status=\"200\",uri=\"/api/v1/models/{id}/reconstruct\"}";


    @TestHTTPResource("/")
    URI address;

    @Test
    void aRequestIsCountedUnderTheTemplateOfItsPathAndOnceForEachGraph() {
        Scrape before = Scrape.now();

        given().contentType("image/png").body(Cast.file(Cast.three(100, 20, 20, 60, 6, Color.BLACK, Color.WHITE), "png"))
                .post("/api/v1/models/digits-vae/reconstruct").then().statusCode(200);

        Scrape after = Scrape.now();
        assertGrew(before, after, REQUESTS, 1);
        for (String graph : new String[] {"digits-vae-encoder", "digits-vae-decoder"}) {
            assertGrew(before, after, "studio_inference_seconds_count{device=\"CPU\",graph=\"" + graph + "\"}", 1);
            assertGrew(before, after, "studio_inference_batch_sum{graph=\"" + graph + "\"}", 1);
        }
        assertGrew(before, after, "studio_inference_wait_seconds_count{size=\"small\"}", 2);
        assertGrew(before, after, "studio_inference_wait_seconds_count{size=\"large\"}", 0);
        assertThat(after.value(REQUESTS.replace("_count{", "_bucket{").replace("\"}", "\",le=\"+Inf\"}"))).isEqualTo(after.value(REQUESTS));
    }

    @Test
    void aRequestOfManyWaitsAmongTheLargeOnes() {
        Scrape before = Scrape.now();
        String latents = ("[" + "0,".repeat(15) + "0],").repeat(40);

        given().contentType("application/json").body("{\"latent\": [" + latents.substring(0, latents.length() - 1) + "]}")
                .post("/api/v1/models/digits-vae/decode").then().statusCode(200);

        Scrape after = Scrape.now();
        assertGrew(before, after, "studio_inference_wait_seconds_count{size=\"large\"}", 1);
        assertGrew(before, after, "studio_inference_batch_sum{graph=\"digits-vae-decoder\"}", 40);
    }

    @Test
    void modelsAndScansAreCountedByState() throws IOException {
        Scrape now = Scrape.now();
        try (Stream<Path> folders = Files.list(Path.of("models"))) {
            assertThat(now.value("studio_models{state=\"ready\"}")).isEqualTo(folders.filter(folder -> Files.exists(folder.resolve("manifest.json"))).count());
        }
        assertThat(now.series()).containsEntry("studio_models{state=\"fallback\"}", 0.0).containsEntry("studio_models{state=\"unavailable\"}", 0.0)
                .containsEntry("studio_scans{state=\"waiting\"}", 0.0).containsEntry("studio_scans{state=\"running\"}", 0.0);
    }

    @Test
    void pathsAndMethodsThatSomebodyMakesUpAreNoSeriesOfTheirOwn() throws IOException {
        makeUp();
        Set<String> before = Scrape.now().series().keySet();
        for (int i = 0; i < 3; i++) {
            makeUp();
        }
        Set<String> after = Scrape.now().series().keySet();
        assertThat(after).noneMatch(name -> name.contains("made-up") || name.contains("MADE"));
        // the server hears a little later of what was broken off, but it is one series
        assertThat(after).filteredOn(name -> name.startsWith("http_server_requests") && !name.contains("RESET")).isSubsetOf(before);
    }

    private void makeUp() throws IOException {
        String word = "made-up-" + UUID.randomUUID();
        String method = "MADE" + System.nanoTime();
        for (String path : new String[] {"/", "/api/", "/api/v1/models/", "/api/v1/scans/", "/v2/", "/v2/models/", "/q/", "/draw/", "/VAADIN/"}) {
            given().get(path + word);
            given().post(path + word);
            given().request(method, path + word);
        }
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(("POST /api/v1/" + word + " HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nhalf").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void assertGrew(Scrape before, Scrape after, String name, double by) {
        assertThat(after.value(name) - before.value(name)).as(name).isEqualTo(by, offset(1e-9));
    }
}
