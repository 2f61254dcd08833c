package latentstudio.training.measure;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import latentstudio.dataset.LabelledPictures;
import latentstudio.model.Metric;

/**
 * How an encoder of units in 0..1 uses them, measured on its exported graph.
 *
 * @param activity the mean value of a unit
 * @param asleep   the share of values under {@value #AWAKE}
 * @param sparsity 0 where all units of a picture have the same value, 1 where all but one are 0: P. Hoyer,
 *                 <i>Non-negative Matrix Factorization with Sparseness Constraints</i>, 2004, section 3.1; the mean
 *                 over the pictures
 * @param jacobian the Frobenius norm of the encoder's Jacobian, the root of its mean square over the pictures
 * @param count    how many pictures it was measured on
 */
public record LatentMeasurement(double activity, double asleep, double sparsity, double jacobian, int count) {
    private static final double AWAKE = 0.1;
    private static final int DIRECTIONS = 32;
    private static final int PICTURES_OF_JACOBIAN = 500;
    private static final float STEP = 1e-2f;

    public static LatentMeasurement of(ExportedModel model, LabelledPictures pictures) throws IOException {
        float[][] latents = model.encode(pictures);
        double activity = 0;
        double asleep = 0;
        double sparsity = 0;
        for (float[] latent : latents) {
            double sum = 0;
            double squares = 0;
            for (float value : latent) {
                sum += Math.abs(value);
                squares += value * value;
                asleep += value < AWAKE ? 1.0 / latent.length : 0;
            }
            activity += sum / latent.length;
            double root = Math.sqrt(latent.length);
            sparsity += squares == 0 ? 0 : (root - sum / Math.sqrt(squares)) / (root - 1);
        }
        LabelledPictures some = pictures.part(0, Math.min(PICTURES_OF_JACOBIAN, pictures.count()));
        return new LatentMeasurement(activity / latents.length, asleep / latents.length, sparsity / latents.length,
                jacobian(model, some), latents.length);
    }

    /**
     * For a random direction v of independent normal values, |J v|² is |J|² in the mean: M. Hutchinson, <i>A Stochastic
     * Estimator of the Trace of the Influence Matrix</i>, 1990. J v is a central difference.
     */
    private static double jacobian(ExportedModel model, LabelledPictures pictures) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        double squares = 0;
        for (int i = 0; i < pictures.count(); i++) {
            float[] picture = pictures.values(i, i + 1);
            float[][] moved = new float[2 * DIRECTIONS][];
            for (int direction = 0; direction < DIRECTIONS; direction++) {
                float[] ahead = picture.clone();
                float[] behind = picture.clone();
                for (int pixel = 0; pixel < picture.length; pixel++) {
                    float step = (float) (STEP * random.nextGaussian());
                    ahead[pixel] += step;
                    behind[pixel] -= step;
                }
                moved[2 * direction] = ahead;
                moved[2 * direction + 1] = behind;
            }
            float[][] latents = model.encode(moved);
            for (int direction = 0; direction < DIRECTIONS; direction++) {
                for (int z = 0; z < latents[0].length; z++) {
                    squares += Math.pow((latents[2 * direction][z] - latents[2 * direction + 1][z]) / (2 * STEP), 2);
                }
            }
        }
        return Math.sqrt(squares / DIRECTIONS / pictures.count());
    }

    /** The figures as a manifest lists them. */
    public List<Metric> metrics() {
        String split = "test, %s pictures".formatted(String.format(Locale.ROOT, "%,d", count));
        return List.of(
                metric("mean-activity", "mean activity", activity, "of a unit, 0..1", split, "encoder as served"),
                metric("units-asleep", "units asleep", asleep, "share of the values under " + AWAKE, split, "encoder as served"),
                metric("sparsity-of-the-latent", "sparsity of the latent", sparsity, "Hoyer's measure, 0..1", split,
                        "encoder as served; 0 when all units agree, 1 when only one is awake"),
                metric("jacobian-norm", "Jacobian norm", jacobian, "latent per pixel value",
                        "test, %d pictures".formatted(Math.min(count, PICTURES_OF_JACOBIAN)),
                        "Frobenius norm of the encoder as served, by central differences in %d random directions a picture"
                                .formatted(DIRECTIONS)));
    }

    private static Metric metric(String key, String name, double value, String unit, String split, String method) {
        return new Metric(key, name, Statistics.round(value), unit, split, method, null, null);
    }
}
