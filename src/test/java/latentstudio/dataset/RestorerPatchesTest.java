package latentstudio.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import latentstudio.image.PaperLight;
import latentstudio.image.Picture;
import org.junit.jupiter.api.Test;

class RestorerPatchesTest {
    private static final int SIZE = 32;
    /** The clean page that is trained on is of this grey and the held-out one of that; no rendered one is. */
    private static final float TRAINED = 0.7125f;
    private static final float HELD_OUT = 0.6375f;

    private final RestorerPatches patches = new RestorerPatches(new PagePairs(
            List.of(new PagePairs.Pair(2, even(0.5f), even(TRAINED))), List.of(new PagePairs.Pair(3, even(0.4f), even(HELD_OUT))),
            List.of(even(0.8f)), ""), new PageRenderer(), SIZE);

    @Test
    void drawsTheSameWithTheSameSeedOnEveryThread() {
        List<Integer> sums = IntStream.range(0, 12).parallel().mapToObj(i -> {
            SplittableRandom random = new SplittableRandom(5);
            return IntStream.range(0, 20).map(k -> 31 * Arrays.hashCode(next(random)[0]) + k).sum();
        }).toList();

        assertThat(sums).containsOnly(sums.getFirst());
        assertThat(next(new SplittableRandom(6))[0]).isNotEqualTo(next(new SplittableRandom(7))[0]);
    }

    @Test
    void trainsOnNothingThatIsHeldOut() {
        SplittableRandom random = new SplittableRandom(1);
        int real = 0;
        for (int i = 0; i < 400; i++) {
            float[][] patch = next(random);
            assertThat(patch[1]).doesNotContain(HELD_OUT);
            real += patch[1][0] == TRAINED ? 1 : 0;
            for (float[] values : patch) {
                assertThat(IntStream.range(0, values.length)).allMatch(k -> values[k] >= 0 && values[k] <= PaperLight.BRIGHTEST);
            }
        }
        double inked = RestorerPatches.REAL_SHARE + RestorerPatches.REAL_PAPER_SHARE * RestorerPatches.REAL_INK_SHARE;
        assertThat(real / 400.0).isBetween(inked - 0.08, inked + 0.08);
    }

    @Test
    void holdsOutTheSamePatchesAtEveryCall() {
        List<RestorerPatches.Patch> once = patches.heldOut(60);
        List<RestorerPatches.Patch> again = patches.heldOut(40);

        for (int i = 0; i < again.size(); i++) {
            assertThat(again.get(i).page().values()).isEqualTo(once.get(i).page().values());
            assertThat(again.get(i).clean().values()).isEqualTo(once.get(i).clean().values());
        }
        Map<RestorerPatches.Source, List<RestorerPatches.Patch>> bySource =
                once.stream().collect(Collectors.groupingBy(RestorerPatches.Patch::source));
        assertThat(bySource).containsOnlyKeys(RestorerPatches.Source.values());
        assertThat(bySource.get(RestorerPatches.Source.REAL)).allSatisfy(patch ->
                assertThat(patch.clean().values()).containsOnly(HELD_OUT));
        assertThat(bySource.get(RestorerPatches.Source.REAL_PAPER)).anySatisfy(patch ->
                assertThat(patch.page().values()).isNotEqualTo(patch.clean().values()));
    }

    @Test
    void rejectsPatchesLargerThanAPage() {
        PagePairs pairs = new PagePairs(List.of(new PagePairs.Pair(2, even(0), even(0))),
                List.of(new PagePairs.Pair(3, even(0), even(0))), List.of(), "");

        assertThatIllegalArgumentException().isThrownBy(() -> new RestorerPatches(pairs, new PageRenderer(), 51))
                .withMessage("expected patches no larger than page 2, which has 60 x 50 pixels, got 51; use a smaller size");
    }

    private float[][] next(SplittableRandom random) {
        float[][] patch = new float[2][3 * SIZE * SIZE];
        patches.next(patch[0], patch[1], random);
        return patch;
    }

    private static Picture even(float grey) {
        float[] values = new float[60 * 50];
        Arrays.fill(values, grey);
        return new Picture(1, 60, 50, values);
    }
}
