package latentstudio.benchmark;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import latentstudio.Chromium;
import latentstudio.StudioProcess;

/**
 * What a visitor sees of each screen while it comes, in a browser that never saw it before on the same machine: when first something is
 * painted, and how much of it moves afterwards (W3C <i>Paint Timing</i> and <i>Layout Instability</i>), and how large its code is.
 */
final class SightBenchmark {
    private static final List<String> SCREENS = List.of("draw/digits-vae", "draw/faces", "interpolate/digits-vae", "generate/digits-vae", "map/digits-vae",
            "figures/digits-vae", "lab/digits-denoiser", "clean", "learn", "lessons", "models");
    private static final int RUNS = 5;
    private static final double MOST_PAINT = 1_000;
    private static final double MOST_SHIFT = 0.05;
    private static final double MOST_KILOBYTES = 350;
    private static final String WATCH = """
            window.shift = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((entry) => { if (!entry.hadRecentInput) window.shift += entry.value; }))
                .observe({ type: 'layout-shift', buffered: true });""";
    /** When there are no more requests and two frames went by; first paint in milliseconds, shift, and kilobytes of scripts and styles. */
    private static final String SEEN = """
            async () => {
              await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
              const code = performance.getEntriesByType('resource').filter(({ name }) => /\\.(js|css)(\\?|$)/.test(name));
              return { paint: performance.getEntriesByName('first-contentful-paint')[0].startTime, shift: window.shift,
                kilobytes: code.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1024 };
            }""";

    /**
     * Medians.
     *
     * @param paint     milliseconds from the request to the first content on the screen
     * @param shift     the sum of the layout's shifts
     * @param kilobytes of scripts and styles as they came over the wire
     */
    private record Sight(double paint, double shift, double kilobytes) {
    }

    private SightBenchmark() {
    }

    static void measure(StudioProcess studio, Table table) {
        try (Chromium chromium = new Chromium()) {
            double bare = look(chromium::desktop, studio.address().resolve("q/health")).paint;
            for (String screen : SCREENS) {
                for (boolean phone : new boolean[] {false, true}) {
                    Sight sight = look(phone ? chromium::phone : chromium::desktop, studio.address().resolve(screen));
                    String what = screen + (phone ? ", phone" : "");
                    table.row(what + ": first paint", "%.0f ms".formatted(sight.paint), "a line of text %.0f ms".formatted(bare), sight.paint / bare, "1000 ms",
                            sight.paint <= MOST_PAINT);
                    table.row(what + ": layout shift", "%.3f".formatted(sight.shift), "", Double.NaN, "0.05", sight.shift <= MOST_SHIFT);
                    if (!phone) {
                        table.row(what + ": scripts and styles, compressed", "%.0f KB".formatted(sight.kilobytes), "", Double.NaN, "350 KB",
                                sight.kilobytes <= MOST_KILOBYTES);
                    }
                }
            }
        }
    }

    private static Sight look(Supplier<Page> visitor, URI address) {
        double[][] seen = new double[3][RUNS];
        for (int run = 0; run < RUNS; run++) {
            Page page = visitor.get();
            page.addInitScript(WATCH);
            page.navigate(address.toString());
            page.waitForLoadState(LoadState.NETWORKIDLE);
            Map<?, ?> values = (Map<?, ?>) page.evaluate(SEEN);
            seen[0][run] = ((Number) values.get("paint")).doubleValue();
            seen[1][run] = ((Number) values.get("shift")).doubleValue();
            seen[2][run] = ((Number) values.get("kilobytes")).doubleValue();
            page.context().close();
        }
        return new Sight(Times.of(seen[0]).median(), Times.of(seen[1]).median(), Times.of(seen[2]).median());
    }
}
