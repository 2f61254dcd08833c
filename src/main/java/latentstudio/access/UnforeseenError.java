package latentstudio.access;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationRedirectException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * Tells the log, and nobody else, what went wrong where nobody foresaw it, in the page's servlets as before any of them. Sign-in
 * and what the framework refuses itself go their own ways.
 */
class UnforeseenError {
    private static final Logger LOG = Logger.getLogger(UnforeseenError.class);
    private static final int BEFORE_QUARKUS = -20_000;
    private static final int FAILED = 500;

    void register(@Observes Router router) {
        router.route().order(BEFORE_QUARKUS).failureHandler(this::answer);
    }

    private void answer(RoutingContext context) {
        Throwable failure = context.failure();
        if (hasItsWay(failure) || context.response().headWritten()) {
            context.next();
            return;
        }
        LOG.error("A request failed: " + context.normalizedPath(), failure);
        new Refusal(FAILED, "The server failed; its log tells why. Try again, or report it.").answer(context);
    }

    private static boolean hasItsWay(Throwable failure) {
        return failure == null || failure instanceof SecurityException || failure instanceof AuthenticationRedirectException
                || failure instanceof AuthenticationCompletionException || failure instanceof HttpException || failure instanceof RejectedExecutionException;
    }
}
