package latentstudio.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import latentstudio.image.Picture;
import latentstudio.image.PictureShape;
import org.junit.jupiter.api.Test;

/** A decoder that draws a bar: its first value makes it lean, its second makes it wide, its third does nothing. */
class ValueMeaningTest {
    private static final PictureShape SHAPE = new PictureShape(1, 28, 28);

    private static Picture bar(float[] latent) {
        float[] values = new float[SHAPE.values()];
        double half = 3 + latent[1];
        for (int i = 0; i < values.length; i++) {
            double up = 13.5 - i / 28;
            double right = i % 28 - 13.5 - 0.3 * latent[0] * up;
            // soft edges, so that it moves by less than a pixel
            values[i] = Math.abs(up) < 9 ? (float) Math.clamp(half + 0.5 - Math.abs(right), 0, 1) : 0;
        }
        return SHAPE.picture(values);
    }

    private static float[][] latents() {
        Random random = new Random(3);
        float[][] latents = new float[200][3];
        for (float[] latent : latents) {
            for (int z = 0; z < latent.length; z++) {
                latent[z] = random.nextFloat() * 2 - 1;
            }
        }
        return latents;
    }

    private static ValueMeaning meaning(int value) {
        return ValueMeaning.of(rows -> rows.stream().map(ValueMeaningTest::bar).toList(), latents(), value);
    }

    @Test
    void namesTheValueThatMakesItLean() {
        assertThat(meaning(0)).isEqualTo(ValueMeaning.SLANT);
    }

    @Test
    void namesTheValueThatMakesItWideByWhatItDoesMost() {
        assertThat(meaning(1)).isIn(ValueMeaning.WIDTH, ValueMeaning.WEIGHT);
    }

    @Test
    void leavesTheValueThatDoesNothingWithoutAName() {
        assertThat(meaning(2)).isNull();
    }

    @Test
    void leavesAValueWithoutANameThatDoesLessThanOthers() {
        ValueMeaning small = ValueMeaning.of(rows -> rows.stream()
                .map(latent -> bar(new float[] {latent[0] + latent[2] * 4, 0, 0})).toList(), latents(), 0);

        assertThat(small).isNull();
    }

    @Test
    void leavesBlankPicturesAlone() {
        List<Picture> blank = List.of(SHAPE.picture(new float[SHAPE.values()]));

        assertThat(InkMoments.of(blank.getFirst())).isNull();
        assertThat(ValueMeaning.of(rows -> rows.stream().map(row -> blank.getFirst()).toList(), latents(), 0)).isNull();
    }

    @Test
    void momentsAreThoseOfTheFigure() {
        InkMoments upright = InkMoments.of(bar(new float[] {0, 0, 0}));
        InkMoments leaning = InkMoments.of(bar(new float[] {1, 0, 0}));

        assertThat(upright.slant()).isCloseTo(0, within(1e-6));
        assertThat(leaning.slant()).as("pixels to the right for each pixel up").isCloseTo(0.3, within(0.01));
        assertThat(leaning.width()).as("leaning does not widen it").isCloseTo(upright.width(), within(0.1));
        assertThat(upright.height()).as("18 rows").isCloseTo(Math.sqrt((18 * 18 - 1) / 12.0), within(1e-6));
    }
}
