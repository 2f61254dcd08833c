package latentstudio.benchmark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A decoder over the Open Inference Protocol with binary tensors, beside bare ONNX Runtime: one by one, and as many as go. */
final class TensorBenchmark {
    private static final int LATENT = 16;
    private static final int PICTURE = 784;
    private static final int WARM = 200;
    private static final int RUNS = 600;
    private static final int ROUNDS = 5;
    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** What bare ONNX Runtime computes most pictures a second with. */
    private static final int BATCH = 32;
    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    /** One more than computes, so that one is read and written meanwhile. */
    private static final int CALLERS = THREADS + 1;

    /**
     * Medians.
     *
     * @param bare           one latent, milliseconds
     * @param http           the same over HTTP
     * @param barePerSecond  pictures a second, all cores, batches of {@value #BATCH}
     * @param httpPerSecond  the same over HTTP; the callers share the cores with the server
     */
    record Result(double bare, double http, double barePerSecond, double httpPerSecond) {
    }

    private TensorBenchmark() {
    }

    static Result measure(String model, URI server) throws OrtException, IOException, InterruptedException, ExecutionException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions(); HttpClient client = HttpClient.newHttpClient()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            try (OrtSession decoder = environment.createSession(Path.of("models", model, "decoder.onnx").toString(), options)) {
                URI infer = server.resolve("v2/models/" + model + "-decoder/infer");
                Callable<Void> bareOne = () -> bare(environment, decoder, 1);
                HttpRequest one = request(infer, 1);
                Callable<Void> httpOne = () -> http(client, one, 1);
                double[] bare = new double[RUNS];
                double[] http = new double[RUNS];
                for (int i = -WARM; i < RUNS; i++) { // in turn, so that a noisy second falls on both
                    double bareMillis = millis(bareOne);
                    double httpMillis = millis(httpOne);
                    if (i >= 0) {
                        bare[i] = bareMillis;
                        http[i] = httpMillis;
                    }
                }
                HttpRequest many = request(infer, BATCH);
                double[] barePerSecond = new double[ROUNDS];
                double[] httpPerSecond = new double[ROUNDS];
                for (int round = -1; round < ROUNDS; round++) {
                    double alone = perSecond(THREADS, () -> bare(environment, decoder, BATCH));
                    double served = perSecond(CALLERS, () -> http(client, many, BATCH));
                    if (round >= 0) {
                        barePerSecond[round] = alone;
                        httpPerSecond[round] = served;
                    }
                }
                return new Result(Figures.of(bare).median(), Figures.of(http).median(), Figures.of(barePerSecond).median(), Figures.of(httpPerSecond).median());
            } catch (OrtException | IOException | InterruptedException | ExecutionException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }

    private static Void bare(OrtEnvironment environment, OrtSession decoder, int batch) throws OrtException {
        try (OnnxTensor latent = OnnxTensor.createTensor(environment, FloatBuffer.wrap(latents(batch)), new long[] {batch, LATENT});
             OrtSession.Result result = decoder.run(Map.of("latent", latent))) {
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(new float[batch * PICTURE]);
            return null;
        }
    }

    private static Void http(HttpClient client, HttpRequest request, int batch) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200 || answer.body().length < batch * PICTURE * Float.BYTES) {
            throw new IOException("expected 200 and %d pictures, got %d and %d bytes".formatted(batch, answer.statusCode(), answer.body().length));
        }
        return null;
    }

    private static HttpRequest request(URI infer, int batch) {
        byte[] json = """
                {"inputs": [{"name": "latent", "shape": [%d, %d], "datatype": "FP32", "parameters": {"binary_data_size": %d}}],
                 "parameters": {"binary_data_output": true}}""".formatted(batch, LATENT, batch * LATENT * Float.BYTES).getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(json.length + batch * LATENT * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).put(json);
        for (float value : latents(batch)) {
            body.putFloat(value);
        }
        return HttpRequest.newBuilder(infer).header("Content-Type", "application/octet-stream")
                .header("Inference-Header-Content-Length", String.valueOf(json.length))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.array())).build();
    }

    private static float[] latents(int count) {
        Random random = new Random(count);
        float[] latents = new float[count * LATENT];
        for (int i = 0; i < latents.length; i++) {
            latents[i] = (float) random.nextGaussian();
        }
        return latents;
    }

    private static double millis(Callable<Void> work) throws Exception {
        long begun = System.nanoTime();
        work.call();
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double perSecond(int callers, Callable<Void> work) throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                counts.add(threads.submit(() -> {
                    int count = 0;
                    while (System.nanoTime() - begun < ROUND_NANOS) {
                        work.call();
                        count++;
                    }
                    return count;
                }));
            }
            int sum = 0;
            for (Future<Integer> count : counts) {
                sum += count.get();
            }
            return sum * BATCH / ((System.nanoTime() - begun) / 1e9);
        }
    }
}
