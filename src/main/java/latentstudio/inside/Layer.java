package latentstudio.inside;

import latentstudio.inside.Operation.Size;
import latentstudio.model.GraphRole;
import latentstudio.model.TensorSpec;

/**
 * One layer of a network: an operation and what becomes of its sums.
 *
 * @param role   of the graph that it belongs to
 * @param tensor what it gives, as the graph knows it
 * @param inputs the layers that it takes, by their numbers
 * @param size   of its maps, whose values are those of the tensor in their order
 */
record Layer(GraphRole role, TensorSpec tensor, Operation operation, Activation activation, int[] inputs, Size size) {
    Layer with(Activation after, String name) {
        return new Layer(role, new TensorSpec(name, tensor.dtype(), tensor.shape()), operation, after, inputs, size);
    }

    Layer with(Operation resized, Size maps) {
        return new Layer(role, tensor, resized, activation, inputs, maps);
    }
}
