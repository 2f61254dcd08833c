package latentstudio.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void noneLeavesThePictureAsItIs() {
        float[] picture = {0, 0.5f, 1, 0.25f};
        float[] input = new float[4];

        Preparation.NONE.apply(picture, input, 2, 2, random);

        assertThat(input).containsExactly(picture).containsExactly(0, 0.5f, 1, 0.25f);
    }

    @Test
    void noiseHasTheStandardDeviationItPromisesAndKeepsTheTarget() {
        float[] grey = new float[100_000];
        java.util.Arrays.fill(grey, 0.5f);
        float[] input = new float[grey.length];

        Preparation.NOISE.apply(grey, input, 250, 400, random);

        double squares = IntStream.range(0, input.length).mapToDouble(i -> Math.min(input[i], 1 - input[i])).filter(x -> x > 0)
                .count() / (double) input.length;
        assertThat(squares).as("share within 0.5 of the middle, 1.667 deviations").isCloseTo(0.9044, within(0.005));
        assertThat(grey).containsOnly(0.5f);
    }

    /** A dot in the middle of 9 x 9 pixels shows where everything goes. */
    @Test
    void shiftMovesPictureAndTargetTogetherByUpToTwoPixels() {
        Set<Integer> places = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            places.add(whereTheDotGoes(Preparation.SHIFT, 4 * 9 + 4));
        }

        assertThat(places).hasSize(25).allMatch(place -> Math.abs(place / 9 - 4) <= 2 && Math.abs(place % 9 - 4) <= 2);
    }

    @Test
    void mirroringSwapsLeftAndRightOnly() {
        Set<Integer> places = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            places.add(whereTheDotGoes(Preparation.SHIFT_AND_MIRROR, 4 * 9 + 2));
        }

        assertThat(places).hasSize(18).allMatch(place -> Math.abs(place / 9 - 4) <= 1
                && (Math.abs(place % 9 - 2) <= 1 || Math.abs(place % 9 - 6) <= 1));
    }

    private int whereTheDotGoes(Preparation preparation, int from) {
        float[] picture = new float[81];
        picture[from] = 1;
        float[] input = new float[81];
        preparation.apply(picture, input, 9, 9, random);
        assertThat(input).containsExactly(picture);
        return IntStream.range(0, 81).filter(i -> input[i] == 1).findFirst().orElseThrow();
    }
}
