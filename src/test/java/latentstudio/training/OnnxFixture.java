package latentstudio.training;

/** ONNX graphs so small that a test can compute by hand what they answer; written as our exporter writes graphs. */
public final class OnnxFixture {
    private OnnxFixture() {
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
