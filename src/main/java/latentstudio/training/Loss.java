package latentstudio.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import latentstudio.architecture.Autoencoder;

/** What training makes small; each is a mean over the batch and a scalar. */
enum Loss {
    /**
     * Binary cross-entropy between the grey value of each pixel and its reconstruction, the mean over pixels. With
     * values between black and white it does not reach 0: its floor is the pictures' own entropy. C. Bishop,
     * <i>Pattern Recognition and Machine Learning</i>, 2006, equation 4.90.
     */
    BINARY_CROSS_ENTROPY("binary cross-entropy, mean per pixel") {
        @Override
        NDArray compute(Autoencoder model, NDArray pictures, double decoderVariance, boolean training) {
            NDArray latents = model.encode(pictures, training).head(); // [N, Z]
            NDArray reconstruction = model.decode(latents, training)
                    .clip(MARGIN, 1 - MARGIN); // [N, 1, H, W], so that no logarithm is infinite
            NDArray ink = pictures.mul(reconstruction.log()); // [N, 1, H, W]
            NDArray paper = pictures.mul(-1).add(1).mul(reconstruction.mul(-1).add(1).log()); // [N, 1, H, W]
            return ink.add(paper).mean().neg();
        }
    },
    /** The squared error between a picture and its reconstruction, the sum over its pixels. */
    SQUARED_ERROR("squared error, sum over a picture's pixels") {
        @Override
        NDArray compute(Autoencoder model, NDArray pictures, double decoderVariance, boolean training) {
            NDArray latents = model.encode(pictures, training).head(); // [N, Z]
            NDArray error = model.decode(latents, training).sub(pictures); // [N, 1, H, W]
            return error.mul(error).sum().div((float) pictures.getShape().get(0));
        }
    },
    /**
     * The negative evidence lower bound in nats per picture: squared error over twice the decoder's variance plus the
     * divergence of the posterior from N(0, I). D. Kingma, M. Welling, <i>Auto-Encoding Variational Bayes</i>, 2014,
     * equation 10 and appendix B, with a Gaussian decoder of fixed variance and without its constant. While training,
     * one latent is sampled a picture; otherwise the posterior's mean stands for it, so that the figure has no noise.
     */
    NEGATIVE_EVIDENCE_LOWER_BOUND("negative evidence lower bound, nats per picture without constant") {
        @Override
        NDArray compute(Autoencoder model, NDArray pictures, double decoderVariance, boolean training) {
            NDList posterior = model.encode(pictures, training);
            NDArray mean = posterior.get(0); // [N, Z]
            NDArray logVariance = posterior.get(1); // [N, Z]
            NDArray latents = mean;
            if (training) {
                NDArray noise = pictures.getManager().randomNormal(mean.getShape()); // [N, Z]
                latents = mean.add(logVariance.mul(0.5).exp().mul(noise)); // [N, Z], the reparameterisation trick
            }
            NDArray error = model.decode(latents, training).sub(pictures); // [N, 1, H, W]
            long count = pictures.getShape().get(0);
            NDArray distortion = error.mul(error).sum().div((float) (2 * decoderVariance * count));
            NDArray divergence = mean.mul(mean).add(logVariance.exp()).sub(logVariance).sub(1).sum().div(2f * count);
            return distortion.add(divergence);
        }
    };

    private static final double MARGIN = 1e-7;

    private final String label;

    Loss(String label) {
        this.label = label;
    }

    /**
     * Computes the loss.
     *
     * @param pictures        [N, C, H, W], values in 0..1; its manager owns what is computed
     * @param decoderVariance of a Gaussian decoder, in squared pixel values; unused by others
     * @param training        whether gradients are wanted and latents are sampled
     */
    abstract NDArray compute(Autoencoder model, NDArray pictures, double decoderVariance, boolean training);

    /** The name with its unit. */
    String label() {
        return label;
    }
}
