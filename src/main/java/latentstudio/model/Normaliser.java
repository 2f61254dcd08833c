package latentstudio.model;

import java.util.Arrays;
import latentstudio.image.Picture;

/**
 * Turns a picture of any size into one as a model was trained on, as its {@link InputSpec.Normalisation} says: a drawing, scan
 * or photograph of one figure into bright ink on empty paper, scaled into a box and centred, or a picture without paper into one
 * that fits. Colour becomes luminance for a grey model, and grey three equal channels for one of colour. Immutable and
 * thread-safe.
 *
 * <p>The box and the centring follow the makers of MNIST (Y. LeCun, C. Cortes, C. Burges, 1998): the figure keeps its
 * aspect in a box of 20 x 20, its centre of mass at the middle of 28 x 28. Pictures of that set come back as they were.
 */
public final class Normaliser {
    /** A picture whose values differ by less is empty paper. */
    private static final float LEAST_CONTRAST = 0.08f;

    /** Ink weaker than this does not stretch the bounding box. */
    private static final float FAINT = 0.05f;

    /** Connected ink with less than this share of all ink is dust, not a part of the figure. */
    private static final double SPECK = 0.01;

    /** Longer side of the figure while its strokes are measured and thickened, in pixels. */
    private static final int WORKING_SIDE = 160;

    /**
     * Strokes thinner than the first are brought to the second, in pixels of a 20-pixel box. The test digits of MNIST
     * measure 2.4 at the median and 1.7 at the 5th percentile with {@link #strokeWidth}.
     */
    private static final double THIN_STROKE = 1.7;
    private static final double WANTED_STROKE = 2.2;
    private static final double STROKE_BOX = 20;

    private final InputSpec input;

    public Normaliser(InputSpec input) {
        this.input = input;
    }

    /**
     * @param picture any size, grey or in colour, values 0..1; where ink is centred it may be darker or lighter than its paper
     * @return of the model's shape; of ink 0 paper to 1 ink, and all 0 where there is none
     */
    public Picture normalise(Picture picture) {
        return switch (input.normalisation()) {
            case InputSpec.CentredInk centred -> centred(picture.luminance(), centred);
            case InputSpec.FittedPicture fitted -> fitted(channelled(picture), fitted.fit());
        };
    }

    /**
     * Only brought to the model's shape.
     *
     * @param picture any size, values 0..1; taken to be as the model's own: where there is ink it is bright
     */
    public Picture resizeOnly(Picture picture) {
        return channelled(picture).resize(input.width(), input.height());
    }

    private Picture channelled(Picture picture) {
        return input.channels() == 1 ? picture.luminance() : picture.inColour();
    }

    private Picture fitted(Picture picture, InputSpec.Fit fit) {
        double across = (double) input.width() / picture.width();
        double down = (double) input.height() / picture.height();
        if (fit == InputSpec.Fit.COVER) {
            double scale = Math.max(across, down);
            int width = Math.clamp(Math.round(input.width() / scale), 1, picture.width());
            int height = Math.clamp(Math.round(input.height() / scale), 1, picture.height());
            return picture.crop((picture.width() - width) / 2, (picture.height() - height) / 2, width, height).resize(input.width(), input.height());
        }
        double scale = Math.min(across, down);
        Picture whole = picture.resize(Math.clamp(Math.round(picture.width() * scale), 1, input.width()),
                Math.clamp(Math.round(picture.height() * scale), 1, input.height()));
        Picture placed = Picture.blank(input.channels(), input.width(), input.height());
        placed.put(whole, (input.width() - whole.width()) / 2, (input.height() - whole.height()) / 2);
        return placed;
    }

    private Picture centred(Picture picture, InputSpec.CentredInk centred) {
        Ink ink = Ink.on(EvenLight.on(picture));
        Picture figure = ink == null ? null : boundingBox(ink);
        if (figure == null) {
            return Picture.blank(1, input.width(), input.height());
        }
        int box = centred.box();
        int longest = Math.max(figure.width(), figure.height());
        Picture sharp = figure;
        if (longest > WORKING_SIDE) {
            sharp = peakAtOne(scaled(figure, (double) WORKING_SIDE / longest));
        }
        double scale = (double) box / Math.max(sharp.width(), sharp.height());
        double unit = box / STROKE_BOX;
        double stroke = strokeWidth(sharp) * scale;
        if (stroke < THIN_STROKE * unit && scale < 1) {
            sharp = thicken(sharp, (WANTED_STROKE * unit - stroke) / scale / 2);
            scale = (double) box / Math.max(sharp.width(), sharp.height());
        }
        return place(peakAtOne(scaled(sharp, scale)), centred.centring());
    }

    /**
     * Ink as 0..1 above its paper: whichever end of the values lies farther from the paper is taken for ink.
     *
     * @param picture grey
     * @param paper   the value of empty paper
     * @param isDark  whether ink is darker than that
     * @param range   from paper to the most ink
     * @param floor   the scatter of paper, in parts of the range
     */
    private record Ink(Picture picture, float paper, boolean isDark, float range, float floor) {
        /** Null for empty paper. */
        static Ink on(Picture picture) {
            float[] border = border(picture);
            float paper = median(border);
            float lowest = paper;
            float highest = paper;
            for (float value : picture.values()) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
            boolean isDark = paper - lowest > highest - paper;
            float range = isDark ? paper - lowest : highest - paper;
            if (range < LEAST_CONTRAST) {
                return null;
            }
            // paper is never quite even on a photograph: its own scatter, three robust standard deviations, is no ink
            for (int i = 0; i < border.length; i++) {
                border[i] = Math.abs(border[i] - paper);
            }
            return new Ink(picture, paper, isDark, range, Math.min(0.4f, 3 * 1.4826f * median(border) / range));
        }

        float at(int x, int y) {
            float value = picture.at(x, y);
            float above = (isDark ? paper - value : value - paper) / range;
            return Math.max(0, (above - floor) / (1 - floor));
        }

        /** What lies inside of a box. */
        Picture in(Bounds box) {
            Picture part = Picture.blank(1, box.right - box.left + 1, box.bottom - box.top + 1);
            for (int y = 0; y < part.height(); y++) {
                for (int x = 0; x < part.width(); x++) {
                    part.values()[y * part.width() + x] = at(box.left + x, box.top + y);
                }
            }
            return part;
        }
    }

    /** The values of its outermost pixels, those of the corners twice. */
    static float[] border(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        float[] border = new float[2 * (width + height)];
        int next = 0;
        for (int x = 0; x < width; x++) {
            border[next++] = picture.at(x, 0);
            border[next++] = picture.at(x, height - 1);
        }
        for (int y = 0; y < height; y++) {
            border[next++] = picture.at(0, y);
            border[next++] = picture.at(width - 1, y);
        }
        return border;
    }

    /** Sorts them. */
    private static float median(float[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** The part that holds the figure, or null where there is no ink; specks beside it do not stretch it. */
    private static Picture boundingBox(Ink ink) {
        double total = 0;
        int count = 0;
        Bounds all = new Bounds();
        for (int y = 0; y < ink.picture().height(); y++) {
            for (int x = 0; x < ink.picture().width(); x++) {
                float value = ink.at(x, y);
                total += value;
                if (value > FAINT) {
                    all.include(x, y);
                    count++;
                }
            }
        }
        if (all.isEmpty()) {
            return null;
        }
        Picture inked = ink.in(all); // most of a page is paper
        Bounds figure = new Bounds();
        boolean[] visited = new boolean[inked.values().length];
        int[] pending = new int[count];
        for (int start = 0; start < visited.length; start++) {
            if (!visited[start] && inked.values()[start] > FAINT) {
                Bounds piece = new Bounds();
                if (collect(inked, start, visited, pending, piece) >= SPECK * total) {
                    figure.include(piece);
                }
            }
        }
        return figure.isEmpty() ? null : figure.of(inked);
    }

    /** Walks the connected ink that {@code start} belongs to, marks it and returns its sum. */
    private static double collect(Picture ink, int start, boolean[] visited, int[] pending, Bounds piece) {
        float[] values = ink.values();
        int width = ink.width();
        double sum = 0;
        int count = 0;
        pending[count++] = start;
        visited[start] = true;
        while (count > 0) {
            int pixel = pending[--count];
            int x = pixel % width;
            int y = pixel / width;
            sum += values[pixel];
            piece.include(x, y);
            int left = Math.max(0, x - 1);
            int right = Math.min(width - 1, x + 1);
            int bottom = Math.min(ink.height() - 1, y + 1);
            for (int row = Math.max(0, y - 1); row <= bottom; row++) {
                for (int neighbour = row * width + left; neighbour <= row * width + right; neighbour++) {
                    if (!visited[neighbour] && values[neighbour] > FAINT) {
                        visited[neighbour] = true;
                        pending[count++] = neighbour;
                    }
                }
            }
        }
        return sum;
    }

    /** A box that grows. */
    private static final class Bounds {
        private int left = Integer.MAX_VALUE;
        private int top = Integer.MAX_VALUE;
        private int right = -1;
        private int bottom = -1;

        boolean isEmpty() {
            return right < 0;
        }

        void include(int x, int y) {
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }

        /** What lies inside. */
        Picture of(Picture picture) {
            int width = right - left + 1;
            int height = bottom - top + 1;
            return width == picture.width() && height == picture.height() ? picture : picture.crop(left, top, width, height);
        }

        void include(Bounds other) {
            include(other.left, other.top);
            include(other.right, other.bottom);
        }
    }

    private static Picture scaled(Picture picture, double scale) {
        return picture.resize(Math.max(1, (int) Math.round(picture.width() * scale)),
                Math.max(1, (int) Math.round(picture.height() * scale)));
    }

    /** Averaging fades thin strokes; this brings the darkest ink back to full. */
    private static Picture peakAtOne(Picture picture) {
        float peak = 0;
        for (float value : picture.values()) {
            peak = Math.max(peak, value);
        }
        float[] values = new float[picture.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = picture.values()[i] / peak;
        }
        return new Picture(1, picture.width(), picture.height(), values);
    }

    /**
     * Mean stroke width in pixels: twice the ink's area over its total variation, since a stroke of width w and length
     * l has the area w l and an outline of 2 l.
     */
    static double strokeWidth(Picture ink) {
        double area = 0;
        double variation = 0;
        for (int y = -1; y < ink.height(); y++) {
            for (int x = -1; x < ink.width(); x++) {
                float here = inside(ink, x, y);
                area += here;
                double across = inside(ink, x + 1, y) - here;
                double down = inside(ink, x, y + 1) - here;
                variation += Math.sqrt(across * across + down * down);
            }
        }
        return 2 * area / variation;
    }

    private static float inside(Picture picture, int x, int y) {
        return x < 0 || y < 0 || x >= picture.width() || y >= picture.height() ? 0 : picture.at(x, y);
    }

    /** Grey dilation with a disc; the picture grows by its radius on each side. */
    private static Picture thicken(Picture ink, double radius) {
        int reach = (int) Math.ceil(radius);
        int width = ink.width() + 2 * reach;
        int height = ink.height() + 2 * reach;
        float[] thick = new float[width * height];
        for (int y = 0; y < ink.height(); y++) {
            for (int x = 0; x < ink.width(); x++) {
                float value = ink.at(x, y);
                if (value <= FAINT) {
                    continue;
                }
                for (int dy = -reach; dy <= reach; dy++) {
                    int half = (int) Math.sqrt(Math.max(0, radius * radius - dy * dy));
                    int row = (y + reach + dy) * width + x + reach;
                    for (int i = row - half; i <= row + half; i++) {
                        thick[i] = Math.max(thick[i], value);
                    }
                }
            }
        }
        return new Picture(1, width, height, thick);
    }

    private Picture place(Picture figure, InputSpec.Centring centring) {
        double mass = 0;
        double massX = 0;
        double massY = 0;
        for (int y = 0; y < figure.height(); y++) {
            for (int x = 0; x < figure.width(); x++) {
                mass += figure.at(x, y);
                massX += x * figure.at(x, y);
                massY += y * figure.at(x, y);
            }
        }
        boolean byMass = centring == InputSpec.Centring.CENTRE_OF_MASS;
        double centreX = byMass ? massX / mass : figure.width() / 2.0;
        double centreY = byMass ? massY / mass : figure.height() / 2.0;
        int left = Math.clamp(Math.round(input.width() / 2.0 - centreX), 0, input.width() - figure.width());
        int top = Math.clamp(Math.round(input.height() / 2.0 - centreY), 0, input.height() - figure.height());
        Picture placed = Picture.blank(1, input.width(), input.height());
        placed.put(figure, left, top);
        return placed;
    }
}
