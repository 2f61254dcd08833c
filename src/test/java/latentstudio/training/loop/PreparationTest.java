package latentstudio.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import latentstudio.image.PictureShape;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void noneLeavesThePictureAsItIs() {
        float[] picture = {0, 0.5f, 1, 0.25f};
        float[] input = new float[4];

        Preparation.NONE.apply(picture, input, new PictureShape(1, 2, 2), random);

        assertThat(input).containsExactly(picture).containsExactly(0, 0.5f, 1, 0.25f);
    }

    @Test
    void noiseHasTheStandardDeviationItPromisesAndKeepsTheTarget() {
        float[] grey = new float[100_000];
        java.util.Arrays.fill(grey, 0.5f);
        float[] input = new float[grey.length];

        Preparation.NOISE.apply(grey, input, new PictureShape(1, 250, 400), random);

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

    @Test
    void coloursAreMirroredAloneAndAlike() {
        Set<List<Float>> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            float[] picture = {0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f}; // three channels of one row of two pixels
            float[] input = new float[6];
            Preparation.MIRROR.apply(picture, input, new PictureShape(3, 1, 2), random);
            assertThat(input).containsExactly(picture);
            seen.add(IntStream.range(0, 6).mapToObj(value -> input[value]).toList());
        }

        assertThat(seen).containsExactlyInAnyOrder(List.of(0f, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f), List.of(0.1f, 0f, 0.3f, 0.2f, 0.5f, 0.4f));
    }

    private int whereTheDotGoes(Preparation preparation, int from) {
        float[] picture = new float[81];
        picture[from] = 1;
        float[] input = new float[81];
        preparation.apply(picture, input, new PictureShape(1, 9, 9), random);
        assertThat(input).containsExactly(picture);
        return IntStream.range(0, 81).filter(i -> input[i] == 1).findFirst().orElseThrow();
    }
}
