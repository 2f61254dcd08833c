package latentstudio.training.loop;

import ai.djl.Device;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.Supplier;
import latentstudio.architecture.Network;
import latentstudio.dataset.Items;

/**
 * What all runs of one command share.
 *
 * @param checkpoints the folder that checkpoints are kept in
 * @param seed        of weights, order and noise
 * @param epochs      instead of the hyper-parameters' own number, or empty
 * @param device      what is trained on
 * @param fresh       forget a checkpoint and start again
 * @param exportOnly  take the checkpoint as it is, without training
 * @param commit      the source's commit
 * @param out         is told how far it is
 */
public record Trainer(Path checkpoints, int seed, OptionalInt epochs, Device device, boolean fresh, boolean exportOnly, String commit,
               PrintStream out) {
    /** Hyper-parameters with the number of epochs that was asked for. */
    public Hyperparameters adjusted(Hyperparameters hyperparameters) {
        return epochs.isPresent() ? hyperparameters.withEpochs(epochs.getAsInt()) : hyperparameters;
    }

    /**
     * A run over items, the last of which are held out.
     *
     * @param id           names its checkpoint
     * @param architecture the network's name
     * @param network      makes the network, without weights
     * @param items        all that can be learned from
     * @param classes      how many classes there are, 0 for none
     * @param data         which data this is, to be sure that the same run goes on
     */
    public TrainingRun run(String id, String architecture, Supplier<? extends Network> network, Hyperparameters hyperparameters,
                           Items items, int classes, String data) {
        return new TrainingRun(architecture, network, hyperparameters, seed, device, items, classes, Checkpoint.file(checkpoints, id), data,
                commit, progress(hyperparameters));
    }

    /**
     * A run over examples that were split before.
     *
     * @param training   what is learned from
     * @param validation what the epoch is chosen on
     */
    public TrainingRun run(String id, String architecture, Supplier<? extends Network> network, Hyperparameters hyperparameters,
                           Examples training, Examples validation, int classes, String data) {
        return new TrainingRun(architecture, network, hyperparameters, seed, device, training, validation, classes,
                Checkpoint.file(checkpoints, id), data, commit, progress(hyperparameters));
    }

    private Progress progress(Hyperparameters hyperparameters) {
        return new Progress(out, System.console() != null, hyperparameters.epochs());
    }

    /**
     * The last checkpoint of a run: after what is left to train, or as it is where it is only exported.
     *
     * @param fresh whether it starts over
     * @throws IOException when there is no checkpoint to export, or the run fails
     */
    public Checkpoint finish(String id, TrainingRun run, boolean fresh) throws IOException {
        Path file = Checkpoint.file(checkpoints, id);
        if (fresh) {
            Files.deleteIfExists(file);
        }
        if (!exportOnly) {
            out.println("Training " + id);
        }
        Checkpoint checkpoint = exportOnly
                ? run.checkpoint().orElseThrow(() -> new IOException(
                        "--export-only: expected a checkpoint at %s, found none; train first".formatted(file)))
                : run.run(ignored -> {
                });
        out.println("Best: epoch %d, validation loss %.5f".formatted(checkpoint.bestEpoch(), checkpoint.bestLoss()));
        return checkpoint;
    }
}
