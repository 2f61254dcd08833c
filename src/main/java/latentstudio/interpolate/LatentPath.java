package latentstudio.interpolate;

import java.util.function.DoubleFunction;

/**
 * A path through a latent space from one latent to another. Immutable and thread-safe.
 *
 * <p>The latents of a variational autoencoder are spread around the origin, nearly all of them at about the same distance, and
 * a straight path cuts through the empty middle: there a great circle around the origin is the convention (T. White,
 * <i>Sampling Generative Networks</i>, 2016). Other autoencoders spread theirs around somewhere else, so the centre here is
 * the mean of the training latents, which for a variational one is nearly the origin.
 */
final class LatentPath {
    /** Ends in line with the centre, as far as double precision tells, have no one great circle through them. */
    private static final double LEAST_SINE = 1e-6;

    private final float[] from;
    private final float[] to;
    private final DoubleFunction<float[]> between;

    private LatentPath(float[] from, float[] to, DoubleFunction<float[]> between) {
        this.from = from;
        this.to = to;
        this.between = between;
    }

    /** The path of a shape; {@code centre} counts for {@link PathShape#SPHERICAL}. All are [Z]. */
    static LatentPath of(PathShape shape, float[] from, float[] to, double[] centre) {
        return shape == PathShape.SPHERICAL ? spherical(from, to, centre) : linear(from, to);
    }

    /** The straight path, at an even pace. */
    static LatentPath linear(float[] from, float[] to) {
        return new LatentPath(from, to, t -> {
            float[] latent = new float[from.length];
            for (int z = 0; z < latent.length; z++) {
                latent[z] = (float) ((1 - t) * from[z] + t * to[z]);
            }
            return latent;
        });
    }

    /**
     * The path whose direction from the centre turns evenly (K. Shoemake, <i>Animating Rotation with Quaternion Curves</i>, 1985)
     * and whose distance from the centre changes evenly. Straight where the ends are in line with the centre, or one is the
     * centre.
     */
    static LatentPath spherical(float[] from, float[] to, double[] centre) {
        double[] a = minus(from, centre);
        double[] b = minus(to, centre);
        double lengthA = length(a);
        double lengthB = length(b);
        double angle = angle(a, lengthA, b, lengthB);
        double sine = Math.sin(angle);
        if (!(sine > LEAST_SINE)) { // an end that is the centre has no angle
            return linear(from, to);
        }
        return new LatentPath(from, to, t -> {
            double distance = (1 - t) * lengthA + t * lengthB;
            double ofA = distance * Math.sin((1 - t) * angle) / sine / lengthA;
            double ofB = distance * Math.sin(t * angle) / sine / lengthB;
            float[] latent = new float[from.length];
            for (int z = 0; z < latent.length; z++) {
                latent[z] = (float) (centre[z] + ofA * a[z] + ofB * b[z]);
            }
            return latent;
        });
    }

    /**
     * The latent at a position.
     *
     * @param position 0 at the one end to 1 at the other; the ends are exact
     * @return [Z]
     */
    float[] at(double position) {
        return position == 0 ? from.clone() : position == 1 ? to.clone() : between.apply(position);
    }

    /** W. Kahan's formula, which keeps its precision for ends that are nearly in line. */
    private static double angle(double[] a, double lengthA, double[] b, double lengthB) {
        double apart = 0;
        double together = 0;
        for (int z = 0; z < a.length; z++) {
            double u = a[z] / lengthA;
            double v = b[z] / lengthB;
            apart += (u - v) * (u - v);
            together += (u + v) * (u + v);
        }
        return 2 * Math.atan2(Math.sqrt(apart), Math.sqrt(together));
    }

    private static double[] minus(float[] latent, double[] centre) {
        double[] difference = new double[latent.length];
        for (int z = 0; z < difference.length; z++) {
            difference[z] = latent[z] - centre[z];
        }
        return difference;
    }

    private static double length(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
