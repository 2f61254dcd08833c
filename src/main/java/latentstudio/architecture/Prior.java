package latentstudio.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.util.Pair;
import java.util.List;

/**
 * The velocity at which noise flows towards latents of a class, from which a prior is sampled: Y. Lipman et al.,
 * <i>Flow Matching for Generative Modeling</i>, 2023, section 2. Latents are in units of their standard deviation.
 */
public final class Prior extends Network {
    private static final int WIDTH = 256;
    private static final int FREQUENCIES = 8;

    private final int latentSize;
    private final int classes;
    private final SequentialBlock layers;

    /**
     * @param latentSize Z
     * @param classes    K
     */
    public Prior(int latentSize, int classes) {
        this.latentSize = latentSize;
        this.classes = classes;
        layers = sequence(List.of(
                new Dense(latentSize + classes + 2 * FREQUENCIES, WIDTH), new Activation(Activation.Kind.SILU), // [N, 256]
                block(), block(), block(), new Dense(WIDTH, latentSize))); // [N, Z]
    }

    private static Layer block() {
        return new Residual(new Dense(WIDTH, WIDTH), new Activation(Activation.Kind.SILU),
                new Dense(WIDTH, WIDTH), new Activation(Activation.Kind.SILU));
    }

    @Override
    public Prior initialise(NDManager manager, int seed) {
        return (Prior) super.initialise(manager, seed);
    }

    @Override
    void initialise(NDManager manager) {
        initialise(layers, manager, new Shape(1, inputSize()));
    }

    /** {@inheritDoc} The items are rows of {@link #inputSize} values: a latent, its class and the time's features. */
    @Override
    public NDArray forward(NDArray items, boolean training) {
        return forward(layers, items, training);
    }

    /**
     * The velocity of latents on their way.
     *
     * @param latents [N, Z]
     * @param classes [N, K], 1 at the class and 0 elsewhere, or all 0 for any class
     * @param time    [N, 1], 0 for noise to 1 for latents
     * @return [N, Z]
     */
    public NDArray velocity(NDArray latents, NDArray classes, NDArray time, boolean training) {
        NDArray angles = time.matMul(time.getManager().create(frequencies(), new Shape(1, FREQUENCIES))); // [N, F]
        return forward(new NDList(latents, classes, angles.sin(), angles.cos())
                .stream().reduce((left, right) -> left.concat(right, 1)).orElseThrow(), training);
    }

    /** What the network is told of a time, as {@link #velocity} tells it: sines, then cosines. */
    public float[] timeFeatures(double time) {
        float[] features = new float[2 * FREQUENCIES];
        float[] frequencies = frequencies();
        for (int i = 0; i < FREQUENCIES; i++) {
            features[i] = (float) Math.sin(frequencies[i] * time);
            features[FREQUENCIES + i] = (float) Math.cos(frequencies[i] * time);
        }
        return features;
    }

    private static float[] frequencies() {
        float[] frequencies = new float[FREQUENCIES];
        for (int i = 0; i < FREQUENCIES; i++) {
            frequencies[i] = (float) (Math.PI / 2 * Math.pow(1.6, i)); // from a quarter of a turn to seven turns
        }
        return frequencies;
    }

    @Override
    public List<Parameter> parameters() {
        return layers.getParameters().stream().map(Pair::getValue).toList();
    }

    /** The layers from a row of {@link #inputSize} values to a velocity, in order. */
    public List<Layer> layers() {
        return layers(layers);
    }

    public int latentSize() {
        return latentSize;
    }

    public int classes() {
        return classes;
    }

    /** Z + K + the number of the time's features. */
    public int inputSize() {
        return latentSize + classes + 2 * FREQUENCIES;
    }
}
