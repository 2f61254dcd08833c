package latentstudio.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentstudio.architecture.Chain;
import latentstudio.architecture.Network;
import latentstudio.dataset.Items;
import latentstudio.dataset.LabelledPictures;
import latentstudio.dataset.OwnPictures;
import latentstudio.dataset.PictureSet;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.Metric;

/**
 * Trains models and writes each to {@code models/<id>}. An interrupted run goes on where it stopped when the same
 * command is given again.
 */
public final class Train {
    private final Arguments arguments;
    private final Configuration configuration;
    private final LabelledPictures pictures;
    private final Map<String, String> sums;

    private Train(Arguments arguments, Configuration configuration) throws IOException {
        this.arguments = arguments;
        this.configuration = configuration;
        sums = configuration.pictures().sha256(arguments.data());
        pictures = configuration.pictures().training(arguments.data());
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
            case LIST -> new ModelTable(arguments.out(), arguments.classifiers(), arguments.checkpoints()).print(System.out);
            case ALL -> {
                trainAll(arguments, Stream.concat(Configuration.classifiers().stream(), Configuration.all().stream()).toList());
                trainRestorer(arguments);
            }
            case ONE -> {
                if (RestorerTraining.ID.equals(arguments.id())) {
                    trainRestorer(arguments);
                } else if (RestorerTraining.LIGHT.equals(arguments.id())) {
                    new RestorerTraining(arguments, System.out).light(device(arguments), commit());
                } else {
                    new Train(arguments, configuration(arguments)).run();
                }
            }
        }
    }

    private static void trainRestorer(Arguments arguments) throws IOException {
        new RestorerTraining(arguments, System.out).run(device(arguments), commit());
    }

    private static Configuration configuration(Arguments arguments) throws IOException {
        Arguments.Own own = arguments.own();
        if (own == null) {
            return adjusted(Configuration.of(arguments.id()), arguments);
        }
        OwnPictures pictures = PictureSet.of(arguments.data(), own.licence(), arguments.seed());
        return adjusted(Configuration.own(arguments.id(), own.title(), pictures, own.architecture(), own.loss(),
                pictures.training(arguments.data()).count()), arguments);
    }

    private static Configuration adjusted(Configuration configuration, Arguments arguments) {
        return arguments.epochs().isPresent() ? configuration.withEpochs(arguments.epochs().getAsInt()) : configuration;
    }

    /**
     * Trains one after the other, leaving out what is finished; one that fails does not stop the others.
     *
     * @throws IOException at the end, when some failed
     */
    static void trainAll(Arguments arguments, List<Configuration> wanted) throws IOException {
        List<String> summary = new ArrayList<>();
        int failed = 0;
        for (Configuration configuration : wanted) {
            String outcome;
            try {
                Train train = new Train(arguments, adjusted(configuration, arguments));
                if (!arguments.exportOnly() && train.isFinished()) {
                    outcome = "finished before, skipped";
                } else {
                    train.run();
                    outcome = arguments.exportOnly() ? "written" : "trained and written";
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

    /** Whether the last epoch is over and what was written has these settings. */
    private boolean isFinished() throws IOException {
        boolean over = newRun(configuration.id(), configuration.architecture().label(), configuration.architecture()::create,
                configuration.hyperparameters(), pictures, sums.values().toString(), Device.cpu())
                .checkpoint().filter(Checkpoint::finished).isPresent();
        if (!over || configuration.card() == null) {
            return over && Classifier.isWritten(configuration, arguments.classifiers());
        }
        return ModelWriter.isWritten(configuration, arguments.seed(), sums, arguments.out());
    }

    private void run() throws IOException {
        LabelledPictures test = configuration.pictures().test(arguments.data());
        configuration.pictures().notes(arguments.data()).forEach(System.out::println);
        if (arguments.own() != null) {
            requireEnoughOfEachClass();
        }
        if (configuration.card() == null) {
            Checkpoint checkpoint = train(configuration, arguments.fresh());
            Classifier.write(configuration, checkpoint, test, arguments.classifiers()).forEach(Train::tell);
            return;
        }
        Checkpoint checkpoint = trainWithTeacher();
        Map<GraphRole, byte[]> graphs = ModelWriter.export(configuration, checkpoint);
        List<Metric> chosen = new ArrayList<>();
        Checkpoint prior = configuration.prior() == null ? null : trainPrior(graphs, chosen);
        System.out.println("Measuring and writing it");
        Figures figures = new Figures(configuration, pictures, test, arguments.classifiers(), System.out);
        new ModelWriter(configuration, arguments.seed(), pictures, test, sums, figures)
                .write(checkpoint, graphs, prior, chosen, arguments.out()).metrics().forEach(Train::tell);
    }

    /** The statistics of each class need two latents; better to say so before hours of training than after. */
    private void requireEnoughOfEachClass() throws IOException {
        int learned = configuration.hyperparameters().trainingItems(pictures.count());
        List<String> classes = configuration.pictures().classes();
        for (int label = 0; label < classes.size(); label++) {
            int wanted = label;
            long count = IntStream.range(0, learned).filter(i -> pictures.label(i) == wanted).count();
            if (count < 2) {
                throw new IOException(("class %s: expected at least 2 of the %d pictures that are learned from, found %d; "
                        + "add more of it, or take it out").formatted(classes.get(label), learned, count));
            }
        }
    }

    private static void tell(Metric metric) {
        System.out.printf("%s: %s %s (%s)%s%n", metric.name(), metric.value(), metric.unit(), metric.split(),
                metric.target() == null ? "" : ", target " + metric.target());
    }

    /** Trains the model, and the teacher before it where its loss needs one. */
    private Checkpoint trainWithTeacher() throws IOException {
        Hyperparameters hyperparameters = configuration.hyperparameters();
        if (!hyperparameters.loss().needsTeacher() || arguments.exportOnly()) {
            return train(configuration, arguments.fresh());
        }
        Checkpoint taught = train(configuration.teacher(), false);
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(device(arguments));
             Chain teacher = (Chain) configuration.teacher().architecture().create().initialise(manager, 0)) {
            Weights.write(teacher.parameters().stream().map(Parameter::getArray).toList(), taught.best());
            teacher.parameters().forEach(parameter -> parameter.freeze(true));
            return train(configuration.with(hyperparameters.withLoss(hyperparameters.loss().taught(teacher))),
                    arguments.fresh());
        }
    }

    private Checkpoint train(Configuration configuration, boolean fresh) throws IOException {
        return train(configuration.id(), configuration.architecture().label(), configuration.architecture()::create,
                configuration.hyperparameters(), pictures, sums.values().toString(), fresh);
    }

    /** Trains the prior over the exported encoder's latents, and adds its graph and what was chosen for it. */
    private Checkpoint trainPrior(Map<GraphRole, byte[]> graphs, List<Metric> chosen) throws IOException {
        PriorTraining prior;
        try (ExportedModel exported = ExportedModel.of(graphs, ModelWriter.specs(configuration, graphs))) {
            prior = new PriorTraining(exported.encode(pictures), pictures, configuration.pictures().classes().size(),
                    configuration.prior());
        }
        String data = "latents of the encoder " + GraphSpec.sha256Of(graphs.get(GraphRole.ENCODER));
        Checkpoint checkpoint = train(configuration.id() + "-prior", "prior", prior::network, configuration.prior(),
                prior.latents(), data, arguments.fresh());
        graphs.put(GraphRole.PRIOR, prior.export(checkpoint, guidance(prior, checkpoint, graphs, chosen)));
        return checkpoint;
    }

    private Guidance guidance(PriorTraining prior, Checkpoint checkpoint, Map<GraphRole, byte[]> graphs, List<Metric> chosen)
            throws IOException {
        Optional<Classifier> known = Classifier.judge(configuration, arguments.classifiers());
        if (known.isEmpty()) {
            return Guidance.NONE;
        }
        try (Classifier judge = known.get()) {
            int learned = configuration.hyperparameters().trainingItems(pictures.count());
            GuidanceChoice choice = GuidanceChoice.of(prior, checkpoint, configuration, graphs, judge,
                    pictures.part(0, learned), pictures.part(learned, pictures.count()), System.out);
            chosen.add(choice.metric());
            return choice.chosen().guidance();
        }
    }

    private Checkpoint train(String id, String architecture, Supplier<? extends Network> network,
                             Hyperparameters hyperparameters, Items items, String data, boolean fresh) throws IOException {
        return finish(arguments, id, newRun(id, architecture, network, hyperparameters, items, data, device(arguments)), fresh,
                System.out);
    }

    /**
     * The last checkpoint of a run: after what is left to train, or as it is where it is only exported.
     *
     * @param fresh whether it starts over
     * @throws IOException when there is no checkpoint to export, or the run fails
     */
    static Checkpoint finish(Arguments arguments, String id, TrainingRun run, boolean fresh, PrintStream out) throws IOException {
        Path file = Checkpoint.file(arguments.checkpoints(), id);
        if (fresh) {
            Files.deleteIfExists(file);
        }
        if (!arguments.exportOnly()) {
            out.println("Training " + id);
        }
        Checkpoint checkpoint = arguments.exportOnly()
                ? run.checkpoint().orElseThrow(() -> new IOException(
                        "--export-only: expected a checkpoint at %s, found none; train first".formatted(file)))
                : run.run(ignored -> {
                });
        out.println("Best: epoch %d, validation loss %.5f".formatted(checkpoint.bestEpoch(), checkpoint.bestLoss()));
        return checkpoint;
    }

    private TrainingRun newRun(String id, String architecture, Supplier<? extends Network> network,
                               Hyperparameters hyperparameters, Items items, String data, Device device) {
        return new TrainingRun(architecture, network, hyperparameters, arguments.seed(), device, items,
                configuration.pictures().classes().size(), Checkpoint.file(arguments.checkpoints(), id), data, commit(),
                new Progress(System.out, System.console() != null, hyperparameters.epochs()));
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
