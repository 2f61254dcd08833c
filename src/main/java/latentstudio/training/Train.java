package latentstudio.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import latentstudio.dataset.LabelledPictures;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;

/**
 * Trains one model and writes it to {@code models/<id>}. An interrupted run goes on where it stopped when the same
 * command is given again.
 */
public final class Train {
    private Train() {
    }

    /** Ends with status 2 for arguments that make no sense and 1 for anything that failed. */
    public static void main(String[] words) {
        Arguments arguments = null;
        try {
            arguments = Arguments.parse(words);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(Arguments.USAGE);
            System.exit(2);
        }
        try {
            run(arguments);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage() == null ? e.toString() : e.getMessage());
            System.exit(1);
        }
    }

    static void run(Arguments arguments) throws IOException {
        arguments.threads().ifPresent(threads ->
                System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads)));
        Configuration configuration = Configuration.of(arguments.id());
        if (arguments.epochs().isPresent()) {
            configuration = configuration.withEpochs(arguments.epochs().getAsInt());
        }
        Map<String, String> sums = configuration.pictures().sha256(arguments.data());
        LabelledPictures pictures = configuration.pictures().training(arguments.data());
        Path file = arguments.checkpoints().resolve(configuration.id()).resolve("checkpoint.bin");
        if (arguments.fresh()) {
            Files.deleteIfExists(file);
        }
        Progress progress = new Progress(System.out, System.console() != null, configuration.epochs());
        Device device = arguments.exportOnly() ? Device.cpu() : device(arguments);
        TrainingRun run = new TrainingRun(configuration, arguments.seed(), device, pictures, file,
                sums.values().toString(), commit(), progress);
        Checkpoint checkpoint = arguments.exportOnly()
                ? run.checkpoint().orElseThrow(() -> new IOException(
                        "--export-only: expected a checkpoint at %s, found none; train first".formatted(file)))
                : run.run(ignored -> {
                });
        progress.say("Best: epoch %d, validation loss %.5f; measuring and writing it"
                .formatted(checkpoint.bestEpoch(), checkpoint.bestLoss()));
        Manifest manifest = new ModelWriter(configuration, arguments.seed(), pictures,
                configuration.pictures().test(arguments.data()), sums).write(checkpoint, arguments.out());
        for (Metric metric : manifest.metrics()) {
            progress.say("%s: %s %s (%s)%s".formatted(metric.name(), metric.value(), metric.unit(), metric.split(),
                    metric.target() == null ? "" : ", target " + metric.target()));
        }
    }

    private static Device device(Arguments arguments) throws IOException {
        if (arguments.cuda() && Engine.getEngine("PyTorch").getGpuCount() == 0) {
            throw new IOException("--device cuda: expected a CUDA device and a PyTorch that can use it, found none; "
                    + "use --device cpu, or point PYTORCH_LIBRARY_PATH to a CUDA build of PyTorch");
        }
        return arguments.cuda() ? Device.gpu(0) : Device.cpu();
    }

    /** The commit checked out here, with {@code +changes} when the tree differs from it. */
    private static String commit() {
        String head = git("rev-parse", "HEAD");
        return head.isEmpty() ? "unknown" : git("status", "--porcelain", "--", "src", "pom.xml").isEmpty() ? head : head + "+changes";
    }

    private static String git(String... words) {
        String[] command = Stream.concat(Stream.of("git"), Arrays.stream(words)).toArray(String[]::new);
        try {
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? output : "";
        } catch (IOException e) {
            return ""; // no git here: the source came as an archive
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
