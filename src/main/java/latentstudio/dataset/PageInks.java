package latentstudio.dataset;

import java.awt.Color;
import java.util.random.RandomGenerator;

/** What a rendered page is printed, written and stamped with. */
enum PageInks {
    /** Black and greys. */
    GREY {
        @Override
        Color text(RandomGenerator random) {
            return PageMarks.grey(random.nextInt(4) > 0 ? 0.12 * random.nextDouble() : 0.55 * random.nextDouble());
        }

        @Override
        Color block(Color text, RandomGenerator random) {
            return text;
        }

        @Override
        Color pen(Color text, RandomGenerator random) {
            return text;
        }

        @Override
        Color dark(RandomGenerator random) {
            return PageMarks.grey(0.4 * random.nextDouble());
        }

        @Override
        Color shade(RandomGenerator random) {
            return PageMarks.grey(0.85);
        }

        @Override
        Color stamp(RandomGenerator random) {
            return PageMarks.grey(0.25 + 0.4 * random.nextDouble());
        }
    },
    /** Every colour, and greys that are lighter than a page in black and white has: pencil, light print. */
    COLOURED {
        @Override
        Color text(RandomGenerator random) {
            return switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4, 5 -> PageMarks.grey(0.15 * random.nextDouble());
                case 6 -> PageMarks.grey(0.85 * random.nextDouble());
                case 7 -> PageMarks.grey(0.5 + 0.47 * Math.sqrt(random.nextDouble())); // up to what is hardly seen
                default -> any(random);
            };
        }

        @Override
        Color block(Color text, RandomGenerator random) {
            return random.nextInt(3) > 0 ? text : text(random);
        }

        @Override
        Color pen(Color text, RandomGenerator random) {
            return switch (random.nextInt(4)) {
                case 0 -> text;
                case 1 -> hue(0.58 + 0.1 * random.nextDouble(), 0.4 + 0.6 * random.nextDouble(), 0.3 + 0.5 * random.nextDouble());
                case 2 -> PageMarks.grey(0.3 + 0.6 * random.nextDouble());
                default -> any(random);
            };
        }

        @Override
        Color dark(RandomGenerator random) {
            return hue(random.nextDouble(), random.nextDouble(), 0.1 + 0.6 * random.nextDouble());
        }

        @Override
        Color shade(RandomGenerator random) {
            return hue(random.nextDouble(), 0.45 * random.nextDouble() + 0.02, 0.75 + 0.25 * random.nextDouble());
        }

        @Override
        Color stamp(RandomGenerator random) {
            Color solid = any(random);
            return new Color(solid.getRed(), solid.getGreen(), solid.getBlue(), 130 + random.nextInt(126));
        }
    };

    /** Of a page's running text. */
    abstract Color text(RandomGenerator random);

    /** Of one block of a page. */
    abstract Color block(Color text, RandomGenerator random);

    /** Of a pen or a pencil. */
    abstract Color pen(Color text, RandomGenerator random);

    /** Of a box with white letters. */
    abstract Color dark(RandomGenerator random);

    /** Of a light area under text. */
    abstract Color shade(RandomGenerator random);

    /** Of a rubber stamp. */
    abstract Color stamp(RandomGenerator random);

    /** Of a highlighter. */
    Color marker(RandomGenerator random) {
        return hue(random.nextDouble(), 0.3 + 0.5 * random.nextDouble(), 0.9 + 0.1 * random.nextDouble());
    }

    /** A saturated colour from dark to fairly light. */
    Color any(RandomGenerator random) {
        return hue(random.nextDouble(), 0.35 + 0.65 * random.nextDouble(), 0.2 + 0.75 * random.nextDouble());
    }

    private static Color hue(double hue, double saturation, double brightness) {
        return Color.getHSBColor((float) hue, (float) saturation, (float) brightness);
    }
}
