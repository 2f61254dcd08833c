package latentstudio.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import latentstudio.image.RefusedException;
import latentstudio.inference.OverloadedException;
import org.jboss.logging.Logger;

/** Gathers what the models say to one frame; one that fails does not keep the others from answering. Not thread-safe. */
final class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);

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
        } catch (OverloadedException later) {
            busy = true;
            problems.add(later.getMessage());
        } catch (RefusedException known) {
            problems.add(known.getMessage());
        } catch (RuntimeException | OutOfMemoryError unforeseen) {
            LOG.error("A frame of a drawing got no answer", unforeseen);
            problems.add("The model gave no answer; the server's log tells why. Draw on, or choose another model.");
        }
    }

    /** What goes to the page. */
    Answer of(int frame) {
        return new Answer(frame, List.copyOf(results), problems.isEmpty() ? null : String.join(" ", problems), busy);
    }
}
