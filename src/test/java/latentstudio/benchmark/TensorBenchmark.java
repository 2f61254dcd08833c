package latentstudio.benchmark;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;

/** One latent decoded over the Open Inference Protocol with binary tensors, beside bare ONNX Runtime; the requests of other parts too. */
final class TensorBenchmark {
    private static final String MODEL = "digits-vae";
    private static final int LATENT = 16;
    private static final int PICTURE = 784;
    private static final int WARM = 2000;
    private static final int RUNS = 600;

    /**
     * Medians, milliseconds.
     *
     * @param bare one latent
     * @param http the same over HTTP
     */
    record Result(double bare, double http) {
    }

    private TensorBenchmark() {
    }

    static Result measure(URI server) throws OrtException, IOException, InterruptedException {
        double[] bare = new double[RUNS];
        double[] http = new double[RUNS];
        try (HttpClient client = HttpClient.newHttpClient(); BareModel decoder = new BareModel(MODEL, new long[] {1, LATENT}, "decoder")) {
            HttpRequest request = request(server, 1);
            float[] latent = decoder.items(1);
            for (int i = -WARM; i < RUNS; i++) { // in turn, so that a noisy second falls on both
                long begun = System.nanoTime();
                decoder.run(latent, 1);
                long between = System.nanoTime();
                post(client, request);
                if (i >= 0) {
                    bare[i] = (between - begun) / 1e6;
                    http[i] = (System.nanoTime() - between) / 1e6;
                }
            }
        }
        return new Result(Times.of(bare).median(), Times.of(http).median());
    }

    private static void post(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200 || answer.body().length < PICTURE * Float.BYTES) {
            throw new IOException("expected 200 and a picture, got %d and %d bytes".formatted(answer.statusCode(), answer.body().length));
        }
    }

    /** Asks for the pictures of so many latents of digits. */
    static HttpRequest request(URI server, int batch) {
        Wrk.Post post = post(server, batch);
        HttpRequest.Builder request = HttpRequest.newBuilder(post.address()).POST(HttpRequest.BodyPublishers.ofByteArray(post.body()));
        post.headers().forEach(request::header);
        return request.build();
    }

    /** The same for wrk. */
    static Wrk.Post post(URI server, int batch) {
        byte[] json = """
                {"inputs": [{"name": "latent", "shape": [%d, %d], "datatype": "FP32", "parameters": {"binary_data_size": %d}}],
                 "parameters": {"binary_data_output": true}}""".formatted(batch, LATENT, batch * LATENT * Float.BYTES).getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(json.length + batch * LATENT * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).put(json);
        for (float value : latents(batch)) {
            body.putFloat(value);
        }
        return new Wrk.Post("infer-" + batch, server.resolve("v2/models/" + MODEL + "-decoder/infer"), body.array(),
                Map.of("Content-Type", "application/octet-stream", "Inference-Header-Content-Length", String.valueOf(json.length)));
    }

    private static float[] latents(int count) {
        Random random = new Random(count);
        float[] latents = new float[count * LATENT];
        for (int i = 0; i < latents.length; i++) {
            latents[i] = (float) random.nextGaussian();
        }
        return latents;
    }
}
