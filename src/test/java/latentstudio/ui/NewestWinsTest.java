package latentstudio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NewestWinsTest {
    private final NewestWins mailbox = new NewestWins("test");
    private final List<Integer> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch finished = new CountDownLatch(1);

    @Test
    void ofAFloodOnlyTheFirstAndTheNewestAreDone() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch flooded = new CountDownLatch(1);
        mailbox.post(question -> {
            begun.countDown();
            await(flooded);
            done.add(0);
        });
        await(begun);
        for (int frame = 1; frame < 1000; frame++) {
            int number = frame;
            mailbox.post(question -> done.add(number));
        }
        mailbox.post(question -> {
            done.add(1000);
            finished.countDown();
        });
        flooded.countDown();
        await(finished);
        assertThat(done).containsExactly(0, 1000);
    }

    @Test
    void aFailureDoesNotStopTheNext() {
        CountDownLatch failing = new CountDownLatch(1);
        mailbox.post(question -> {
            failing.countDown();
            throw new IllegalStateException("expected by this test");
        });
        await(failing);
        mailbox.post(question -> finished.countDown());
        await(finished);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
