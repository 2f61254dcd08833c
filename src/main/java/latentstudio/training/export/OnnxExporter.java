package latentstudio.training.export;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import latentstudio.architecture.Activation;
import latentstudio.architecture.Autoencoder;
import latentstudio.architecture.BilinearResize;
import latentstudio.architecture.Chain;
import latentstudio.architecture.Convolution;
import latentstudio.architecture.Dense;
import latentstudio.architecture.Layer;
import latentstudio.architecture.PixelShuffle;
import latentstudio.architecture.Prior;
import latentstudio.architecture.Reshape;
import latentstudio.architecture.Residual;
import latentstudio.architecture.TransposedConvolution;
import latentstudio.training.export.OnnxGraph.Attribute;

/**
 * Writes networks as ONNX models (IR version 9, operator set 18) by walking their layers; the batch axis stays free.
 * Thread-safe: every call works on a graph of its own.
 */
public final class OnnxExporter {
    /** The encoder's input, [N, C, H, W] in 0..1. */
    public static final String PICTURE = "picture";
    /** The encoder's first output and the decoder's input, [N, Z]. */
    public static final String LATENT = "latent";
    /** The second output of a variational encoder, [N, Z]. */
    public static final String LOG_VARIANCE = "log_variance";
    /** The decoder's output, [N, C, H, W] in 0..1. */
    public static final String RECONSTRUCTION = "reconstruction";

    /** A classifier's first output, [N, F]: what its last layer reads. */
    public static final String FEATURES = "features";
    /** A classifier's second output, [N, K]: one score a class, before the softmax. */
    public static final String SCORES = "scores";
    /** The input of a light's graph, [N, 6, H, W]: an overview. */
    public static final String OVERVIEW = "overview";
    /** What a light's graph answers, [N, 3, H, W], 0..1. */
    public static final String LIGHT = "light";
    /** A restorer's input, [N, 3, H, W], 0 ink to 1 paper. */
    public static final String PAGE = "page";
    /** A denoiser's or a restorer's output, [N, C, H, W] in 0..1. */
    public static final String CLEANED = "cleaned";

    /** A prior's first input, [N, Z], from N(0, I). */
    public static final String NOISE = "noise";
    /** A prior's second input, [N, K]: 1 at the class and 0 elsewhere, or all 0 for any class. */
    public static final String LABEL = "label";
    /** A prior's third input, [N, 1]: what the noise is multiplied with; 1 samples as the latents were spread. */
    public static final String TEMPERATURE = "temperature";

    private static final int STEPS = 10;
    private static final String VERSION = "1";

    private OnnxExporter() {
    }

    /** The encoder as an {@code .onnx} file: {@value #PICTURE} to {@value #LATENT} and perhaps {@value #LOG_VARIANCE}. */
    public static byte[] encoder(Autoencoder model) {
        OnnxGraph graph = new OnnxGraph("encoder", VERSION);
        graph.input(PICTURE, model.picture().getShape());
        Walk walk = new Walk(graph, "trunk", PICTURE, new Shape(1).addAll(model.picture()));
        model.trunk().forEach(layer -> walk.add(layer, null));
        Walk head = new Walk(graph, "head", walk.tensor, walk.shape);
        head.addAll(model.mean(), LATENT);
        graph.output(LATENT, model.latentSize());
        if (model.logVariance() != null) {
            Walk second = new Walk(graph, "head_variance", walk.tensor, walk.shape);
            second.add(model.logVariance(), LOG_VARIANCE);
            graph.output(LOG_VARIANCE, model.latentSize());
        }
        return graph.toByteArray();
    }

    /** The decoder as an {@code .onnx} file: {@value #LATENT} to {@value #RECONSTRUCTION}. */
    public static byte[] decoder(Autoencoder model) {
        return layers("decoder", model.decoder(), LATENT, new Shape(1, model.latentSize()), RECONSTRUCTION);
    }

    /** A denoiser as an {@code .onnx} file: {@value #PICTURE} to {@value #CLEANED}. */
    public static byte[] denoiser(Chain network) {
        return layers("denoiser", network.stages().getFirst(), PICTURE, new Shape(1).addAll(network.input()), CLEANED);
    }

    /** A restorer as an {@code .onnx} file: {@value #PAGE} to {@value #CLEANED}, of any height and width of its multiple. */
    public static byte[] restorer(Chain network) {
        return ofAnySize("restorer", network, PAGE, CLEANED);
    }

    /** The light of a page as an {@code .onnx} file: {@value #OVERVIEW} to {@value #LIGHT}, likewise. */
    public static byte[] light(Chain network) {
        return ofAnySize("light", network, OVERVIEW, LIGHT);
    }

    private static byte[] ofAnySize(String name, Chain network, String from, String to) {
        OnnxGraph graph = new OnnxGraph(name, VERSION);
        graph.input(from, network.input().get(0), -1, -1);
        Walk walk = new Walk(graph, "layer", from, new Shape(1).addAll(network.input()));
        walk.addAll(network.stages().getFirst(), to);
        graph.output(to, 3, -1, -1);
        return graph.toByteArray();
    }

    /** A classifier, whose last stage gives the scores, as an {@code .onnx} file: {@value #PICTURE} to {@value #FEATURES} and {@value #SCORES}. */
    public static byte[] classifier(Chain network) {
        OnnxGraph graph = new OnnxGraph("classifier", VERSION);
        graph.input(PICTURE, network.input().getShape());
        Walk walk = new Walk(graph, "layer", PICTURE, new Shape(1).addAll(network.input()));
        List<List<Layer>> stages = network.stages();
        walk.addAll(stages.subList(0, stages.size() - 1).stream().flatMap(List::stream).toList(), FEATURES);
        graph.output(FEATURES, item(walk.shape));
        walk.addAll(stages.getLast(), SCORES);
        graph.output(SCORES, item(walk.shape));
        return graph.toByteArray();
    }

    /**
     * A prior as an {@code .onnx} file: {@value #NOISE}, {@value #LABEL} and {@value #TEMPERATURE} to {@value #LATENT}.
     * It follows the velocity from noise to latents in {@value #STEPS} steps of the midpoint method (E. Hairer et al.,
     * <i>Solving Ordinary Differential Equations I</i>, 1993, equation II.1.3); the steps share their weights.
     *
     * @param mean      [Z], of the latents
     * @param deviation [Z], of the latents
     */
    public static byte[] prior(Prior prior, float[] mean, float[] deviation, Guidance guidance) {
        OnnxGraph graph = new OnnxGraph("prior", VERSION);
        graph.input(NOISE, prior.latentSize());
        graph.input(LABEL, prior.classes());
        graph.input(TEMPERATURE, 1);
        VelocityField field = new VelocityField(graph, prior, guidance);
        String latent = graph.node("Mul", "start", new String[] {NOISE, TEMPERATURE});
        String half = graph.weights("half_step", new float[] {0.5f / STEPS}, 1);
        String whole = graph.weights("whole_step", new float[] {1f / STEPS}, 1);
        for (int step = 0; step < STEPS; step++) {
            String first = field.at(latent, step / (double) STEPS);
            String middle = field.move(latent, first, half);
            latent = field.move(latent, field.at(middle, (step + 0.5) / STEPS), whole);
        }
        String scaled = graph.node("Mul", "scaled", new String[] {latent, graph.weights("deviation", deviation, deviation.length)});
        graph.node("Add", LATENT, new String[] {scaled, graph.weights("mean", mean, mean.length)});
        graph.output(LATENT, prior.latentSize());
        return graph.toByteArray();
    }

    /** The prior's network, written once for each time at which it is asked. */
    private static final class VelocityField {
        private final OnnxGraph graph;
        private final Prior prior;
        private final float[][] columns;
        private final float[] bias;
        private final String latentWeights;
        private final String ofLabel;
        private final Guidance guidance;
        private final String strength;
        private int asked;

        VelocityField(OnnxGraph graph, Prior prior, Guidance guidance) {
            this.graph = graph;
            this.prior = prior;
            Dense first = (Dense) prior.layers().getFirst();
            bias = first.bias().getArray().toFloatArray();
            columns = columns(first);
            latentWeights = weights("latent_weight", 0, prior.latentSize());
            String labelWeights = weights("label_weight", prior.latentSize(), prior.latentSize() + prior.classes());
            ofLabel = graph.node("MatMul", "of_label", new String[] {LABEL, labelWeights});
            this.guidance = guidance;
            strength = guidance.strength() == 1 ? null
                    : graph.weights("guidance", new float[] {(float) guidance.strength()}, 1);
        }

        /** The first layer's weights, turned: one row for each of its inputs. */
        private static float[][] columns(Dense first) {
            int out = (int) first.weight().getShape().get(0);
            int in = (int) first.weight().getShape().get(1);
            float[] all = first.weight().getArray().toFloatArray(); // [out, in]
            float[][] columns = new float[in][out];
            for (int i = 0; i < all.length; i++) {
                columns[i % in][i / in] = all[i];
            }
            return columns;
        }

        private String weights(String name, int from, int to) {
            float[] values = new float[(to - from) * bias.length];
            for (int i = from; i < to; i++) {
                System.arraycopy(columns[i], 0, values, (i - from) * bias.length, bias.length);
            }
            return graph.weights(name, values, to - from, bias.length);
        }

        /** The velocity of a latent at a time, which the first layer's bias holds. */
        String at(String latent, double time) {
            String name = "velocity_" + asked++;
            float[] features = prior.timeFeatures(time);
            float[] biasThen = bias.clone();
            for (int i = 0; i < features.length; i++) {
                for (int unit = 0; unit < biasThen.length; unit++) {
                    biasThen[unit] += columns[prior.latentSize() + prior.classes() + i][unit] * features[i];
                }
            }
            String anyClass = graph.node("Gemm", name + "_any", new String[] {latent, latentWeights,
                    graph.weights(name + "_bias", biasThen, biasThen.length)});
            String thisClass = graph.node("Add", name + "_this", new String[] {anyClass, ofLabel});
            String told = rest(thisClass, name + "_told");
            if (!guidance.acts(time)) {
                return told;
            }
            String free = rest(anyClass, name + "_free");
            String difference = graph.node("Sub", name + "_difference", new String[] {told, free});
            String pull = graph.node("Mul", name + "_pull", new String[] {difference, strength});
            return graph.node("Add", name, new String[] {free, pull});
        }

        private String rest(String first, String name) {
            Walk walk = new Walk(graph, name, first, new Shape(1, bias.length));
            prior.layers().stream().skip(1).forEach(layer -> walk.add(layer, null));
            return walk.tensor;
        }

        String move(String latent, String velocity, String time) {
            String way = graph.node("Mul", velocity + "_way", new String[] {velocity, time});
            return graph.node("Add", velocity + "_moved", new String[] {latent, way});
        }
    }

    /**
     * Layers one after the other as an {@code .onnx} file.
     *
     * @param input      the name of what it takes
     * @param inputShape with the batch axis in front
     * @param output     the name of what the last layer gives
     */
    static byte[] layers(String name, List<Layer> layers, String input, Shape inputShape, String output) {
        OnnxGraph graph = new OnnxGraph(name, VERSION);
        graph.input(input, item(inputShape));
        Walk walk = new Walk(graph, "layer", input, inputShape);
        walk.addAll(layers, output);
        graph.output(output, item(walk.shape));
        return graph.toByteArray();
    }

    private static long[] item(Shape shape) {
        return shape.slice(1).getShape();
    }

    /** The way through a network: the tensor and its shape after the layers so far. */
    private static final class Walk {
        private final OnnxGraph graph;
        private final String prefix;
        private String tensor;
        private Shape shape;
        private int count;

        Walk(OnnxGraph graph, String prefix, String tensor, Shape shape) {
            this.graph = graph;
            this.prefix = prefix;
            this.tensor = tensor;
            this.shape = shape;
        }

        /** @param output the name of the last layer's output */
        void addAll(List<Layer> layers, String output) {
            for (int i = 0; i < layers.size(); i++) {
                add(layers.get(i), i == layers.size() - 1 ? output : null);
            }
        }

        /** @param output the name of the layer's output, or null for one of no interest */
        void add(Layer layer, String output) {
            String name = prefix + "_" + count++;
            String to = output == null ? name : output;
            switch (layer) {
                case Convolution convolution -> convolution(convolution, name, to);
                case TransposedConvolution transposed -> node("ConvTranspose", to, new String[] {tensor,
                        weights(name + "_weight", transposed.weight()), weights(name + "_bias", transposed.bias())},
                        ints("kernel_shape", TransposedConvolution.KERNEL, TransposedConvolution.KERNEL),
                        ints("strides", TransposedConvolution.STRIDE, TransposedConvolution.STRIDE),
                        ints("pads", 0, 0, 1, 1));
                case Dense dense -> node("Gemm", to, new String[] {tensor, weights(name + "_weight", dense.weight()),
                        weights(name + "_bias", dense.bias())}, new Attribute("transB", 1L));
                case Activation activation -> activation(activation, name, to);
                case PixelShuffle shuffle -> node("DepthToSpace", to, new String[] {tensor},
                        new Attribute("blocksize", (long) shuffle.factor()), new Attribute("mode", "CRD"));
                case Reshape reshape -> {
                    long[] lengths = LongStream.concat(LongStream.of(-1), Arrays.stream(reshape.item())).toArray();
                    node("Reshape", to, new String[] {tensor, graph.integers(name + "_shape", lengths)});
                }
                case BilinearResize resize -> node("Resize", to, new String[] {tensor, "", "",
                        graph.integers(name + "_size", resize.height(), resize.width())}, ints("axes", 2, 3),
                        new Attribute("mode", "linear"), new Attribute("coordinate_transformation_mode", "half_pixel"));
                case Residual residual -> {
                    Walk inner = new Walk(graph, name, tensor, shape);
                    residual.layers().forEach(part -> inner.add(part, null));
                    node("Add", to, new String[] {tensor, inner.tensor});
                }
            }
            shape = layer.outputShape(shape);
        }

        private void convolution(Convolution convolution, String name, String to) {
            int[] rows = convolution.pads(shape.get(2));
            int[] columns = convolution.pads(shape.get(3));
            node("Conv", to, new String[] {tensor, weights(name + "_weight", convolution.weight()),
                    weights(name + "_bias", convolution.bias())},
                    ints("kernel_shape", convolution.kernel(), convolution.kernel()),
                    ints("strides", convolution.stride(), convolution.stride()),
                    ints("pads", rows[0], columns[0], rows[1], columns[1]));
        }

        private void activation(Activation activation, String name, String to) {
            switch (activation.kind()) {
                case RELU -> node("Relu", to, new String[] {tensor});
                case SIGMOID -> node("Sigmoid", to, new String[] {tensor});
                case CLAMP -> node("Clip", to, new String[] {tensor, graph.scalar(name + "_minimum", 0),
                        graph.scalar(name + "_maximum", 1)});
                case SILU -> {
                    String before = tensor;
                    node("Sigmoid", name + "_sigmoid", new String[] {before});
                    node("Mul", to, new String[] {before, tensor});
                }
            }
        }

        private void node(String operator, String output, String[] inputs, Attribute... attributes) {
            tensor = graph.node(operator, output, inputs, attributes);
        }

        private String weights(String name, Parameter parameter) {
            return graph.weights(parameter, name, () -> parameter.getArray().toFloatArray(), parameter.getShape().getShape());
        }

        private static Attribute ints(String name, long... values) {
            return new Attribute(name, values);
        }
    }
}
