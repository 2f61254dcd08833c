package latentstudio.training.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import latentstudio.dataset.LabelledPictures;
import latentstudio.inference.Graph;
import latentstudio.inference.InferenceDevice;
import latentstudio.inference.Lanes;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.training.export.OnnxExporter;

/**
 * An exported model on the path that serves it, so that what is measured is what a visitor gets. Thread-safe until it
 * is closed; close it to free its sessions.
 */
public final class ExportedModel implements AutoCloseable {
    private static final int BATCH = 400;
    private static final Lanes LANES = new Lanes(BATCH);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Map<GraphRole, Graph> graphs = new EnumMap<>(GraphRole.class);

    private ExportedModel() {
    }

    /**
     * Loads graphs that were not written yet.
     *
     * @throws IOException when ONNX Runtime refuses one of them
     */
    public static ExportedModel of(Map<GraphRole, byte[]> graphs, Map<GraphRole, GraphSpec> specs) throws IOException {
        Path folder = Files.createTempDirectory("exported");
        try {
            for (Map.Entry<GraphRole, byte[]> graph : graphs.entrySet()) {
                Files.write(folder.resolve(specs.get(graph.getKey()).file()), graph.getValue());
            }
            return read(folder, specs);
        } finally {
            for (GraphSpec spec : specs.values()) {
                Files.deleteIfExists(folder.resolve(spec.file()));
            }
            Files.delete(folder);
        }
    }

    /**
     * Loads the graphs of a model from its folder.
     *
     * @throws IOException when a file is missing or ONNX Runtime refuses it
     */
    public static ExportedModel read(Path folder, Map<GraphRole, GraphSpec> specs) throws IOException {
        ExportedModel model = new ExportedModel();
        try {
            for (Map.Entry<GraphRole, GraphSpec> graph : specs.entrySet()) {
                model.graphs.put(graph.getKey(), load(folder, graph.getKey().label(), graph.getValue()));
            }
            return model;
        } catch (IOException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private static Graph load(Path folder, String name, GraphSpec spec) throws IOException {
        return Graph.load(name, folder.resolve(spec.file()), spec, InferenceDevice.CPU, BATCH, PATIENCE, LANES);
    }

    /** The latents of pictures, [N][Z]. */
    public float[][] encode(LabelledPictures pictures) {
        return encode(OnnxExporter.LATENT, pictures);
    }

    /** The logarithms of the posteriors' variances, [N][Z]; only of a variational encoder. */
    float[][] logVariances(LabelledPictures pictures) {
        return encode(OnnxExporter.LOG_VARIANCE, pictures);
    }

    private float[][] encode(String output, LabelledPictures pictures) {
        float[][] all = new float[pictures.count()][];
        for (int from = 0; from < all.length; from += BATCH) {
            int to = Math.min(from + BATCH, all.length);
            split(graphs.get(GraphRole.ENCODER).runFor(output, pictures.values(from, to)).values(), all, from, to);
        }
        return all;
    }

    /** The latents of pictures [N][C * H * W] in 0..1. */
    public float[][] encode(float[][] pictures) {
        return run(GraphRole.ENCODER, pictures);
    }

    /** The pictures of latents [N][Z], each as C x H x W values in 0..1. */
    public float[][] decode(float[][] latents) {
        return run(GraphRole.DECODER, latents);
    }

    /** Pictures without their damage, [N][C * H * W] in 0..1. */
    public float[][] denoise(float[][] pictures) {
        return run(GraphRole.DENOISER, pictures);
    }

    /**
     * Latents from the prior.
     *
     * @param noise       [N][Z], from N(0, I)
     * @param classes     [N][K], 1 at the class and 0 elsewhere
     * @param temperature what the noise is multiplied with
     */
    public float[][] sample(float[][] noise, float[][] classes, float temperature) {
        float[][] temperatures = new float[noise.length][];
        Arrays.fill(temperatures, new float[] {temperature});
        return run(GraphRole.PRIOR, noise, classes, temperatures);
    }

    /** Whether there is a prior to sample latents from. */
    public boolean hasPrior() {
        return graphs.containsKey(GraphRole.PRIOR);
    }

    private float[][] run(GraphRole role, float[][]... inputs) {
        float[][] all = new float[inputs[0].length][];
        for (int from = 0; from < all.length; from += BATCH) {
            int first = from;
            int to = Math.min(from + BATCH, all.length);
            float[][] joined = Arrays.stream(inputs).map(rows -> join(rows, first, to)).toArray(float[][]::new);
            split(graphs.get(role).run(joined).values(), all, from, to);
        }
        return all;
    }

    private static float[] join(float[][] rows, int from, int to) {
        int size = rows[0].length;
        float[] values = new float[(to - from) * size];
        for (int i = from; i < to; i++) {
            System.arraycopy(rows[i], 0, values, (i - from) * size, size);
        }
        return values;
    }

    private static void split(float[] values, float[][] all, int from, int to) {
        int size = values.length / (to - from);
        for (int i = from; i < to; i++) {
            all[i] = Arrays.copyOfRange(values, (i - from) * size, (i - from + 1) * size);
        }
    }

    @Override
    public void close() {
        graphs.values().forEach(Graph::close);
    }
}
