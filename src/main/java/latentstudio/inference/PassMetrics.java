package latentstudio.inference;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What {@code /q/metrics} tells of a graph's passes: how long they took and how many items were computed together. Thread-safe. */
final class PassMetrics {
    private final Timer time;
    private final DistributionSummary batch;

    PassMetrics(String graph, InferenceDevice device) {
        time = Timer.builder("studio.inference").description("Time of a pass").tags("graph", graph, "device", device.name())
                .register(Metrics.globalRegistry);
        batch = DistributionSummary.builder("studio.inference.batch").description("Items computed together").tags("graph", graph)
                .register(Metrics.globalRegistry);
    }

    void record(long nanos, int items) {
        time.record(nanos, TimeUnit.NANOSECONDS);
        batch.record(items);
    }
}
