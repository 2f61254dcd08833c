package latentstudio.benchmark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import latentstudio.StudioProcess;
import latentstudio.dataset.PageDamage;
import latentstudio.dataset.PageRenderer;
import latentstudio.image.Page;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.image.Picture;
import latentstudio.inference.BareOnnxRuntime;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ModelFolders;
import latentstudio.inference.ServedModel;
import latentstudio.model.TiledInputSpec.Tiling;
import latentstudio.restore.CleanOptions;
import latentstudio.restore.PageCleaner;

/**
 * An A4 page at 300 dpi through the restorer, in colour and grey: bare ONNX Runtime on as many tiles, the studio's path, and
 * over HTTP.
 */
final class PageBenchmark {
    private static final int WIDTH = 2480;
    private static final int HEIGHT = 3508;
    private static final int RUNS = 7;
    private static final String MODEL = "scans";

    /**
     * Medians in seconds.
     *
     * @param tiles  that the page is cut into
     * @param bare   one {@code OrtSession.run} a tile, one thread a core
     * @param colour the page in colour divided by its light, cut, restored and put together on the same number of threads
     * @param grey   the same page without its colour
     * @param http   {@code POST clean} with the PNG in colour, answered as figures
     * @param png    the same, answered as a PNG
     */
    record Result(int tiles, double bare, double colour, double grey, double http, double png) {
    }

    private PageBenchmark() {
    }

    static void measure(StudioProcess studio, Table table) throws Exception {
        Result page = measure(studio.address());
        String bare = "bare ONNX Runtime, %d tiles %.2f s".formatted(page.tiles(), page.bare());
        for (boolean coloured : new boolean[] {true, false}) {
            String what = "scans: A4 at 300 dpi, " + (coloured ? "colour" : "grey") + ", in process";
            double seconds = coloured ? page.colour() : page.grey();
            table.row(what, "%.2f s".formatted(seconds), bare, seconds / page.bare(), "3 s", seconds <= 3);
            table.row(what + ", over bare", "%.2f".formatted(seconds / page.bare()), bare, Double.NaN, "1.3", seconds <= 1.3 * page.bare());
        }
        table.row("scans: A4 at 300 dpi, colour, POST clean, PNG in, JSON out", "%.2f s".formatted(page.http()), bare, page.http() / page.bare(), "3 s", page.http() <= 3);
        table.row("scans: A4 at 300 dpi, colour, POST clean, PNG in, PNG out", "%.2f s".formatted(page.png()), bare, page.png() / page.bare(), "", true);
    }

    /** A grey page as it is on cream paper. */
    static Page onCream(Page grey) {
        byte[] samples = new byte[3 * grey.samples().length];
        double[] cream = {0.97, 0.93, 0.8};
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) ((grey.samples()[i / 3] & 0xff) * cream[i % 3]);
        }
        return new Page(grey.width(), grey.height(), 3, samples, null);
    }

    private static Page greyPage() {
        Picture dirty = PageDamage.STAIN.apply(new PageRenderer().page(WIDTH, HEIGHT, new SplittableRandom(1)), 0.8, new SplittableRandom(2));
        return new Page(WIDTH, HEIGHT, 1, dirty.toBytes(), null);
    }

    private static Result measure(URI server) throws Exception {
        Page grey = greyPage();
        Page page = onCream(grey);
        int cores = Runtime.getRuntime().availableProcessors();
        OrtEnvironment environment = BareOnnxRuntime.environment();
        ExecutorService threads = Executors.newFixedThreadPool(cores);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions(); HttpClient client = HttpClient.newHttpClient()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            try (OrtSession restorer = environment.createSession(Path.of("models", MODEL, "restorer.onnx").toString(), options)) {
                ModelCatalog catalog = ModelFolders.catalog(Path.of("models"));
                ServedModel model = catalog.model(MODEL);
                PageCleaner cleaner = new PageCleaner(model, threads, cores);
                int tiles = cleaner.tiles(page);
                byte[] file = PageFiles.write(page, PageFormat.PNG);
                List<Callable<?>> contenders = List.of(
                        () -> bare(environment, restorer, threads, tiles, model.tiling()),
                        () -> cleaner.clean(page, CleanOptions.DEFAULT, tile -> { }, () -> false),
                        () -> cleaner.clean(grey, CleanOptions.DEFAULT, tile -> { }, () -> false),
                        () -> post(client, server, file, "application/json"),
                        () -> post(client, server, file, "image/png"));
                double[][] seconds = new double[contenders.size()][RUNS];
                for (int run = -1; run < RUNS; run++) { // in turn, so that a noisy second falls on all
                    for (int contender = 0; contender < contenders.size(); contender++) {
                        long begun = System.nanoTime();
                        contenders.get(contender).call();
                        if (run >= 0) {
                            seconds[contender][run] = (System.nanoTime() - begun) / 1e9;
                        }
                    }
                }
                catalog.available().forEach(ServedModel::close);
                return new Result(tiles, Times.of(seconds[0]).median(), Times.of(seconds[1]).median(),
                        Times.of(seconds[2]).median(), Times.of(seconds[3]).median(), Times.of(seconds[4]).median());
            }
        } finally {
            threads.shutdown();
        }
    }

    /** @param tiling whose full tiles are taken; at the page's edge the studio's are no larger */
    private static Void bare(OrtEnvironment environment, OrtSession restorer, ExecutorService threads, int tiles, Tiling tiling)
            throws Exception {
        float[] values = new float[3 * tiling.tile() * tiling.tile()];
        List<Future<Void>> runs = new ArrayList<>();
        for (int i = 0; i < tiles; i++) {
            runs.add(threads.submit(() -> {
                try (OnnxTensor tile = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), new long[] {1, 3, tiling.tile(), tiling.tile()});
                     OrtSession.Result cleaned = restorer.run(Map.of("page", tile))) {
                    ((OnnxTensor) cleaned.get(0)).getFloatBuffer().get(new float[values.length]);
                }
                return null;
            }));
        }
        for (Future<Void> run : runs) {
            run.get();
        }
        return null;
    }

    /** Asks for the page, as figures. */
    static HttpRequest request(URI server) {
        return request(server, PageFiles.write(onCream(greyPage()), PageFormat.PNG), "application/json");
    }

    private static HttpRequest request(URI server, byte[] page, String answer) {
        return HttpRequest.newBuilder(server.resolve("api/v1/clean?model=" + MODEL)).header("Content-Type", "image/png").header("Accept", answer)
                .POST(HttpRequest.BodyPublishers.ofByteArray(page)).build();
    }

    /** @return the answer, of status 200 */
    static byte[] post(HttpClient client, URI server, byte[] page, String answer) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request(server, page, answer), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("expected 200, got " + response.statusCode());
        }
        return response.body();
    }
}
