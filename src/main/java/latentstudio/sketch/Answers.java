package latentstudio.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import latentstudio.ui.FrameDesk;

/** Gathers what the models say to one frame; one that fails does not keep the others from answering. Not thread-safe. */
final class Answers {
    private final List<Object> results = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private boolean busy;

    /** Asks one model. */
    void ask(Supplier<Object> question) {
        guard(() -> results.add(question.get()));
    }

    /** Does work whose failures are told to the visitor, unless they tell of a fault of ours: that goes to the log. */
    void guard(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | OutOfMemoryError failure) {
            busy |= FrameDesk.isBusy(failure);
            problems.add(FrameDesk.problem(failure));
        }
    }

    /** What goes to the page. */
    Answer of(int frame) {
        return new Answer(frame, List.copyOf(results), problems.isEmpty() ? null : String.join(" ", problems), busy);
    }
}
