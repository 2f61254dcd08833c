package latentstudio.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.function.Function;

/**
 * x + f(x) for layers f that keep the shape; with strided convolutions and pixel shuffles in f, nested ones make a
 * U-Net with sums where that concatenates. K. He et al., <i>Deep Residual Learning for Image Recognition</i>, 2016,
 * equation 1; O. Ronneberger et al., <i>U-Net</i>, 2015.
 */
public final class Residual extends Layer {
    private final List<Layer> layers;

    public Residual(Layer... layers) {
        this.layers = List.of(layers);
        for (int i = 0; i < layers.length; i++) {
            addChildBlock("layer" + i, layers[i]);
        }
    }

    @Override
    NDArray compute(NDArray input, Function<Parameter, NDArray> values) {
        NDArray last = input;
        for (Layer layer : layers) {
            last = layer.compute(last, values);
        }
        return last.add(input);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        Shape shape = inputs[0];
        for (Layer layer : layers) {
            layer.initialize(manager, type, shape);
            shape = layer.outputShape(shape);
        }
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape shape = input;
        for (Layer layer : layers) {
            shape = layer.outputShape(shape);
        }
        if (!shape.equals(input)) {
            throw new IllegalArgumentException("expected layers that keep the shape %s, got %s".formatted(input, shape));
        }
        return input;
    }

    /** The layers of f, in order. */
    public List<Layer> layers() {
        return layers;
    }

    @Override
    public String toString() {
        return "residual of " + layers;
    }
}
