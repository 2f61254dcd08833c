package latentstudio.training.loop;

import java.io.IOException;
import java.nio.file.Path;
import latentstudio.architecture.Network;
import latentstudio.model.Provenance;

/** Looks at a run while it goes on, and may slow or end it. Called by the thread that trains. */
public interface RunObserver {
    /** Whether a run goes on. */
    enum Wish {
        GO_ON,
        /** The epoch ends here; its checkpoint is where the run goes on later. */
        PAUSE,
        /** The epoch ends here and is the last one. */
        STOP
    }

    /**
     * After a step: {@code step} of {@code steps} in an epoch, all counted from 1.
     *
     * @param network as it is now; it may be run, not changed
     * @param loss    the mean over the epoch so far
     */
    void step(Network network, int epoch, int step, int steps, double loss) throws IOException;

    /**
     * After an epoch, whose checkpoint is written.
     *
     * @param network as it was trained; it may be run, not changed
     * @param best    whether its validation loss is the lowest so far
     */
    void epoch(Network network, Provenance.Epoch epoch, boolean best) throws IOException;

    /** Something that whoever looks at the run should know, a sentence. */
    void say(String sentence);

    /** The run goes on from a checkpoint. @param epoch the last one that ended, from 1 */
    default void resumed(int epoch, Path checkpoint) {
        say("Resuming after epoch %d of %s".formatted(epoch, checkpoint));
    }

    /** What the learning rate is multiplied with, above 0; asked before each step. */
    default double rate() {
        return 1;
    }

    /** Asked after each step and each epoch. */
    default Wish wish() {
        return Wish.GO_ON;
    }

    /** Whether the checkpoint of an epoch after which the run goes on is written; where epochs are short, few need be. */
    default boolean keepsCheckpoint() {
        return true;
    }
}
