package latentstudio.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import latentstudio.dataset.OwnPictures;
import latentstudio.dataset.PictureSet;
import latentstudio.model.Metric;
import latentstudio.training.loop.Trainer;
import latentstudio.training.picture.Configuration;
import latentstudio.training.picture.PictureTraining;
import latentstudio.training.restorer.RestorerTraining;

/**
 * Trains models and writes each to {@code models/<id>}. An interrupted run goes on where it stopped when the same
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
        switch (arguments.wanted()) {
            case LIST -> new TrainingTable(arguments.out(), arguments.classifiers(), arguments.checkpoints()).print(System.out);
            case ALL -> {
                trainAll(arguments, Stream.concat(Configuration.classifiers().stream(), Configuration.all().stream()).toList());
                restorer(arguments, trainer(arguments)).run();
            }
            case ONE -> {
                Trainer trainer = trainer(arguments);
                if (RestorerTraining.ID.equals(arguments.id())) {
                    restorer(arguments, trainer).run();
                } else if (RestorerTraining.LIGHT.equals(arguments.id())) {
                    restorer(arguments, trainer).runLight();
                } else {
                    training(configuration(arguments), arguments, trainer).run().forEach(Train::tell);
                }
            }
        }
    }

    private static Trainer trainer(Arguments arguments) throws IOException {
        return new Trainer(arguments.checkpoints(), arguments.seed(), arguments.epochs(), device(arguments), arguments.fresh(),
                arguments.exportOnly(), commit(), System.out);
    }

    private static RestorerTraining restorer(Arguments arguments, Trainer trainer) throws IOException {
        return new RestorerTraining(trainer, arguments.data(), arguments.out(), arguments.start(), arguments.average());
    }

    private static PictureTraining training(Configuration configuration, Arguments arguments, Trainer trainer) throws IOException {
        return new PictureTraining(configuration, trainer, arguments.data(), arguments.out(), arguments.classifiers(),
                arguments.wanted() == Arguments.Wanted.ONE ? arguments.start() : null);
    }

    private static Configuration configuration(Arguments arguments) throws IOException {
        Arguments.Own own = arguments.own();
        if (own == null) {
            return Configuration.of(arguments.id());
        }
        OwnPictures pictures = PictureSet.of(arguments.data(), own.licence(), arguments.seed());
        return Configuration.own(arguments.id(), own.title(), pictures, own.architecture(), own.loss(),
                pictures.training(arguments.data()).count());
    }

    /**
     * Trains one after the other, leaving out what is finished; one that fails does not stop the others.
     *
     * @throws IOException at the end, when some failed
     */
    static void trainAll(Arguments arguments, List<Configuration> wanted) throws IOException {
        Trainer trainer = trainer(arguments);
        List<String> summary = new ArrayList<>();
        int failed = 0;
        for (Configuration configuration : wanted) {
            String outcome;
            try {
                PictureTraining training = training(configuration, arguments, trainer);
                if (!trainer.exportOnly() && training.isFinished()) {
                    outcome = "finished before, skipped";
                } else {
                    training.run().forEach(Train::tell);
                    outcome = trainer.exportOnly() ? "written" : "trained and written";
                }
            } catch (IOException | RuntimeException e) { // an engine's error of one model must not end the others' night
                failed++;
                outcome = "failed: " + (e.getMessage() == null ? e.toString() : e.getMessage());
                System.err.printf("%s: %s%n", configuration.id(), outcome);
            }
            summary.add("  %-20s %s".formatted(configuration.id(), outcome));
        }
        System.out.println("Summary");
        summary.forEach(System.out::println);
        if (failed > 0) {
            throw new IOException("%d of %d failed; the same command goes on with what is left"
                    .formatted(failed, wanted.size()));
        }
    }

    private static void tell(Metric metric) {
        System.out.printf("%s: %s %s (%s)%s%n", metric.name(), metric.value(), metric.unit(), metric.split(),
                metric.target() == null ? "" : ", target " + metric.target());
    }

    /** What is trained on; nothing is where a checkpoint is only exported. */
    private static Device device(Arguments arguments) throws IOException {
        if (arguments.exportOnly()) {
            return Device.cpu();
        }
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
