package latentstudio.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A server of nothing but jobs, in a process that can be killed: each step writes a line into a file. */
final class JobServer {
    static final Path LOG = Path.of("target/job-server.log");

    private JobServer() {
    }

    /** Arguments: folder, file of the steps, after how many steps to stand still, then perhaps the address of a PostgreSQL. */
    public static void main(String[] arguments) throws InterruptedException {
        Path steps = Path.of(arguments[1]);
        int most = Integer.parseInt(arguments[2]);
        new JobQueue(JobKind.SCAN, settings(Path.of(arguments[0]), arguments.length > 3 ? arguments[3] : null), 1, (job, step) -> {
            for (int done = job.done() + 1; done <= job.total(); done++) {
                if (done > most) {
                    new CountDownLatch(1).await(); // in the middle of a step until it is killed
                }
                note(steps, job, done);
                step.done(done);
            }
        }, () -> { });
        new CountDownLatch(1).await();
    }

    static void note(Path file, Job job, int step) throws IOException {
        Files.writeString(file, job.order() + " " + step + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Starts one in a JVM of its own. */
    static Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), JobServer.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(LOG.toFile()).start();
    }

    /** @param url of a PostgreSQL, or null for an embedded database in the folder */
    static JobSettings settings(Path folder, String url) {
        return new Settings(folder, Optional.ofNullable(url));
    }

    /** As a server has them, but quick to look and to miss each other. */
    private record Settings(Path folder, Optional<String> url) implements JobSettings {
        @Override
        public Optional<String> user() {
            return url.map(any -> "postgres");
        }

        @Override
        public Optional<String> password() {
            return user();
        }

        @Override
        public int atOnce() {
            return 1;
        }

        @Override
        public Duration poll() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofMillis(300);
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofMillis(50);
        }
    }
}
