package latentstudio.inference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.InputSpec;
import latentstudio.model.LatentSpec;
import latentstudio.model.LatentStatistics;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;
import latentstudio.model.Provenance;
import latentstudio.model.Task;
import latentstudio.model.TensorSpec;

/** Stands in for the catalog of real models while the page is made. */
@ApplicationScoped
public class ModelCatalog {
    public record Entry(String id, Manifest manifest, boolean available, String reason) {
    }

    public List<Entry> entries() {
        return List.of(
                new Entry("digits-vae", manifest("digits-vae", "Digits, variational", Task.VARIATIONAL_AUTOENCODER), true, null),
                new Entry("digits-dense", manifest("digits-dense", "Digits, dense", Task.AUTOENCODER), true, null),
                new Entry("digits-denoiser", manifest("digits-denoiser", "Digits, denoising", Task.DENOISER), false,
                        "encoder.onnx does not match the checksum in its manifest; train it again or restore the file"),
                new Entry("broken", null, false, "manifest.json: expected an id, got null"));
    }

    private static Manifest manifest(String id, String title, Task task) {
        int size = 16;
        double[] ones = new double[size];
        java.util.Arrays.fill(ones, 1);
        double[][] covariance = new double[size][size];
        double[][] quantiles = new double[size][LatentSpec.PERCENTILES];
        double[] rising = new double[LatentSpec.PERCENTILES];
        for (int i = 0; i < rising.length; i++) {
            rising[i] = i / 100.0;
        }
        for (int i = 0; i < size; i++) {
            covariance[i][i] = 1;
            quantiles[i] = rising;
        }
        LatentStatistics statistics = new LatentStatistics(60_000, new double[size], new double[size], ones, covariance);
        List<Provenance.Epoch> history = new ArrayList<>();
        for (int epoch = 1; epoch <= 30; epoch++) {
            history.add(new Provenance.Epoch(epoch, 0.006 + 0.05 / epoch, 0.0068 + 0.048 / epoch + 0.0003 * Math.sin(epoch), 61));
        }
        String sha = "0123456789abcdef".repeat(4);
        return new Manifest(id, "1", title,
                "A convolutional variational autoencoder with sixteen latent values, trained on handwritten digits.",
                task, "MNIST", "Apache-2.0", List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
                new InputSpec(1, 28, 28, 0, 1, InputSpec.Ink.BRIGHT, new InputSpec.Normalisation(20, InputSpec.Centring.CENTRE_OF_MASS)),
                Map.of(GraphRole.ENCODER, new GraphSpec("encoder.onnx", sha,
                                List.of(new TensorSpec("picture", "FP32", List.of(-1, 1, 28, 28))),
                                List.of(new TensorSpec("latent", "FP32", List.of(-1, size)))),
                        GraphRole.DECODER, new GraphSpec("decoder.onnx", sha,
                                List.of(new TensorSpec("latent", "FP32", List.of(-1, size))),
                                List.of(new TensorSpec("picture", "FP32", List.of(-1, 1, 28, 28))))),
                new LatentSpec(size, statistics, List.of(), quantiles, rising, rising),
                List.of(new Metric("mean squared error", 0.00712, "per pixel, values 0..1", "test, 10,000 pictures",
                                "Mean over all pixels of the squared difference between picture and reconstruction.", 0.0075),
                        new Metric("class accuracy of a linear probe", 0.953, "", "test, 10,000 pictures",
                                "Logistic regression on the latents of the training pictures.", 0.97),
                        new Metric("Kullback-Leibler divergence", 21.4, "nats per picture", "test, 10,000 pictures", "Closed form.", null)),
                new Provenance("ConvolutionalVariationalAutoencoder", Map.of("learningRate", 0.001, "batch", 128, "beta", 0.5),
                        1_712_345, 20240517, Map.of("train-images-idx3-ubyte.gz", sha), "0123abc", "Eclipse Adoptium 25", "Linux 6.8 amd64",
                        "CPU, 2 threads", "2025-11-20T21:14:00Z", 1861, 28, history));
    }
}
