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
import java.util.Map;
import latentstudio.dataset.LabelledPictures;

/**
 * An exported encoder and decoder in ONNX Runtime, as a server will run them; what ships is measured with it. Computes
 * on one thread of the CPU. Thread-safe until it is closed; close it to free its sessions.
 */
final class ExportedModel implements AutoCloseable {
    private static final int BATCH = 500;

    private final OrtSession encoder;
    private final OrtSession decoder;

    /**
     * Loads two {@code .onnx} files.
     *
     * @throws IOException when ONNX Runtime refuses one of them
     */
    ExportedModel(byte[] encoder, byte[] decoder) throws IOException {
        this.encoder = session("encoder", encoder);
        this.decoder = session("decoder", decoder);
    }

    /** Loads {@code encoder.onnx} and {@code decoder.onnx} from a model's folder. */
    static ExportedModel read(Path folder) throws IOException {
        return new ExportedModel(Files.readAllBytes(folder.resolve("encoder.onnx")),
                Files.readAllBytes(folder.resolve("decoder.onnx")));
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
            float[] values = run(encoder, output, pictures.values(from, to), to - from, 1, pictures.height(), pictures.width());
            split(values, all, from, to);
        }
        return all;
    }

    /** The pictures of latents [N][Z], each as H x W values in 0..1. */
    float[][] decode(float[][] latents) throws IOException {
        float[][] all = new float[latents.length][];
        for (int from = 0; from < all.length; from += BATCH) {
            int to = Math.min(from + BATCH, all.length);
            int size = latents[0].length;
            float[] values = new float[(to - from) * size];
            for (int i = from; i < to; i++) {
                System.arraycopy(latents[i], 0, values, (i - from) * size, size);
            }
            split(run(decoder, OnnxExporter.RECONSTRUCTION, values, to - from, size), all, from, to);
        }
        return all;
    }

    private static void split(float[] values, float[][] all, int from, int to) {
        int size = values.length / (to - from);
        for (int i = from; i < to; i++) {
            all[i] = Arrays.copyOfRange(values, (i - from) * size, (i - from + 1) * size);
        }
    }

    private static float[] run(OrtSession session, String output, float[] values, long... shape) throws IOException {
        String input = session.getInputNames().iterator().next();
        try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), shape);
             OrtSession.Result result = session.run(Map.<String, OnnxTensorLike>of(input, tensor))) {
            OnnxTensor found = (OnnxTensor) result.get(output)
                    .orElseThrow(() -> new IOException("expected an output '%s', found none".formatted(output)));
            FloatBuffer buffer = found.getFloatBuffer();
            float[] answer = new float[buffer.remaining()];
            buffer.get(answer);
            return answer;
        } catch (OrtException e) {
            throw new IOException("ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            encoder.close();
            decoder.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not free a session", e);
        }
    }
}
