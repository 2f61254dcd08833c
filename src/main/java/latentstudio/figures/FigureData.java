package latentstudio.figures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import latentstudio.latent.EncodedPictures;
import latentstudio.model.Provenance.Epoch;
import latentstudio.ui.Pixels;

/** What the element {@code figures-studio} draws a figure of; arrays of numbers are base64 of little-endian values. */
sealed interface FigureData {
    /**
     * The latents of the test pictures.
     *
     * @param model   whose
     * @param size    Z
     * @param classes K names
     * @param labels  [N] unsigned bytes
     * @param low     [Z], the smallest of each dimension
     * @param high    [Z], the largest
     * @param values  [N, Z] unsigned 16-bit numbers, from 0 at {@code low} to 65535 at {@code high}
     */
    record Latents(String model, int size, List<String> classes, String labels, float[] low, float[] high, String values) implements FigureData {
        private static final int STEPS = 65_535;

        static Latents of(String model, EncodedPictures encoded) {
            float[][] latents = encoded.latents();
            int size = latents[0].length;
            float[] low = latents[0].clone();
            float[] high = latents[0].clone();
            for (float[] latent : latents) {
                for (int z = 0; z < size; z++) {
                    low[z] = Math.min(low[z], latent[z]);
                    high[z] = Math.max(high[z], latent[z]);
                }
            }
            ByteBuffer values = ByteBuffer.allocate(Short.BYTES * latents.length * size).order(ByteOrder.LITTLE_ENDIAN);
            byte[] labels = new byte[latents.length];
            for (int i = 0; i < latents.length; i++) {
                labels[i] = (byte) encoded.labels()[i];
                for (int z = 0; z < size; z++) {
                    float range = high[z] - low[z];
                    values.putShort((short) (range > 0 ? Math.round(STEPS * (latents[i][z] - low[z]) / range) : STEPS / 2));
                }
            }
            return new Latents(model, size, encoded.classes(), base64(labels), low, high, base64(values.array()));
        }
    }

    /**
     * Densities of each class over each dimension.
     *
     * @param places    how many are between {@code low} and {@code high}
     * @param densities [Z, K, places] floats
     * @param counts    [K], pictures of each class
     * @param prior     whether the model was trained towards N(0, 1)
     */
    record Densities(String model, int size, List<String> classes, int places, double[] low, double[] high, String densities, int[] counts,
                     boolean prior) implements FigureData {
        static Densities of(String model, List<String> classes, ClassDensities made, boolean prior) {
            int size = made.low().length;
            ByteBuffer values = ByteBuffer.allocate(Float.BYTES * size * classes.size() * ClassDensities.PLACES).order(ByteOrder.LITTLE_ENDIAN);
            Arrays.stream(made.densities()).flatMap(Arrays::stream).forEach(row -> {
                for (float value : row) {
                    values.putFloat(value);
                }
            });
            return new Densities(model, size, classes, ClassDensities.PLACES, made.low(), made.high(), base64(values.array()), made.counts(), prior);
        }
    }

    /**
     * One training run.
     *
     * @param loss         what was made smaller, in words
     * @param target       the loss to reach, or null
     * @param heldOutShare of the training pictures, for validation; null where it is not known
     */
    record Learning(String model, List<Epoch> history, int bestEpoch, String loss, Double target, Double heldOutShare) implements FigureData {
    }

    /**
     * Test pictures and their reconstructions.
     *
     * @param pictures        n of them; null without any
     * @param reconstructions the same
     * @param rows            n
     * @param measured        how many of the {@code total} test pictures were considered
     */
    record Pictures(String model, List<String> classes, Pixels pictures, Pixels reconstructions, List<Row> rows,
                    int measured, int total) implements FigureData {
        /**
         * One of them.
         *
         * @param index      in the test split
         * @param label      number of its class
         * @param error      mean squared error, values of pixels in 0..1
         * @param percentile 0..100, the share of test pictures with a smaller error
         */
        record Row(int index, int label, double error, double percentile) {
        }
    }

/**
 * The shape of the cloud of latents; see {@link Cloud}.
 *
 * @param size       Z
 * @param count      N, latents of test pictures
 * @param bins       of each value's histogram
 * @param histograms [Z, bins] floats, densities from {@link Cloud#REACH} deviations below the mean to as many above
 * @param radii      the density of distances from the middle up to {@code farthest}, and of three clouds to hold it against
 * @param shares     [Z], what each component tells of the variance, 0..1
 * @param scores     the points along the first components, as {@link Latents} of these
 */
record CloudShape(String model, int size, int count, int bins, double[] means, double[] deviations, double[] unlikeness, String histograms,
                  double farthest, Radii radii, double[] shares, Latents scores) implements FigureData {
    /** Components whose pairs are drawn. */
    static final int COMPONENTS = 6;

    /** Densities, [{@link Cloud#RINGS}] each. */
    record Radii(float[] latents, float[] normal, float[] cube, float[] ball) {
    }

    static CloudShape of(String model, EncodedPictures encoded, Cloud cloud) {
        int size = cloud.means().length;
        ByteBuffer values = ByteBuffer.allocate(Float.BYTES * size * Cloud.BINS).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(cloud.histograms()).forEach(row -> {
            for (float value : row) {
                values.putFloat(value);
            }
        });
        EncodedPictures scored = new EncodedPictures(cloud.scores(encoded.latents(), Math.min(COMPONENTS, size)), encoded.labels(), encoded.classes(), null);
        return new CloudShape(model, size, encoded.count(), Cloud.BINS, cloud.means(), cloud.deviations(), cloud.unlikeness(), base64(values.array()),
                cloud.farthest(), new Radii(cloud.radii(), cloud.normal(), cloud.cube(), cloud.ball()), cloud.shares(), Latents.of(model, scored));
    }
}

/**
 * Pictures of points that were drawn from guesses at the cloud.
 *
 * @param probes   a row of the pictures for each
 * @param each     how many pictures a row has
 * @param pictures of all rows, one row after the other
 */
record CloudSamples(String model, List<Probe> probes, int each, Pixels pictures) implements FigureData {
    /**
     * One guess.
     *
     * @param name          {@link CloudProbe#label}
     * @param astray        the median distance between a point and what the encoder makes of its picture, in deviations of a value
     * @param classAccuracy as the manifest has it, or null
     * @param frechet       likewise the Fréchet distance
     */
    record Probe(String name, double astray, Double classAccuracy, Double frechet) {
    }
}

private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
