package latentstudio.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The load tool <a href="https://github.com/wg/wrk">wrk</a>: connections that each send the next request when the last is answered. */
final class Wrk {
    private static final String FIGURES = "figures ";
    private static final Path FOLDER = Path.of("target/wrk");

    private Wrk() {
    }

    /**
     * A request.
     *
     * @param name    of the file for its body
     * @param headers names and values
     */
    record Post(String name, URI address, byte[] body, Map<String, String> headers) {
    }

    /**
     * What came back.
     *
     * @param seconds  how long it took
     * @param ok       answers 200
     * @param busy     answers 503
     * @param silent   of these, those that do not tell when to come back
     * @param other    answers of any other kind
     * @param broken   connections that failed, and answers that took longer than wrk waits
     * @param median   of the times to an answer, milliseconds
     * @param slow     their 95th percentile, milliseconds
     */
    record Load(double seconds, long ok, long busy, long silent, long other, long broken, double median, double slow) {
        double perSecond() {
            return ok / seconds;
        }
    }

    /** Whether {@code ./studio bench} found it. */
    static boolean isThere() {
        return !command().isEmpty();
    }

    private static String command() {
        return System.getenv().getOrDefault("STUDIO_WRK", "");
    }

    /**
     * Loads the server.
     *
     * @param time whole seconds
     * @throws IOException if wrk failed
     */
    static Load load(Post post, int connections, Duration time) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Path body = Files.write(FOLDER.resolve(post.name()), post.body());
        Path script = FOLDER.resolve("post.lua");
        try (InputStream lua = Wrk.class.getResourceAsStream("post.lua")) {
            Files.copy(lua, script, StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = new ArrayList<>(List.of(command(), "--threads", "1", "--connections", String.valueOf(connections),
                "--duration", time.toSeconds() + "s", "--timeout", "30s", "--script", script.toString(), post.address().toString(), "--", body.toString()));
        post.headers().forEach((name, value) -> command.addAll(List.of(name, value)));
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = wrk.inputReader().lines().toList();
        wrk.waitFor();
        String figures = lines.isEmpty() ? "" : lines.getLast();
        if (!figures.startsWith(FIGURES)) {
            throw new IOException("expected figures of wrk, got " + lines);
        }
        double[] values = Arrays.stream(figures.substring(FIGURES.length()).split(" ")).mapToDouble(Double::parseDouble).toArray();
        return new Load(values[0] / 1e6, (long) values[1], (long) values[2], (long) values[3], (long) values[4], (long) values[5],
                values[6] / 1e3, values[7] / 1e3);
    }
}
