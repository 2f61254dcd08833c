package latentstudio.benchmark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.net.URI;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import latentstudio.Chromium;
import latentstudio.StudioProcess;
import latentstudio.inference.BareOnnxRuntime;

/** The decoded manifold from the click to the screen, and the map while it is panned, in a real browser on the same machine. */
final class MapBenchmark {
    private static final int PICTURES = 400;
    private static final int WARM = 5;
    private static final int RUNS = 30;
    private static final int MOVES = 120;

    /**
     * Counts from the click on the switch to the first moment after the browser has painted the answer to it: a task queued
     * from an animation frame that follows the element's update.
     */
    private static final String LISTEN = """
            studio => {
              window.lags = [];
              let begun = 0;
              addEventListener('click', () => { begun = performance.now(); }, true);
              const receive = studio.receive;
              studio.receive = (line, answer) => {
                receive.call(studio, line, answer);
                if (line === 'grid') studio.updateComplete.then(() => studio.stage.updateComplete).then(() => requestAnimationFrame(() =>
                    setTimeout(() => lags.push(performance.now() - begun))));
              };
            }""";
    /** Pans with one move for each frame, as a pointer does, and gives the time between the frames. */
    private static final String PAN = """
            async (stage, moves) => {
              const { left, top, width } = stage.getBoundingClientRect();
              const next = () => new Promise(requestAnimationFrame);
              const frames = [];
              let before = await next();
              for (let move = 0; move < moves; move++) {
                const angle = 2 * Math.PI * move / moves;
                stage.stage.dispatchEvent(new PointerEvent('pointermove', { pointerId: 1, clientX: left + width * (0.5 + 0.2 * Math.sin(angle)), clientY: top + width * (0.3 + 0.2 * Math.cos(angle)) }));
                const now = await next();
                frames.push(now - before);
                before = now;
              }
              return frames; }""";

    /**
     * @param manifold from the click to 20 x 20 pictures on the screen, milliseconds
     * @param bare     {@code OrtSession.run} for as many latents, one thread, milliseconds
     * @param frames   between two frames while 10,000 points are panned, milliseconds
     */
    record Result(Times manifold, Times bare, Times frames) {
    }

    private MapBenchmark() {
    }

    static void measure(StudioProcess studio, Table table) throws OrtException {
        Result map = measure(studio.address(), "digits-2d");
        double manifold = map.manifold().median();
        table.row("digits-2d: manifold of 20 x 20, click to screen, p50", "%.1f ms".formatted(manifold),
                "bare ONNX Runtime %.1f ms".formatted(map.bare().median()), manifold / map.bare().median(), "100 ms", manifold <= 100);
        table.row("digits-2d: a frame while 10,000 points pan, p50", "%.1f ms".formatted(map.frames().median()), "the browser has no GPU here");
    }

    private static Result measure(URI address, String model) throws OrtException {
        try (Chromium chromium = new Chromium(); Page page = chromium.desktop()) {
            page.navigate(address.resolve("map/" + model + "#at=0").toString());
            Locator studio = page.locator("map-studio");
            studio.waitFor();
            page.waitForFunction("studio => studio.cloud && studio.settled", studio.elementHandle());
            studio.evaluate(LISTEN);
            Locator manifold = page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Manifold"));
            for (int run = 1; run <= WARM + RUNS; run++) {
                manifold.check();
                page.waitForFunction("runs => lags.length === runs", run);
                manifold.uncheck();
            }
            List<?> lags = (List<?>) page.evaluate("warm => lags.slice(warm)", WARM);
            return new Result(times(lags), bare(model), times(pan(page)));
        }
    }

    private static List<?> pan(Page page) {
        Locator stage = page.locator("map-stage");
        BoundingBox box = stage.boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().down();
        List<?> frames = (List<?>) stage.evaluate(PAN, MOVES);
        page.mouse().up();
        return frames;
    }

    private static Times bare(String model) throws OrtException {
        OrtEnvironment environment = BareOnnxRuntime.environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            try (OrtSession decoder = environment.createSession(Path.of("models", model, "decoder.onnx").toString(), options)) {
                Random random = new Random(1);
                float[] latents = new float[2 * PICTURES];
                for (int i = 0; i < latents.length; i++) {
                    latents[i] = (float) random.nextGaussian();
                }
                double[] millis = new double[RUNS];
                for (int run = -WARM; run < RUNS; run++) {
                    long begun = System.nanoTime();
                    try (OnnxTensor latent = OnnxTensor.createTensor(environment, FloatBuffer.wrap(latents), new long[] {PICTURES, 2});
                         OrtSession.Result decoded = decoder.run(Map.of("latent", latent))) {
                        ((OnnxTensor) decoded.get(0)).getFloatBuffer().get(new float[PICTURES * 784]);
                    }
                    if (run >= 0) {
                        millis[run] = (System.nanoTime() - begun) / 1e6;
                    }
                }
                return Times.of(millis);
            }
        }
    }

    private static Times times(List<?> millis) {
        return Times.of(millis.stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray());
    }
}
