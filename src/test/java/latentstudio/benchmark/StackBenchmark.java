package latentstudio.benchmark;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import latentstudio.Chromium;
import latentstudio.StudioProcess;
import latentstudio.dataset.PageDamage;
import latentstudio.dataset.PageRenderer;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.image.PagePacking;
import latentstudio.image.Picture;

/** A stack that is looked through in a browser: how soon the first doubtful page is there, how soon the next one, and what 500 pages take. */
final class StackBenchmark {
    private static final int PAGES = 100;
    private static final int WIDTH = 1240;
    private static final int HEIGHT = 1754;
    private static final List<Integer> STAINED = List.of(40, 60, 80);
    private static final int TURNED = 20;
    private static final int MANY = 500;
    /** Of the many, pixels; each page has another combination of them than the ones before. */
    private static final int[] SIDES = {230, 310, 470, 610, 790};
    private static final double HOURS = 3_600_000;
    private static final String NEXT = """
            async (studio) => {
              const { work } = studio;
              const settled = () => studio.settled && work.opened.page === work.page;
              while (!work.ahead) await new Promise((done) => setTimeout(done, 10));
              const { page } = work;
              const begun = performance.now();
              window.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true, composed: true }));
              while (work.page === page || !settled()) await new Promise(requestAnimationFrame);
              await new Promise(requestAnimationFrame);
              return performance.now() - begun;
            }""";

    private StackBenchmark() {
    }

    static void measure(Table table) throws IOException, InterruptedException {
        try (StudioProcess studio = StudioProcess.start(Benchmark.SETTINGS); Chromium chromium = new Chromium()) {
            measure(studio, chromium, table);
        }
    }

    private static void measure(StudioProcess studio, Chromium chromium, Table table) throws IOException, InterruptedException {
        Page page = chromium.desktop();
        page.setDefaultTimeout(HOURS);
        double seconds = clean(page, studio, PAGES, index -> page(WIDTH, HEIGHT, index, STAINED.contains(index)));
        String address = page.url();
        table.row("a stack of %d pages, A4 at 150 dpi: cleaned".formatted(PAGES), "%.0f s".formatted(seconds), "");
        page.navigate("about:blank");
        long begun = System.nanoTime();
        page.navigate(address);
        Locator first = page.getByLabel("Doubtful pages first");
        first.check();
        ElementHandle screen = page.locator("clean-studio").elementHandle();
        page.waitForFunction("(studio) => studio.settled && studio.work.opened.page === studio.work.page && studio.work.pages[studio.work.page - 1].finding.doubtful", screen);
        double opened = (System.nanoTime() - begun) / 1e9;
        table.row("  from its address to its first doubtful page on the screen", "%.2f s".formatted(opened), "", Double.NaN, "2 s", opened <= 2);
        double[] millis = new double[TURNED];
        for (int i = 0; i < TURNED; i++) {
            millis[i] = ((Number) page.evaluate(NEXT, screen)).doubleValue();
        }
        Times times = Times.of(millis);
        table.row("  from the key to the next page, the median of %d".formatted(TURNED), "%.0f ms".formatted(times.median()), "", Double.NaN, "100 ms", times.median() <= 100);
        double before = studio.residentMebibytes();
        seconds = clean(page, studio, MANY, index -> page(SIDES[index % SIDES.length], SIDES[index / SIDES.length % SIDES.length], index, false));
        double after = studio.residentMebibytes();
        int told = ((Number) page.evaluate("(studio) => studio.work.pages.filter(({ done }) => done).length", page.locator("clean-studio").elementHandle())).intValue();
        table.row("a stack of %d pages of mixed sizes: cleaned".formatted(MANY), "%.0f s, %d of them".formatted(seconds, told), "", Double.NaN, "all", told == MANY);
        table.row("  resident memory afterwards", "%.0f MiB".formatted(after), "before %.0f MiB".formatted(before), after / before, "700 MiB", after <= 700);
    }

    /** @return seconds until all pages are clean */
    private static double clean(Page page, StudioProcess studio, int count, IntFunction<latentstudio.image.Page> pages) throws IOException {
        Path file = Files.createTempFile("stack-", ".tiff");
        try {
            ByteArrayOutputStream tiff = new ByteArrayOutputStream();
            PageFiles.CODEC.writeTiff(Collections.nCopies(count, PagePacking.of(PageFormat.TIFF)), pages::apply, tiff);
            Files.write(file, tiff.toByteArray());
            page.navigate(studio.address().resolve("clean").toString());
            page.waitForFunction("() => document.querySelector('clean-studio')?.settled");
            long begun = System.nanoTime();
            page.locator("page-sources .file").setInputFiles(file);
            page.waitForFunction("(count) => { const { work } = document.querySelector('clean-studio'); return work.status?.state === 'DONE' && work.pages.length === count; }", count);
            return (System.nanoTime() - begun) / 1e9;
        } finally {
            Files.delete(file);
        }
    }

    private static latentstudio.image.Page page(int width, int height, int seed, boolean stained) {
        Picture clean = new PageRenderer().page(width, height, new SplittableRandom(seed));
        Picture seen = stained ? PageDamage.STAIN.apply(clean, 1, new SplittableRandom(seed)) : clean;
        return new latentstudio.image.Page(width, height, 1, seen.toBytes(), null);
    }
}
