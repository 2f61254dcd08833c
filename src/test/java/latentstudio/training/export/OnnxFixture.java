package latentstudio.training.export;

import java.util.Arrays;
import java.util.Map;
import latentstudio.model.GraphRole;

/** ONNX graphs so small that a test can compute by hand what they answer; written as our exporter writes graphs. */
public final class OnnxFixture {
    private OnnxFixture() {
    }

    /** An autoencoder of 28x28 pixels whose latent is the picture, and whose reconstruction has {@code ink} of the picture's ink. */
    public static Map<GraphRole, byte[]> autoencoder(float ink) {
        OnnxGraph encoder = new OnnxGraph("encoder", "test");
        encoder.input("picture", 1, 28, 28);
        encoder.node("Reshape", "latent", new String[] {"picture", encoder.integers("row", -1, 784)});
        encoder.output("latent", 784);
        OnnxGraph decoder = new OnnxGraph("decoder", "test");
        decoder.input("latent", 784);
        decoder.node("Mul", "inked", new String[] {"latent", decoder.weights("ink", new float[] {ink}, 1)});
        decoder.node("Reshape", "reconstruction", new String[] {"inked", decoder.integers("square", -1, 1, 28, 28)});
        decoder.output("reconstruction", 1, 28, 28);
        return Map.of(GraphRole.ENCODER, encoder.toByteArray(), GraphRole.DECODER, decoder.toByteArray());
    }

    /** A denoiser of pictures [N, 1, height, width]: each value x becomes max(0, 2 x - 1), so that faint ink vanishes. */
    public static byte[] denoiser(int height, int width) {
        OnnxGraph graph = new OnnxGraph("denoiser", "test");
        graph.input("picture", 1, height, width);
        graph.node("Mul", "doubled", new String[] {"picture", graph.weights("two", new float[] {2}, 1)});
        graph.node("Sub", "lowered", new String[] {"doubled", graph.weights("one", new float[] {1}, 1)});
        graph.node("Relu", "denoised", new String[] {"lowered"});
        graph.output("denoised", 1, height, width);
        return graph.toByteArray();
    }

    /** A graph of one value an item [N, 1], to which it adds one; it fails where N is no multiple of {@code size}. */
    public static byte[] successorOfMultiples(long size) {
        OnnxGraph graph = new OnnxGraph("successor", "test");
        graph.input("value", 1);
        graph.node("Reshape", "grouped", new String[] {"value", graph.integers("groups", size, -1)});
        graph.node("Add", "added", new String[] {"grouped", graph.weights("one", new float[] {1}, 1)});
        graph.node("Reshape", "successor", new String[] {"added", graph.integers("items", -1, 1)});
        graph.output("successor", 1);
        return graph.toByteArray();
    }

    /** A restorer of pages [N, 1, any, any] that leaves them as they are. */
    public static byte[] identityRestorer() {
        OnnxGraph graph = new OnnxGraph("restorer", "test");
        graph.input("page", 1, -1, -1);
        graph.node("Identity", "cleaned", new String[] {"page"});
        graph.output("cleaned", 1, -1, -1);
        return graph.toByteArray();
    }

    /** A restorer of three channels that gives back what it is given. */
    public static byte[] identityColourRestorer() {
        OnnxGraph graph = new OnnxGraph("restorer", "test");
        graph.input("page", 3, -1, -1);
        graph.node("Identity", "cleaned", new String[] {"page"});
        graph.output("cleaned", 3, -1, -1);
        return graph.toByteArray();
    }

    /** A light that is the brightest colour of each cell. */
    public static byte[] brightestLight() {
        float[] picked = new float[3 * 6];
        for (int channel = 0; channel < 3; channel++) {
            picked[channel * 6 + 3 + channel] = 1;
        }
        OnnxGraph graph = new OnnxGraph("light", "test");
        graph.input("overview", 6, -1, -1);
        graph.node("Conv", "light", new String[] {"overview", graph.weights("picked", picked, 3, 6, 1, 1)});
        graph.output("light", 3, -1, -1);
        return graph.toByteArray();
    }

    /** A restorer that makes each pixel the mean of the 3 x 3 around it; outside a tile is 0, as convolutions pad. */
    public static byte[] blurringRestorer() {
        float[] ninths = new float[9];
        Arrays.fill(ninths, 1 / 9f);
        OnnxGraph graph = new OnnxGraph("restorer", "test");
        graph.input("page", 1, -1, -1);
        graph.node("Conv", "cleaned", new String[] {"page", graph.weights("ninths", ninths, 1, 1, 3, 3)},
                new OnnxGraph.Attribute("pads", new long[] {1, 1, 1, 1}));
        graph.output("cleaned", 1, -1, -1);
        return graph.toByteArray();
    }

    /** A restorer that gives back paper only. */
    public static byte[] bleachingRestorer() {
        OnnxGraph graph = new OnnxGraph("restorer", "test");
        graph.input("page", 1, -1, -1);
        graph.node("Mul", "black", new String[] {"page", graph.weights("none", new float[] {0}, 1)});
        graph.node("Add", "cleaned", new String[] {"black", graph.weights("one", new float[] {1}, 1)});
        graph.output("cleaned", 1, -1, -1);
        return graph.toByteArray();
    }

    /** A decoder of digits-tiny whose last step is an operator of one input and no attributes. */
    public static byte[] decoderEndingWith(String operator) {
        OnnxGraph graph = new OnnxGraph("decoder", "test");
        graph.input("latent", 10);
        graph.node("MatMul", "row", new String[] {"latent", graph.weights("spread", new float[10 * 784], 10, 784)});
        graph.node(operator, "done", new String[] {"row"});
        graph.node("Reshape", "reconstruction", new String[] {"done", graph.integers("square", -1, 1, 28, 28)});
        graph.output("reconstruction", 1, 28, 28);
        return graph.toByteArray();
    }

    /** A decoder of digits-tiny that makes pictures of this side on its way. */
    public static byte[] decoderBySide(long side) {
        OnnxGraph graph = new OnnxGraph("decoder", "test");
        graph.input("latent", 10);
        graph.node("MatMul", "row", new String[] {"latent", graph.weights("spread", new float[10 * 784], 10, 784)});
        graph.node("Reshape", "small", new String[] {"row", graph.integers("square", -1, 1, 28, 28)});
        OnnxGraph.Attribute axes = new OnnxGraph.Attribute("axes", new long[] {2, 3});
        graph.node("Resize", "large", new String[] {"small", "", "", graph.integers("sides", side, side)}, axes);
        graph.node("Resize", "reconstruction", new String[] {"large", "", "", graph.integers("back", 28, 28)}, axes);
        graph.output("reconstruction", 1, 28, 28);
        return graph.toByteArray();
    }

    /** A decoder of digits-tiny whose weights lie in another file. */
    public static byte[] decoderOfOtherFile() {
        ProtobufWriter weights = new ProtobufWriter().integer(1, 10).integer(1, 784).integer(2, 1).text(8, "spread")
                .message(13, new ProtobufWriter().text(1, "location").text(2, "/etc/passwd")).integer(14, 1);
        ProtobufWriter graph = new ProtobufWriter().message(5, weights).message(11, tensor("latent", 10)).message(12, tensor("reconstruction", 1, 28, 28));
        return new ProtobufWriter().integer(1, 9).message(7, graph).message(8, new ProtobufWriter().text(1, "").integer(2, 18)).toByteArray();
    }

    private static ProtobufWriter tensor(String name, long... item) {
        ProtobufWriter shape = new ProtobufWriter().message(1, new ProtobufWriter().text(2, "batch"));
        for (long length : item) {
            shape.message(1, new ProtobufWriter().integer(1, length));
        }
        return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, new ProtobufWriter().integer(1, 1).message(2, shape)));
    }

    /** A graph with a part more: an operator set of another domain. */
    public static byte[] withDomain(byte[] onnx, String domain) {
        byte[] part = new ProtobufWriter().message(8, new ProtobufWriter().text(1, domain).integer(2, 1)).toByteArray();
        byte[] longer = Arrays.copyOf(onnx, onnx.length + part.length);
        System.arraycopy(part, 0, longer, onnx.length, part.length);
        return longer;
    }

    /** A prior of {@code classes} classes: noise times temperature, plus the label's place (1, 2, ...) in every value. */
    public static byte[] prior(int latentSize, int classes) {
        float[] places = new float[classes * latentSize];
        for (int i = 0; i < places.length; i++) {
            places[i] = 1 + i / latentSize;
        }
        OnnxGraph graph = new OnnxGraph("prior", "test");
        graph.input("noise", latentSize);
        graph.input("label", classes);
        graph.input("temperature", 1);
        graph.node("Mul", "spread", new String[] {"noise", "temperature"});
        graph.node("MatMul", "place", new String[] {"label", graph.weights("places", places, classes, latentSize)});
        graph.node("Add", "latent", new String[] {"spread", "place"});
        graph.output("latent", latentSize);
        return graph.toByteArray();
    }
}
