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
        float[][] weights = new float[4][width];
        float[] parts = new float[4];
        int[] firsts = new int[width];
        for (int x = 0; x < width; x++) {
            double place = left + x * step;
            firsts[x] = (int) place;
            spline((float) (place - firsts[x]), parts);
            for (int k = 0; k < 4; k++) {
                weights[k][x] = parts[k];
            }
        }
        float[][] across = new float[(int) (top + height * step) + 4][width]; // the grid's rows, joined from left to right
        float[] numbers = new float[(int) (left + width * step) + 4];
        for (float[] row : across) {
            for (int column = 0; column < numbers.length; column++) {
                numbers[column] = GAIN * (2 * random.nextFloat() - 1);
            }
            for (int x = 0; x < width; x++) {
                int first = firsts[x];
                row[x] = weights[0][x] * numbers[first] + weights[1][x] * numbers[first + 1]
                        + weights[2][x] * numbers[first + 2] + weights[3][x] * numbers[first + 3];
            }
        }
        float[] field = new float[width * height];
        for (int y = 0; y < height; y++) {
            double place = top + y * step;
            int first = (int) place;
            spline((float) (place - first), parts);
            join(field, y * width, across[first], across[first + 1], across[first + 2], across[first + 3], parts);
        }
        return field;
    }

    /** One row of the field from four of the grid; a loop that the JVM turns into vector instructions. */
    private static void join(float[] field, int start, float[] a, float[] b, float[] c, float[] d, float[] parts) {
        float first = parts[0];
        float second = parts[1];
        float third = parts[2];
        float fourth = parts[3];
        for (int x = 0; x < a.length; x++) {
            field[start + x] = first * a[x] + second * b[x] + third * c[x] + fourth * d[x];
        }
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

    /** The weights of the four numbers around a place, {@code t} past the second of them. */
    private static void spline(float t, float[] weights) {
        float s = 1 - t;
        weights[0] = s * s * s / 6;
        weights[1] = (4 - 6 * t * t + 3 * t * t * t) / 6;
        weights[2] = (4 - 6 * s * s + 3 * s * s * s) / 6;
        weights[3] = t * t * t / 6;
    }
}
