package latentstudio.training.restorer;

import boofcv.alg.filter.blur.BlurImageOps;
import boofcv.concurrency.BoofConcurrency;
import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentstudio.image.Picture;
import latentstudio.training.judge.JudgeField;
import latentstudio.training.judge.JudgePages;

/**
 * The classical recipe for a dirty page in colour: each channel is divided by its paper, which is the page with its ink
 * filled in. Thread-safe.
 *
 * @param filling   how ink is filled in
 * @param reach     of the filling, pixels to each side
 * @param smoothing of what was filled: the reach of a median or the deviation of a Gaussian, pixels
 */
record PaperDivision(Filling filling, int reach, int smoothing) {
    private static final List<PaperDivision> CHOICES = Stream.concat(
            Stream.of(2, 4, 7).flatMap(reach -> Stream.of(10, 20, 35).map(smoothing -> new PaperDivision(Filling.DILATED, reach, smoothing))),
            Stream.of(5, 9, 15).flatMap(reach -> Stream.of(15, 30, 60).map(smoothing -> new PaperDivision(Filling.CLOSED, reach, smoothing))))
            .toList();

    static {
        BoofConcurrency.USE_CONCURRENT = false; // channels are cleaned side by side
    }

    /** How a page becomes its paper. */
    enum Filling {
        /** The brightest value around, then the median. */
        DILATED,
        /** The brightest value around, then the darkest of those, then a Gaussian. */
        CLOSED
    }

    /** The one that comes nearest to the clean pages. */
    static PaperDivision tuned(List<JudgePages.Pair> pairs) {
        return CHOICES.stream().min(Comparator.comparingDouble(recipe -> pairs.stream()
                .mapToDouble(pair -> pair.clean().meanSquaredError(recipe.apply(pair.dirty()))).sum())).orElseThrow();
    }

    /** The page on white paper, 1 at most. */
    Picture apply(Picture page) {
        List<Picture> planes = IntStream.range(0, Picture.RGB).parallel().mapToObj(channel -> divided(page.plane(channel))).toList();
        return Picture.ofPlanes(planes.get(0), planes.get(1), planes.get(2));
    }

    private Picture divided(Picture plane) {
        float[] bright = brightest(plane.values(), plane.width(), plane.height(), reach);
        float[] paper = switch (filling) {
            case DILATED -> median(bright, plane.width(), plane.height());
            case CLOSED -> JudgeField.blur(darkest(bright, plane.width(), plane.height(), reach), plane.width(), plane.height(), smoothing);
        };
        float[] divided = new float[paper.length];
        for (int i = 0; i < divided.length; i++) {
            divided[i] = Math.clamp(plane.values()[i] / Math.max(1 / 255f, paper[i]), 0f, 1f);
        }
        return new Picture(1, plane.width(), plane.height(), divided);
    }

    /** On the page at half its size: the paper has no fine detail, and it is eight times as fast. */
    private float[] median(float[] values, int width, int height) {
        Picture half = new Picture(1, width, height, values).resize((width + 1) / 2, (height + 1) / 2);
        GrayU8 image = new GrayU8(half.width(), half.height()); // of bytes, a histogram finds the median of any square soon
        image.data = half.toBytes();
        byte[] median = BlurImageOps.median(image, image.createSameShape(), smoothing / 2, smoothing / 2, null).data;
        return Picture.ofBytes(1, half.width(), half.height(), median).resize(width, height).values();
    }

    /** The largest value of the square around each pixel, as far as it lies on the page. */
    static float[] brightest(float[] values, int width, int height, int reach) {
        int side = 2 * reach + 1;
        int stride = width + 2 * reach;
        float[] windows = new float[stride * (height + 2 * reach)];
        Arrays.fill(windows, Float.NEGATIVE_INFINITY);
        for (int y = 0; y < height; y++) {
            System.arraycopy(values, y * width, windows, (y + reach) * stride + reach, width);
        }
        for (int step : new int[] {1, stride}) { // along the rows, then the columns
            int covered = 1; // values that each entry is the largest of
            for (; 2 * covered <= side; covered *= 2) {
                take(windows, covered * step);
            }
            take(windows, (side - covered) * step);
        }
        float[] largest = new float[values.length];
        for (int y = 0; y < height; y++) {
            System.arraycopy(windows, y * stride, largest, y * width, width);
        }
        return largest;
    }

    private static float[] darkest(float[] values, int width, int height, int reach) {
        float[] negative = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            negative[i] = -values[i];
        }
        float[] darkest = brightest(negative, width, height, reach);
        for (int i = 0; i < darkest.length; i++) {
            darkest[i] = -darkest[i];
        }
        return darkest;
    }

    /** Each entry becomes the larger of itself and the one {@code further} on. */
    private static void take(float[] windows, int further) {
        for (int i = 0; i + further < windows.length; i++) {
            windows[i] = Math.max(windows[i], windows[i + further]);
        }
    }
}
