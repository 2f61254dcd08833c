package latentstudio.training;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import latentstudio.dataset.LabelledPictures;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.Manifest;

/**
 * An exported model in ONNX Runtime, as a server will run them; what ships is measured with it. Computes
 * on one thread of the CPU. Thread-safe until it is closed; close it to free its sessions.
 */
final class ExportedModel implements AutoCloseable {
    private static final int BATCH = 500;

    private final Map<GraphRole, OrtSession> sessions = new EnumMap<>(GraphRole.class);

    /**
     * Loads {@code .onnx} files.
     *
     * @throws IOException when ONNX Runtime refuses one of them
     */
    ExportedModel(Map<GraphRole, byte[]> graphs) throws IOException {
        for (Map.Entry<GraphRole, byte[]> graph : graphs.entrySet()) {
            sessions.put(graph.getKey(), session(graph.getKey().label(), graph.getValue()));
        }
    }

    /** Loads the graphs that a manifest names from its folder. */
    static ExportedModel read(Path folder, Manifest manifest) throws IOException {
        Map<GraphRole, byte[]> graphs = new EnumMap<>(GraphRole.class);
        for (Map.Entry<GraphRole, GraphSpec> graph : manifest.graphs().entrySet()) {
            graphs.put(graph.getKey(), Files.readAllBytes(folder.resolve(graph.getValue().file())));
        }
        return new ExportedModel(graphs);
    }

    private static OrtSession session(String name, byte[] model) throws IOException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(model, options);
        } catch (OrtException e) {
            throw new IOException("ONNX Runtime refuses the exported %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** The latents of pictures, [N][Z]. */
    float[][] encode(LabelledPictures pictures) throws IOException {
        return encode(pictures, OnnxExporter.LATENT);
    }

    /** The logarithms of the posteriors' variances, [N][Z]; only of a variational encoder. */
    float[][] logVariances(LabelledPictures pictures) throws IOException {
        return encode(pictures, OnnxExporter.LOG_VARIANCE);
    }

    private float[][] encode(LabelledPictures pictures, String output) throws IOException {
        float[][] all = new float[pictures.count()][];
        for (int from = 0; from < all.length; from += BATCH) {
            int to = Math.min(from + BATCH, all.length);
            float[] values = run(GraphRole.ENCODER, output, Map.of(OnnxExporter.PICTURE, pictures.values(from, to)),
                    to - from, 1, pictures.height(), pictures.width());
            split(values, all, from, to);
        }
        return all;
    }

    /** The latents of pictures [N][H * W] in 0..1, which are square. */
    float[][] encode(float[][] pictures) throws IOException {
        return ofPictures(GraphRole.ENCODER, OnnxExporter.LATENT, pictures);
    }

    /** The pictures of latents [N][Z], each as H x W values in 0..1. */
    float[][] decode(float[][] latents) throws IOException {
        float[][] all = new float[latents.length][];
        for (int from = 0; from < all.length; from += BATCH) {
            int to = Math.min(from + BATCH, all.length);
            split(run(GraphRole.DECODER, OnnxExporter.RECONSTRUCTION, Map.of(OnnxExporter.LATENT, join(latents, from, to)),
                    to - from, latents[0].length), all, from, to);
        }
        return all;
    }

    /** Pictures without their damage, [N][H * W] in 0..1. */
    float[][] denoise(float[][] pictures) throws IOException {
        return ofPictures(GraphRole.DENOISER, OnnxExporter.CLEANED, pictures);
    }

    private float[][] ofPictures(GraphRole role, String output, float[][] pictures) throws IOException {
        float[][] all = new float[pictures.length][];
        int side = (int) Math.round(Math.sqrt(pictures[0].length));
        for (int from = 0; from < all.length; from += BATCH) {
            int to = Math.min(from + BATCH, all.length);
            split(run(role, output, Map.of(OnnxExporter.PICTURE, join(pictures, from, to)), to - from, 1, side, side),
                    all, from, to);
        }
        return all;
    }

    /**
     * Latents from the prior.
     *
     * @param noise       [N][Z], from N(0, I)
     * @param classes     [N][K], 1 at the class and 0 elsewhere
     * @param temperature what the noise is multiplied with
     */
    float[][] sample(float[][] noise, float[][] classes, float temperature) throws IOException {
        float[][] all = new float[noise.length][];
        for (int from = 0; from < all.length; from += BATCH) {
            int to = Math.min(from + BATCH, all.length);
            float[] temperatures = new float[to - from];
            Arrays.fill(temperatures, temperature);
            split(run(GraphRole.PRIOR, OnnxExporter.LATENT, Map.of(OnnxExporter.NOISE, join(noise, from, to),
                    OnnxExporter.LABEL, join(classes, from, to), OnnxExporter.TEMPERATURE, temperatures), to - from, -1),
                    all, from, to);
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

    /** @param shape of every input, -1 where the rest of its values go */
    private float[] run(GraphRole role, String output, Map<String, float[]> inputs, long... shape) throws IOException {
        Map<String, OnnxTensorLike> tensors = new HashMap<>();
        try {
            for (Map.Entry<String, float[]> input : inputs.entrySet()) {
                long[] lengths = shape.clone();
                lengths[shape.length - 1] = shape[shape.length - 1] < 0 ? input.getValue().length / shape[0] : shape[shape.length - 1];
                tensors.put(input.getKey(), OnnxTensor.createTensor(OrtEnvironment.getEnvironment(),
                        FloatBuffer.wrap(input.getValue()), lengths));
            }
            try (OrtSession.Result result = sessions.get(role).run(tensors)) {
                OnnxTensor found = (OnnxTensor) result.get(output)
                        .orElseThrow(() -> new IOException("expected an output '%s', found none".formatted(output)));
                FloatBuffer buffer = found.getFloatBuffer();
                float[] answer = new float[buffer.remaining()];
                buffer.get(answer);
                return answer;
            }
        } catch (OrtException e) {
            throw new IOException("ONNX Runtime failed: " + e.getMessage(), e);
        } finally {
            tensors.values().forEach(OnnxTensorLike::close);
        }
    }

    @Override
    public void close() {
        for (OrtSession session : sessions.values()) {
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime could not free a session", e);
            }
        }
    }
}
