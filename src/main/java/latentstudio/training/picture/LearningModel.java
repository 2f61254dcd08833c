package latentstudio.training.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import latentstudio.architecture.Network;
import latentstudio.model.TrainingEvent;

/**
 * The model of a run that goes on, written now and then after an epoch for those who use it meanwhile; that takes a tenth of the time at
 * most. Not thread-safe.
 */
final class LearningModel {
    private static final long BETWEEN = 3_000_000_000L;
    private static final int SHARE = 10;

    private final ModelWriter writer;
    private final Path folder;
    private final Consumer<TrainingEvent> events;
    private long next = System.nanoTime();

    /** @param folder in which each comes to be under the number of its epoch; who uses them deletes those before */
    LearningModel(ModelWriter writer, Path folder, Consumer<TrainingEvent> events) {
        this.writer = writer;
        this.folder = folder;
        this.events = events;
    }

    /** Writes it and tells, if it is time. What goes wrong is no harm to the run. */
    void tell(Network network, int epoch) {
        long began = System.nanoTime();
        if (began < next) {
            return;
        }
        try {
            writer.writeLearning(network, folder.resolve(Integer.toString(epoch)));
            events.accept(TrainingEvent.model(epoch));
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("The model of epoch " + epoch + " is not offered: " + e);
        }
        long ended = System.nanoTime();
        next = ended + Math.max(BETWEEN, SHARE * (ended - began));
    }
}
