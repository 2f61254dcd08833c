package latentstudio.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import latentstudio.StudioProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The standard output of the packaged studio while it is asked for plain and for evil things. */
class AccessLogProcessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCAN = "0b8f2a5e-9c1d-4e4b-8a55-6f1d2c3b4a59";

    @TempDir
    Path data;

    @Test
    void everyRequestIsALineOfJsonThatKeepsSecretsAndPicturesToItself() throws IOException, InterruptedException {
        try (StudioProcess studio = StudioProcess.start(List.of("-Dstudio.access-log=true", "-Dstudio.data=" + data))) {
            ask(studio, "GET /api/v1/models/digits-vae?token=query-secret HTTP/1.1\r\nUser-Agent: plain\r\n");
            ask(studio, "GET /a%0A%7B%22status%22:999%7D'b%22%5C HTTP/1.1\r\nUser-Agent: quo\"te\\ \t\u00e9 {}\r\n");
            ask(studio, "GET /api/v1/scans/" + SCAN + " HTTP/1.1\r\nAuthorization: Bearer header-secret\r\nX-API-Key: header-secret\r\nCookie: a=header-secret\r\n");
            ask(studio, "GET /VAADIN/dynamic/resource/1/" + SCAN + "/my-picture.png HTTP/1.1\r\n");
            ask(studio, "POST /api/v1/models/digits-vae/decode HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 23\r\n", "{\"latent\": \"my-body\"}  ");
            ask(studio, "GET /draw;jsessionid=path-secret HTTP/1.1\r\n");
            ask(studio, "GET /" + "long".repeat(500) + " HTTP/1.1\r\n");
            ask(studio, "GET /q/health/ready HTTP/1.1\r\n");
            studio.terminate();
            studio.awaitEnd();

            List<String> written = studio.log();
            List<String> lines = written.stream().filter(line -> line.startsWith("{")).toList();
            assertThat(written.subList(0, 2)).allMatch(line -> line.contains(" INFO "));
            assertThat(String.join("\n", written)).doesNotContain("secret", SCAN, "my-picture", "my-body");
            List<JsonNode> requests = new ArrayList<>();
            for (String line : lines) {
                requests.add(JSON.readTree(line));
            }
            assertThat(requests).extracting(request -> request.path("path").textValue()).startsWith("/api/v1/models/digits-vae")
                    .contains("/api/v1/scans/{id}", "/VAADIN/dynamic/", "/draw", "/api/v1/models/digits-vae/decode").hasSize(7);
            assertThat(requests).extracting(request -> request.path("status").intValue()).doesNotContain(999).allMatch(status -> status >= 200);
            assertThat(lines).allMatch(line -> line.length() < 700);
            JsonNode plain = requests.getFirst();
            assertThat(plain.path("agent").textValue()).isEqualTo("plain");
            assertThat(plain.path("method").textValue()).isEqualTo("GET");
            assertThat(plain.path("status").intValue()).isEqualTo(200);
            assertThat(plain.path("bytes").intValue()).isGreaterThan(1000);
            assertThat(plain.path("millis").doubleValue()).isPositive();
            assertThat(plain.path("address").textValue()).isEqualTo("127.0.0.1");
            assertThat((Iterable<String>) () -> fields(plain)).containsExactly("time", "method", "path", "status", "bytes", "millis", "address", "agent");
            assertThat(requests.get(1).path("agent").textValue()).startsWith("quo\"te\\");
        }
    }

    private static Iterator<String> fields(JsonNode line) {
        return line.fieldNames();
    }

    private static void ask(StudioProcess studio, String head) throws IOException {
        ask(studio, head, "");
    }

    /** By hand: clients refuse to send what is evil. */
    private static void ask(StudioProcess studio, String head, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", studio.address().getPort())) {
            socket.getOutputStream().write((head + "Host: here\r\nConnection: close\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().readAllBytes();
        }
    }
}
