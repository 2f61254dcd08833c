package latentstudio.architecture;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;

/** Runs single layers. */
final class LayerFixture {
    private LayerFixture() {
    }

    static NDManager manager() {
        return Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
    }

    /** Gives a layer random weights, biases too. */
    static <L extends Layer> L initialised(L layer, NDManager manager, Shape input) {
        for (Parameter parameter : layer.getDirectParameters().values()) {
            parameter.setInitializer((owner, shape, type) -> owner.randomNormal(shape));
        }
        layer.initialize(manager, DataType.FLOAT32, input);
        return layer;
    }

    static NDArray run(Layer layer, NDArray input) {
        return layer.forward(new ParameterStore(input.getManager(), false), new NDList(input), false).singletonOrThrow();
    }
}
