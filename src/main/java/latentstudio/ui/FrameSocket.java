package latentstudio.ui;

import com.vaadin.flow.internal.JacksonCodec;
import com.vaadin.flow.internal.JacksonUtils;
import io.vertx.core.http.ServerWebSocket;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A page's own WebSocket to its view, for what is asked twenty times a second: Flow takes buffers of 192 KiB for each message that
 * comes in. Where none is open, questions and answers go by way of Flow. Thread-safe.
 */
final class FrameSocket {
    private static final Logger LOG = Logger.getLogger(FrameSocket.class);
    /** Of the WebSocket protocol: a message that breaks the rules. */
    private static final short POLICY_VIOLATION = 1008;

    private final Object view;
    private final Map<String, Method> questions;
    private volatile ServerWebSocket open;

    /** @param view whose methods are asked, those that are a {@link Question} */
    FrameSocket(Object view) {
        this.view = view;
        questions = Arrays.stream(view.getClass().getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Question.class))
                .collect(Collectors.toMap(Method::getName, Function.identity()));
        questions.values().forEach(method -> method.setAccessible(true));
    }

    /**
     * What is asked.
     *
     * @param method    name of a {@link Question}
     * @param arguments as Flow would take them
     */
    record Asked(String method, JsonNode[] arguments) {
    }

    /** @param line by which the element knows the questions */
    record Answered(String line, FrameDesk.Answer answer) {
    }

    /** Takes what the page opened, in the place of what it opened before; one that it closed at once is left alone. */
    void open(ServerWebSocket socket) {
        if (socket.isClosed()) {
            return;
        }
        close();
        open = socket;
        socket.textMessageHandler(message -> receive(socket, message));
        socket.closeHandler(closed -> {
            if (open == socket) {
                open = null;
            }
        });
    }

    boolean isOpen() {
        return open != null;
    }

    void send(String line, FrameDesk.Answer answer) {
        ServerWebSocket socket = open;
        if (socket != null) { // else the page asks again
            socket.writeTextMessage(JacksonUtils.getMapper().writeValueAsString(new Answered(line, answer)));
        }
    }

    void close() {
        ServerWebSocket socket = open;
        open = null;
        if (socket != null) {
            socket.close();
        }
    }

    private void receive(ServerWebSocket socket, String message) {
        try {
            Asked asked = JacksonUtils.getMapper().readValue(message, Asked.class);
            Method method = questions.get(String.valueOf(asked.method()));
            if (method == null || asked.arguments() == null || asked.arguments().length != method.getParameterCount()) {
                throw new IllegalArgumentException("expected one of %s with its arguments".formatted(questions.keySet()));
            }
            Object[] arguments = new Object[method.getParameterCount()];
            Arrays.setAll(arguments, i -> JacksonCodec.decodeAs(asked.arguments()[i], method.getParameterTypes()[i]));
            method.invoke(view, arguments);
        } catch (JacksonException | IllegalArgumentException unreadable) { // no page of ours sends that
            socket.close(POLICY_VIOLATION);
        } catch (InvocationTargetException | IllegalAccessException failure) {
            LOG.error("A question of a page was not taken", failure);
        }
    }
}
