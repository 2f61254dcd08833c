package latentstudio.operation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What becomes of something in the background, told at every change. Stateless. */
public final class StatusEvents {
    private StatusEvents() {
    }

    /**
     * Tells a status at every change, the one in which it rests last. It ends as well when there is none any more, or this server stops:
     * who follows it finds it again on the next server.
     *
     * @param look   how often it is looked at, by a thread that may wait
     * @param status empty where there is none any more
     * @param rests  whether nothing more will happen by itself
     */
    public static <T> Multi<T> of(Duration look, Supplier<Optional<T>> status, Predicate<T> rests, GracefulStop stop) {
        AtomicBoolean over = new AtomicBoolean();
        return Multi.createFrom().ticks().every(look).onOverflow().drop()
                .emitOn(Infrastructure.getDefaultWorkerPool(), 1)
                .onItem().transform(tick -> status.get())
                .select().first(found -> !stop.isStopping() && found.isPresent() && !over.getAndSet(rests.test(found.get())))
                .onItem().transform(Optional::orElseThrow)
                .skip().repetitions();
    }
}
