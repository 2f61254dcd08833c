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
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import latentstudio.Cast;
import latentstudio.StudioProcess;
import latentstudio.image.Picture;
import latentstudio.inference.BareOnnxRuntime;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ModelFolders;
import latentstudio.inference.ServedModel;

/** One picture through an encoder and its decoder: bare ONNX Runtime, the studio's own path, and over HTTP, in turn. */
final class InferenceBenchmark {
    /** Until the server runs compiled code: before that a request takes three times as long. */
    private static final int WARM = 4000;
    private static final int RUNS = 1500;
    /** Milliseconds over bare ONNX Runtime. */
    private static final double MOST_MORE = 1.5;
    private static final Picture DIGIT = Cast.digit(3);

    /**
     * Medians in milliseconds.
     *
     * @param bare   two {@code OrtSession.run}, one thread
     * @param studio the same through the studio's sessions
     * @param http   {@code POST reconstruct} with a PNG, answered as JSON, over one kept connection
     */
    record Result(String model, double bare, double studio, double http) {
    }

    private InferenceBenchmark() {
    }

    static void measure(StudioProcess studio, Table table) throws Exception {
        for (String model : List.of("digits-tiny", "digits-vae")) {
            Result result = measure(model, studio.address());
            String bare = "bare ONNX Runtime %.3f ms".formatted(result.bare());
            table.row(model + ": encode and decode, in process", "%.3f ms".formatted(result.studio()), bare, result.studio() / result.bare(), "", true);
            table.row(model + ": POST reconstruct, PNG in, JSON out", "%.3f ms".formatted(result.http()), bare, result.http() / result.bare(),
                    "bare + %.1f ms".formatted(MOST_MORE), result.http() <= result.bare() + MOST_MORE);
        }
        TensorBenchmark.Result tensors = TensorBenchmark.measure(studio.address());
        table.row("digits-vae-decoder: POST infer, one latent, binary", "%.3f ms".formatted(tensors.http()),
                "bare ONNX Runtime %.3f ms".formatted(tensors.bare()), tensors.http() / tensors.bare(),
                "bare + %.1f ms".formatted(MOST_MORE), tensors.http() <= tensors.bare() + MOST_MORE);
        GraphBenchmark.measure(table);
    }

    private static Result measure(String model, URI server) throws OrtException, IOException, InterruptedException {
        OrtEnvironment environment = BareOnnxRuntime.environment();
        Path folder = Path.of("models", model);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions(); HttpClient client = HttpClient.newHttpClient()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            try (OrtSession encoder = environment.createSession(folder.resolve("encoder.onnx").toString(), options);
                 OrtSession decoder = environment.createSession(folder.resolve("decoder.onnx").toString(), options)) {
                ModelCatalog catalog = ModelFolders.catalog(Path.of("models"));
                ServedModel served = catalog.model(model);
                HttpRequest request = HttpRequest.newBuilder(server.resolve("api/v1/models/" + model + "/reconstruct"))
                        .header("Content-Type", "image/png").header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Cast.CODEC.png(DIGIT))).build();
                List<Work> contenders = List.of(
                        () -> bare(environment, encoder, decoder),
                        () -> served.decode(List.of(served.encode(DIGIT.values()).values())),
                        () -> requireOk(client.send(request, HttpResponse.BodyHandlers.ofByteArray())));
                double[][] millis = new double[contenders.size()][RUNS];
                // in turn, so that a noisy second falls on all; shuffled, since whoever follows the HTTP call finds cold caches
                List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
                Random random = new Random(1);
                for (int i = -WARM; i < RUNS; i++) {
                    Collections.shuffle(order, random);
                    for (int contender : order) {
                        double time = time(contenders.get(contender));
                        if (i >= 0) {
                            millis[contender][i] = time;
                        }
                    }
                }
                catalog.available().forEach(ServedModel::close);
                return new Result(model, Times.of(millis[0]).median(), Times.of(millis[1]).median(),
                        Times.of(millis[2]).median());
            }
        }
    }

    private static void bare(OrtEnvironment environment, OrtSession encoder, OrtSession decoder) throws OrtException {
        try (OnnxTensor picture = OnnxTensor.createTensor(environment, FloatBuffer.wrap(DIGIT.values()), new long[] {1, 1, 28, 28});
             OrtSession.Result encoded = encoder.run(Map.of("picture", picture));
             OrtSession.Result decoded = decoder.run(Map.of("latent", (OnnxTensor) encoded.get(0)))) {
            ((OnnxTensor) decoded.get(0)).getFloatBuffer().get(new float[784]);
        }
    }

    private static void requireOk(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("expected 200, got " + answer.statusCode());
        }
    }

    private static double time(Work work) throws OrtException, IOException, InterruptedException {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e6;
    }

    private interface Work {
        void run() throws OrtException, IOException, InterruptedException;
    }
}
