package latentstudio.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private final AtomicLong clock = new AtomicLong(-5);
    /** Three tokens, one a second. */
    private final TokenBuckets buckets = new TokenBuckets(3, Duration.ofSeconds(1), clock::get);

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void giveABucketAtOnceAndThenWhatIsRefilled() {
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("a", 1)).isZero();
        }
        assertThat(buckets.take("a", 1)).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofMillis(400));
        assertThat(buckets.take("a", 1)).isEqualTo(Duration.ofMillis(600));
        pass(Duration.ofMillis(600));
        assertThat(buckets.take("a", 1)).isZero();
        assertThat(buckets.take("a", 1)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void doNotFillBeyondTheirCapacity() {
        buckets.take("a", 3);
        pass(Duration.ofDays(1));
        assertThat(buckets.take("a", 3)).isZero();
        assertThat(buckets.take("a", 1)).isPositive();
    }

    @Test
    void takeNothingFromWhoHasToWait() {
        buckets.take("a", 2);
        assertThat(buckets.take("a", 2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(buckets.take("a", 1)).isZero();
    }

    @Test
    void takeAFullBucketForWhatCostsMore() {
        assertThat(buckets.take("a", 100)).isZero();
        assertThat(buckets.take("a", 100)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void keepAddressesApart() {
        buckets.take("a", 3);
        assertThat(buckets.take("b", 3)).isZero();
    }

    @Test
    void forgetTheAddressesOfLongestAgo() {
        buckets.take("first", 3);
        for (int i = 0; i < 2 * TokenBuckets.MOST_ADDRESSES; i++) {
            buckets.take("address " + i, 1);
        }
        assertThat(buckets.addresses()).isEqualTo(TokenBuckets.MOST_ADDRESSES);
        assertThat(buckets.take("first", 3)).isZero();
    }
}
