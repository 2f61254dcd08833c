package latentstudio.benchmark;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import latentstudio.StudioProcess;
import latentstudio.dataset.PageRenderer;
import latentstudio.image.GreyPicture;

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
        byte[] page = page();
        try (StudioProcess studio = StudioProcess.start(Benchmark.SETTINGS); HttpClient client = HttpClient.newHttpClient()) {
            double ready = studio.residentMebibytes();
            double most = 0;
            HttpRequest request = HttpRequest.newBuilder(studio.address().resolve("api/v1/clean")).header("Content-Type", "image/jpeg")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(page)).build();
            long begun = System.nanoTime();
            for (int i = 0; i < PAGES; i++) {
                HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new IOException("expected 200, got " + answer.statusCode());
                }
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

    /** Cream paper, as a JPEG file. */
    private static byte[] page() throws IOException {
        GreyPicture grey = new PageRenderer().page(WIDTH, HEIGHT, new SplittableRandom(3));
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int value = Math.round(245 * grey.at(x, y));
                image.setRGB(x, y, value << 16 | value * 15 / 16 << 8 | value * 13 / 16);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", file);
        return file.toByteArray();
    }
}
