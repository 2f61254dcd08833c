package latentstudio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PaperLightTest {
    @Test
    void dividesEachChannelByItsLightAndGoesOnBetweenTheCellsLinearly() {
        PaperLight light = new PaperLight(2, 1, new float[] {0.5f, 0.5f, 0.8f, 0.4f, 1, 1});
        float[] values = new float[3 * 4 * 2];
        Arrays.fill(values, 0.4f);

        Picture divided = light.divide(new Picture(Picture.RGB, 4, 2, values));

        assertThat(divided.at(2, 1, 0)).isCloseTo(0.8f, within(1e-6f));
        assertThat(divided.at(0, 0, 1)).as("left of the first cell's middle").isCloseTo(0.5f, within(1e-6f));
        assertThat(divided.at(3, 1, 1)).isCloseTo(1, within(1e-6f));
        assertThat(divided.at(1, 0, 1)).isCloseTo(0.4f * (0.75f / 0.8f + 0.25f / 0.4f), within(1e-6f));
        assertThat(divided.at(3, 0, 2)).isCloseTo(0.4f, within(1e-6f));
    }

    @Test
    void takesPaperForNoDarkerThanItCanBeAndStopsAboveWhite() {
        PaperLight dark = new PaperLight(1, 1, new float[3]);

        float[] divided = dark.divide(new Picture(Picture.RGB, 1, 1, new float[] {0.06f, 0.12f, 0.9f})).values();

        assertThat(divided[0]).isCloseTo(0.5f, within(1e-6f));
        assertThat(divided[1]).isCloseTo(1, within(1e-6f));
        assertThat(divided[2]).isEqualTo(PaperLight.BRIGHTEST);
    }

    @Test
    void aPartHasTheLightOfItsPlace() {
        float[] values = new float[3 * 10 * 10];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.3f + 0.05f * (i % 10);
        }
        PaperLight whole = new PaperLight(10, 10, values);
        PaperLight.Row all = whole.rows(800, 800);
        all.at(400);
        PaperLight.Row part = whole.part(200, 300, 240, 240, 800, 800).rows(240, 240);
        part.at(100);

        for (int x = 8; x < 232; x++) {
            assertThat(part.gain(x, 1)).isCloseTo(all.gain(200 + x, 1), within(0.02f));
        }
    }

    /** A pink box on cream paper in a light that falls off: as bright as it is, and nearly as cream as the paper around it. */
    @Test
    void anAreaOfAnotherColourIsNoPaper() {
        float[] values = new float[3 * 60 * 60];
        for (int i = 0; i < 3600; i++) {
            boolean box = Math.abs(i % 60 - 30) < 3 && Math.abs(i / 60 - 30) < 3;
            float light = 1 - i % 60 / 120f;
            values[i] = 0.95f * light;
            values[3600 + i] = (box ? 0.6f : 0.9f) * light;
            values[7200 + i] = (box ? 0.65f : 0.8f) * light;
        }

        PaperLight slow = new PaperLight(60, 60, values).withSlowColour();

        assertThat(slow.values()[3600 + 605] / slow.values()[605]).as("paper").isCloseTo(0.9f / 0.95f, within(0.01f));
        assertThat(slow.values()[605]).isCloseTo(values[605], within(0.01f));
        assertThat(slow.values()[3600 + 1830] / slow.values()[1830]).as("box").isCloseTo(0.9f / 0.95f, within(0.04f));
    }

    @Test
    void rejectsValuesOfAnotherSize() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PaperLight(2, 2, new float[11]))
                .withMessage("expected 2 x 2 cells of three values, got 11 values");
    }
}
