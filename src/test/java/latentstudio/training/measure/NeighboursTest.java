package latentstudio.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeighboursTest {
    private static final float[][] LINE = {{0}, {1}, {3}, {7}};

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void findsTheSameAsComparingWithEachOne(DataType type) {
        float[][] vectors = noise(20_001, 7, 1); // 499 queries fill a block
        float[][] queries = noise(510, 7, 2);
        try (Neighbours neighbours = new Neighbours(vectors, type)) {
            Neighbours.Nearest found = neighbours.nearest(queries);

            for (int i = 0; i < queries.length; i++) {
                float[] query = queries[i];
                double[] distances = Arrays.stream(vectors).mapToDouble(vector -> distance(query, vector)).toArray();
                double nearest = Arrays.stream(distances).min().orElseThrow();
                assertThat(distances[found.indices()[i]]).isEqualTo(nearest);
                assertThat(found.distances()[i]).isEqualTo(nearest);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void reachesAsFarAsTheSortedDistancesSay(DataType type) {
        float[][] vectors = noise(300, 7, 3);
        try (Neighbours neighbours = new Neighbours(vectors, type)) {
            double[] radii = neighbours.squaredRadii(3);

            for (int i = 0; i < vectors.length; i++) {
                float[] vector = vectors[i];
                double[] sorted = Arrays.stream(vectors).mapToDouble(other -> distance(vector, other)).sorted().toArray();
                assertThat(Math.sqrt(radii[i])).isCloseTo(sorted[3], within(1e-5)); // sorted[0] is its own, 0
            }
        }
    }

    @Test
    void findsACopyAtDistanceZero() {
        float[][] pictures = noise(50, 784, 4);
        try (Neighbours neighbours = new Neighbours(pictures, DataType.FLOAT32)) {
            Neighbours.Nearest found = neighbours.nearest(pictures);

            assertThat(found.indices()).isEqualTo(IntStream.range(0, 50).toArray());
            assertThat(found.distances()).containsOnly(0);
        }
    }

    @Test
    void leavesAVectorItselfOutAmongTheOthers() {
        try (Neighbours neighbours = new Neighbours(new float[][] {{0}, {1}, {3}, {7}, {7}}, DataType.FLOAT32)) {
            Neighbours.Nearest found = neighbours.nearestOther(5);

            assertThat(found.indices()).containsExactly(1, 0, 1, 4, 3);
            assertThat(found.distances()).containsExactly(1, 1, 2, 0, 0);
        }
    }

    @Test
    void countsWhatLiesInABallOrOnItsBorder() {
        try (Neighbours neighbours = new Neighbours(LINE, DataType.FLOAT64)) {
            float[][] queries = {{-1}, {-1.5f}, {4.5f}, {9}}; // on a border, outside, outside, on a border

            assertThat(neighbours.shareWithin(queries, new double[] {1, 0, 1, 4})).isEqualTo(0.5);
        }
    }

    @Test
    void rejectsVectorsThatCannotBeCompared() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Neighbours(new float[0][], DataType.FLOAT32))
                .withMessage("expected vectors to compare with, got none");
        assertThatIllegalArgumentException().isThrownBy(() -> new Neighbours(new float[][] {{1}, {1, 2}}, DataType.FLOAT32))
                .withMessage("expected vectors of 1 values, got one of 2");
        try (Neighbours neighbours = new Neighbours(LINE, DataType.FLOAT32)) {
            assertThatIllegalArgumentException().isThrownBy(() -> neighbours.nearest(new float[][] {{1, 2}}))
                    .withMessage("expected vectors of 1 values, got one of 2");
            assertThatIllegalArgumentException().isThrownBy(() -> neighbours.nearest(new float[0][]))
                    .withMessage("expected vectors to look for, got none");
            assertThatIllegalArgumentException().isThrownBy(() -> neighbours.squaredRadii(4))
                    .withMessage("expected a neighbour from the first to number 3, got 4");
            assertThatIllegalArgumentException().isThrownBy(() -> neighbours.nearestOther(5))
                    .withMessage("expected a count of 1 to the 4 vectors, and at least 2 of these, got 5");
        }
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    private static float[][] noise(int count, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] rows = new float[count][size];
        for (float[] row : rows) {
            for (int i = 0; i < size; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return rows;
    }
}
