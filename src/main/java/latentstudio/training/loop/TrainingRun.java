package latentstudio.training.loop;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import latentstudio.architecture.Network;
import latentstudio.dataset.Items;
import latentstudio.dataset.Permutation;
import latentstudio.model.Provenance;

/**
 * The training of one network, from its first weights or from a checkpoint to its last epoch. The same seed gives the
 * same weights on the same machine and number of threads, however often the run was interrupted. Not thread-safe.
 */
public final class TrainingRun {
    /** Values of pictures that are validated at once: 500 of 28x28 pixels. */
    private static final int VALIDATED_VALUES = 500 * 28 * 28;

    private final Supplier<? extends Network> network;
    private final Hyperparameters hyperparameters;
    private final int seed;
    private final Device device;
    private final Examples training;
    private final Examples validation;
    private final int classes;
    private final Path file;
    private final String settings;
    private final String commit;
    private final RunObserver observer;
    private float[] start;

    /**
     * A run over items, the last of which are held out.
     *
     * @param architecture the network's name
     * @param network      makes the network, without weights
     * @param items        all that can be learned from; the last ones are held out for validation
     * @param classes      how many classes there are, 0 for none
     * @param file         where the checkpoint is and will be
     * @param data         which data this is, to be sure that the same run goes on
     * @param commit       the source's commit
     */
    public TrainingRun(String architecture, Supplier<? extends Network> network, Hyperparameters hyperparameters, int seed,
                Device device, Items items, int classes, Path file, String data, String commit, RunObserver observer) {
        this(architecture, network, hyperparameters, seed, device,
                Examples.of(items.part(0, hyperparameters.trainingItems(items.count())), hyperparameters.preparation()),
                Examples.of(items.part(hyperparameters.trainingItems(items.count()), items.count()), hyperparameters.preparation()),
                classes, file, "%d pictures of %s".formatted(items.count(), data), commit, observer);
    }

    /**
     * A run over examples that were split before.
     *
     * @param training   what is learned from
     * @param validation what the epoch is chosen on
     */
    public TrainingRun(String architecture, Supplier<? extends Network> network, Hyperparameters hyperparameters, int seed,
                Device device, Examples training, Examples validation, int classes, Path file, String data, String commit,
                RunObserver observer) {
        this.network = network;
        this.hyperparameters = hyperparameters;
        this.seed = seed;
        this.device = device;
        this.classes = classes;
        this.training = training;
        this.validation = validation;
        this.file = file;
        settings = "%s %s, seed %d, %s".formatted(architecture, hyperparameters.asMap(), seed, data);
        this.commit = commit;
        this.observer = observer;
    }

    /** Begins with the weights of a network that was trained before, all of them in a row, instead of random ones. */
    public void startFrom(float[] weights) {
        start = weights;
    }

    /**
     * Takes a checkpoint for that of this run though it was written with other settings, as of fewer epochs; where there is none, nothing
     * happens.
     *
     * @throws IOException when it cannot be read or written
     */
    public void adoptCheckpoint() throws IOException {
        if (Files.exists(file)) {
            Checkpoint found = Checkpoint.read(file);
            if (!found.settings().equals(settings)) {
                found.continued(settings).write(file);
            }
        }
    }

    /**
     * The checkpoint to go on from, or nothing before the first epoch has ended.
     *
     * @throws IOException when it cannot be read or belongs to a run with other settings
     */
    public Optional<Checkpoint> checkpoint() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Checkpoint checkpoint = Checkpoint.read(file);
        if (!checkpoint.settings().equals(settings)) {
            throw new IOException(("%s: expected the checkpoint of a run with the settings [%s], found one with [%s]; "
                    + "give the same arguments again, or start over with --fresh")
                    .formatted(file, settings, checkpoint.settings()));
        }
        return Optional.of(checkpoint);
    }

    /**
     * Trains until no epoch is left, none improves, or the observer wants it to end.
     *
     * @param afterEpoch is shown every checkpoint after it was written
     * @return the last checkpoint, whose {@link Checkpoint#best} ships
     * @throws IOException when the checkpoint cannot be read or written, or belongs to a run with other settings
     */
    public Checkpoint run(Consumer<Checkpoint> afterEpoch) throws IOException {
        Engine engine = Engine.getEngine("PyTorch");
        try (NDManager manager = engine.newBaseManager(device);
             Network model = network.get().initialise(manager, seed)) {
            List<NDArray> weights = model.parameters().stream().map(Parameter::getArray).toList();
            if (start != null) {
                Weights.write(weights, start);
            }
            Adam adam = new Adam(model.parameters(), manager);
            MovingAverage average = new MovingAverage(weights, hyperparameters.averaging());
            Checkpoint checkpoint = checkpoint().orElse(null);
            if (checkpoint != null) {
                Weights.write(weights, checkpoint.weights());
                Weights.write(adam.means(), checkpoint.means());
                Weights.write(adam.variances(), checkpoint.variances());
                adam.resume(checkpoint.steps());
                average.resume(checkpoint.average());
                observer.say("Resuming after epoch %d of %s".formatted(checkpoint.history().size(), file));
            }
            boolean paused = false;
            while (checkpoint == null || !checkpoint.finished() && !paused) {
                int epoch = checkpoint == null ? 1 : checkpoint.history().size() + 1;
                long start = System.nanoTime();
                double loss = trainEpoch(model, adam, average, manager, epoch);
                float[] trained = Weights.read(weights);
                float[] shipped = average.values().orElse(trained);
                Weights.write(weights, shipped);
                double validationLoss = requireFinite(validate(model, manager), epoch, "the validation");
                Weights.write(weights, trained);
                var entry = new Provenance.Epoch(epoch, loss, validationLoss, (System.nanoTime() - start) / 1e9);
                RunObserver.Wish wish = observer.wish();
                paused = wish == RunObserver.Wish.PAUSE;
                checkpoint = next(checkpoint, entry, trained, shipped, adam, average, wish == RunObserver.Wish.STOP);
                if (paused || checkpoint.finished() || observer.keepsCheckpoint()) {
                    checkpoint.write(file);
                }
                observer.epoch(model, entry, checkpoint.bestEpoch() == epoch);
                afterEpoch.accept(checkpoint);
            }
            return checkpoint;
        }
    }

    private double trainEpoch(Network model, Adam adam, MovingAverage average, NDManager manager, int epoch)
            throws IOException {
        // all sources of chance start anew each epoch, so that a resumed run draws what an uninterrupted one draws
        int[] order = Permutation.of(training.count(), seed * 1_000_003L + epoch);
        SplittableRandom random = new SplittableRandom(seed * 7_919L + epoch);
        Engine.getEngine("PyTorch").setRandomSeed(seed * 31 + epoch);
        int batch = hyperparameters.batch();
        int steps = Math.ceilDiv(order.length, batch);
        double sum = 0;
        int seen = 0;
        for (int step = 0; step < steps && (step == 0 || observer.wish() == RunObserver.Wish.GO_ON); step++) {
            int from = step * batch;
            int count = Math.min(batch, order.length - from);
            try (NDManager scope = manager.newSubManager(); GradientCollector gradients = newCollector()) {
                NDArray loss = hyperparameters.loss().compute(model,
                        batch(scope, training, Arrays.copyOfRange(order, from, from + count), random), true);
                gradients.backward(loss);
                sum += requireFinite(loss.getFloat(), epoch, "step " + (step + 1)) * count;
            }
            adam.step(observer.rate() * hyperparameters.learningRate(adam.steps(), (long) steps * hyperparameters.epochs()),
                    hyperparameters.maxNorm());
            average.step();
            seen = from + count;
            observer.step(model, epoch, step + 1, steps, sum / seen);
        }
        return sum / Math.max(1, seen);
    }

    private double validate(Network model, NDManager manager) {
        SplittableRandom random = new SplittableRandom(0); // the same damage and noise after every epoch
        Engine.getEngine("PyTorch").setRandomSeed(0);
        int batch = Math.min(500, VALIDATED_VALUES / (int) new Shape(validation.shape()).size() + 1);
        double sum = 0;
        for (int from = 0; from < validation.count(); from += batch) {
            int to = Math.min(from + batch, validation.count());
            try (NDManager scope = manager.newSubManager()) {
                sum += hyperparameters.loss().compute(model,
                        batch(scope, validation, IntStream.range(from, to).toArray(), random), false).getFloat() * (to - from);
            }
        }
        return sum / validation.count();
    }

    private Batch batch(NDManager scope, Examples examples, int[] indices, SplittableRandom random) {
        Shape item = new Shape(examples.shape());
        int size = (int) item.size();
        float[] inputs = new float[indices.length * size];
        float[] targets = inputs.clone();
        float[] oneHot = new float[indices.length * classes];
        float[] target = new float[size];
        float[] input = new float[size];
        for (int i = 0; i < indices.length; i++) {
            examples.copy(indices[i], random, input, target);
            System.arraycopy(input, 0, inputs, i * size, size);
            System.arraycopy(target, 0, targets, i * size, size);
            if (classes > 0) {
                oneHot[i * classes + examples.label(indices[i])] = 1;
            }
        }
        Shape shape = new Shape(indices.length).addAll(item);
        return new Batch(scope.create(inputs, shape), scope.create(targets, shape),
                scope.create(oneHot, new Shape(indices.length, classes)));
    }

    private double requireFinite(double loss, int epoch, String where) throws IOException {
        if (!Double.isFinite(loss)) {
            throw new LossNotFiniteException(("expected a finite loss, got %s in epoch %d, %s; %s; "
                    + "lower the learning rate and start over with --fresh").formatted(loss, epoch, where,
                    epoch == 1 ? "there is no checkpoint yet" : "the checkpoint of epoch %d in %s is kept".formatted(epoch - 1, file)));
        }
        return loss;
    }

    private Checkpoint next(Checkpoint last, Provenance.Epoch entry, float[] weights, float[] shipped,
                            Adam adam, MovingAverage average, boolean stopped) {
        List<Provenance.Epoch> history = new ArrayList<>(last == null ? List.of() : last.history());
        history.add(entry);
        boolean better = last == null || entry.validationLoss() < last.bestLoss();
        int bestEpoch = better ? entry.epoch() : last.bestEpoch();
        int without = entry.epoch() - Math.max(bestEpoch, hyperparameters.patienceFrom());
        boolean finished = stopped || entry.epoch() >= hyperparameters.epochs() || without >= hyperparameters.patience();
        return new Checkpoint(settings, last == null ? commit : last.commit(), Hardware.describe(device), finished, adam.steps(),
                weights, Weights.read(adam.means()), Weights.read(adam.variances()),
                average.values().orElse(new float[0]), better ? shipped : last.best(), bestEpoch, List.copyOf(history));
    }

    private static GradientCollector newCollector() {
        return Engine.getEngine("PyTorch").newGradientCollector();
    }
}
