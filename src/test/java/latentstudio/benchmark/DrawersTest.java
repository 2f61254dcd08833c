package latentstudio.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Several visitors draw at once: each sees what becomes of his newest stroke, whatever was overtaken on the way. */
@QuarkusTest
class DrawersTest {
    @TestHTTPResource("/")
    URI studio;

    @Test
    void eachSeesTheAnswerToTheNewestFrame() throws Exception {
        try (Drawers drawers = Drawers.open(studio, "digits-vae", 5)) {
            Drawers.Seen seen = drawers.draw(Duration.ofSeconds(2));
            assertThat(seen.withoutEnd()).as("visitors whose last frame was never answered").isZero();
            assertThat(seen.refusals()).isZero();
            assertThat(seen.frames()).isPositive();
            assertThat(seen.overtaken()).isLessThan(seen.frames());
        }
    }
}
