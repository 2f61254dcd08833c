package latentstudio.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeftOutTest {
    @Test
    void tellsEachReasonOnceWithAllItsPages() {
        LeftOut leftOut = new LeftOut();
        assertThat(leftOut.words()).isEmpty();
        for (int page : new int[] {0, 6, 1, 2, 4, 9, 8, 8}) {
            leftOut.add(page, "too large");
        }
        leftOut.add(3, "too dark");
        assertThat(leftOut.words()).hasValue("Pages 1 to 3, 5, 7, 9 and 10: too large. Page 4: too dark.");
    }
}
