package latentstudio.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import latentstudio.image.GreyPicture;

/**
 * What a page restorer learns from: square patches of dirty pages beside the same patches of clean ones, without end. A
 * patch is a window of a real pair, in any of its eight orientations; or a window, rendered or of a real clean page, on
 * the paper of a real page, now and then with more stains; or a rendered window with the damages of
 * {@link PageDamage#applyAny}. Papers are those of the unpaired pages and of the training pairs, never of the held-out
 * ones. Thread-safe with one generator a thread.
 */
public final class RestorerPatches {
    /** How many patches are windows of real pairs. */
    public static final double REAL_SHARE = 0.3;
    /** How many are on real paper; the rest is rendered and damaged. */
    public static final double REAL_PAPER_SHARE = 0.4;
    /** Of those on real paper, how many are real clean pages; the rest is rendered. */
    static final double REAL_INK_SHARE = 0.4;
    /** Of those on real paper, how many get stains: the real papers have too few to learn what a stain may look like. */
    private static final double STAINED_SHARE = 0.4;
    /** What the camera does to one in three of the patches on real paper. */
    private static final PageDamage[] CAMERA = {PageDamage.BLUR, PageDamage.GAUSSIAN, PageDamage.JPEG};
    private static final long HELD_OUT_SEED = 20_151_109;

    /**
     * A dirty patch and its clean one.
     *
     * @param source what made it
     */
    public record Patch(Source source, GreyPicture noisy, GreyPicture clean) {
    }

    /** The ways to make a patch. */
    public enum Source { REAL, REAL_PAPER, RENDERED }

    private final PagePairs pairs;
    private final PageRenderer renderer;
    private final List<PaperBackground> papers;
    private final int size;

    /**
     * Estimates the papers, which takes a few seconds.
     *
     * @param size height and width of a patch, pixels; no larger than the pairs' pages
     * @throws IllegalArgumentException when a page is smaller than the patch
     */
    public RestorerPatches(PagePairs pairs, PageRenderer renderer, int size) {
        Stream.concat(pairs.training().stream(), pairs.heldOut().stream()).forEach(pair -> {
            if (size < 1 || pair.clean().width() < size || pair.clean().height() < size) {
                throw new IllegalArgumentException("expected patches no larger than page %d, which has %d x %d pixels, got %d; use a smaller size"
                        .formatted(pair.number(), pair.clean().width(), pair.clean().height(), size));
            }
        });
        this.pairs = pairs;
        this.renderer = renderer;
        this.size = size;
        papers = Stream.concat(pairs.unpaired().parallelStream().map(PaperBackground::of),
                pairs.training().parallelStream().map(pair -> PaperBackground.of(pair.noisy(), pair.clean()))).toList();
    }

    /** Height and width of a patch, pixels. */
    public int size() {
        return size;
    }

    /**
     * Draws the next patch.
     *
     * @param noisy receives [size * size], 0..1
     * @param clean receives [size * size], 0..1
     */
    public void next(float[] noisy, float[] clean, RandomGenerator random) {
        Patch patch = next(pairs.training(), random);
        System.arraycopy(patch.noisy.values(), 0, noisy, 0, size * size);
        System.arraycopy(patch.clean.values(), 0, clean, 0, size * size);
    }

    /**
     * Patches to measure on, the same at every call with the same fonts and pages: the real ones are of the held-out
     * pairs, and the rendered ones are no less new than any other.
     */
    public List<Patch> heldOut(int count) {
        SplittableRandom random = new SplittableRandom(HELD_OUT_SEED);
        List<Patch> patches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            patches.add(next(pairs.heldOut(), random.split()));
        }
        return patches;
    }

    private Patch next(List<PagePairs.Pair> real, RandomGenerator random) {
        double drawn = random.nextDouble();
        if (drawn < REAL_SHARE) {
            PagePairs.Pair pair = real.get(random.nextInt(real.size()));
            int left = random.nextInt(pair.clean().width() - size + 1);
            int top = random.nextInt(pair.clean().height() - size + 1);
            int orientation = random.nextInt(8);
            return new Patch(Source.REAL, oriented(pair.noisy().crop(left, top, size, size), orientation),
                    oriented(pair.clean().crop(left, top, size, size), orientation));
        }
        if (drawn < REAL_SHARE + REAL_PAPER_SHARE) {
            return onRealPaper(real, random);
        }
        GreyPicture clean = renderer.window(size, size, random);
        GreyPicture written = random.nextInt(10) > 0 ? clean
                : PageDamage.bleed(clean, renderer.window(size, size, random), random.nextDouble(), random);
        return new Patch(Source.RENDERED, PageDamage.applyAny(written, random), clean);
    }

    private Patch onRealPaper(List<PagePairs.Pair> real, RandomGenerator random) {
        GreyPicture clean;
        if (random.nextDouble() < REAL_INK_SHARE) {
            GreyPicture page = real.get(random.nextInt(real.size())).clean();
            clean = page.crop(random.nextInt(page.width() - size + 1), random.nextInt(page.height() - size + 1), size, size);
        } else {
            clean = renderer.window(size, size, random);
        }
        GreyPicture noisy = papers.get(random.nextInt(papers.size())).under(clean, random);
        if (random.nextDouble() < STAINED_SHARE) {
            noisy = PageDamage.STAIN.apply(noisy, PageDamage.STAIN.maximum() * Math.sqrt(random.nextDouble()), random); // rather dark ones
        }
        if (random.nextInt(CAMERA.length) == 0) {
            PageDamage camera = CAMERA[random.nextInt(CAMERA.length)];
            noisy = camera.apply(noisy, camera.maximum() / 2 * random.nextDouble(), random);
        }
        return new Patch(Source.REAL_PAPER, noisy, clean);
    }

    /** One of a square's eight orientations: mirrored from left to right, from top to bottom, along the diagonal. */
    private GreyPicture oriented(GreyPicture square, int orientation) {
        float[] values = new float[size * size];
        for (int i = 0; i < values.length; i++) {
            int x = (orientation & 1) == 0 ? i % size : size - 1 - i % size;
            int y = (orientation & 2) == 0 ? i / size : size - 1 - i / size;
            values[i] = (orientation & 4) == 0 ? square.at(x, y) : square.at(y, x);
        }
        return new GreyPicture(size, size, values);
    }
}
