package latentstudio.benchmark;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import latentstudio.StudioProcess;
import latentstudio.dataset.PageRenderer;
import latentstudio.image.Page;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;

/** What a server still holds after large pages: ten A4 sheets at 600 dpi in colour, one after the other, then silence. */
final class MemoryBenchmark {
    private static final int WIDTH = 4960;
    private static final int HEIGHT = 7016;
    private static final int PAGES = 10;
    private static final int IDLE_SECONDS = 120;
    private static final double MOST_MEBIBYTES = 600;

    private MemoryBenchmark() {
    }

    static void measure(Table table) throws IOException, InterruptedException {
        byte[] page = PageFiles.write(PageBenchmark.onCream(new Page(WIDTH, HEIGHT, 1,
                new PageRenderer().page(WIDTH, HEIGHT, new SplittableRandom(3)).toBytes(), null)), PageFormat.PNG);
        try (StudioProcess studio = StudioProcess.start(Benchmark.SETTINGS); HttpClient client = HttpClient.newHttpClient()) {
            double ready = studio.residentMebibytes();
            double most = 0;
            long begun = System.nanoTime();
            for (int i = 0; i < PAGES; i++) {
                PageBenchmark.post(client, studio.address(), page, "image/png");
                most = Math.max(most, studio.residentMebibytes());
            }
            double seconds = (System.nanoTime() - begun) / 1e9 / PAGES;
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            double left = studio.residentMebibytes();
            table.row("A4 at 600 dpi in colour, POST clean, each of %d".formatted(PAGES), "%.1f s".formatted(seconds), "");
            table.row("resident memory: the most after a page", "%.0f MiB".formatted(most), "when ready %.0f MiB".formatted(ready));
            table.row("  and %d s after the last".formatted(IDLE_SECONDS), "%.0f MiB".formatted(left), "when ready %.0f MiB".formatted(ready), left / ready,
                    "%.0f MiB".formatted(MOST_MEBIBYTES), left <= MOST_MEBIBYTES);
        }
    }
}
