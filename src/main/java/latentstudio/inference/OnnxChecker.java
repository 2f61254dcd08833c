package latentstudio.inference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import latentstudio.image.RefusedException;
import latentstudio.model.GraphSpec;
import latentstudio.model.OnnxMessage;
import latentstudio.model.TensorSpec;

/**
 * Looks through an ONNX graph that somebody brings, before ONNX Runtime loads it: it may hold nothing but what the studio's own exporter
 * writes, by an allow-list, so no control flow, no functions, no external data, no operators of other domains; it takes and gives what its
 * specification says; and the shape of every tensor on the way is known and bounded, as is the arithmetic. Shapes follow the operators'
 * definitions in operator set 18 (<i>ONNX Operators</i>, onnx.ai). Stateless; an instance is one graph.
 */
public final class OnnxChecker {
    /** Multiplications for one picture; the largest network that is learned here takes a fifth of it. */
    private static final long MOST_WORK = 10_000_000_000L;
    /** Values of one tensor for one picture, 16 MB. */
    private static final long MOST_VALUES = 1 << 22;
    private static final int MOST_AXES = 4;
    private static final int OPERATOR_SET = 18;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int FLOAT16 = 10;
    /** The attributes that each operator may have. */
    private static final Map<String, Set<String>> OPERATORS = Map.ofEntries(Map.entry("Add", Set.of()), Map.entry("Sub", Set.of()), Map.entry("Mul", Set.of()),
            Map.entry("Relu", Set.of()), Map.entry("Sigmoid", Set.of()), Map.entry("Clip", Set.of()), Map.entry("Cast", Set.of("to")),
            Map.entry("MatMul", Set.of()), Map.entry("Gemm", Set.of("transB")), Map.entry("Reshape", Set.of()),
            Map.entry("Conv", Set.of("kernel_shape", "strides", "pads")), Map.entry("ConvTranspose", Set.of("kernel_shape", "strides", "pads")),
            Map.entry("DepthToSpace", Set.of("blocksize", "mode")), Map.entry("Resize", Set.of("axes", "mode", "coordinate_transformation_mode")));

    /** Of every tensor so far; {@link TensorSpec#DYNAMIC} is the batch. */
    private final Map<String, long[]> shapes = new HashMap<>();
    /** Of the integer tensors among the constants. */
    private final Map<String, long[]> integers = new HashMap<>();
    private long work;

    private OnnxChecker() {
    }

    /**
     * Looks through a graph.
     *
     * @param file the bytes of an {@code .onnx} file
     * @param spec what it has to take and to give, of fixed sizes
     * @throws IOException if it is not such a graph; the message says what was expected and what came
     */
    public static void check(byte[] file, GraphSpec spec) throws IOException {
        try {
            new OnnxChecker().checkModel(ByteBuffer.wrap(file), spec);
        } catch (ArithmeticException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("%s: expected shapes that fit together and are not too large".formatted(spec.file()), e);
        } catch (IOException e) {
            throw new IOException(spec.file() + ": " + e.getMessage(), e);
        }
    }

    private void checkModel(ByteBuffer file, GraphSpec spec) throws IOException {
        OnnxMessage model = OnnxMessage.read("model", file, Set.of(1), Set.of(2, 3, 7, 8));
        for (ByteBuffer part : model.parts(8)) {
            OnnxMessage operators = OnnxMessage.read("operator set", part, Set.of(2), Set.of(1));
            if (!operators.text(1).isEmpty() || operators.integer(2) != OPERATOR_SET) {
                throw new IOException("expected operator set %d of ONNX itself, got %d of the domain '%s'".formatted(OPERATOR_SET, operators.integer(2),
                        RefusedException.quoted(operators.text(1))));
            }
        }
        OnnxMessage graph = OnnxMessage.read("graph", model.part(7), Set.of(), Set.of(1, 2, 5, 11, 12));
        requireTensors("inputs", spec.inputs(), graph.parts(11));
        requireTensors("outputs", spec.outputs(), graph.parts(12));
        for (TensorSpec input : spec.inputs()) {
            put(input.name(), lengths(input));
        }
        for (ByteBuffer constant : graph.parts(5)) {
            addConstant(OnnxMessage.read("constant", constant, Set.of(1, 2), Set.of(8, 9)));
        }
        for (ByteBuffer node : graph.parts(1)) {
            addNode(OnnxMessage.read("node", node, Set.of(), Set.of(1, 2, 3, 4, 5)));
        }
        for (TensorSpec output : spec.outputs()) {
            if (!Arrays.equals(shape(output.name()), lengths(output))) {
                throw new IOException("expected '%s' of shape %s, got %s".formatted(output.name(), output.shape(), Arrays.toString(shape(output.name()))));
            }
        }
    }

    private static long[] lengths(TensorSpec tensor) throws IOException {
        if (tensor.takesAnySize()) {
            throw new IOException("expected tensors of fixed sizes, got '%s' of shape %s".formatted(tensor.name(), tensor.shape()));
        }
        return tensor.shape().stream().mapToLong(Integer::longValue).toArray();
    }

    /** What the graph declares has to be what its specification says. */
    private static void requireTensors(String what, List<TensorSpec> expected, List<ByteBuffer> declared) throws IOException {
        List<TensorSpec> found = new ArrayList<>();
        for (ByteBuffer part : declared) {
            OnnxMessage value = OnnxMessage.read("tensor", part, Set.of(), Set.of(1, 2));
            OnnxMessage type = OnnxMessage.read("type", value.part(2), Set.of(), Set.of(1));
            OnnxMessage tensor = OnnxMessage.read("type", type.part(1), Set.of(1), Set.of(2));
            if (tensor.integer(1) != FLOAT) {
                throw new IOException("expected tensors of FP32, got one of the type %d".formatted(tensor.integer(1)));
            }
            List<Integer> lengths = new ArrayList<>();
            for (ByteBuffer axis : OnnxMessage.read("shape", tensor.part(2), Set.of(), Set.of(1)).parts(1)) {
                long length = OnnxMessage.read("axis", axis, Set.of(1), Set.of(2)).integer(1);
                lengths.add(length == 0 ? TensorSpec.DYNAMIC : Math.toIntExact(length));
            }
            found.add(new TensorSpec(value.text(1), "FP32", lengths));
        }
        if (!found.equals(expected)) {
            throw new IOException("expected the %s %s, as the manifest says, got %s".formatted(what, named(expected), named(found)));
        }
    }

    private static List<String> named(List<TensorSpec> tensors) {
        return tensors.stream().map(tensor -> "%s %s".formatted(RefusedException.quoted(tensor.name()), tensor.shape())).toList();
    }

    private void put(String name, long[] shape) throws IOException {
        if (shapes.putIfAbsent(name, shape) != null) {
            throw new IOException("expected every tensor once, got '%s' twice".formatted(RefusedException.quoted(name)));
        }
    }

    private long[] shape(String name) throws IOException {
        long[] shape = shapes.get(name);
        if (shape == null) {
            throw new IOException("expected the tensor '%s' before it is used, found none".formatted(RefusedException.quoted(name)));
        }
        return shape;
    }

    /** Values for one picture. */
    private static long values(long... shape) {
        return LongStream.of(shape).map(length -> length == TensorSpec.DYNAMIC ? 1 : length).reduce(1, Math::multiplyExact);
    }

    private void addConstant(OnnxMessage tensor) throws IOException {
        long[] shape = tensor.integers(1);
        int type = Math.toIntExact(tensor.integer(2));
        int bytes = switch (type) {
            case FLOAT -> Float.BYTES;
            case FLOAT16 -> Short.BYTES;
            case INT64 -> Long.BYTES;
            default -> throw new IOException("expected constants of FP32, FP16 or INT64, got one of the type %d".formatted(type));
        };
        ByteBuffer raw = tensor.part(9);
        if (LongStream.of(shape).anyMatch(length -> length < 1) || Math.multiplyExact(values(shape), bytes) != raw.remaining()) {
            throw new IOException("expected a constant with all its values, got '%s' of shape %s in %d bytes".formatted(RefusedException.quoted(tensor.text(8)),
                    Arrays.toString(shape), raw.remaining()));
        }
        put(tensor.text(8), shape);
        if (type == INT64) {
            long[] values = new long[Math.toIntExact(values(shape))];
            raw.duplicate().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
            integers.put(tensor.text(8), values);
        }
    }

    private void addNode(OnnxMessage node) throws IOException {
        String operator = node.text(4);
        Set<String> known = OPERATORS.get(operator);
        if (known == null) {
            throw new IOException("expected operators that the studio writes, %s, got '%s'".formatted(OPERATORS.keySet().stream().sorted().toList(),
                    RefusedException.quoted(operator)));
        }
        Map<String, OnnxMessage> attributes = new HashMap<>();
        for (ByteBuffer part : node.parts(5)) {
            OnnxMessage attribute = OnnxMessage.read("attribute of " + operator, part, Set.of(3, 8, 20), Set.of(1, 4));
            attributes.put(attribute.text(1), attribute);
        }
        if (!known.containsAll(attributes.keySet())) {
            Set<String> others = new HashSet<>(attributes.keySet());
            others.removeAll(known);
            throw new IOException("expected no other attributes of %s than %s, got %s".formatted(operator, known, RefusedException.quoted(others.toString())));
        }
        long[] shape = infer(operator, node.texts(1), attributes);
        long values = values(shape);
        if (shape.length > MOST_AXES || values < 1 || values > MOST_VALUES) {
            throw new IOException("expected tensors of at most %d axes and %,d values a picture, got %s after %s".formatted(MOST_AXES, MOST_VALUES,
                    Arrays.toString(shape), operator));
        }
        spend(values);
        if (node.texts(2).size() != 1) {
            throw new IOException("expected one output of %s, got %d".formatted(operator, node.texts(2).size()));
        }
        put(node.text(2), shape);
    }

    private void spend(long multiplications) throws IOException {
        work = Math.addExact(work, multiplications);
        if (work > MOST_WORK) {
            throw new IOException("expected at most %,d multiplications a picture, got more".formatted(MOST_WORK));
        }
    }

    private long[] infer(String operator, List<String> inputs, Map<String, OnnxMessage> attributes) throws IOException {
        long[] first = shape(inputs.getFirst());
        return switch (operator) {
            case "Add", "Sub", "Mul" -> broadcast(first, shape(inputs.get(1)));
            case "MatMul" -> product(first, shape(inputs.get(1)), false);
            case "Gemm" -> product(first, shape(inputs.get(1)), attributes.containsKey("transB") && attributes.get("transB").integer(3) != 0);
            case "Conv" -> convolved(first, shape(inputs.get(1)), window(attributes), false);
            case "ConvTranspose" -> convolved(first, shape(inputs.get(1)), window(attributes), true);
            case "DepthToSpace" -> spread(first, attributes.get("blocksize"));
            case "Reshape" -> reshaped(first, constant(inputs.get(1)));
            case "Resize" -> resized(first, attributes.get("axes"), constant(inputs.get(3)));
            default -> first;
        };
    }

    private long[] constant(String name) throws IOException {
        long[] values = integers.get(name);
        if (values == null) {
            throw new IOException("expected a constant shape, got '%s'".formatted(RefusedException.quoted(name)));
        }
        return values;
    }

    private static long[] broadcast(long[] one, long[] other) throws IOException {
        long[] shape = new long[Math.max(one.length, other.length)];
        for (int back = 1; back <= shape.length; back++) {
            long a = back > one.length ? 1 : one[one.length - back];
            long b = back > other.length ? 1 : other[other.length - back];
            if (a != b && a != 1 && b != 1) {
                throw new IOException("expected shapes that fit together, got %s and %s".formatted(Arrays.toString(one), Arrays.toString(other)));
            }
            shape[shape.length - back] = a == 1 ? b : a;
        }
        return shape;
    }

    private long[] product(long[] rows, long[] matrix, boolean turned) throws IOException {
        long in = matrix[turned ? 1 : 0];
        if (rows.length != 2 || matrix.length != 2 || rows[1] != in) {
            throw new IOException("expected rows of %d values, got %s".formatted(in, Arrays.toString(rows)));
        }
        spend(values(matrix));
        return new long[] {rows[0], matrix[turned ? 0 : 1]};
    }

    /** Kernel, strides and padding of a convolution: [2], [2] and [4]. */
    private static long[][] window(Map<String, OnnxMessage> attributes) throws IOException {
        long[][] window = new long[3][];
        String[] names = {"kernel_shape", "strides", "pads"};
        for (int i = 0; i < names.length; i++) {
            OnnxMessage attribute = attributes.get(names[i]);
            window[i] = attribute == null ? new long[0] : attribute.integers(8);
            int least = i < 2 ? 1 : 0;
            if (window[i].length != (i < 2 ? 2 : 4) || LongStream.of(window[i]).anyMatch(value -> value < least || value > 64)) {
                throw new IOException("expected %s of %d to 64, got %s".formatted(names[i], least, Arrays.toString(window[i])));
            }
        }
        return window;
    }

    private long[] convolved(long[] pictures, long[] weights, long[][] window, boolean transposed) throws IOException {
        if (pictures.length != 4 || weights.length != 4 || weights[transposed ? 0 : 1] != pictures[1]
                || weights[2] != window[0][0] || weights[3] != window[0][1]) {
            throw new IOException("expected weights that fit pictures of shape %s, got %s".formatted(Arrays.toString(pictures), Arrays.toString(weights)));
        }
        long[] shape = {pictures[0], weights[transposed ? 1 : 0], 0, 0};
        for (int axis = 0; axis < 2; axis++) {
            long length = pictures[axis + 2];
            long padding = window[2][axis] + window[2][axis + 2];
            shape[axis + 2] = transposed ? Math.multiplyExact(length - 1, window[1][axis]) + window[0][axis] - padding
                    : Math.floorDiv(length + padding - window[0][axis], window[1][axis]) + 1;
        }
        long positions = transposed ? Math.multiplyExact(pictures[2], pictures[3]) : Math.multiplyExact(shape[2], shape[3]);
        spend(Math.multiplyExact(values(weights), positions));
        return shape;
    }

    private static long[] spread(long[] pictures, OnnxMessage blocksize) throws IOException {
        long side = blocksize == null ? 0 : blocksize.integer(3);
        if (side < 1 || side > 64 || pictures.length != 4 || pictures[1] % (side * side) != 0) {
            throw new IOException("expected channels for blocks of %d, got %s".formatted(side, Arrays.toString(pictures)));
        }
        return new long[] {pictures[0], pictures[1] / (side * side), Math.multiplyExact(pictures[2], side), Math.multiplyExact(pictures[3], side)};
    }

    private static long[] reshaped(long[] shape, long[] wanted) throws IOException {
        long[] item = Arrays.copyOfRange(wanted, 1, wanted.length);
        if (wanted[0] != TensorSpec.DYNAMIC || shape[0] != TensorSpec.DYNAMIC || LongStream.of(item).anyMatch(length -> length < 1) || values(item) != values(shape)) {
            throw new IOException("expected a shape for items of %s, got %s".formatted(Arrays.toString(shape), Arrays.toString(wanted)));
        }
        return wanted;
    }

    private static long[] resized(long[] pictures, OnnxMessage axes, long[] sides) throws IOException {
        if (pictures.length != 4 || axes == null || !Arrays.equals(axes.integers(8), new long[] {2, 3}) || sides.length != 2
                || LongStream.of(sides).anyMatch(side -> side < 1)) {
            throw new IOException("expected the height and width of pictures, got %s".formatted(Arrays.toString(sides)));
        }
        return new long[] {pictures[0], pictures[1], sides[0], sides[1]};
    }
}
