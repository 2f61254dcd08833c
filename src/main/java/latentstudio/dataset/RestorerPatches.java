package latentstudio.dataset;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import latentstudio.image.BlackLevel;
import latentstudio.image.PaperLight;
import latentstudio.image.Picture;

/**
 * What a page restorer learns from: square patches of dirty pages in colour, divided by a light as coarse and as wrong as
 * one that is estimated, beside the same patches of clean ones, without end. A patch is a window of a real pair, in any of
 * its eight orientations and in the colour of some paper; or a window, rendered or of a real clean page, on the paper of a
 * real page; or a rendered window in the light of {@link PageLight#any}. Some of what is printed lies on areas of one colour
 * each or is a picture, some is behind a veil that makes black grey. Papers are those of the unpaired pages and of the
 * training pairs, never of the held-out ones. Thread-safe with one generator a thread.
 */
public final class RestorerPatches {
    /** How many patches are windows of real pairs. */
    public static final double REAL_SHARE = 0.2;
    /** How many are on real paper; the rest is rendered. */
    public static final double REAL_PAPER_SHARE = 0.2;
    /** Of those on real paper, how many are real clean pages; the rest is rendered. */
    static final double REAL_INK_SHARE = 0.3;
    private static final long HELD_OUT_SEED = 20_151_109;

    /**
     * A dirty patch divided by its light, 0..{@link PaperLight#BRIGHTEST}, and its clean one, 0..1.
     *
     * @param source what made it
     */
    public record Patch(Source source, Picture page, Picture clean) {
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
     * @param page  receives [3, size, size], 0..{@link PaperLight#BRIGHTEST}
     * @param clean receives [3, size, size], 0..1
     */
    public void next(float[] page, float[] clean, RandomGenerator random) {
        Patch patch = next(pairs.training(), random);
        System.arraycopy(patch.page.values(), 0, page, 0, 3 * size * size);
        System.arraycopy(patch.clean.values(), 0, clean, 0, 3 * size * size);
    }

    /**
     * Patches to choose an epoch on, the same at every call with the same fonts and pages: the real ones are of the
     * held-out pairs, and the rendered ones are no less new than any other.
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
        Patch patch = drawn < REAL_SHARE ? real(real, random)
                : drawn < REAL_SHARE + REAL_PAPER_SHARE ? onRealPaper(real, random) : rendered(random);
        return random.nextInt(4) == 0 ? new Patch(patch.source, patch.page.luminance().inColour(), patch.clean.luminance().inColour()) : patch;
    }

    /** A window of a real pair; its paper gets a colour, its ink keeps its grey. */
    private Patch real(List<PagePairs.Pair> real, RandomGenerator random) {
        PagePairs.Pair pair = real.get(random.nextInt(real.size()));
        int left = random.nextInt(pair.clean().width() - size + 1);
        int top = random.nextInt(pair.clean().height() - size + 1);
        int orientation = random.nextInt(8);
        Picture noisy = oriented(pair.noisy().crop(left, top, size, size), orientation);
        Picture clean = oriented(pair.clean().crop(left, top, size, size), orientation);
        float[] paper = PaperBackground.of(noisy, clean).picture().values();
        PageLight.Fields fields = PageLight.on(paper, size, size, random);
        float[][] light = fields.all();
        float[][] planes = new float[3][];
        for (int channel = 0; channel < 3; channel++) {
            float[] plane = noisy.values().clone();
            for (int i = 0; i < plane.length; i++) {
                plane[i] *= light[channel][i] / Math.max(0.03f, paper[i]);
            }
            planes[channel] = plane;
        }
        return new Patch(Source.REAL, divided(planes, fields, random), clean.inColour());
    }

    private Patch onRealPaper(List<PagePairs.Pair> real, RandomGenerator random) {
        Picture clean;
        if (random.nextDouble() < REAL_INK_SHARE) {
            Picture page = real.get(random.nextInt(real.size())).clean();
            clean = page.crop(random.nextInt(page.width() - size + 1), random.nextInt(page.height() - size + 1), size, size).inColour();
        } else {
            clean = renderer.colourWindow(size, size, random);
        }
        float[] white = new float[size * size];
        Arrays.fill(white, 1);
        float[] paper = papers.get(random.nextInt(papers.size())).under(new Picture(1, size, size, white), random).values();
        return photographed(Source.REAL_PAPER, clean, PageLight.on(paper, size, size, random), random);
    }

    private Patch rendered(RandomGenerator random) {
        return photographed(Source.RENDERED, renderer.colourWindow(size, size, random), PageLight.any(size, size, random), random);
    }

    /** Printed unevenly, on a sheet whose back may show through, in a light, before a camera. */
    private Patch photographed(Source source, Picture printed, PageLight.Fields light, RandomGenerator random) {
        float[][] planes = new float[3][size * size];
        switch (random.nextInt(16)) {
            case 0, 1 -> on(printed, PageInks.COLOURED.shade(random), random);
            case 2 -> on(printed, random.nextBoolean() ? PageInks.COLOURED.any(random) : PageInks.COLOURED.marker(random), random);
            case 3 -> onPicture(printed, random);
            case 4, 5, 6 -> onAreas(printed, random);
            default -> { } // as it is
        }
        Picture clean = printed;
        if (random.nextInt(6) == 0) {
            clean = faded(printed, planes, random);
        } else {
            for (int i = 0; i < 3 * size * size; i++) {
                planes[i / (size * size)][i % (size * size)] = printed.values()[i];
            }
        }
        if (random.nextInt(6) == 0) {
            showThrough(planes, random);
        }
        float veil = random.nextInt(5) == 0 ? 0.3f * random.nextFloat() : 0; // black is grey
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < planes[channel].length; i++) {
                planes[channel][i] = PageLight.behind(veil, planes[channel][i] * light.all()[channel][i]);
            }
        }
        PageCamera.any(planes, size, size, random);
        PageLight.Fields veiled = light.veiled(veil);
        return new Patch(source, withoutVeil(divided(planes, veiled, random), veil, veiled, random), clean);
    }

    /** The same in the middle of an area of one colour. */
    private static void on(Picture printed, Color colour, RandomGenerator random) {
        float[] parts = colour.getRGBColorComponents(null);
        float pale = random.nextInt(3) == 0 ? random.nextFloat() : 0;
        int pixels = printed.width() * printed.height();
        for (int i = 0; i < printed.values().length; i++) {
            float part = parts[i / pixels];
            printed.values()[i] *= part + pale * (1 - part);
        }
    }

    /** On parts of a map, a chart or an illustration, whose tints may be dots. */
    private void onAreas(Picture printed, RandomGenerator random) {
        float[][] areas = PrintedAreas.draw(size, size, random);
        if (random.nextBoolean()) {
            screened(areas, random);
        }
        int pixels = size * size;
        for (int i = 0; i < printed.values().length; i++) {
            printed.values()[i] *= areas[i / pixels][i % pixels];
        }
    }

    /** A part of a picture, with what is printed on it or without. */
    private void onPicture(Picture printed, RandomGenerator random) {
        int left = random.nextInt(size);
        int top = random.nextInt(size);
        int[] pixels = PagePicture.draw(2 * size, 2 * size, true, random).getRGB(left, top, size, size, null, 0, size);
        Picture picture = Picture.ofPixels(size, size, pixels);
        float[][] planes = {picture.plane(0).values(), picture.plane(1).values(), picture.plane(2).values()};
        if (random.nextInt(3) == 0) {
            screened(planes, random);
        }
        boolean written = random.nextInt(3) == 0;
        for (int i = 0; i < printed.values().length; i++) {
            float part = planes[i / (size * size)][i % (size * size)];
            printed.values()[i] = written ? printed.values()[i] * part : part;
        }
    }

    private void screened(float[][] planes, RandomGenerator random) {
        double cell = 3 + 5 * random.nextDouble();
        for (float[] plane : planes) {
            PagePicture.screen(plane, size, cell, random.nextDouble() * Math.PI / 2);
        }
    }

    /**
     * Pale, uneven, grainy print: the planes get it with its grain, and what comes back is the same without grain. How pale
     * it is stays, since nobody knows how dark it was.
     */
    private Picture faded(Picture printed, float[][] planes, RandomGenerator random) {
        float[] clouds = SmoothNoise.clouds(size, size, size * (0.1 + 0.5 * random.nextDouble()), 2, random);
        float[] grain = SmoothNoise.field(size, size, 1 + random.nextDouble(), random);
        float strength = (float) (0.2 + 0.6 * random.nextDouble());
        float uneven = 0.5f * random.nextFloat();
        float grainy = 0.7f * random.nextFloat();
        float[] clean = printed.values().clone();
        int pixels = size * size;
        for (int i = 0; i < clean.length; i++) {
            float ink = strength * Math.clamp(1 + uneven * clouds[i % pixels], 0.3f, 1.2f) * (1 - clean[i]);
            clean[i] = 1 - ink;
            planes[i / pixels][i % pixels] = 1 - ink * Math.clamp(1 + grainy * grain[i % pixels], 0f, 1.5f);
        }
        return new Picture(Picture.RGB, size, size, clean);
    }

    /** The back of the sheet, mirrored and blurred, brownish or as it is printed. */
    private void showThrough(float[][] planes, RandomGenerator random) {
        Picture back = renderer.colourWindow(size, size, random);
        double deviation = 0.7 + 2.5 * random.nextDouble();
        float strength = 0.05f + 0.4f * random.nextFloat();
        for (int channel = 0; channel < 3; channel++) {
            float[] plane = back.plane(channel).values();
            Corruption.BLUR.damage(plane, size, size, deviation, null);
            for (int i = 0; i < plane.length; i++) {
                int mirror = i / size * size + size - 1 - i % size;
                planes[channel][i] *= 1 - strength * (0.8f + 0.2f * channel) * (1 - Math.clamp(plane[mirror], 0f, 1f));
            }
        }
    }

    /** As a page comes whose black was looked for: nearly all of its veil is gone. */
    private Picture withoutVeil(Picture divided, float veil, PageLight.Fields light, RandomGenerator random) {
        float brightest = 0;
        for (float[] channel : light.smooth()) {
            for (float value : channel) {
                brightest = Math.max(brightest, value);
            }
        }
        BlackLevel black = new BlackLevel(Math.min(BlackLevel.HIGHEST, veil / brightest * (0.7f + 0.3f * random.nextFloat())));
        float[] values = divided.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(PaperLight.BRIGHTEST, black.removed(values[i]));
        }
        return divided;
    }

    /** Divided by a light that is coarse, a little wrong everywhere, and now and then too weak. */
    private Picture divided(float[][] planes, PageLight.Fields fields, RandomGenerator random) {
        float[] values = new float[3 * size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.clamp(planes[i / (size * size)][i % (size * size)], 0f, 1f);
        }
        Picture page = new Picture(Picture.RGB, size, size, values);
        float[][] light = random.nextInt(3) == 0 ? fields.all() : fields.smooth();
        int cells = (int) Math.round(size / (3 * Math.pow(8, random.nextDouble()))); // of 3 to 24 pixels
        float share = random.nextInt(12) == 0 ? 0.8f + 0.2f * random.nextFloat() : 1;
        double soft = 3 * random.nextDouble() * random.nextDouble();
        float wrong = 0.06f * random.nextFloat() * random.nextFloat();
        float[] known = new float[3 * cells * cells];
        float[] common = SmoothNoise.field(cells, cells, cells * (0.2 + random.nextDouble()), random);
        for (int channel = 0; channel < 3; channel++) {
            float[] plane = new Picture(1, size, size, light[channel]).resize(cells, cells).values().clone();
            Corruption.BLUR.damage(plane, cells, cells, soft, null);
            float[] own = SmoothNoise.field(cells, cells, cells * (0.2 + random.nextDouble()), random);
            for (int i = 0; i < plane.length; i++) {
                double estimate = Math.exp(share * Math.log(Math.max(0.01, plane[i])) + wrong * (common[i] + 0.5f * own[i]));
                known[channel * cells * cells + i] = (float) Math.min(1, estimate);
            }
        }
        return new PaperLight(cells, cells, known).divide(page);
    }

    /** One of a square's eight orientations: mirrored from left to right, from top to bottom, along the diagonal. */
    private Picture oriented(Picture square, int orientation) {
        float[] values = new float[size * size];
        for (int i = 0; i < values.length; i++) {
            int x = (orientation & 1) == 0 ? i % size : size - 1 - i % size;
            int y = (orientation & 2) == 0 ? i / size : size - 1 - i / size;
            values[i] = (orientation & 4) == 0 ? square.at(x, y) : square.at(y, x);
        }
        return new Picture(1, size, size, values);
    }
}
