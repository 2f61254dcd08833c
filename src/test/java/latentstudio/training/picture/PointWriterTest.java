package latentstudio.training.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PointWriterTest {
    /** Two clouds of 60 latents in six dimensions, far apart; the second half is the second cloud. */
    private static float[][] clouds() {
        Random random = new Random(5);
        float[][] latents = new float[120][6];
        for (int i = 0; i < latents.length; i++) {
            for (int z = 0; z < 6; z++) {
                latents[i][z] = (float) random.nextGaussian() + (i < 60 ? 0 : 20);
            }
        }
        return latents;
    }

    @Test
    void keepsCloudsApart() {
        float[][] places = PointWriter.places(clouds());

        assertThat(places).hasDimensions(120, 2);
        double between = distance(middle(places, 0), middle(places, 60));
        double within = Arrays.stream(places, 0, 60).mapToDouble(place -> distance(place, middle(places, 0))).max().orElseThrow();
        assertThat(between).isGreaterThan(2 * within);
    }

    @Test
    void sameLatentsHaveTheSamePlaces() {
        assertThat(PointWriter.places(clouds())).isDeepEqualTo(PointWriter.places(clouds()));
    }

    private static float[] middle(float[][] places, int from) {
        return new float[] {mean(places, from, 0), mean(places, from, 1)};
    }

    private static float mean(float[][] places, int from, int axis) {
        return (float) Arrays.stream(places, from, from + 60).mapToDouble(place -> place[axis]).average().orElseThrow();
    }

    private static double distance(float[] a, float[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }
}
