package latentstudio.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import latentstudio.Cast;
import latentstudio.Chromium;
import latentstudio.StudioProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged studio beside a collector that takes OTLP over HTTP. */
class TracesProcessTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    Path data;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer collector;

    @BeforeEach
    void listen() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void arriveWithTheCallersTraceAndTheWayThroughTheGraphs() throws IOException, InterruptedException {
        try (StudioProcess studio = start("-Dquarkus.otel.sdk.disabled=false"); Chromium chromium = new Chromium()) {
            ask(studio);
            Page page = chromium.desktop();
            page.navigate(studio.address().toString());
            page.waitForFunction("() => document.querySelector('draw-studio')?.drawing.results.length");
            page.close();
            studio.terminate();
            studio.awaitEnd(); // it sends what is left
        }
        List<String> spans = spansOf(TRACE);
        assertThat(spans).anyMatch(span -> span.contains("POST /api/v1/models/{id}/reconstruct"))
                .anyMatch(span -> span.contains("digits-vae-encoder")).anyMatch(span -> span.contains("digits-vae-decoder"))
                .anyMatch(span -> span.contains("wait"))
                .anyMatch(span -> span.contains("inference") && span.contains("studio.batch.size") && span.contains("studio.device") && span.contains("CPU"));
        assertThat(String.join("", received)).contains("answer draw").doesNotContain("query-secret");
    }

    @Test
    void areNotSentUnlessAskedFor() throws IOException, InterruptedException {
        try (StudioProcess studio = start("-Dstudio.device=cpu")) {
            ask(studio);
            studio.terminate();
            studio.awaitEnd();
        }
        assertThat(received).isEmpty();
    }

    private StudioProcess start(String setting) throws IOException, InterruptedException {
        return StudioProcess.start(List.of(setting, "-Dstudio.data=" + data, "-Dquarkus.otel.bsp.schedule.delay=100ms",
                "-Dquarkus.otel.exporter.otlp.protocol=http/protobuf",
                "-Dquarkus.otel.exporter.otlp.endpoint=http://localhost:" + collector.getAddress().getPort()));
    }

    private static void ask(StudioProcess studio) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(studio.address().resolve("api/v1/models/digits-vae/reconstruct?key=query-secret"))
                    .header("Content-Type", "image/png").header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(Cast.file(Cast.three(100, 20, 20, 60, 6, Color.BLACK, Color.WHITE), "png"))).build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        }
    }

    /** What stands behind each mention of a trace, up to the next one: a span begins with the trace's id. */
    private List<String> spansOf(String trace) {
        String id = new String(HexFormat.of().parseHex(trace), StandardCharsets.ISO_8859_1);
        List<String> spans = new ArrayList<>();
        for (String sent : received) {
            String[] parts = sent.split(Pattern.quote(id), -1);
            spans.addAll(List.of(parts).subList(1, parts.length));
        }
        return spans;
    }
}
