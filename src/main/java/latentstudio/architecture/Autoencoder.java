package latentstudio.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.util.Pair;
import java.util.List;
import java.util.stream.Stream;

/**
 * An encoder and a decoder that meet in the latent space.
 *
 * <p>The encoder is a trunk and one or two heads that read the trunk's output: the latent (the posterior mean of a
 * variational autoencoder) and, for that, the logarithm of the posterior's variance.
 */
public final class Autoencoder extends Network {
    private final Shape picture;
    private final int latentSize;
    private final SequentialBlock trunk;
    private final SequentialBlock mean;
    private final Dense logVariance;
    private final SequentialBlock decoder;

    /**
     * @param picture     [C, H, W]
     * @param latentSize  Z
     * @param trunk       layers from [N, C, H, W] to [N, F]
     * @param mean        layers from [N, F] to [N, Z]
     * @param logVariance the same for the posterior's log variance, or null where the encoder is not variational
     * @param decoder     layers from [N, Z] to [N, C, H, W], values in 0..1
     */
    Autoencoder(Shape picture, int latentSize, List<Layer> trunk, List<Layer> mean, Dense logVariance,
                List<Layer> decoder) {
        this.picture = picture;
        this.latentSize = latentSize;
        this.trunk = sequence(trunk);
        this.mean = sequence(mean);
        this.logVariance = logVariance;
        this.decoder = sequence(decoder);
    }

    @Override
    public Autoencoder initialise(NDManager manager, int seed) {
        return (Autoencoder) super.initialise(manager, seed);
    }

    @Override
    void initialise(NDManager manager) {
        Shape features = initialise(trunk, manager, new Shape(1).addAll(picture));
        initialise(mean, manager, features);
        if (logVariance != null) {
            initialise(logVariance, manager, features);
        }
        initialise(decoder, manager, new Shape(1, latentSize));
    }

    /**
     * The latents of pictures.
     *
     * @param pictures [N, C, H, W], values in 0..1
     * @return [N, Z], and where the encoder is variational [N, Z] again: the log variance
     */
    public NDList encode(NDArray pictures, boolean training) {
        NDArray features = forward(trunk, pictures, training); // [N, F]
        NDList latents = new NDList(forward(mean, features, training)); // [N, Z]
        if (logVariance != null) {
            latents.add(forward(logVariance, features, training)); // [N, Z]
        }
        return latents;
    }

    /**
     * The pictures of latents.
     *
     * @param latents [N, Z]
     * @return [N, C, H, W], values in 0..1
     */
    public NDArray decode(NDArray latents, boolean training) {
        return forward(decoder, latents, training);
    }

    /** Pictures from their latents (the posterior's means), both [N, C, H, W]. */
    @Override
    public NDArray forward(NDArray pictures, boolean training) {
        return decode(encode(pictures, training).head(), training);
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.of(trunk, mean, logVariance, decoder).filter(block -> block != null)
                .flatMap(block -> block.getParameters().stream()).map(Pair::getValue).toList();
    }

    /** The encoder's layers up to its heads, in order. */
    public List<Layer> trunk() {
        return layers(trunk);
    }

    /** The layers of the head that gives the latent. */
    public List<Layer> mean() {
        return layers(mean);
    }

    /** The head that gives the log variance, or null. */
    public Dense logVariance() {
        return logVariance;
    }

    /** The decoder's layers, in order. */
    public List<Layer> decoder() {
        return layers(decoder);
    }

    /** [C, H, W]. */
    public Shape picture() {
        return picture;
    }

    public int latentSize() {
        return latentSize;
    }
}
