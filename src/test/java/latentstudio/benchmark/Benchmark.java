package latentstudio.benchmark;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import latentstudio.StudioProcess;

/**
 * Prints every figure of the README beside its reference and its budget, all measured in this run: start and memory of
 * the packaged studio, one reconstruction beside bare ONNX Runtime, a stroke and a manifold in a real browser.
 */
public final class Benchmark {
    private static final int STARTS = 5;
    /** The class archive that the first start writes and the later ones use. */
    private static final Path CLASS_ARCHIVE = Path.of("target/benchmark.jsa");
    private static final List<String> SETTINGS = List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + CLASS_ARCHIVE,
            "-Xlog:disable", "-Dstudio.data=target/benchmark-data");

    private Benchmark() {
    }

    public static void main(String[] arguments) throws Exception {
        System.out.printf("Latent Studio on %d cores, Java %s, ONNX Runtime %s, CPU%n%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), OrtEnvironment.getEnvironment().getVersion());
        System.out.printf("%-58s %12s  %-34s %-20s %s%n", "what", "measured", "reference in this run", "budget", "");
        starts();
        try (StudioProcess studio = StudioProcess.start(SETTINGS)) {
            for (String model : List.of("digits-tiny", "digits-vae")) {
                InferenceBenchmark.Result result = InferenceBenchmark.measure(model, studio.address());
                String bare = "bare ONNX Runtime %.3f ms".formatted(result.bare());
                row(model + ": encode and decode, in process", "%.3f ms".formatted(result.studio()), bare,
                        "", true);
                row(model + ": POST reconstruct, PNG in, JSON out", "%.3f ms".formatted(result.http()), bare,
                        "bare + 1.5 ms", result.http() <= result.bare() + 1.5);
            }
            for (String model : List.of("digits-tiny", "digits-vae")) {
                Figures lags = StrokeBenchmark.measure(studio.address(), model);
                row(model + ": stroke to reconstruction on screen, p50", "%.1f ms".formatted(lags.median()),
                        lags.sorted().length + " moves", "", true);
                row(model + ": stroke to reconstruction on screen, p95", "%.1f ms".formatted(lags.percentile(95)),
                        lags.sorted().length + " moves", "50 ms", lags.percentile(95) <= 50);
            }
            TensorBenchmark.Result tensors = TensorBenchmark.measure("digits-vae", studio.address());
            row("digits-vae-decoder: POST infer, one latent, binary", "%.3f ms".formatted(tensors.http()),
                    "bare ONNX Runtime %.3f ms".formatted(tensors.bare()), "bare + 1.5 ms", tensors.http() <= tensors.bare() + 1.5);
            row("digits-vae-decoder: POST infer, pictures a second, over bare", "%.2f".formatted(tensors.httpPerSecond() / tensors.barePerSecond()),
                    "bare ONNX Runtime %.0f a second".formatted(tensors.barePerSecond()), "0.60", tensors.httpPerSecond() >= 0.6 * tensors.barePerSecond());
            MapBenchmark.Result map = MapBenchmark.measure(studio.address(), "digits-2d");
            row("digits-2d: manifold of 20 x 20, click to screen, p50", "%.1f ms".formatted(map.manifold().median()),
                    "bare ONNX Runtime %.1f ms".formatted(map.bare().median()), "100 ms", map.manifold().median() <= 100);
            row("digits-2d: a frame while 10,000 points pan, p50", "%.1f ms".formatted(map.frames().median()),
                    "the browser has no GPU here", "", true);
            for (String model : List.of("digits-vae", "fashion-vae")) {
                GenerateBenchmark.Result samples = GenerateBenchmark.measure(studio.address(), model);
                String bareSamples = "bare ONNX Runtime %.1f ms".formatted(samples.bare().median());
                row(model + ": 64 new samples on screen, p50", "%.1f ms".formatted(samples.screen().median()), bareSamples, "150 ms",
                        samples.screen().median() <= 150);
                row(model + ": 64 new samples on screen, p95", "%.1f ms".formatted(samples.screen().percentile(95)), bareSamples, "", true);
            }
            PageBenchmark.Result page = PageBenchmark.measure(studio.address());
            String bare = "bare ONNX Runtime, %d tiles %.2f s".formatted(page.tiles(), page.bare());
            row("scans: A4 at 300 dpi, in process", "%.2f s".formatted(page.studio()), bare, "3 s", page.studio() <= 3);
            row("scans: A4 at 300 dpi, in process, over bare", "%.2f".formatted(page.studio() / page.bare()), bare, "1.3",
                    page.studio() <= 1.3 * page.bare());
            row("scans: A4 at 300 dpi, POST clean, PNG in, JSON out", "%.2f s".formatted(page.http()), bare, "3 s", page.http() <= 3);
            row("scans: A4 at 300 dpi, POST clean, PNG in, PNG out", "%.2f s".formatted(page.png()), bare, "", true);
            row("resident memory after all that", "%.0f MiB".formatted(studio.residentMebibytes()), "", "700 MiB",
                    studio.residentMebibytes() <= 700);
        }
    }

    private static void starts() throws IOException, InterruptedException {
        Files.deleteIfExists(CLASS_ARCHIVE);
        double first;
        double memory;
        try (StudioProcess studio = StudioProcess.start(SETTINGS)) {
            first = studio.startSeconds();
            memory = studio.residentMebibytes();
        }
        List<Double> later = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (StudioProcess studio = StudioProcess.start(SETTINGS)) {
                later.add(studio.startSeconds());
            }
        }
        double median = Figures.of(later.stream().mapToDouble(Double::doubleValue).toArray()).median();
        row("start to ready, the very first time", "%.2f s".formatted(first), "", "5 s", first <= 5);
        row("start to ready, median of %d later starts".formatted(STARTS), "%.2f s".formatted(median),
                "first start %.2f s".formatted(first), "5 s", median <= 5);
        row("resident memory when ready", "%.0f MiB".formatted(memory), "", "700 MiB", memory <= 700);
    }

    private static void row(String what, String measured, String reference, String budget, boolean met) {
        System.out.printf("%-58s %12s  %-34s %-20s %s%n", what, measured, reference, budget,
                budget.isEmpty() ? "" : met ? "met" : "MISSED");
    }
}
