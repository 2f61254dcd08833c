package latentstudio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PageOverviewTest {
    @Test
    void keepsThePaperBetweenTheLettersAndHowMuchIsPrinted() {
        Page page = Page.blank(2560, 1280, 3, null); // cells of 10 pixels
        for (int i = 0; i < page.samples().length; i++) {
            boolean ink = i / 3 % 10 < 5;
            page.samples()[i] = (byte) (ink ? 0 : i % 3 == 2 ? 102 : 204);
        }

        PageOverview overview = PageOverview.of(page);

        assertThat(overview.width()).isEqualTo(256);
        assertThat(overview.height()).isEqualTo(128);
        int cells = 256 * 128;
        assertThat(overview.values()[5000]).as("mean red").isCloseTo(0.4f, within(0.06f));
        assertThat(overview.values()[2 * cells + 5000]).as("mean blue").isCloseTo(0.2f, within(0.03f));
        assertThat(overview.values()[3 * cells + 5000]).as("brightest red").isCloseTo(0.8f, within(0.01f));
        assertThat(overview.values()[5 * cells + 5000]).as("brightest blue").isCloseTo(0.4f, within(0.01f));
    }

    @Test
    void aSmallPageIsItsOwnOverviewAndAGreyOneHasThreeEqualChannels() {
        Page page = Page.blank(3, 2, 1, null);
        page.samples()[4] = (byte) 255;

        PageOverview overview = PageOverview.of(page);

        assertThat(overview.values()).hasSize(6 * 6);
        for (int channel = 0; channel < 6; channel++) {
            assertThat(Arrays.copyOfRange(overview.values(), 6 * channel, 6 * channel + 6)).containsExactly(0, 0, 0, 0, 1, 0);
        }
    }
}
