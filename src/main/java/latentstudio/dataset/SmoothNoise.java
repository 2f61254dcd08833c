package latentstudio.dataset;

import java.util.random.RandomGenerator;

/**
 * A smooth random field: uniform random numbers on a square grid, joined by the uniform cubic B-spline, which leaves
 * no trace of the grid's directions that an eye would find. C. de Boor, <i>A Practical Guide to Splines</i>, 1978.
 * Time and memory are linear in the pixels, whatever the cell.
 */
final class SmoothNoise {
    /** What brings the spline of uniform numbers to a standard deviation of about 1/2. */
    private static final float GAIN = 1.85f;

    private SmoothNoise() {
    }

    /**
     * A field.
     *
     * @param cell pixels from one random number to the next, at least 1: the size of the field's spots
     * @return [height * width], mean 0, standard deviation about 0.5, never outside -1.85..1.85
     */
    static float[] field(int width, int height, double cell, RandomGenerator random) {
        double step = 1 / Math.max(1, cell);
        double left = random.nextDouble();
        double top = random.nextDouble();
        int columns = (int) (left + width * step) + 4;
        int rows = (int) (top + height * step) + 4;
        float[][] across = new float[rows][width]; // the grid's rows, joined from left to right
        float[] numbers = new float[columns];
        for (float[] row : across) {
            for (int column = 0; column < columns; column++) {
                numbers[column] = GAIN * (2 * random.nextFloat() - 1);
            }
            for (int x = 0; x < width; x++) {
                double place = left + x * step;
                int first = (int) place;
                row[x] = spline(numbers[first], numbers[first + 1], numbers[first + 2], numbers[first + 3], (float) (place - first));
            }
        }
        float[] field = new float[width * height];
        for (int y = 0; y < height; y++) {
            double place = top + y * step;
            int first = (int) place;
            float part = (float) (place - first);
            for (int x = 0; x < width; x++) {
                field[y * width + x] = spline(across[first][x], across[first + 1][x], across[first + 2][x], across[first + 3][x], part);
            }
        }
        return field;
    }

    /**
     * The sum of fields whose cells and weights are halved from one to the next: cloudy, with finer and finer detail.
     *
     * @param fields how many, at least 1
     * @return as {@link #field}, standard deviation about 0.5
     */
    static float[] clouds(int width, int height, double cell, int fields, RandomGenerator random) {
        float[] sum = field(width, height, cell, random);
        float weight = 1;
        float power = 1;
        for (int k = 1; k < fields; k++) {
            weight /= 2;
            power += weight * weight;
            cell /= 2;
            float[] finer = field(width, height, cell, random);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * finer[i];
            }
        }
        float scale = (float) (1 / Math.sqrt(power));
        for (int i = 0; i < sum.length; i++) {
            sum[i] *= scale;
        }
        return sum;
    }

    private static float spline(float a, float b, float c, float d, float t) {
        float s = 1 - t;
        return (s * s * s * a + (4 - 6 * t * t + 3 * t * t * t) * b + (4 - 6 * s * s + 3 * s * s * s) * c + t * t * t * d) / 6;
    }
}
