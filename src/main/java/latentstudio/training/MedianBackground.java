package latentstudio.training;

import boofcv.alg.filter.blur.BlurImageOps;
import boofcv.struct.image.GrayF32;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import latentstudio.dataset.PagePairs;
import latentstudio.image.GreyPicture;

/**
 * The classical recipe for a dirty page: its paper is taken to be the median of a wide square around each pixel, and
 * what is darker than the paper is ink, so the page divided by it is clean. Thread-safe.
 *
 * @param reach of the square from its middle, pixels
 */
record MedianBackground(int reach) {
    private static final List<Integer> REACHES = List.of(5, 8, 12, 16, 24);

    /** The one that comes nearest to the clean pages. */
    static MedianBackground tuned(List<PagePairs.Pair> pairs) {
        return REACHES.stream().map(MedianBackground::new).min(Comparator.comparingDouble(recipe ->
                pairs.parallelStream().mapToDouble(pair -> pair.clean().meanSquaredError(recipe.clean(pair.noisy()))).sum()))
                .orElseThrow();
    }

    /** The page without its paper, 0 ink to 1 paper. */
    GreyPicture clean(GreyPicture page) {
        GrayF32 image = new GrayF32(page.width(), page.height());
        image.data = page.values();
        float[] paper = BlurImageOps.median(image, null, reach, reach, null).data;
        float[] cleaned = new float[paper.length];
        IntStream.range(0, paper.length).forEach(i -> cleaned[i] = Math.min(1, page.values()[i] / Math.max(paper[i], 1e-3f)));
        return new GreyPicture(page.width(), page.height(), cleaned);
    }
}
