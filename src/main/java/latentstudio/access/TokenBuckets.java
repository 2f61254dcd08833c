package latentstudio.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A token bucket for each address, kept as one number: when the bucket is full again (the virtual scheduling algorithm of
 * ITU-T I.371, annex A). The addresses heard of longest ago are forgotten, from {@value #MOST_ADDRESSES} on. Safe for use by many threads.
 */
final class TokenBuckets {
    static final int MOST_ADDRESSES = 10_000;

    private final long nanosPerToken;
    private final long capacityNanos;
    private final LongSupplier clock;
    /** Nanoseconds of the clock. */
    private final Map<String, Long> fullAt = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /**
     * @param capacity tokens of a full bucket
     * @param refill   how long one token takes
     * @param clock    nanoseconds that never go back
     */
    TokenBuckets(int capacity, Duration refill, LongSupplier clock) {
        nanosPerToken = refill.toNanos();
        capacityNanos = capacity * nanosPerToken;
        this.clock = clock;
    }

    /**
     * Takes tokens where there are enough; more than a bucket holds take a full bucket.
     *
     * @return how long to wait for them; zero where they were taken
     */
    synchronized Duration take(String address, int tokens) {
        long now = clock.getAsLong();
        Long before = fullAt.get(address);
        long missing = before == null ? 0 : Math.max(0, before - now);
        long wanted = Math.min(capacityNanos, tokens * nanosPerToken);
        long wait = missing + wanted - capacityNanos;
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        fullAt.put(address, now + missing + wanted);
        return Duration.ZERO;
    }

    synchronized int addresses() {
        return fullAt.size();
    }
}
