package latentstudio.operation;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.semconv.UrlAttributes;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps out of the traces what the access log keeps out too: query strings and the keys in paths. */
@ApplicationScoped
class PlainSpans implements SpanProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        if (span.getAttribute(UrlAttributes.URL_QUERY) != null) {
            span.setAttribute(UrlAttributes.URL_QUERY, "");
        }
        String path = span.getAttribute(UrlAttributes.URL_PATH);
        if (path != null) {
            span.setAttribute(UrlAttributes.URL_PATH, PlainPath.of(path));
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // what is told later is our own
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
