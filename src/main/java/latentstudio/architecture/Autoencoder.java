package latentstudio.architecture;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An encoder and a decoder that meet in the latent space.
 *
 * <p>The encoder is a trunk and one or two heads that read the trunk's output: the latent (the posterior mean of a
 * variational autoencoder) and, for that, the logarithm of the posterior's variance. Close it to free its weights. Not
 * thread-safe while it is trained.
 */
public final class Autoencoder implements AutoCloseable {
    private final Shape picture;
    private final int latentSize;
    private final SequentialBlock trunk;
    private final Dense mean;
    private final Dense logVariance;
    private final SequentialBlock decoder;
    private ParameterStore store;

    /**
     * @param picture     [C, H, W]
     * @param latentSize  Z
     * @param trunk       layers from [N, C, H, W] to [N, F]
     * @param mean        from [N, F] to [N, Z]
     * @param logVariance the same for the posterior's log variance, or null where the encoder is not variational
     * @param decoder     layers from [N, Z] to [N, C, H, W], values in 0..1
     */
    Autoencoder(Shape picture, int latentSize, List<Layer> trunk, Dense mean, Dense logVariance, List<Layer> decoder) {
        this.picture = picture;
        this.latentSize = latentSize;
        this.trunk = sequence(trunk);
        this.mean = mean;
        this.logVariance = logVariance;
        this.decoder = sequence(decoder);
    }

    /**
     * Draws the first weights: X. Glorot, Y. Bengio, <i>Understanding the difficulty of training deep feedforward
     * neural networks</i>, 2010, equation 16; biases are 0.
     *
     * @param manager owns the weights from now on
     * @param seed    same seed, same weights
     */
    public Autoencoder initialise(NDManager manager, int seed) {
        Engine.getEngine("PyTorch").setRandomSeed(seed);
        store = new ParameterStore(manager, false);
        Shape shape = new Shape(1).addAll(picture);
        Shape features = initialise(trunk, manager, shape);
        initialise(mean, manager, features);
        if (logVariance != null) {
            initialise(logVariance, manager, features);
        }
        initialise(decoder, manager, new Shape(1, latentSize));
        return this;
    }

    private static Shape initialise(Block block, NDManager manager, Shape input) {
        block.setInitializer(new XavierInitializer(XavierInitializer.RandomType.UNIFORM,
                XavierInitializer.FactorType.AVG, 3), Parameter.Type.WEIGHT); // equation 16: sqrt(6 / (in + out))
        block.initialize(manager, DataType.FLOAT32, input);
        return block.getOutputShapes(new Shape[] {input})[0];
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

    private NDArray forward(Block block, NDArray input, boolean training) {
        return block.forward(store, new NDList(input), training).singletonOrThrow();
    }

    /** Every trainable parameter, always in the same order. */
    public List<Parameter> parameters() {
        return Stream.of(trunk, mean, logVariance, decoder).filter(block -> block != null)
                .flatMap(block -> block.getParameters().stream()).map(Pair::getValue).toList();
    }

    /** The encoder's layers up to its heads, in order. */
    public List<Layer> trunk() {
        return layers(trunk);
    }

    /** The head that gives the latent. */
    public Dense mean() {
        return mean;
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

    @Override
    public void close() {
        parameters().forEach(Parameter::close);
    }

    private static SequentialBlock sequence(List<Layer> layers) {
        return new SequentialBlock().addAll(layers.toArray(Block[]::new));
    }

    private static List<Layer> layers(SequentialBlock block) {
        List<Layer> layers = new ArrayList<>();
        block.getChildren().forEach(child -> layers.add((Layer) child.getValue()));
        return layers;
    }
}
