package latentstudio.inside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import latentstudio.inside.Operation.Size;
import latentstudio.latent.InvalidRequestException;
import latentstudio.model.GraphRole;
import latentstudio.model.OnnxFile;
import latentstudio.model.OnnxFile.Node;
import latentstudio.model.OnnxFile.Tensor;
import latentstudio.model.TensorSpec;

/**
 * Finds the layers in a graph's nodes: an activation belongs to the layer before it, and so does a change of shape. Not thread-safe.
 */
final class LayerReader {
    private final GraphRole role;
    private final OnnxFile file;
    private final List<Layer> layers;
    /** The layer whose values a tensor has. */
    private final Map<String, Integer> owners = new HashMap<>();
    /** Names of constants that are made of others, by the others' names. */
    private final Map<String, String> casts = new HashMap<>();
    /** Half of a sigmoid-weighted unit: what its sigmoid is called, by what that takes. */
    private final Map<String, String> gates = new HashMap<>();

    private LayerReader(GraphRole role, OnnxFile file, List<Layer> before) {
        this.role = role;
        this.file = file;
        layers = new ArrayList<>(before);
    }

    /**
     * Adds the layers of a graph to those that come before it.
     *
     * @param before their numbers stay
     * @param input  what the graph takes, of one size
     * @throws InvalidRequestException if it has a node of a kind that is not known here
     */
    static List<Layer> read(GraphRole role, OnnxFile file, TensorSpec input, List<Layer> before) {
        LayerReader reader = new LayerReader(role, file, before);
        reader.add(new Layer(role, input, new Operation.Input(), Activation.NONE, new int[0], size(input.shape())));
        try {
            file.nodes().forEach(reader::add);
        } catch (IndexOutOfBoundsException | NullPointerException | ArithmeticException e) {
            throw unknown("of shapes that do not fit");
        }
        return List.copyOf(reader.layers);
    }

    private static Size size(List<Integer> shape) {
        return switch (shape.size()) {
            case 2 -> new Size(1, 1, shape.get(1));
            case 4 -> new Size(shape.get(1), shape.get(2), shape.get(3));
            default -> throw unknown("of %d axes".formatted(shape.size()));
        };
    }

    private void add(Layer layer) {
        owners.put(layer.tensor().name(), layers.size());
        layers.add(layer);
    }

    private void add(Node node) {
        switch (node.operator()) {
            case "Cast" -> casts.put(node.output(), node.inputs().getFirst());
            case "Conv" -> convolution(node);
            case "ConvTranspose" -> transposed(node);
            case "Gemm" -> dense(node);
            case "DepthToSpace" -> shuffle(node);
            case "Resize" -> resize(node);
            case "Add" -> sum(node);
            case "Reshape" -> reshape(node);
            case "Relu" -> activate(node, Activation.RELU, node.inputs().getFirst());
            case "Clip" -> clamp(node);
            case "Sigmoid" -> {
                String input = node.inputs().getFirst();
                if (file.nodes().stream().anyMatch(other -> other.operator().equals("Mul") && other.inputs().equals(List.of(input, node.output())))) {
                    gates.put(input, node.output());
                } else {
                    activate(node, Activation.SIGMOID, input);
                }
            }
            case "Mul" -> {
                String input = node.inputs().getFirst();
                require(node.inputs().get(1).equals(gates.get(input)), node);
                activate(node, Activation.SILU, input);
            }
            default -> require(false, node);
        }
    }

    private void convolution(Node node) {
        Layer input = layers.get(owner(node, 0));
        Tensor weight = constant(node, 1);
        int kernel = (int) weight.shape()[2];
        int stride = (int) node.integers("strides", 1, 1)[0];
        long[] pads = node.integers("pads", 0, 0, 0, 0);
        require(weight.shape()[1] == input.size().maps() && weight.shape()[3] == kernel, node);
        int height = (input.size().height() + (int) (pads[0] + pads[2]) - kernel) / stride + 1;
        int width = (input.size().width() + (int) (pads[1] + pads[3]) - kernel) / stride + 1;
        add(node, new Operation.Convolution(weight, constant(node, 2), kernel, stride, (int) pads[0], (int) pads[1]),
                new Size((int) weight.shape()[0], height, width), owner(node, 0));
    }

    private void transposed(Node node) {
        Size input = layers.get(owner(node, 0)).size();
        Tensor weight = constant(node, 1);
        int kernel = (int) weight.shape()[2];
        int stride = (int) node.integers("strides", 1, 1)[0];
        long[] pads = node.integers("pads", 0, 0, 0, 0);
        require(weight.shape()[0] == input.maps() && weight.shape()[3] == kernel && pads[0] == 0 && pads[1] == 0, node);
        int height = (input.height() - 1) * stride + kernel - (int) pads[2];
        int width = (input.width() - 1) * stride + kernel - (int) pads[3];
        add(node, new Operation.TransposedConvolution(weight, constant(node, 2), kernel, stride, input),
                new Size((int) weight.shape()[1], height, width), owner(node, 0));
    }

    private void dense(Node node) {
        Size input = layers.get(owner(node, 0)).size();
        Tensor weight = constant(node, 1);
        require(node.integers("transB", 0)[0] == 1 && weight.shape()[1] == input.values(), node);
        Size output = new Size(1, 1, (int) weight.shape()[0]);
        add(node, new Operation.Dense(weight, constant(node, 2), input, output), output, owner(node, 0));
    }

    private void shuffle(Node node) {
        Size input = layers.get(owner(node, 0)).size();
        int factor = (int) node.integers("blocksize", 1)[0];
        require(node.text("mode").equals("CRD") && input.maps() % (factor * factor) == 0, node);
        add(node, new Operation.PixelShuffle(factor),
                new Size(input.maps() / (factor * factor), input.height() * factor, input.width() * factor), owner(node, 0));
    }

    private void resize(Node node) {
        Size input = layers.get(owner(node, 0)).size();
        require(node.text("mode").equals("linear") && node.text("coordinate_transformation_mode").equals("half_pixel"), node);
        long[] sides = constant(node, 3).integers();
        Size output = new Size(input.maps(), (int) sides[0], (int) sides[1]);
        add(node, new Operation.Resize(input, output), output, owner(node, 0));
    }

    private void sum(Node node) {
        Size size = layers.get(owner(node, 0)).size();
        require(layers.get(owner(node, 1)).size().equals(size), node);
        add(node, new Operation.Sum(), size, owner(node, 0), owner(node, 1));
    }

    private void add(Node node, Operation operation, Size size, int... inputs) {
        List<Integer> shape = operation instanceof Operation.Dense ? List.of(TensorSpec.DYNAMIC, size.width())
                : List.of(TensorSpec.DYNAMIC, size.maps(), size.height(), size.width());
        add(new Layer(role, new TensorSpec(node.output(), "FP32", shape), operation, Activation.NONE, inputs, size));
    }

    /** The same values in their order: a row of numbers that become maps is shown as these, maps that become a row stay maps. */
    private void reshape(Node node) {
        int number = owner(node, 0);
        Layer layer = layers.get(number);
        long[] shape = constant(node, 1).integers();
        if (shape.length == 4) {
            Size maps = new Size((int) shape[1], (int) shape[2], (int) shape[3]);
            require(maps.values() == layer.size().values(), node);
            if (layer.operation() instanceof Operation.Dense dense) {
                layers.set(number, layer.with(new Operation.Dense(dense.weight(), dense.bias(), dense.input(), maps), maps));
            } else {
                require(maps.equals(layer.size()), node);
            }
        }
        owners.put(node.output(), number);
    }

    private void activate(Node node, Activation activation, String input) {
        int number = owner(node, 0);
        Layer layer = layers.get(number);
        require(layer.activation() == Activation.NONE && layer.tensor().name().equals(input) && !(layer.operation() instanceof Operation.Input), node);
        layers.set(number, layer.with(activation, node.output()));
        owners.remove(input); // what the activation took is not shown
        owners.put(node.output(), number);
    }

    private void clamp(Node node) {
        require(constant(node, 1).values()[0] == 0 && constant(node, 2).values()[0] == 1, node);
        activate(node, Activation.CLAMP, node.inputs().getFirst());
    }

    private int owner(Node node, int input) {
        Integer owner = owners.get(node.inputs().get(input));
        require(owner != null, node);
        return owner;
    }

    private Tensor constant(Node node, int input) {
        String name = node.inputs().get(input);
        Tensor tensor = file.tensors().get(casts.getOrDefault(name, name));
        require(tensor != null, node);
        return tensor;
    }

    private static void require(boolean holds, Node node) {
        if (!holds) {
            throw unknown("'%s' as it is used here".formatted(node.operator()));
        }
    }

    private static InvalidRequestException unknown(String what) {
        return new InvalidRequestException("The layers of this model cannot be shown: expected convolutions, dense layers and their like, got one %s; choose another model.".formatted(what));
    }
}
