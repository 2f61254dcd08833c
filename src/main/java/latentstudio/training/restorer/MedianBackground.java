package latentstudio.training.restorer;

import boofcv.alg.filter.blur.BlurImageOps;
import boofcv.concurrency.BoofConcurrency;
import boofcv.struct.image.GrayU8;
import java.util.Comparator;
import java.util.List;
import latentstudio.dataset.PagePairs;
import latentstudio.image.Picture;

/**
 * The classical recipe for a dirty page: its paper is taken to be the median of a wide square around each pixel, and
 * what is darker than the paper is ink, so the page divided by it is clean. Thread-safe.
 *
 * @param reach of the square from its middle, pixels
 */
record MedianBackground(int reach) {
    private static final List<Integer> REACHES = List.of(5, 8, 12, 16, 24);

    static {
        BoofConcurrency.USE_CONCURRENT = false; // pages are cleaned side by side
    }

    /** The one that comes nearest to the clean pages. */
    static MedianBackground tuned(List<PagePairs.Pair> pairs) {
        return REACHES.stream().map(MedianBackground::new).min(Comparator.comparingDouble(recipe ->
                pairs.parallelStream().mapToDouble(pair -> pair.clean().meanSquaredError(recipe.clean(pair.noisy()))).sum()))
                .orElseThrow();
    }

    /** The page without its paper, 0 ink to 1 paper. */
    Picture clean(Picture page) {
        GrayU8 image = new GrayU8(page.width(), page.height()); // of bytes, a histogram finds the median of any square soon
        image.data = page.toBytes();
        byte[] paper = BlurImageOps.median(image, image.createSameShape(), reach, reach, null).data;
        float[] cleaned = new float[paper.length];
        for (int i = 0; i < cleaned.length; i++) {
            cleaned[i] = Math.min(1, 255 * page.values()[i] / Math.max(1, paper[i] & 0xff));
        }
        return new Picture(1, page.width(), page.height(), cleaned);
    }
}
