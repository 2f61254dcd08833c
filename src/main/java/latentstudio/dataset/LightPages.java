package latentstudio.dataset;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentstudio.image.PageOverview;
import latentstudio.image.Picture;

/**
 * What the estimator of a page's light learns from: overviews of pages in any light, and that light. The pages are
 * rendered once; their light is new each time, and so are the areas printed on half of them, both made for the overview's
 * cells. Real pages bring their own light. Thread-safe with one generator a thread.
 */
public final class LightPages {
    /** Height and width of an item, cells. */
    public static final int SIDE = 192;

    /**
     * A page at a glance.
     *
     * @param printed [6, height, width] as if on white paper in even light, in steps of 1/65535: a thousand pages as floats would
     *                take two gigabytes
     * @param light   [3, height, width] that belongs to it, or null
     * @param paper   whether there is paper: in a photograph, nothing is divided out
     */
    private record Known(int width, int height, short[] printed, float[] light, boolean paper) {
        float printed(int index) {
            return (printed[index] & 0xffff) / STEPS;
        }
    }

    private static final float STEPS = 65_535;

    private final List<Known> pages;

    /**
     * Renders the pages, which takes a minute or two.
     *
     * @param count of the rendered pages
     * @param real  pairs whose light is learned too, at their own scale
     */
    public LightPages(PagePairs real, PageRenderer renderer, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SplittableRandom> randoms = IntStream.range(0, count).mapToObj(i -> random.split()).toList();
        pages = Stream.concat(randoms.parallelStream().map(own -> rendered(renderer, own)),
                Stream.concat(real.training().parallelStream().map(pair -> known(pair.noisy(), PaperBackground.of(pair.noisy(), pair.clean()))),
                        real.unpaired().parallelStream().map(page -> known(page, PaperBackground.of(page))))).toList();
    }

    private static Known rendered(PageRenderer renderer, SplittableRandom random) {
        int longer = 450 + random.nextInt(700);
        int shorter = (int) (longer * (random.nextInt(3) > 0 ? 0.7 + 0.1 * random.nextDouble() : 0.35 + 0.65 * random.nextDouble()));
        boolean portrait = random.nextInt(3) > 0;
        int width = portrait ? shorter : longer;
        int height = portrait ? longer : shorter;
        int kind = random.nextInt(40);
        Picture page = switch (kind) {
            case 0, 1 -> photograph(width, height, random);
            case 2, 3 -> inverted(renderer.colourPage(width, height, random));
            case 4 -> blank(width, height);
            case 5, 6 -> renderer.colourWindow(width, height, random);
            default -> renderer.colourPage(width, height, random);
        };
        PageOverview overview = PageOverview.of(page.toPage());
        return new Known(overview.width(), overview.height(), steps(overview.values()), null, kind > 1);
    }

    private static Picture photograph(int width, int height, RandomGenerator random) {
        BufferedImage image = PagePicture.draw(width, height, true, random);
        return Picture.ofPixels(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    private static Picture blank(int width, int height) {
        float[] values = new float[3 * width * height];
        Arrays.fill(values, 1);
        return new Picture(Picture.RGB, width, height, values);
    }

    /** White on dark, of any hue. */
    private static Picture inverted(Picture page) {
        float[] values = page.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 - 0.9f * values[i];
        }
        return new Picture(Picture.RGB, page.width(), page.height(), values);
    }

    private static Known known(Picture page, PaperBackground paper) {
        PageOverview overview = PageOverview.of(page.inColour().toPage());
        float[] light = paper.picture().resize(overview.width(), overview.height()).values();
        float[] printed = overview.values().clone();
        float[] all = new float[3 * light.length];
        for (int i = 0; i < printed.length; i++) {
            printed[i] = Math.min(1, printed[i] / Math.max(0.05f, light[i % light.length]));
        }
        for (int i = 0; i < all.length; i++) {
            all[i] = light[i % light.length];
        }
        return new Known(overview.width(), overview.height(), steps(printed), all, true);
    }

    /** Of values 0..1. */
    private static short[] steps(float[] values) {
        short[] steps = new short[values.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (short) Math.round(STEPS * values[i]);
        }
        return steps;
    }

    /** How many pages there are. */
    public int count() {
        return pages.size();
    }

    /**
     * Draws a window of a page in some light.
     *
     * @param seen   receives [6, SIDE, SIDE], 0..1: the overview
     * @param wanted receives [6, SIDE, SIDE]: the light of the three channels, then the weight of each cell, three times
     */
    public void next(int index, float[] seen, float[] wanted, RandomGenerator random) {
        Known page = pages.get(index);
        PageLight.Fields fields = light(page, random);
        float[][] light = fields.smooth();
        int left = offset(page.width, random);
        int top = offset(page.height, random);
        int orientation = random.nextInt(8);
        int cells = page.width * page.height;
        float noise = 0.04f * random.nextFloat() * random.nextFloat();
        float soft = random.nextInt(3) == 0 ? 0.4f * random.nextFloat() : 0;
        boolean grey = random.nextInt(4) == 0;
        float[][] areas = page.light == null && page.paper && random.nextInt(2) == 0 // new each time, as the light is
                ? PrintedAreas.draw(page.width, page.height, random) : null;
        float veil = random.nextInt(4) == 0 ? 0.3f * random.nextFloat() : 0; // a copier's black is grey
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int row = Math.clamp(top + y, 0, page.height - 1);
                int column = Math.clamp(left + x, 0, page.width - 1);
                int from = row * page.width + column;
                int to = place(x, y, orientation);
                float white = 1;
                for (int channel = 0; channel < 3; channel++) {
                    float area = areas == null ? 1 : areas[channel][from];
                    float mean = area * page.printed(channel * cells + from);
                    float brightest = area * page.printed((channel + 3) * cells + from);
                    white = Math.min(white, brightest);
                    float here = fields.all()[channel][from];
                    seen[channel * SIDE * SIDE + to] = PageLight.behind(veil, mean * here);
                    seen[(channel + 3) * SIDE * SIDE + to] = Math.clamp(PageLight.behind(veil, (brightest - soft * (brightest - mean)) * here)
                            + noise * (0.7f + 0.6f * random.nextFloat()), 0f, 1f);
                    wanted[channel * SIDE * SIDE + to] = PageLight.behind(veil, light[channel][from]);
                }
                for (int channel = 3; channel < 6; channel++) {
                    wanted[channel * SIDE * SIDE + to] = white > 0.9f ? 1 : 0.7f;
                }
            }
        }
        if (grey) {
            grey(seen, 0);
            grey(seen, 3);
            grey(wanted, 0);
        }
    }

    private static void grey(float[] values, int first) {
        int cells = SIDE * SIDE;
        for (int i = first * cells; i < (first + 1) * cells; i++) {
            float luminance = 0.299f * values[i] + 0.587f * values[i + cells] + 0.114f * values[i + 2 * cells];
            values[i] = luminance;
            values[i + cells] = luminance;
            values[i + 2 * cells] = luminance;
        }
    }

    private static PageLight.Fields light(Known page, RandomGenerator random) {
        int cells = page.width * page.height;
        if (page.light != null) {
            float[] plane = Arrays.copyOf(page.light, cells);
            return PageLight.on(plane, page.width, page.height, random);
        }
        if (page.paper && random.nextInt(10) > 0) {
            return PageLight.any(page.width, page.height, random);
        }
        float[][] even = new float[3][cells];
        for (float[] channel : even) {
            Arrays.fill(channel, 1);
        }
        return new PageLight.Fields(even, even);
    }

    /** Where a window begins: anywhere on a longer page, anywhere around a shorter one, whose edge goes on beside it. */
    private static int offset(int length, RandomGenerator random) {
        int slack = length - SIDE;
        return slack >= 0 ? random.nextInt(slack + 1) : slack + random.nextInt(1 - slack);
    }

    private static int place(int x, int y, int orientation) {
        int column = (orientation & 1) == 0 ? x : SIDE - 1 - x;
        int row = (orientation & 2) == 0 ? y : SIDE - 1 - y;
        return (orientation & 4) == 0 ? row * SIDE + column : column * SIDE + row;
    }
}
