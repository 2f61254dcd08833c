package latentstudio.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import latentstudio.architecture.Chain;
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
            configuration = configuration.with(configuration.hyperparameters().withEpochs(arguments.epochs().getAsInt()));
        }
        Map<String, String> sums = configuration.pictures().sha256(arguments.data());
        LabelledPictures pictures = configuration.pictures().training(arguments.data());
        LabelledPictures test = configuration.pictures().test(arguments.data());
        Checkpoint checkpoint = train(configuration, arguments, pictures, sums);
        if (configuration.card() == null) {
            System.out.println("Measuring and writing it");
            Classifier.write(configuration, checkpoint, test, arguments.classifiers()).forEach(Train::tell);
            return;
        }
        System.out.println("Measuring and writing it");
        Manifest manifest = new ModelWriter(configuration, arguments.seed(), pictures, test, sums)
                .write(checkpoint, arguments.out());
        manifest.metrics().forEach(Train::tell);
    }

    private static void tell(Metric metric) {
        System.out.printf("%s: %s %s (%s)%s%n", metric.name(), metric.value(), metric.unit(), metric.split(),
                metric.target() == null ? "" : ", target " + metric.target());
    }

    /** Trains one network, and the teacher before it where its loss needs one. */
    private static Checkpoint train(Configuration configuration, Arguments arguments, LabelledPictures pictures,
                                    Map<String, String> sums) throws IOException {
        Hyperparameters hyperparameters = configuration.hyperparameters();
        if (!hyperparameters.loss().needsTeacher() || arguments.exportOnly()) {
            return train(configuration, hyperparameters, arguments, pictures, sums);
        }
        Checkpoint taught = train(configuration.teacher(), configuration.teacher().hyperparameters(), arguments.resuming(),
                pictures, sums);
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(device(arguments));
             Chain teacher = (Chain) configuration.teacher().architecture().create()) {
            teacher.initialise(manager, 0);
            Weights.write(teacher.parameters().stream().map(Parameter::getArray).toList(), taught.best());
            teacher.parameters().forEach(parameter -> parameter.freeze(true));
            return train(configuration, hyperparameters.withLoss(hyperparameters.loss().taught(teacher)), arguments,
                    pictures, sums);
        }
    }

    private static Checkpoint train(Configuration configuration, Hyperparameters hyperparameters, Arguments arguments,
                                    LabelledPictures pictures, Map<String, String> sums) throws IOException {
        Path file = arguments.checkpoints().resolve(configuration.id()).resolve("checkpoint.bin");
        if (arguments.fresh()) {
            Files.deleteIfExists(file);
        }
        Progress progress = new Progress(System.out, System.console() != null, hyperparameters.epochs());
        Device device = arguments.exportOnly() ? Device.cpu() : device(arguments);
        TrainingRun run = new TrainingRun(configuration.architecture().label(), configuration.architecture()::create,
                hyperparameters, arguments.seed(), device, pictures, configuration.pictures().classes().size(), file,
                sums.values().toString(), commit(), progress);
        if (!arguments.exportOnly()) {
            progress.say("Training " + configuration.id());
        }
        Checkpoint checkpoint = arguments.exportOnly()
                ? run.checkpoint().orElseThrow(() -> new IOException(
                        "--export-only: expected a checkpoint at %s, found none; train first".formatted(file)))
                : run.run(ignored -> {
                });
        progress.say("Best: epoch %d, validation loss %.5f".formatted(checkpoint.bestEpoch(), checkpoint.bestLoss()));
        return checkpoint;
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
