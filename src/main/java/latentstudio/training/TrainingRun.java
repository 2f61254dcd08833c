package latentstudio.training;

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
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import latentstudio.architecture.Autoencoder;
import latentstudio.dataset.LabelledPictures;
import latentstudio.model.Provenance;

/**
 * The training of one model, from its first weights or from a checkpoint to its last epoch. The same seed gives the
 * same weights on the same machine and number of threads, however often the run was interrupted. Not thread-safe.
 */
final class TrainingRun {
    private final Configuration configuration;
    private final int seed;
    private final Device device;
    private final LabelledPictures training;
    private final LabelledPictures validation;
    private final Path file;
    private final String settings;
    private final String commit;
    private final Progress progress;

    /**
     * @param pictures all training pictures; the last ones are held out for validation
     * @param file     where the checkpoint is and will be
     * @param data     which data this is, to be sure that the same run goes on
     * @param commit   the source's commit
     */
    TrainingRun(Configuration configuration, int seed, Device device, LabelledPictures pictures, Path file, String data,
                String commit, Progress progress) {
        this.configuration = configuration;
        this.seed = seed;
        this.device = device;
        int count = configuration.trainingPictures(pictures.count());
        training = pictures.part(0, count);
        validation = pictures.part(count, pictures.count());
        this.file = file;
        settings = "%s %s, seed %d, %d pictures of %s".formatted(configuration.architecture().label(),
                configuration.hyperParameters(), seed, pictures.count(), data);
        this.commit = commit;
        this.progress = progress;
    }

    /**
     * The checkpoint to go on from, or nothing before the first epoch has ended.
     *
     * @throws IOException when it cannot be read or belongs to a run with other settings
     */
    Optional<Checkpoint> checkpoint() throws IOException {
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
     * Trains until no epoch is left or none improves.
     *
     * @param afterEpoch is shown every checkpoint after it was written
     * @return the last checkpoint, whose {@link Checkpoint#best} ships
     * @throws IOException when the checkpoint cannot be read or written, or belongs to a run with other settings
     */
    Checkpoint run(Consumer<Checkpoint> afterEpoch) throws IOException {
        Engine engine = Engine.getEngine("PyTorch");
        try (NDManager manager = engine.newBaseManager(device);
             Autoencoder model = configuration.architecture().create().initialise(manager, seed)) {
            List<NDArray> weights = model.parameters().stream().map(Parameter::getArray).toList();
            Adam adam = new Adam(model.parameters(), manager);
            Checkpoint checkpoint = checkpoint().orElse(null);
            if (checkpoint != null) {
                Weights.write(weights, checkpoint.weights());
                Weights.write(adam.means(), checkpoint.means());
                Weights.write(adam.variances(), checkpoint.variances());
                adam.resume(checkpoint.steps());
                progress.say("Resuming after epoch %d of %s".formatted(checkpoint.history().size(), file));
            }
            while (checkpoint == null || !checkpoint.finished()) {
                int epoch = checkpoint == null ? 1 : checkpoint.history().size() + 1;
                long start = System.nanoTime();
                double loss = trainEpoch(model, adam, manager, epoch);
                double validationLoss = validate(model, manager);
                if (!Double.isFinite(loss + validationLoss)) {
                    throw new IOException("expected a finite loss in epoch %d, got %s and %s on validation; lower the learning rate"
                            .formatted(epoch, loss, validationLoss));
                }
                var entry = new Provenance.Epoch(epoch, loss, validationLoss, (System.nanoTime() - start) / 1e9);
                checkpoint = next(checkpoint, entry, Weights.read(weights), adam);
                checkpoint.write(file);
                progress.epoch(entry, checkpoint.bestEpoch() == epoch);
                afterEpoch.accept(checkpoint);
            }
            return checkpoint;
        }
    }

    private double trainEpoch(Autoencoder model, Adam adam, NDManager manager, int epoch) {
        // both sources of chance start anew each epoch, so that a resumed run draws what an uninterrupted one draws
        int[] order = shuffled(training.count(), seed * 1_000_003L + epoch);
        Engine.getEngine("PyTorch").setRandomSeed(seed * 31 + epoch);
        int batch = configuration.batch();
        int steps = Math.ceilDiv(order.length, batch);
        int size = training.height() * training.width();
        double sum = 0;
        for (int step = 0; step < steps; step++) {
            int from = step * batch;
            int count = Math.min(batch, order.length - from);
            float[] values = new float[count * size];
            for (int i = 0; i < count; i++) {
                training.copy(order[from + i], values, i * size);
            }
            try (NDManager scope = manager.newSubManager(); GradientCollector gradients = newCollector()) {
                NDArray pictures = scope.create(values, shape(count)); // [N, 1, H, W]
                NDArray loss = configuration.loss().compute(model, pictures, configuration.decoderVariance(), true);
                gradients.backward(loss);
                sum += loss.getFloat() * count;
            }
            adam.step(configuration.learningRate(adam.steps(), (long) steps * configuration.epochs()));
            progress.step(epoch, step + 1, steps, sum / (from + count));
        }
        return sum / order.length;
    }

    private double validate(Autoencoder model, NDManager manager) {
        int batch = 500;
        double sum = 0;
        for (int from = 0; from < validation.count(); from += batch) {
            int to = Math.min(from + batch, validation.count());
            try (NDManager scope = manager.newSubManager()) {
                NDArray pictures = scope.create(validation.values(from, to), shape(to - from)); // [N, 1, H, W]
                sum += configuration.loss().compute(model, pictures, configuration.decoderVariance(), false).getFloat()
                        * (to - from);
            }
        }
        return sum / validation.count();
    }

    private Checkpoint next(Checkpoint last, Provenance.Epoch entry, float[] weights, Adam adam) {
        List<Provenance.Epoch> history = new ArrayList<>(last == null ? List.of() : last.history());
        history.add(entry);
        boolean better = last == null || entry.validationLoss() < last.bestLoss();
        int bestEpoch = better ? entry.epoch() : last.bestEpoch();
        int without = entry.epoch() - Math.max(bestEpoch, configuration.patienceFrom());
        boolean finished = entry.epoch() >= configuration.epochs() || without >= configuration.patience();
        return new Checkpoint(settings, last == null ? commit : last.commit(), Hardware.describe(device), finished, adam.steps(),
                weights, Weights.read(adam.means()), Weights.read(adam.variances()), better ? weights : last.best(),
                bestEpoch, List.copyOf(history));
    }

    private Shape shape(int count) {
        return new Shape(count, 1, training.height(), training.width());
    }

    private static GradientCollector newCollector() {
        return Engine.getEngine("PyTorch").newGradientCollector();
    }

    private static int[] shuffled(int count, long seed) {
        int[] order = IntStream.range(0, count).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = count - 1; i > 0; i--) { // R. Durstenfeld, "Algorithm 235: Random permutation", 1964
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}
