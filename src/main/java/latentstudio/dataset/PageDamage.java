package latentstudio.dataset;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import latentstudio.image.JpegRoundTrip;
import latentstudio.image.Picture;

/**
 * How a page, 1 for paper and 0 for ink, gets dirty, for a restorer to learn from and a visitor to try. The constants
 * stand in the order in which it happens: to the ink, to the sheet, to the light, in the camera. The sheet and the light
 * only dim: they multiply, so ink stays darker than the paper beside it. Lengths go with the shorter side of the page
 * unless said otherwise, so that a page looks alike at any dpi; time and memory are linear in the pixels. The damage
 * depends on nothing but the page, the level and the generator's state, and the page itself is left alone. Stateless.
 */
public enum PageDamage {
    /** Pale ink: black becomes grey, x + (1 - x) level / 2, and paper stays white. */
    FADED_INK("faded ink", "strength", 1) {
        @Override
        void damage(float[] page, int width, int height, double level, RandomGenerator random) {
            float lift = (float) (level / 2);
            for (int i = 0; i < page.length; i++) {
                page[i] += lift * (1 - page[i]);
            }
        }
    },
    /** The back of the sheet shows through: the page's own mirror image, moved; {@link #bleed} takes another back. */
    BLEED_THROUGH("bleed-through", "strength", 3) {
        @Override
        void damage(float[] page, int width, int height, double level, RandomGenerator random) {
            int right = random.nextInt(width);
            int down = random.nextInt(height);
            float[] back = new float[page.length];
            for (int i = 0; i < back.length; i++) {
                back[i] = page[(i / width + down) % height * width + (2 * width - 1 - i % width - right) % width];
            }
            soak(page, back, width, height, level, random);
        }
    },
    /** Grey paper with clouds, grain (1 to 2.5 pixels) and fibres. */
    PAPER_TEXTURE("paper texture", "strength", 6) {
        @Override
        void damage(float[] page, int width, int height, double level, RandomGenerator random) {
            new SheetRelief(page, width, height, random).texture(level);
        }
    },
    /** Rings of cups, blots with a dark rim, prints of soles; one to four of them. */
    STAIN("stains", "strength", 6) {
        @Override
        void damage(float[] page, int width, int height, double level, RandomGenerator random) {
            new Stain(page, width, height, random).any(level);
        }
    },
    /** A sheet that was crumpled and smoothed again. */
    WRINKLES("wrinkles", "strength", 5) {
        @Override
        void damage(float[] page, int width, int height, double level, RandomGenerator random) {
            new SheetRelief(page, width, height, random).wrinkles(level);
        }
    },
    /** One to three single creases with broken fibres. */
    CREASE("creases", "strength", 3) {
        @Override
        void damage(float[] page, int width, int height, double level, RandomGenerator random) {
            new SheetRelief(page, width, height, random).crease(level);
        }
    },
    /** A sheet that was folded flat: a straight line and the shadow along it. */
    FOLD("folds", "strength", 3) {
        @Override
        void damage(float[] page, int width, int height, double level, RandomGenerator random) {
            new SheetRelief(page, width, height, random).fold(level);
        }
    },
    /** A corner that was folded over and back; what is written on it stays. */
    FOLDED_CORNER("folded corner", "strength", 1) {
        @Override
        void damage(float[] page, int width, int height, double level, RandomGenerator random) {
            new SheetRelief(page, width, height, random).corner(level);
        }
    },
    /** Dirt of 0.5 to 3 pixels, up to one speck in 700 pixels. */
    DUST("dust", "strength", 1) {
        @Override
        void damage(float[] page, int width, int height, double level, RandomGenerator random) {
            new Stain(page, width, height, random).dust(level);
        }
    },
    /** Light that falls from one side, is weaker in the corners and uneven: at worst a fifth of it is left. */
    UNEVEN_LIGHT("uneven light", "strength", 4) {
        @Override
        void damage(float[] page, int width, int height, double level, RandomGenerator random) {
            float[] clouds = SmoothNoise.field(width, height, Math.min(width, height) * (0.4 + random.nextDouble()), random);
            double angle = 2 * Math.PI * random.nextDouble();
            double across = Math.cos(angle) * 0.35 * random.nextDouble() / Math.max(width, height);
            double down = Math.sin(angle) * 0.35 * random.nextDouble() / Math.max(width, height);
            double corners = 0.5 * random.nextDouble() / (Math.pow(width, 2) + Math.pow(height, 2));
            double cloudy = 0.2 * random.nextDouble();
            double dim = 0.1 + 0.2 * random.nextDouble();
            for (int i = 0; i < page.length; i++) {
                double x = i % width - width / 2.0;
                double y = i / width - height / 2.0;
                double taken = dim + 2 * (across * x + down * y) + 2 * corners * (x * x + y * y) + cloudy * clouds[i];
                page[i] *= (float) (1 - level * Math.clamp(taken, 0, 0.8));
            }
        }
    },
    /** {@link Corruption#BLUR}. */
    BLUR("blur", "standard deviation in pixels", 3, 0.5, 0.75, 1, 1.5, 2) {
        @Override
        void damage(float[] page, int width, int height, double level, RandomGenerator random) {
            Corruption.BLUR.damage(page, width, height, level, random);
        }
    },
    /** {@link Corruption#GAUSSIAN}. */
    GAUSSIAN("Gaussian noise", "standard deviation", 3, 0.02, 0.05, 0.1, 0.15, 0.2) {
        @Override
        void damage(float[] page, int width, int height, double level, RandomGenerator random) {
            Corruption.GAUSSIAN.damage(page, width, height, level, random);
        }
    },
    /** {@link Corruption#SPECKLE}: on a page, noise on the paper and none on the ink. */
    SPECKLE("speckle", "standard deviation", 2, 0.02, 0.05, 0.1, 0.2, 0.3) {
        @Override
        void damage(float[] page, int width, int height, double level, RandomGenerator random) {
            Corruption.SPECKLE.damage(page, width, height, level, random);
        }
    },
    /** {@link Corruption#SALT_AND_PEPPER}. */
    SALT_AND_PEPPER("salt and pepper", "share of the pixels", 1, 0.005, 0.01, 0.03, 0.06, 0.1) {
        @Override
        void damage(float[] page, int width, int height, double level, RandomGenerator random) {
            Corruption.SALT_AND_PEPPER.damage(page, width, height, level, random);
        }
    },
    /** What JPEG with a quality of 1 - 0.95 level makes of it, its blocks of 8 x 8 starting anywhere. */
    JPEG("JPEG", "1 for quality 5, 0 for 100", 3) {
        @Override
        void damage(float[] page, int width, int height, double level, RandomGenerator random) {
            if (level == 0) {
                return;
            }
            int left = random.nextInt(8);
            int top = random.nextInt(8);
            int wide = width + left;
            byte[] pixels = new byte[wide * (height + top)];
            for (int i = 0; i < pixels.length; i++) {
                float value = page[Math.max(0, i / wide - top) * width + Math.max(0, i % wide - left)];
                pixels[i] = (byte) Math.round(255 * Math.clamp(value, 0f, 1f));
            }
            byte[] decoded = compress(pixels, wide, height + top, (float) (1 - 0.95 * level));
            for (int i = 0; i < page.length; i++) {
                page[i] = (decoded[(i / width + top) * wide + i % width + left] & 0xff) / 255f;
            }
        }
    };

    /** How many of the pages that {@link #applyAny} is given stay clean. */
    public static final double CLEAN_SHARE = 0.08;
    /** How many kinds {@link #applyAny} puts on one page at most. */
    public static final int MOST_KINDS = 4;
    private static final PageDamage[] KINDS = values();
    private static final int ALL_ODDS = Arrays.stream(KINDS).mapToInt(kind -> kind.odds).sum();

    private final int odds;
    private final DamageLevels levels;

    /** @param levels from mild to the maximum; without any, 0.2 to 1 */
    PageDamage(String label, String unit, int odds, double... levels) {
        this.odds = odds;
        this.levels = levels.length == 0 ? new DamageLevels(label, unit, 0.2, 0.4, 0.6, 0.8, 1) : new DamageLevels(label, unit, levels);
    }

    /** Damages a page that is the constant's own to change; what leaves 0..1 is clipped afterwards. */
    abstract void damage(float[] page, int width, int height, double level, RandomGenerator random);

    /**
     * A damaged copy of a page.
     *
     * @param page  values 0..1
     * @param level 0 for no damage, up to {@link #maximum}
     * @return values 0..1
     * @throws IllegalArgumentException when the level is none of these
     */
    public Picture apply(Picture page, double level, RandomGenerator random) {
        levels.require(level);
        float[] damaged = page.values().clone();
        if (level > 0) {
            damage(damaged, page.width(), page.height(), level, random);
        }
        return clipped(page, damaged);
    }

    /**
     * {@link #BLEED_THROUGH} of another page.
     *
     * @param back what is printed on the other side, as one reads it there; of the page's size
     */
    public static Picture bleed(Picture page, Picture back, double level, RandomGenerator random) {
        BLEED_THROUGH.levels.require(level);
        if (back.width() != page.width() || back.height() != page.height()) {
            throw new IllegalArgumentException("expected a back of %d x %d as the page is, got %d x %d"
                    .formatted(page.width(), page.height(), back.width(), back.height()));
        }
        float[] mirror = new float[page.values().length];
        for (int i = 0; i < mirror.length; i++) {
            mirror[i] = back.at(page.width() - 1 - i % page.width(), i / page.width());
        }
        float[] damaged = page.values().clone();
        if (level > 0) {
            soak(damaged, mirror, page.width(), page.height(), level, random);
        }
        return clipped(page, damaged);
    }

    /**
     * A copy with one to {@value #MOST_KINDS} kinds of damage, each at any level, mild ones likelier (a uniform number
     * to the power of 1.5), or, with the odds {@value #CLEAN_SHARE}, none: what a restorer learns from. Paper, stains
     * and wrinkles are likelier than what scanners seldom do.
     */
    public static Picture applyAny(Picture page, RandomGenerator random) {
        float[] damaged = page.values().clone();
        if (random.nextDouble() < CLEAN_SHARE) {
            return new Picture(1, page.width(), page.height(), damaged);
        }
        boolean[] chosen = new boolean[KINDS.length];
        for (int left = 1 + random.nextInt(MOST_KINDS); left > 0; left--) {
            chosen[draw(random)] = true;
        }
        for (PageDamage kind : KINDS) {
            if (chosen[kind.ordinal()]) {
                kind.damage(damaged, page.width(), page.height(), kind.levels.any(random), random);
            }
        }
        return clipped(page, damaged);
    }

    private static int draw(RandomGenerator random) {
        int drawn = random.nextInt(ALL_ODDS);
        int kind = 0;
        while (drawn >= KINDS[kind].odds) {
            drawn -= KINDS[kind++].odds;
        }
        return kind;
    }

    /** What a visitor sees. */
    public String label() {
        return levels.label();
    }

    /** What the level counts. */
    public String unit() {
        return levels.unit();
    }

    /** The highest level. */
    public double maximum() {
        return levels.maximum();
    }

    /** The levels that are reported, from mild to the maximum. */
    public double[] levels() {
        return levels.reported().clone();
    }

    private static Picture clipped(Picture page, float[] damaged) {
        DamageLevels.clip(damaged);
        return new Picture(1, page.width(), page.height(), damaged);
    }

    /** Lets a blurred, uneven part of the back, already mirrored, through: at most 0.35 of its ink. */
    private static void soak(float[] page, float[] back, int width, int height, double level, RandomGenerator random) {
        Corruption.BLUR.damage(back, width, height, 0.6 + 1.2 * random.nextDouble(), random);
        float[] clouds = SmoothNoise.field(width, height, Math.min(width, height) * (0.2 + random.nextDouble()), random);
        for (int i = 0; i < page.length; i++) {
            float share = (float) level * 0.35f * Math.clamp(0.75f + 0.4f * clouds[i], 0f, 1f);
            page[i] *= 1 - share * (1 - back[i]);
        }
    }

    /** @return the pixels after a round trip through a grey JPEG file of some quality, 0..1 */
    private static byte[] compress(byte[] pixels, int width, int height, float quality) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, pixels);
        return (byte[]) JpegRoundTrip.of(image, quality).getRaster().getDataElements(0, 0, width, height, null);
    }
}
