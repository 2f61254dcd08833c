package latentstudio.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Lanes lanes = new Lanes(3);

    @Test
    void letsInAsManyAsThereAreCoresAndKeepsTheOthersInTheirOrder() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(3);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < CORES; i++) {
            assertThat(lanes.enter("g", () -> { })).isTrue();
        }
        for (int i = 0; i < 3; i++) {
            int number = i;
            assertThat(lanes.enter("g", () -> {
                order.add(number);
                done.countDown();
            })).isFalse();
        }
        assertThat(lanes.depth()).isEqualTo(3);
        assertThat(order).isEmpty();

        lanes.leave();

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(order).containsExactly(0, 1, 2);
    }

    @Test
    void refusesMoreThanMayWait() {
        for (int i = 0; i < CORES + 3; i++) {
            lanes.enter("g", () -> { });
        }

        assertThatExceptionOfType(OverloadedException.class).isThrownBy(() -> lanes.enter("digits", () -> { }))
                .withMessage("Expected a free session of digits, but all are busy and 3 requests wait already; try again in a moment.");
    }

    @Test
    void smallRequestsDoNotWaitForLargeOnes() {
        for (int i = 0; i < CORES; i++) {
            lanes.enterLarge();
        }

        assertThat(lanes.enter("g", () -> { })).isTrue();
    }

    @Test
    void largeRequestsBeginWhenOthersHaveEnded() {
        int begun = 0;
        try {
            for (; begun < 100 * CORES; begun++) {
                lanes.beginLarge("g", Duration.ZERO);
            }
        } catch (OverloadedException full) {
            assertThat(full).hasMessage("Expected a free session of g within 0 ms, but all are busy; try again in a moment.");
        }
        assertThat(begun).isBetween(CORES, 8 * CORES);

        lanes.endLarge();

        lanes.beginLarge("g", Duration.ZERO);
        assertThatExceptionOfType(OverloadedException.class).isThrownBy(() -> lanes.beginLarge("g", Duration.ZERO));
    }
}
