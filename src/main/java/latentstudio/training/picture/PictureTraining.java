package latentstudio.training.picture;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import latentstudio.architecture.Chain;
import latentstudio.architecture.Network;
import latentstudio.dataset.Items;
import latentstudio.dataset.LabelledPictures;
import latentstudio.dataset.OwnPictures;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.Metric;
import latentstudio.training.export.Guidance;
import latentstudio.training.loop.Checkpoint;
import latentstudio.training.loop.Hyperparameters;
import latentstudio.training.loop.Trainer;
import latentstudio.training.loop.TrainingRun;
import latentstudio.training.loop.Weights;
import latentstudio.training.measure.Classifier;
import latentstudio.training.measure.ExportedModel;

/**
 * Trains a model or a classifier of small pictures, with the teacher that its loss needs before it and the prior over its
 * latents after it, and writes it.
 */
public final class PictureTraining {
    private final Configuration configuration;
    private final Trainer trainer;
    private final Path data;
    private final Path out;
    private final Path classifiers;
    private final Checkpoint start;
    private final LabelledPictures pictures;
    private final Map<String, String> sums;

    /**
     * @param data        the folder that holds the data sets
     * @param out         the folder that models are written to
     * @param classifiers the folder of the classifiers
     * @param start       the checkpoint of another run of the same network, whose best weights to begin with, or null for random ones
     * @throws IOException when the pictures or that checkpoint are missing or damaged
     */
    public PictureTraining(Configuration configuration, Trainer trainer, Path data, Path out, Path classifiers, Path start) throws IOException {
        this.configuration = trainer.epochs().isPresent() ? configuration.withEpochs(trainer.epochs().getAsInt()) : configuration;
        this.trainer = trainer;
        this.data = data;
        this.out = out;
        this.classifiers = classifiers;
        this.start = start == null ? null : Checkpoint.read(start);
        sums = configuration.pictures().sha256(data);
        pictures = configuration.pictures().training(data);
    }

    /**
     * Whether the last epoch is over and what was written has these settings.
     *
     * @throws IOException when the checkpoint or the manifest cannot be read, or belongs to a run with other settings
     */
    public boolean isFinished() throws IOException {
        boolean over = newRun(configuration).checkpoint().filter(Checkpoint::finished).isPresent();
        if (!over || configuration.card() == null) {
            return over && Classifier.isWritten(configuration.id(), configuration.architecture(), classifiers);
        }
        return ModelWriter.isWritten(configuration, started(), trainer.seed(), sums, out);
    }

    /**
     * Trains what is left to train, measures and writes.
     *
     * @return the figures
     * @throws IOException when data is missing, a run fails or a file cannot be written
     */
    public List<Metric> run() throws IOException {
        LabelledPictures test = configuration.pictures().test(data);
        configuration.pictures().notes(data).forEach(trainer.out()::println);
        if (configuration.pictures() instanceof OwnPictures) {
            requireEnoughOfEachClass();
        }
        if (configuration.card() == null) {
            return Classifier.write(configuration.id(), configuration.network(), train(configuration, trainer.fresh()),
                    test, classifiers);
        }
        Checkpoint checkpoint = trainWithTeacher();
        Map<GraphRole, byte[]> graphs = ModelWriter.export(configuration, checkpoint);
        List<Metric> chosen = new ArrayList<>();
        Checkpoint prior = configuration.prior() == null ? null : trainPrior(graphs, chosen);
        trainer.out().println("Measuring and writing it");
        Figures figures = new Figures(configuration, pictures, test, classifiers, trainer.out());
        return new ModelWriter(configuration, started(), trainer.seed(), pictures, test, sums, figures)
                .write(checkpoint, graphs, prior, chosen, out).metrics();
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

    /** Trains the model, and the teacher before it where its loss needs one. */
    private Checkpoint trainWithTeacher() throws IOException {
        Hyperparameters hyperparameters = configuration.hyperparameters();
        if (!hyperparameters.loss().needsTeacher() || trainer.exportOnly()) {
            return train(configuration, trainer.fresh());
        }
        Configuration known = configuration.teacher().orElseThrow();
        Checkpoint taught = train(known, false);
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(trainer.device());
             Chain teacher = (Chain) Weights.network(known.network(), taught.best(), manager)) {
            teacher.parameters().forEach(parameter -> parameter.freeze(true));
            return train(configuration.with(hyperparameters.withLoss(hyperparameters.loss().taught(teacher))), trainer.fresh());
        }
    }

    private Checkpoint train(Configuration configuration, boolean fresh) throws IOException {
        TrainingRun run = newRun(configuration);
        if (start != null && configuration.id().equals(this.configuration.id())) {
            run.startFrom(start.best());
        }
        return trainer.finish(configuration.id(), run, fresh);
    }

    /** What the training began with, in words for the manifest; null for random weights. */
    private String started() {
        return start == null ? null : "those after %d epochs of another run: %s".formatted(start.bestEpoch(), start.settings());
    }

    /** Trains the prior over the exported encoder's latents, and adds its graph and what was chosen for it. */
    private Checkpoint trainPrior(Map<GraphRole, byte[]> graphs, List<Metric> chosen) throws IOException {
        PriorTraining prior;
        try (ExportedModel exported = ExportedModel.of(graphs, ModelWriter.specs(configuration, graphs))) {
            prior = new PriorTraining(exported.encode(pictures), pictures, configuration.groups(),
                    configuration.prior());
        }
        String id = configuration.id() + "-prior";
        Checkpoint checkpoint = trainer.finish(id, newRun(id, "prior", prior::network, configuration.prior(), prior.latents(),
                "latents of the encoder " + GraphSpec.sha256Of(graphs.get(GraphRole.ENCODER))), trainer.fresh());
        graphs.put(GraphRole.PRIOR, prior.export(checkpoint, guidance(prior, checkpoint, graphs, chosen)));
        return checkpoint;
    }

    private Guidance guidance(PriorTraining prior, Checkpoint checkpoint, Map<GraphRole, byte[]> graphs, List<Metric> chosen)
            throws IOException {
        Optional<Configuration> known = configuration.teacher(); // the judge measures, so it has no say in any choice
        if (known.isEmpty()) {
            return Guidance.NONE;
        }
        try (Classifier teacher = Classifier.of(known.get().network(), train(known.get(), false), configuration.pictures().shape())) {
            int learned = configuration.hyperparameters().trainingItems(pictures.count());
            GuidanceChoice choice = GuidanceChoice.of(prior, checkpoint, configuration, graphs, teacher,
                    pictures.part(0, learned), pictures.part(learned, pictures.count()), trainer.out());
            chosen.add(choice.metric());
            return choice.chosen().guidance();
        }
    }

    private TrainingRun newRun(Configuration configuration) {
        return newRun(configuration.id(), configuration.networkName(), configuration::network,
                configuration.hyperparameters(), pictures, sums.values().toString());
    }

    private TrainingRun newRun(String id, String architecture, Supplier<? extends Network> network, Hyperparameters hyperparameters,
                               Items items, String data) {
        return trainer.run(id, architecture, network, hyperparameters, items, configuration.groups(), data);
    }
}
