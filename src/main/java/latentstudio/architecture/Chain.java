package latentstudio.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.List;

/** Layers one after the other: a denoiser, a classifier. */
public final class Chain extends Network {
    private final Shape input;
    private final List<SequentialBlock> stages = new ArrayList<>();

    /**
     * @param input  one item's shape, without the batch axis
     * @param stages whose outputs can each be asked for with {@link #stages(NDArray, boolean)}
     */
    @SafeVarargs
    Chain(Shape input, List<Layer>... stages) {
        this.input = input;
        for (List<Layer> stage : stages) {
            this.stages.add(sequence(stage));
        }
    }

    @Override
    public Chain initialise(NDManager manager, int seed) {
        return (Chain) super.initialise(manager, seed);
    }

    @Override
    void initialise(NDManager manager) {
        Shape shape = new Shape(1).addAll(input);
        for (SequentialBlock stage : stages) {
            shape = initialise(stage, manager, shape);
        }
    }

    @Override
    public NDArray forward(NDArray items, boolean training) {
        return stages(items, training).getLast();
    }

    /**
     * The output of each stage, in order.
     *
     * @param items [N, ...]
     */
    public List<NDArray> stages(NDArray items, boolean training) {
        List<NDArray> outputs = new ArrayList<>();
        NDArray last = items;
        for (SequentialBlock stage : stages) {
            last = forward(stage, last, training);
            outputs.add(last);
        }
        return outputs;
    }

    @Override
    public List<Parameter> parameters() {
        return stages.stream().flatMap(stage -> stage.getParameters().stream()).map(Pair::getValue).toList();
    }

    /** The layers of each stage, in order. */
    public List<List<Layer>> stages() {
        return stages.stream().map(Network::layers).toList();
    }

    /** One item's shape, without the batch axis. */
    public Shape input() {
        return input;
    }
}
