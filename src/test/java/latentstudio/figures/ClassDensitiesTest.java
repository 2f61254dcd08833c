package latentstudio.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import latentstudio.dataset.LabelledPictures;
import latentstudio.image.PictureShape;
import latentstudio.latent.EncodedPictures;
import org.junit.jupiter.api.Test;

class ClassDensitiesTest {
    /** Two classes apart in the first dimension, alike in the second, one value in the third; a third class has no pictures. */
    private final ClassDensities densities = ClassDensities.of(encoded(new float[][] {{-5, 1, 7}, {-4, 2, 7}, {-3, 3, 7}, {3, 1, 7}, {4, 2, 7}, {5, 3, 7}},
            0, 0, 0, 1, 1, 1));

    @Test
    void eachClassIntegratesToOneWithinTheAxis() {
        for (int z = 0; z < 3; z++) {
            for (int label = 0; label < 2; label++) {
                assertThat(sum(z, label) * step(z)).as("dimension %d, class %d", z, label).isCloseTo(1, within(0.01));
            }
        }
    }

    @Test
    void aClassIsDenseWhereItsLatentsAre() {
        assertThat(peak(0, 0)).isCloseTo(-4, within(step(0)));
        assertThat(peak(0, 1)).isCloseTo(4, within(step(0)));
        assertThat(densities.densities()[1][0]).containsExactly(densities.densities()[1][1]);
    }

    @Test
    void aClassWithoutPicturesHasNone() {
        assertThat(densities.counts()).containsExactly(3, 3, 0);
        assertThat(sum(0, 2)).isZero();
        assertThat(densities.bandwidths()[0][2]).isZero();
    }

    @Test
    void aDimensionThatIsOneValueIsASpikeThere() {
        assertThat(peak(2, 0)).isCloseTo(7, within(step(2)));
        assertThat(densities.high()[2] - densities.low()[2]).isLessThan(0.1);
    }

    @Test
    void noKernelFallsBetweenTwoPlaces() {
        float[][] latents = new float[22][];
        for (int i = 0; i < 20; i++) {
            latents[i] = new float[] {1 + i * 1e-6f};
        }
        latents[20] = new float[] {-1000};
        latents[21] = new float[] {1000};
        int[] labels = IntStream.range(0, 22).map(i -> i < 20 ? 0 : 1).toArray();

        ClassDensities wide = ClassDensities.of(encoded(latents, labels));

        double step = (wide.high()[0] - wide.low()[0]) / (ClassDensities.PLACES - 1);
        assertThat(wide.bandwidths()[0][0]).isCloseTo(step, within(1e-9));
        double sum = 0;
        for (float value : wide.densities()[0][0]) {
            sum += value * step;
        }
        assertThat(sum).isCloseTo(1, within(0.01));
    }

    private static EncodedPictures encoded(float[][] latents, int... labels) {
        byte[] bytes = new byte[labels.length];
        IntStream.range(0, labels.length).forEach(i -> bytes[i] = (byte) labels[i]);
        return new EncodedPictures(LabelledPictures.of(new byte[labels.length], bytes, new PictureShape(1, 1, 1)), latents, List.of("a", "b", "c"));
    }

    private double step(int z) {
        return (densities.high()[z] - densities.low()[z]) / (ClassDensities.PLACES - 1);
    }

    private double sum(int z, int label) {
        double sum = 0;
        for (float value : densities.densities()[z][label]) {
            sum += value;
        }
        return sum;
    }

    private double peak(int z, int label) {
        float[] row = densities.densities()[z][label];
        int highest = IntStream.range(0, row.length).reduce(0, (a, b) -> row[b] > row[a] ? b : a);
        return densities.places(z)[highest];
    }
}
