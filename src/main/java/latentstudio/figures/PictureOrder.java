package latentstudio.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import latentstudio.dataset.Permutation;
import latentstudio.latent.InvalidRequestException;

/** Which of the test pictures are shown. */
enum PictureOrder {
    /** Any, drawn with a seed. */
    RANDOM,
    /** Those with the smallest error, the smallest first. */
    BEST,
    /** Those in the middle, rising. */
    MEDIAN,
    /** Those with the largest error, the largest first. */
    WORST;

    /** The name on the screen and in an address. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidRequestException if there is no such order */
    static PictureOrder of(String label) {
        return Arrays.stream(values()).filter(order -> order.label().equals(label)).findFirst().orElseThrow(() -> new InvalidRequestException(
                "Expected the test pictures in the order %s, got '%s'; choose one of these."
                        .formatted(Arrays.stream(values()).map(PictureOrder::label).toList(), label)));
    }

    /**
     * So many of the candidates, fewer where there are fewer.
     *
     * @param candidates indexes of pictures
     * @param errors     by picture; not looked at where the order is random
     * @param seed       of the random order
     */
    List<Integer> choose(int[] candidates, float[] errors, int count, long seed) {
        int chosen = Math.min(count, candidates.length);
        if (this == RANDOM) {
            return Arrays.stream(Permutation.of(candidates.length, seed)).limit(chosen).mapToObj(i -> candidates[i]).toList();
        }
        List<Integer> rising = Arrays.stream(candidates).boxed().sorted((a, b) -> Float.compare(errors[a], errors[b])).toList();
        return switch (this) {
            case BEST -> rising.subList(0, chosen);
            case MEDIAN -> rising.subList((rising.size() - chosen) / 2, (rising.size() - chosen) / 2 + chosen);
            default -> rising.reversed().subList(0, chosen);
        };
    }
}
