package latentstudio;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged studio in a process of its own, as {@code ./studio} starts it; closing it stops it. */
public final class StudioProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path LOG = Path.of("target/studio-process.log");
    /** After the name in a thread's {@code stat}, see proc(5). */
    private static final int PLACE_OF_NICENESS = 16;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(300);

    private final Process process;
    private final URI address;
    private final List<String> settings;
    private final double startSeconds;

    private StudioProcess(Process process, URI address, List<String> settings, double startSeconds) {
        this.process = process;
        this.address = address;
        this.settings = settings;
        this.startSeconds = startSeconds;
    }

    /**
     * Starts the studio on a free port and waits until it is ready.
     *
     * @param settings {@code -Dname=value}
     */
    public static StudioProcess start(List<String> settings) throws IOException, InterruptedException {
        return start(freePort(), settings);
    }

    /** Below those from which the system takes the ports of clients: whoever asks often for a port there connects to himself one day. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket free = new ServerSocket(port)) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // another one
            }
        }
    }

    private static StudioProcess start(int port, List<String> settings) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "@java.options",
                "-Dquarkus.http.port=" + port));
        command.addAll(settings);
        command.addAll(List.of("-jar", JAR.toString()));
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(LOG.toFile()).start();
        URI address = URI.create("http://localhost:" + port + "/");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ready = HttpRequest.newBuilder(address.resolve("q/health/ready")).timeout(Duration.ofSeconds(5)).build();
            while (!isReady(client, ready)) {
                if (!process.isAlive() || System.nanoTime() - begun > PATIENCE_NANOS) {
                    process.destroyForcibly();
                    throw new IOException("the studio did not become ready; see " + LOG);
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        return new StudioProcess(process, address, settings, (System.nanoTime() - begun) / 1e9);
    }

    private static boolean isReady(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public URI address() {
        return address;
    }

    /** The number of the process. */
    public long pid() {
        return process.pid();
    }

    /** From the start of the process to its first readiness, seconds. */
    public double startSeconds() {
        return startSeconds;
    }

    /** Resident memory now, MiB; NaN where the system does not tell. */
    public double residentMebibytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** How much one of its threads yields to others, up to 19; empty where the system does not tell. */
    public OptionalInt niceness(String thread) throws IOException {
        Path threads = Path.of("/proc/" + process.pid() + "/task");
        if (!Files.isDirectory(threads)) {
            return OptionalInt.empty();
        }
        try (Stream<Path> all = Files.list(threads)) {
            for (Path each : all.toList()) {
                String stat = Files.readString(each.resolve("stat"));
                if (stat.contains("(" + thread + ")")) {
                    return OptionalInt.of(Integer.parseInt(stat.substring(stat.indexOf(')') + 2).split(" ")[PLACE_OF_NICENESS]));
                }
            }
        }
        throw new IOException("no thread is named " + thread);
    }

    /** SIGTERM; the studio ends what it has in hand and goes by itself. */
    public void terminate() {
        process.destroy();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it is gone. */
    public void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** What it has written so far, line by line. */
    public List<String> log() throws IOException {
        return Files.readAllLines(LOG);
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it once more, at the same address. */
    public StudioProcess startAgain() throws IOException, InterruptedException {
        return start(address.getPort(), settings);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
