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
import java.util.function.Supplier;
import java.util.stream.Stream;
import latentstudio.architecture.Chain;
import latentstudio.architecture.Network;
import latentstudio.dataset.Items;
import latentstudio.dataset.LabelledPictures;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.Metric;

/**
 * Trains one model and writes it to {@code models/<id>}. An interrupted run goes on where it stopped when the same
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
        Configuration configuration = Configuration.of(arguments.id());
        if (arguments.epochs().isPresent()) {
            configuration = configuration.withEpochs(arguments.epochs().getAsInt());
        }
        new Train(arguments, configuration).run();
    }

    private void run() throws IOException {
        LabelledPictures test = configuration.pictures().test(arguments.data());
        if (configuration.card() == null) {
            Checkpoint checkpoint = train(configuration, arguments.fresh());
            Classifier.write(configuration, checkpoint, test, arguments.classifiers()).forEach(Train::tell);
            return;
        }
        Checkpoint checkpoint = trainWithTeacher();
        Map<GraphRole, byte[]> graphs = ModelWriter.export(configuration, checkpoint);
        Checkpoint prior = configuration.prior() == null ? null : trainPrior(graphs);
        System.out.println("Measuring and writing it");
        Figures figures = new Figures(configuration, pictures, test, arguments.classifiers(), System.out);
        new ModelWriter(configuration, arguments.seed(), pictures, test, sums, figures)
                .write(checkpoint, graphs, prior, arguments.out()).metrics().forEach(Train::tell);
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
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(device());
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

    /** Trains the prior over the exported encoder's latents and adds its graph. */
    private Checkpoint trainPrior(Map<GraphRole, byte[]> graphs) throws IOException {
        PriorTraining prior;
        try (ExportedModel exported = ExportedModel.of(graphs, ModelWriter.specs(configuration, graphs))) {
            prior = new PriorTraining(exported.encode(pictures), pictures, configuration.pictures().classes().size(),
                    configuration.prior());
        }
        String data = "latents of the encoder " + GraphSpec.sha256Of(graphs.get(GraphRole.ENCODER));
        Checkpoint checkpoint = train(configuration.id() + "-prior", "prior", prior::network, configuration.prior(),
                prior.latents(), data, arguments.fresh());
        graphs.put(GraphRole.PRIOR, prior.export(checkpoint));
        return checkpoint;
    }

    private Checkpoint train(String id, String architecture, Supplier<? extends Network> network,
                             Hyperparameters hyperparameters, Items items, String data, boolean fresh) throws IOException {
        Path file = arguments.checkpoints().resolve(id).resolve("checkpoint.bin");
        if (fresh) {
            Files.deleteIfExists(file);
        }
        Progress progress = new Progress(System.out, System.console() != null, hyperparameters.epochs());
        TrainingRun run = new TrainingRun(architecture, network, hyperparameters, arguments.seed(),
                arguments.exportOnly() ? Device.cpu() : device(), items, configuration.pictures().classes().size(), file,
                data, commit(), progress);
        if (!arguments.exportOnly()) {
            progress.say("Training " + id);
        }
        Checkpoint checkpoint = arguments.exportOnly()
                ? run.checkpoint().orElseThrow(() -> new IOException(
                        "--export-only: expected a checkpoint at %s, found none; train first".formatted(file)))
                : run.run(ignored -> {
                });
        progress.say("Best: epoch %d, validation loss %.5f".formatted(checkpoint.bestEpoch(), checkpoint.bestLoss()));
        return checkpoint;
    }

    private Device device() throws IOException {
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
