package latentstudio.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import latentstudio.Cast;
import latentstudio.StudioProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged studio is told to stop while many ask for much. */
class GracefulStopProcessTest {
    private static final int CLIENTS = 4;
    private static final String INFER = "/v2/models/digits-vae-decoder/infer";
    private static final String LATENT = "{\"inputs\": [{\"name\": \"latent\", \"shape\": [1, 16], \"datatype\": \"FP32\", \"data\": "
            + Collections.nCopies(16, 0.5) + "}]}";
    private static final String TILES = "studio_inference_seconds_count{device=\"CPU\",graph=\"scans-restorer\"}";

    @TempDir
    Path data;

    /** What became of a request: a status, or 0 where the server could not be asked. */
    private record Outcome(int status, String retryAfter, int length) {
    }

    @Test
    void whoeverWasAcceptedIsAnsweredAndTheOthersAreToldToComeBack() throws Exception {
        try (StudioProcess studio = StudioProcess.start(List.of("-Dstudio.access-log=true", "-Dstudio.data=" + data, "-Dquarkus.shutdown.delay=500ms"));
                HttpClient client = HttpClient.newHttpClient(); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            double warm = Scrape.of(studio.address()).value(TILES);
            ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> stream(studio, outcomes)));
            }
            // three times as slow as the delay, so that it is still in hand when new requests are refused
            byte[] page = Cast.file(Cast.three(1400, 200, 200, 1000, 30, Color.BLACK, Color.WHITE), "png");
            CompletableFuture<HttpResponse<byte[]>> slow = client.sendAsync(post(studio, "api/v1/clean", "image/png", BodyPublishers.ofByteArray(page)),
                    BodyHandlers.ofByteArray());
            CompletableFuture<HttpResponse<byte[]>> many = client.sendAsync(post(studio, "api/v1/models/digits-vae/generate", "application/json",
                    BodyPublishers.ofString("{\"label\": \"7\", \"count\": 400, \"seed\": 1}")), BodyHandlers.ofByteArray());
            while (Scrape.of(studio.address()).value(TILES) < warm + 2 || outcomes.size() < 20) {
                Thread.onSpinWait();
            }

            studio.terminate();
            int ready = 200;
            String protocols = "";
            while (ready == 200) {
                ready = client.send(get(studio, "q/health/ready"), BodyHandlers.discarding()).statusCode();
                protocols = client.send(get(studio, "v2/health/ready"), BodyHandlers.ofString()).body();
            }
            assertThat(ready).isEqualTo(503);
            assertThat(protocols).contains("\"ready\":false");
            while (outcomes.stream().noneMatch(outcome -> outcome.status() == 503)) { // when new requests are refused, too
                Thread.onSpinWait();
            }
            assertThat(client.send(get(studio, "v2/health/ready"), BodyHandlers.ofString()).body()).contains("\"ready\":false");
            assertThat(client.send(get(studio, "v2/health/live"), BodyHandlers.ofString()).body()).contains("\"live\":true");
            assertThat(client.send(get(studio, "q/health/live"), BodyHandlers.discarding()).statusCode()).isEqualTo(200);

            BufferedImage clean = ImageIO.read(new ByteArrayInputStream(slow.join().body()));
            assertThat(slow.join().statusCode()).isEqualTo(200);
            assertThat(clean.getWidth()).isEqualTo(1400);
            assertThat(many.join().statusCode()).isEqualTo(200);
            studio.awaitEnd();
            for (Future<?> each : clients) {
                each.get();
            }

            assertThat(outcomes).extracting(Outcome::status).contains(200, 503).containsOnly(200, 503, 0);
            assertThat(outcomes).filteredOn(outcome -> outcome.status() == 503).allMatch(outcome -> outcome.retryAfter().matches("[1-9]\\d*"));
            assertThat(outcomes).filteredOn(outcome -> outcome.status() == 200).extracting(Outcome::length).allMatch(length -> length > 1000);
            List<JsonNode> lines = accessLog(studio);
            assertThat(lines).noneMatch(line -> line.path("broken").booleanValue());
            // none was computed whose answer did not arrive
            assertThat(lines).filteredOn(line -> line.path("path").textValue().equals(INFER) && line.path("status").intValue() == 200)
                    .hasSameSizeAs(outcomes.stream().filter(outcome -> outcome.status() == 200).toList());
        }
    }

    /** Asks one after the other until nobody answers. */
    private static void stream(StudioProcess studio, ConcurrentLinkedQueue<Outcome> outcomes) {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (studio.isAlive()) {
                try {
                    HttpResponse<byte[]> answer = client.send(post(studio, INFER.substring(1), "application/json", BodyPublishers.ofString(LATENT)),
                            BodyHandlers.ofByteArray());
                    outcomes.add(new Outcome(answer.statusCode(), answer.headers().firstValue("Retry-After").orElse(""), answer.body().length));
                } catch (IOException closed) {
                    outcomes.add(new Outcome(0, "", 0)); // the access log tells whether it had been accepted
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<JsonNode> accessLog(StudioProcess studio) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : studio.log()) {
            if (line.startsWith("{")) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        return lines;
    }

    private static HttpRequest get(StudioProcess studio, String path) {
        return HttpRequest.newBuilder(studio.address().resolve(path)).build();
    }

    private static HttpRequest post(StudioProcess studio, String path, String type, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(studio.address().resolve(path)).version(HttpClient.Version.HTTP_1_1).header("Content-Type", type).POST(body).build();
    }
}
