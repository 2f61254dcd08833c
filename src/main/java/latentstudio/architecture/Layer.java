package latentstudio.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.function.Function;

/**
 * One step of a network: a tensor in, a tensor out. The set is closed, so that whoever walks a network (the ONNX
 * exporter does) can be held by the compiler to know every kind.
 *
 * <p>Not thread-safe while it is trained; the caller owns the tensors.
 */
public abstract sealed class Layer extends AbstractBlock
        permits Convolution, TransposedConvolution, Dense, Activation, PixelShuffle, Reshape, BilinearResize, Residual {

    /**
     * Computes the layer.
     *
     * @param input  [N, ...]
     * @param values gives the array that a parameter holds on the input's device
     */
    abstract NDArray compute(NDArray input, Function<Parameter, NDArray> values);

    /** The output's shape for an input's shape, both with the batch axis in front. */
    public abstract Shape outputShape(Shape input);

    @Override
    protected NDList forwardInternal(ParameterStore store, NDList inputs, boolean training,
                                     PairList<String, Object> options) {
        NDArray input = inputs.singletonOrThrow();
        return new NDList(compute(input, parameter -> store.getValue(parameter, input.getDevice(), training)));
    }

    @Override
    public final Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {outputShape(inputs[0])};
    }

    final Parameter parameter(String name, Parameter.Type type, long... shape) {
        return addParameter(Parameter.builder().setName(name).setType(type).optShape(new Shape(shape)).build());
    }
}
