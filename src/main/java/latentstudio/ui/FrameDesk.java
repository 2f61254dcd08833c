package latentstudio.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import latentstudio.image.RefusedException;
import org.jboss.logging.Logger;

/**
 * Answers the numbered questions of one kind that an element asks, by push. Each is worked on outside the session lock; of a
 * flood only the newest is answered, see {@link NewestWins}. What fails becomes words for the visitor.
 */
public final class FrameDesk {
    private static final Logger LOG = Logger.getLogger(FrameDesk.class);

    private final ModelView view;
    private final String line;
    private final NewestWins mailbox;

    /**
     * What is pushed.
     *
     * @param frame   the number that the page gave its question
     * @param results one, or of several models one for each that answered
     * @param problem what went wrong, in words for the visitor, or null
     * @param retry   whether the same question may well be answered a moment later
     */
    public record Answer(int frame, List<?> results, String problem, boolean retry) {
    }

    /**
     * @param view whose element asks
     * @param line by which the element knows the questions; its method {@code receive} takes that and an {@link Answer}
     */
    public FrameDesk(ModelView view, String line) {
        this.view = view;
        this.line = line;
        mailbox = new NewestWins(view.getElement().getTag().replace("-studio", ""));
    }

    /**
     * Answers a question soon, over the page's {@link FrameSocket} where one is open, else by Flow's push; called by a
     * {@link Question}.
     *
     * @param work makes the answer, a bean; thrown exceptions that tell of the request become its problem, and a
     *             {@link CancellationException} tells that nobody waits for it any more
     */
    public void ask(int frame, Supplier<?> work) {
        askEach(frame, () -> List.of(work));
    }

    /** Answers a question of several parts soon, as {@link #ask} does; a part that fails does not keep the others from answering. */
    public void askEach(int frame, Supplier<? extends List<? extends Supplier<?>>> parts) {
        FrameSocket socket = view.socket();
        UI ui = socket.isOpen() ? null : view.getUI().orElseThrow();
        mailbox.post(question -> {
            try {
                Answer answer = answer(frame, parts);
                if (ui == null) {
                    socket.send(line, answer);
                    question.pushed();
                } else {
                    ui.access(() -> {
                        view.getElement().callJsFunction("receive", line, JacksonUtils.beanToJson(answer));
                        question.pushed();
                    });
                }
            } catch (CancellationException left) {
                question.supersede();
            } catch (UIDetachedException gone) {
                // the visitor closed the page meanwhile
            }
        });
    }

    private static Answer answer(int frame, Supplier<? extends List<? extends Supplier<?>>> parts) {
        List<Object> results = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        guard(failures, () -> parts.get().forEach(part -> guard(failures, () -> results.add(part.get()))));
        String problem = failures.isEmpty() ? null : failures.stream().map(FrameDesk::problem).collect(Collectors.joining(" "));
        return new Answer(frame, results, problem, failures.stream().anyMatch(FrameDesk::isBusy));
    }

    private static void guard(List<Throwable> failures, Runnable work) {
        try {
            work.run();
        } catch (CancellationException left) {
            throw left;
        } catch (RuntimeException | OutOfMemoryError failure) {
            failures.add(failure);
        }
    }

    /** Whether the same may well succeed a moment later. */
    public static boolean isBusy(Throwable failure) {
        return failure instanceof RefusedException refused && refused.isBusy();
    }

    /** What a visitor is told of a failure; a fault of ours goes to the log. */
    public static String problem(Throwable failure) {
        if (failure instanceof RefusedException refused) {
            return refused.getMessage();
        }
        LOG.error("A question of a page got no answer", failure);
        return "The model gave no answer; the server's log tells why. Try again, or choose another model.";
    }
}
