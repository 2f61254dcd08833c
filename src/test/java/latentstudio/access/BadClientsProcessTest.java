package latentstudio.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentstudio.Cast;
import latentstudio.Chromium;
import latentstudio.StudioProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that announce and do not send, ask and do not take, or connect and are silent: the packaged studio serves the others. */
class BadClientsProcessTest {
    private static final String RECONSTRUCT = "/api/v1/models/digits-vae/reconstruct";
    private static final String INFER = "/v2/models/digits-vae-decoder/infer";
    private static final int MEBI = 1 << 20;
    private static final int IDLE = 500;
    private static final int WAITING = 20;
    /** What all that may add to the resident memory; the heap may grow to 512 MiB in any case. */
    private static final double MOST_MEBIBYTES = 900;

    private static StudioProcess studio;
    private final List<Socket> sockets = new ArrayList<>();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        studio = StudioProcess.start(List.of("-Dstudio.data=target/bad-clients", "-Dstudio.max-bytes-in-flight=30M", "-Dstudio.upload-patience=2s",
                "-Dstudio.max-idle-connections=" + IDLE, "-Dstudio.max-queue=" + WAITING, "-Dstudio.max-uploads-at-once=2",
                "-Dstudio.max-wait=30s")); // so that large answers come, however slow the machine is
    }

    @AfterAll
    static void stop() throws InterruptedException {
        studio.close();
    }

    @AfterEach
    void hangUp() throws IOException {
        client.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void whoAnnouncesMuchAndSendsLittleKeepsNobodyOut() throws IOException, InterruptedException {
        for (int i = 0; i < 250; i++) { // more than there are threads for requests
            send(i % 50 == 49 ? "/?v-r=uidl" : RECONSTRUCT, 19 * MEBI, 12_000);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(reconstruct().statusCode()).isEqualTo(200);
        }
        String answer = read(sockets.getFirst());
        assertThat(answer).startsWith("HTTP/1.1 408").contains("application/problem+json")
                .contains("Expected at least 32,768 bytes of the body in 2 s, got ");
    }

    @Test
    void otherVersionsOfHttpAreServedToo() throws Exception {
        try (HttpClient http2 = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpResponse<String> expected = reconstruct();
            for (int i = 0; i < 3; i++) { // the first asks for the upgrade
                HttpResponse<String> answer = http2.send(picture(), BodyHandlers.ofString());
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(answer.body()).isEqualTo(expected.body());
            }
        }
    }

    @Test
    void aSlowTensorIsToldSoInTheWordsOfItsProtocol() throws IOException {
        assertThat(read(send(INFER, 1000, 10))).startsWith("HTTP/1.1 408").contains("{\"error\":\"Expected at least 32,768 bytes");
    }

    @Test
    void whatHasComeOfAllBodiesIsBoundedAndFreedWhenTheClientIsGone() throws Exception {
        for (int round = 0; round < 3; round++) {
            Socket first = send(RECONSTRUCT, 19 * MEBI, 18 * MEBI);
            String answer = read(send(RECONSTRUCT, 19 * MEBI, 18 * MEBI));
            assertThat(answer).startsWith("HTTP/1.1 503").containsIgnoringCase("retry-after: 1").contains("other uploads fill the 31,457,280 bytes");
            first.close();
            while (reconstructLarge().statusCode() == 503) {
                Thread.onSpinWait(); // until the server has noticed
            }
        }
    }

    @Test
    void slowScansDoNotTakeTheThreadsOfOthers() throws IOException {
        List<Socket> scans = List.of(send("/api/v1/scans", MEBI, 1), send("/api/v1/scans", MEBI, 1), send("/api/v1/scans", MEBI, 1));

        List<String> answers = new ArrayList<>();
        for (Socket scan : scans) {
            answers.add(read(scan));
        }
        assertThat(answers).filteredOn(answer -> answer.startsWith("HTTP/1.1 503")).singleElement().asString().contains("other uploads take the 2 places");
        assertThat(answers).filteredOn(answer -> answer.startsWith("HTTP/1.1 408")).hasSize(2);
    }

    @Test
    void whoDoesNotTakeAnswersIsHungUpOn() throws Exception {
        byte[] body = inference(400).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 40; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4096);
            write(socket, INFER, body.length, body);
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        for (Socket socket : sockets) {
            while (!isHungUp(socket)) {
                assertThat(System.nanoTime()).as("time").isLessThan(deadline);
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        assertThat(studio.residentMebibytes()).isLessThan(MOST_MEBIBYTES);
        assertThat(reconstruct().statusCode()).isEqualTo(200);
    }

    /** For longer than an answer may wait to be taken: here answers wait all the time, each for a moment. */
    @Test
    void whoAsksWithoutAPauseOverHttp2IsNotHungUpOn() throws Exception {
        try (HttpClient http2 = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(studio.address().resolve(RECONSTRUCT)).header("Content-Type", "image/png")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(Cast.CODEC.png(Cast.digit(3)))).build();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(6);
            while (System.nanoTime() < end) {
                HttpResponse<byte[]> answer = http2.send(request, HttpResponse.BodyHandlers.ofByteArray());
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(answer.statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void thousandsOfSilentConnectionsDisturbNobody() throws Exception {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.desktop();
            page.navigate(studio.address().toString());
            page.waitForFunction("() => document.querySelector('draw-studio')?.settled");
            String sample = shown(page);
            HttpResponse<String> expected = reconstruct();

            List<SocketChannel> silent = new ArrayList<>();
            try {
                int wanted = Math.min(10_000, openable());
                while (silent.size() < wanted) {
                    SocketChannel channel = SocketChannel.open(new InetSocketAddress("localhost", studio.address().getPort()));
                    silent.add(channel);
                    if (silent.size() % 2 == 0) {
                        channel.write(ByteBuffer.wrap("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII)));
                    }
                }
                System.out.printf("%,d silent connections%n", silent.size());
                try (HttpClient newcomer = HttpClient.newHttpClient()) {
                    assertThat(newcomer.send(picture(), BodyHandlers.ofString()).body()).isEqualTo(expected.body());
                }
                draw(page, .2);
                page.waitForFunction("() => document.querySelector('draw-studio').settled");
                assertThat(shown(page)).isNotEqualTo(sample);
                assertThat(studio.residentMebibytes()).isLessThan(MOST_MEBIBYTES);
                for (SocketChannel first : silent.subList(0, silent.size() - IDLE)) { // those that were opened first
                    assertThat(isClosed(first)).isTrue();
                }
            } finally {
                for (SocketChannel channel : silent) {
                    channel.close();
                }
            }
        }
    }

    @Test
    void overloadIsToldAndEveryAnswerIsRight() throws Exception {
        String right = client.send(infer(8), BodyHandlers.ofString()).body();
        try (Chromium chromium = new Chromium(); HttpClient crowd = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Page page = chromium.desktop();
            page.navigate(studio.address().toString());
            page.waitForFunction("() => document.querySelector('draw-studio')?.settled");
            String sample = shown(page);
            int busy = 0;
            for (int round = 0; round < 4; round++) {
                List<CompletableFuture<HttpResponse<String>>> pending = Stream.generate(() -> crowd.sendAsync(infer(8), BodyHandlers.ofString())).limit(150).toList();
                draw(page, .1 + .2 * round);
                for (CompletableFuture<HttpResponse<String>> one : pending) {
                    HttpResponse<String> answer = one.get();
                    if (answer.statusCode() == 503) {
                        busy++;
                        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
                        assertThat(answer.body()).startsWith("{\"error\":\"Expected a free session of digits-vae-decoder, but all are busy and ");
                    } else {
                        assertThat(answer.statusCode()).isEqualTo(200);
                        assertThat(answer.body()).isEqualTo(right);
                    }
                }
            }
            assertThat(busy).isPositive();
            page.waitForFunction("() => document.querySelector('draw-studio').settled");
            assertThat(shown(page)).isNotEqualTo(sample);
        }
        String metrics = client.send(HttpRequest.newBuilder(uri("/q/metrics")).build(), BodyHandlers.ofString()).body();
        assertThat(metrics).containsPattern("(?m)^studio_inference_queue(\\{[^}]*})? 0\\.0$");
        assertThat(studio.residentMebibytes()).isLessThan(MOST_MEBIBYTES);
    }

    /** A request whose body is announced with one length and sent with another. */
    private Socket send(String path, int announced, int sent) throws IOException {
        return write(new Socket(), path, announced, new byte[sent]);
    }

    private Socket write(Socket socket, String path, int announced, byte[] body) throws IOException {
        sockets.add(socket);
        socket.connect(new InetSocketAddress("localhost", studio.address().getPort()));
        socket.setSoTimeout(120_000);
        String type = path.endsWith("scans") ? "multipart/form-data; boundary=b" : "application/octet-stream";
        socket.getOutputStream().write("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(path, type, announced).getBytes(StandardCharsets.US_ASCII));
        try {
            socket.getOutputStream().write(body);
        } catch (SocketException refusedMeanwhile) {
            // its answer may still be there
        }
        return socket;
    }

    private static String read(Socket socket) throws IOException {
        return new String(readAll(socket), StandardCharsets.UTF_8);
    }

    private static byte[] readAll(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (SocketException reset) {
            // what came before it counts
        }
        return all.toByteArray();
    }

    /** Found out without taking anything: by sending more. */
    private static boolean isHungUp(Socket socket) {
        try {
            socket.getOutputStream().write('\r');
            return false;
        } catch (IOException gone) {
            return true;
        }
    }

    private static boolean isClosed(SocketChannel channel) throws IOException {
        channel.socket().setSoTimeout(120_000);
        try {
            return channel.socket().getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** How many sockets this process and the studio, whose limit is the same, may still open. */
    private static int openable() throws IOException {
        long limit = Files.readAllLines(Path.of("/proc/self/limits")).stream().filter(line -> line.startsWith("Max open files"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+(\\d+).*", "$1"))).findFirst().orElse(1024);
        return (int) Math.min(Integer.MAX_VALUE, limit - 600);
    }

    private URI uri(String path) {
        return studio.address().resolve(path);
    }

    private HttpRequest picture() {
        return HttpRequest.newBuilder(uri(RECONSTRUCT)).header("Content-Type", "image/png").POST(HttpRequest.BodyPublishers.ofByteArray(Cast.CODEC.png(Cast.digit(3)))).build();
    }

    private HttpResponse<String> reconstruct() throws IOException, InterruptedException {
        return client.send(picture(), BodyHandlers.ofString());
    }

    /** Something of 15 MiB that is no picture. */
    private HttpResponse<String> reconstructLarge() throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(RECONSTRUCT)).header("Content-Type", "image/png").POST(HttpRequest.BodyPublishers.ofByteArray(new byte[15 * MEBI])).build(),
                BodyHandlers.ofString());
    }

    private HttpRequest infer(int latents) {
        return HttpRequest.newBuilder(uri(INFER)).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(inference(latents))).build();
    }

    private static String inference(int latents) {
        return "{\"inputs\": [{\"name\": \"latent\", \"shape\": [%d, 16], \"datatype\": \"FP32\", \"data\": %s}]}"
                .formatted(latents, Collections.nCopies(latents, IntStream.range(0, 16).mapToObj(i -> i / 16.0).toList()));
    }

    private static String shown(Page page) {
        return (String) page.locator(".theirs pixel-image").evaluate("""
                image => { const c = image.shadowRoot.querySelector('canvas');
                  return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.join(); }""");
    }

    private static void draw(Page page, double height) {
        BoundingBox pad = page.locator("ink-pad").boundingBox();
        page.mouse().move(pad.x + .2 * pad.width, pad.y + height * pad.height);
        page.mouse().down();
        page.mouse().move(pad.x + .8 * pad.width, pad.y + height * pad.height);
        page.mouse().up();
        page.waitForFunction("pad => !pad.frame", page.locator("ink-pad").elementHandle());
    }
}
