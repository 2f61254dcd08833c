package latentstudio.training.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import latentstudio.dataset.LabelledPictures;
import latentstudio.model.Metric;

/**
 * An exported model, run over pictures that it never learned from.
 *
 * @param latents      [N][Z]
 * @param errors       [N], each picture's mean squared error per pixel
 * @param crossEntropy the mean binary cross-entropy per pixel, in nats
 * @param divergence   the mean divergence of the posterior from N(0, I), in nats per picture; NaN without a posterior
 */
public record Measurement(float[][] latents, double[] errors, double crossEntropy, double divergence) {
    private static final double MARGIN = 1e-7;

    /** Reconstructs every picture from its latent (the posterior's mean). */
    public static Measurement of(ExportedModel model, LabelledPictures pictures, boolean variational) throws IOException {
        float[][] latents = model.encode(pictures);
        float[][] reconstructions = model.decode(latents);
        int size = pictures.pictureShape().values();
        float[] picture = new float[size];
        double[] errors = new double[pictures.count()];
        double crossEntropy = 0;
        for (int i = 0; i < errors.length; i++) {
            pictures.copy(i, picture, 0);
            for (int pixel = 0; pixel < size; pixel++) {
                double difference = reconstructions[i][pixel] - picture[pixel];
                errors[i] += difference * difference / size;
                double ink = Math.clamp(reconstructions[i][pixel], MARGIN, 1 - MARGIN);
                crossEntropy -= (picture[pixel] * Math.log(ink) + (1 - picture[pixel]) * Math.log(1 - ink)) / size;
            }
        }
        double divergence = variational ? divergence(latents, model.logVariances(pictures)) : Double.NaN;
        return new Measurement(latents, errors, crossEntropy / errors.length, divergence);
    }

    private static double divergence(float[][] means, float[][] logVariances) {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            for (int z = 0; z < means[i].length; z++) {
                double mean = means[i][z];
                double logVariance = logVariances[i][z];
                sum += 0.5 * (mean * mean + Math.exp(logVariance) - logVariance - 1);
            }
        }
        return sum / means.length;
    }

    double meanSquaredError() {
        return Arrays.stream(errors).average().orElseThrow();
    }

    /** The figures as a manifest lists them; {@code split} says what they were measured on. */
    public List<Metric> metrics(String split) {
        boolean variational = !Double.isNaN(divergence);
        String prefix = split.equals("test") ? "" : split + ".";
        String where = "%s, %s pictures".formatted(split, String.format(Locale.ROOT, "%,d", errors.length));
        List<Metric> metrics = new ArrayList<>();
        metrics.add(new Metric(prefix + "mean-squared-error", "mean squared error", Statistics.round(meanSquaredError()),
                "per pixel, values 0..1", where,
                "encoder and decoder as served"
                        + (variational ? ", reconstructed from the posterior's mean" : ""),
                Metric.Better.LOWER, null));
        metrics.add(new Metric(prefix + "binary-cross-entropy", "binary cross-entropy", Statistics.round(crossEntropy),
                "nats per pixel", where,
                "encoder and decoder as served, grey values as probabilities of ink",
                Metric.Better.LOWER, null));
        if (variational) {
            metrics.add(new Metric(prefix + "divergence-from-the-prior", "divergence from the prior", Statistics.round(divergence),
                    "nats per picture", where,
                    "Kullback-Leibler divergence of the posterior from N(0, I), in closed form",
                    Metric.Better.LOWER, null));
        }
        return metrics;
    }

    /** What the best linear autoencoder with a latent of the same size reaches. */
    public static Metric reference(LabelledPictures training, LabelledPictures test, int latentSize) {
        return new Metric("mean-squared-error-of-principal-components", "mean squared error of principal components",
                Statistics.round(new PrincipalComponents(training, latentSize).meanSquaredError(test)),
                "per pixel, values 0..1", "test, %s pictures".formatted(String.format(Locale.ROOT, "%,d", test.count())),
                "%d principal components of the pictures learned from; a reference, not this model".formatted(latentSize),
                Metric.Better.LOWER, null);
    }
}
