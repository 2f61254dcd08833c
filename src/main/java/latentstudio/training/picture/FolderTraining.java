package latentstudio.training.picture;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import latentstudio.architecture.Network;
import latentstudio.dataset.FolderPictures;
import latentstudio.dataset.LabelledPictures;
import latentstudio.model.GraphRole;
import latentstudio.model.Provenance;
import latentstudio.model.TrainingEvent;
import latentstudio.model.TrainingSettings;
import latentstudio.training.card.ModelFolder;
import latentstudio.training.loop.Checkpoint;
import latentstudio.training.loop.LossNotFiniteException;
import latentstudio.training.loop.RunObserver;
import latentstudio.training.loop.TrainingRun;
import latentstudio.training.loop.Weights;

/**
 * One run for somebody who looks on: trains on a data set that lies in its folder, tells each step of it, and writes the model. An
 * interrupted run goes on from its checkpoint. Not thread-safe, but for its control.
 */
public final class FolderTraining {
    /** How often the learning rate is halved before a run whose loss is not finite is given up. */
    private static final int MOST_HALVINGS = 5;
    /** Pictures whose mean is taken for that of all. */
    private static final int MEANT = 1_000;
    private static final double DARKEST = 0.01;

    private final TrainingSettings settings;
    private final Path run;
    private final String commit;
    private final RunControl control;
    private final Consumer<TrainingEvent> events;

    /**
     * @param run    the folder of its checkpoint and, in {@code models}, of the model
     * @param commit the source's commit
     * @param events is told what happens
     */
    public FolderTraining(TrainingSettings settings, Path run, String commit, RunControl control, Consumer<TrainingEvent> events) {
        this.settings = settings;
        this.run = run;
        this.commit = commit;
        this.control = control;
        this.events = events;
    }

    /**
     * Trains what is left to train and, unless it was paused, measures and writes the model.
     *
     * @return whether the model is written
     * @throws IOException if data is missing, the loss stays infinite or a file cannot be written
     */
    public boolean run() throws IOException {
        FolderPictures set = new FolderPictures(Path.of(settings.data()));
        LabelledPictures pictures = set.training(null);
        LabelledPictures test = set.test(null);
        Configuration configuration = Configuration.of(settings, set, pictures.count());
        if (!configuration.architecture().suits(set.shape())) {
            throw new IOException("expected pictures whose sides suit the network, got %s; choose another size".formatted(set.shape()));
        }
        int learned = configuration.hyperparameters().trainingItems(pictures.count());
        if (learned < 2 || learned == pictures.count()) {
            throw new IOException("expected pictures to learn from and some to hold out, got %d and %d; add more"
                    .formatted(learned, pictures.count() - learned));
        }
        HeldOutPictures heldOut = new HeldOutPictures(pictures.part(learned, pictures.count()), set.classes().size());
        try (Network network = configuration.network()) {
            events.accept(TrainingEvent.begun(settings.epochs(), parameters(network), heldOut.png()));
        }
        Map<String, String> sums = set.sha256(null);
        Figures figures = new Figures(configuration, pictures, test, null, new PrintStream(OutputStream.nullOutputStream()));
        ModelWriter writer = new ModelWriter(configuration, null, settings.seed(), pictures, test, sums, figures);
        Checkpoint checkpoint = train(configuration, pictures, sums,
                new EventObserver(heldOut, settings.epochs(), learned, control, events, new LearningModel(writer, run.resolve(TrainingSettings.LEARNING), events)));
        if (!checkpoint.finished()) {
            events.accept(TrainingEvent.said(TrainingEvent.Kind.PAUSED, null));
            return false;
        }
        if (control.wish() == RunObserver.Wish.GO_ON && checkpoint.history().size() < settings.epochs()) {
            events.accept(TrainingEvent.said(TrainingEvent.Kind.SAID, "It ended early, after epoch %d: since epoch %d no epoch was better on the pictures that are held out."
                    .formatted(checkpoint.history().size(), checkpoint.bestEpoch())));
        }
        events.accept(TrainingEvent.said(TrainingEvent.Kind.WRITING, null));
        Map<GraphRole, byte[]> graphs = ModelWriter.export(configuration, checkpoint);
        writer.write(checkpoint, graphs, null, List.of(), run.resolve("models"));
        events.accept(TrainingEvent.said(TrainingEvent.Kind.DONE, null));
        return true;
    }

    private static long parameters(Network network) {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
            return ModelFolder.parameters(network.initialise(manager, 0));
        }
    }

    private Checkpoint train(Configuration configuration, LabelledPictures pictures, Map<String, String> sums, EventObserver observer) throws IOException {
        float[] start = firstWeights(configuration, pictures);
        for (int halvings = 0;; halvings++) {
            try {
                TrainingRun training = new TrainingRun(configuration.networkName(), configuration::network, configuration.hyperparameters(), settings.seed(),
                        Device.cpu(), pictures, configuration.groups(), run.resolve("checkpoint.bin"), sums.values().toString(), commit, observer);
                training.startFrom(start);
                training.adoptCheckpoint(); // of this run, which may have been given more epochs
                return training.run(ignored -> {
                });
            } catch (LossNotFiniteException e) {
                if (halvings == MOST_HALVINGS) {
                    throw e;
                }
                control.rate(control.rate() / 2);
                observer.say("The loss was not finite any more. The run goes on from its last checkpoint with half the learning rate.");
            }
        }
    }

    /**
     * Random weights but for the last biases, with which a picture without any feature is the mean of all pictures: from grey, networks may
     * learn that most of a picture is black so thoroughly that their last sigmoids never leave 0 again.
     */
    private float[] firstWeights(Configuration configuration, LabelledPictures pictures) {
        int channels = pictures.pictureShape().channels();
        int pixels = pictures.pictureShape().values() / channels;
        double[] means = new double[channels];
        int looked = Math.min(pictures.count(), MEANT);
        for (int i = 0; i < looked; i++) {
            float[] values = pictures.values(i, i + 1);
            for (int value = 0; value < values.length; value++) {
                means[value / pixels] += values[value] / looked / pixels;
            }
        }
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
             Network network = configuration.network().initialise(manager, settings.seed())) {
            float[] weights = Weights.read(network.parameters().stream().map(Parameter::getArray).toList());
            int biases = Math.toIntExact(network.parameters().getLast().getArray().size()); // a channel's, or of a dense layer a pixel's
            for (int i = 0; i < biases; i++) {
                double mean = Math.clamp(means[biases == channels ? i : i / pixels], DARKEST, 1 - DARKEST);
                weights[weights.length - biases + i] = (float) Math.log(mean / (1 - mean));
            }
            return weights;
        }
    }

    /** Tells what happens in a run, some times a second at most. */
    private static final class EventObserver implements RunObserver {
        private static final long BETWEEN_STEPS = 300_000_000;
        private static final long BETWEEN_PICTURES = 2_000_000_000;
        private static final long BETWEEN_CHECKPOINTS = 3_000_000_000L;

        private final HeldOutPictures heldOut;
        private final int epochs;
        private final int learned;
        private final RunControl control;
        private final Consumer<TrainingEvent> events;
        private final LearningModel model;
        private final long begun = System.nanoTime();
        private double doneAtBegin = -1;
        private long lastStep = begun;
        private double doneAtLastStep;
        /** The first ones come soon. */
        private long lastPictures = begun - BETWEEN_PICTURES / 2;
        private long lastCheckpoint = begun;

        EventObserver(HeldOutPictures heldOut, int epochs, int learned, RunControl control, Consumer<TrainingEvent> events, LearningModel model) {
            this.model = model;
            this.heldOut = heldOut;
            this.epochs = epochs;
            this.learned = learned;
            this.control = control;
            this.events = events;
        }

        @Override
        public void step(Network network, int epoch, int step, int steps, double loss) {
            double done = epoch - 1 + step / (double) steps;
            if (doneAtBegin < 0) {
                doneAtBegin = epoch - 1 + (step - 1) / (double) steps;
                doneAtLastStep = doneAtBegin;
            }
            long now = System.nanoTime();
            if (now - lastStep >= BETWEEN_STEPS) {
                events.accept(TrainingEvent.step(epoch, epochs, step, steps, loss, (done - doneAtLastStep) * learned / ((now - lastStep) / 1e9),
                        secondsLeft(done)));
                lastStep = now;
                doneAtLastStep = done;
            }
            if (now - lastPictures >= BETWEEN_PICTURES && step < steps) {
                tellPictures(network, epoch, step);
            }
        }

        @Override
        public void epoch(Network network, Provenance.Epoch epoch, boolean best) {
            events.accept(TrainingEvent.epoch(epoch, epochs, best, secondsLeft(epoch.epoch())));
            if (System.nanoTime() - lastPictures >= BETWEEN_PICTURES / 4 || wish() != Wish.GO_ON || epoch.epoch() == epochs) {
                tellPictures(network, epoch.epoch(), 0);
            }
            if (epoch.epoch() < epochs && wish() != Wish.STOP) { // else the whole model comes at once
                model.tell(network, epoch.epoch());
            }
        }

        private void tellPictures(Network network, int epoch, int step) {
            events.accept(heldOut.reconstructed(network, epoch, step));
            lastPictures = System.nanoTime();
        }

        private double secondsLeft(double done) {
            return (System.nanoTime() - begun) / 1e9 / Math.max(1e-9, done - doneAtBegin) * (epochs - done);
        }

        @Override
        public void say(String sentence) {
            events.accept(TrainingEvent.said(TrainingEvent.Kind.SAID, sentence));
        }

        @Override
        public double rate() {
            return control.rate();
        }

        @Override
        public Wish wish() {
            return control.wish();
        }

        @Override
        public boolean keepsCheckpoint() {
            long now = System.nanoTime();
            if (now - lastCheckpoint < BETWEEN_CHECKPOINTS) {
                return false;
            }
            lastCheckpoint = now;
            return true;
        }
    }
}
