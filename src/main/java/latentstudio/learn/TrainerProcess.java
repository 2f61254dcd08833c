package latentstudio.learn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A trainer at work: a JVM of its own, bounded and of low priority, whatever happens in which does not touch the server. It ends by
 * itself when the server is gone. For one thread, but for {@link #close}.
 */
final class TrainerProcess implements AutoCloseable {
    private static final String MAIN = "latentstudio.training.Learn";
    private static final int LONGEST_LINE = 4 << 20;
    private static final Path NICE = Path.of("/usr/bin/nice");

    private final Process process;
    private final Writer orders;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private volatile boolean over;

    private TrainerProcess(Process process) {
        this.process = process;
        orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        Thread.ofVirtual().name("trainer").start(this::listen);
    }

    /**
     * Starts the trainer of a run.
     *
     * @throws IOException if it cannot be started
     */
    static TrainerProcess start(LearnSettings settings, RunFolder run) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", Integer.toString(settings.nice())));
        }
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.heap().asLongValue(), "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Dai.djl.offline=true",
                "-Dai.djl.pytorch.num_threads=" + settings.threads(), "-Djava.awt.headless=true", "-XX:+ExitOnOutOfMemoryError",
                "-cp", Files.readString(settings.trainer()).strip(), MAIN, run.path().toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(settings.threads()));
        builder.redirectError(run.log().toFile());
        return new TrainerProcess(builder.start());
    }

    private void listen() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.length() <= LONGEST_LINE) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            // it is gone, which whoever waits for a line finds out
        } finally {
            over = true;
        }
    }

    /** The next line that it says, or nothing if none comes in time. */
    Optional<String> line(Duration patience) throws InterruptedException {
        return Optional.ofNullable(lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Whether it runs, or said something that was not read. */
    boolean isThere() {
        return !over || !lines.isEmpty();
    }

    /** Its status, after {@link #isThere} said that it is not. */
    int status() throws InterruptedException {
        return process.waitFor();
    }

    /** Gives it an order; one that is gone takes none. */
    void tell(String order) {
        try {
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException gone) {
            // found out when its next line is waited for
        }
    }

    /** Ends it, at once. */
    @Override
    public void close() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
    }
}
