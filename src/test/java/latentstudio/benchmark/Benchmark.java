package latentstudio.benchmark;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints every figure of the README beside its reference and its budget, all measured in this run: start and memory of
 * the packaged studio, one reconstruction beside bare ONNX Runtime, and a stroke in a real browser.
 */
public final class Benchmark {
    private static final int STARTS = 5;
    private static final Path CLASS_ARCHIVE = Path.of("target/benchmark.jsa");

    private Benchmark() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, OrtException {
        System.out.printf("Latent Studio on %d cores, Java %s, ONNX Runtime %s, CPU%n%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), OrtEnvironment.getEnvironment().getVersion());
        System.out.printf("%-58s %12s  %-34s %-20s %s%n", "what", "measured", "reference in this run", "budget", "");
        starts();
        try (StudioProcess studio = StudioProcess.start(CLASS_ARCHIVE)) {
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
            row("resident memory after all that", "%.0f MiB".formatted(studio.residentMebibytes()), "", "700 MiB",
                    studio.residentMebibytes() <= 700);
        }
    }

    private static void starts() throws IOException, InterruptedException {
        Files.deleteIfExists(CLASS_ARCHIVE);
        double first;
        double memory;
        try (StudioProcess studio = StudioProcess.start(CLASS_ARCHIVE)) {
            first = studio.startSeconds();
            memory = studio.residentMebibytes();
        }
        List<Double> later = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (StudioProcess studio = StudioProcess.start(CLASS_ARCHIVE)) {
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
