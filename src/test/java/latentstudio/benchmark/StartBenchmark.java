package latentstudio.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import latentstudio.StudioProcess;

/** How soon the packaged studio is ready, and what memory it takes then. */
final class StartBenchmark {
    private static final int STARTS = 5;

    private StartBenchmark() {
    }

    static void measure(Table table) throws IOException, InterruptedException {
        Files.deleteIfExists(Benchmark.CLASS_ARCHIVE);
        double first;
        double memory;
        try (StudioProcess studio = StudioProcess.start(Benchmark.SETTINGS)) {
            first = studio.startSeconds();
            memory = studio.residentMebibytes();
        }
        List<Double> later = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (StudioProcess studio = StudioProcess.start(Benchmark.SETTINGS)) {
                later.add(studio.startSeconds());
            }
        }
        double median = Times.of(later.stream().mapToDouble(Double::doubleValue).toArray()).median();
        table.row("start to ready, the very first time", "%.2f s".formatted(first), "", Double.NaN, "5 s", first <= 5);
        table.row("start to ready, median of %d later starts".formatted(STARTS), "%.2f s".formatted(median),
                "first start %.2f s".formatted(first), median / first, "5 s", median <= 5);
        table.row("resident memory when ready", "%.0f MiB".formatted(memory), "", Double.NaN, "700 MiB", memory <= 700);
    }
}
