package latentstudio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.function.Supplier;
import latentstudio.image.RefusedException;
import org.jboss.logging.Logger;

/**
 * Answers the numbered questions of one kind that an element asks, by push. Each is worked on outside the session lock; of a
 * flood only the newest is answered, see {@link NewestWins}. What fails becomes words for the visitor.
 */
public final class FrameDesk {
    private static final Logger LOG = Logger.getLogger(FrameDesk.class);

    private final Component element;
    private final String method;
    private final NewestWins mailbox;

    /**
     * What is pushed.
     *
     * @param frame   the number that the page gave its question
     * @param result  the answer, or null
     * @param problem what went wrong, in words for the visitor, or null
     * @param retry   whether the same question may well be answered a moment later
     */
    public record Answer(int frame, Object result, String problem, boolean retry) {
    }

    /** @param method of the element in the browser, which takes an {@link Answer} */
    public FrameDesk(Component element, String method) {
        this.element = element;
        this.method = method;
        mailbox = new NewestWins(element.getElement().getTag().replace("-studio", ""));
    }

    /**
     * Answers a question soon; called with the session locked.
     *
     * @param work makes the answer, a bean; thrown exceptions that tell of the request become its problem
     */
    public void ask(int frame, Supplier<?> work) {
        UI ui = element.getUI().orElseThrow();
        mailbox.post(question -> {
            Answer answer = answer(frame, work);
            try {
                ui.access(() -> {
                    element.getElement().callJsFunction(method, JacksonUtils.beanToJson(answer));
                    question.pushed();
                });
            } catch (UIDetachedException gone) {
                // the visitor closed the page meanwhile
            }
        });
    }

    private static Answer answer(int frame, Supplier<?> work) {
        try {
            return new Answer(frame, work.get(), null, false);
        } catch (RuntimeException | OutOfMemoryError failure) {
            return new Answer(frame, null, problem(failure), isBusy(failure));
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
