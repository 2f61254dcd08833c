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
import java.util.ArrayList;
import java.util.List;

/**
 * What can be trained: layers with weights. Close it to free them. Not thread-safe while it is trained.
 */
public abstract sealed class Network implements AutoCloseable permits Autoencoder, Chain, Prior {
    private ParameterStore store;

    /**
     * Draws the first weights: X. Glorot, Y. Bengio, <i>Understanding the difficulty of training deep feedforward
     * neural networks</i>, 2010, equation 16; biases are 0.
     *
     * @param manager owns the weights from now on
     * @param seed    same seed, same weights
     */
    public Network initialise(NDManager manager, int seed) {
        Engine.getEngine("PyTorch").setRandomSeed(seed);
        store = new ParameterStore(manager, false);
        initialise(manager);
        return this;
    }

    abstract void initialise(NDManager manager);

    /**
     * The network's answer: pictures for pictures from an autoencoder or a denoiser, scores from a classifier.
     *
     * @param items [N, ...]
     */
    public abstract NDArray forward(NDArray items, boolean training);

    /** Every trainable parameter, always in the same order. */
    public abstract List<Parameter> parameters();

    static Shape initialise(Block block, NDManager manager, Shape input) {
        block.setInitializer(new XavierInitializer(XavierInitializer.RandomType.UNIFORM,
                XavierInitializer.FactorType.AVG, 3), Parameter.Type.WEIGHT); // equation 16: sqrt(6 / (in + out))
        block.initialize(manager, DataType.FLOAT32, input);
        return block.getOutputShapes(new Shape[] {input})[0];
    }

    final NDArray forward(Block block, NDArray input, boolean training) {
        return block.forward(store, new NDList(input), training).singletonOrThrow();
    }

    static SequentialBlock sequence(List<Layer> layers) {
        return new SequentialBlock().addAll(layers.toArray(Block[]::new));
    }

    static List<Layer> layers(SequentialBlock block) {
        List<Layer> layers = new ArrayList<>();
        block.getChildren().forEach(child -> layers.add((Layer) child.getValue()));
        return layers;
    }

    @Override
    public void close() {
        parameters().forEach(Parameter::close);
    }
}
