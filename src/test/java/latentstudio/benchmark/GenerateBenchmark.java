package latentstudio.benchmark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import latentstudio.Chromium;
import latentstudio.StudioProcess;
import latentstudio.inference.BareOnnxRuntime;

/** New samples: from the click to the grid on the screen, in a real browser, beside bare ONNX Runtime. */
final class GenerateBenchmark {
    private static final int SAMPLES = 64;
    private static final int LATENT = 16;
    private static final int CLASSES = 10;
    private static final int PIXELS = 784;
    private static final int WARM = 20;
    private static final int RUNS = 60;

    /**
     * From the click on the button to the first moment after the browser has painted the answer: a task queued from an
     * animation frame that follows the update of the element and of its sheet.
     */
    private static final String CLICK = """
            () => new Promise(resolve => {
              const studio = document.querySelector('generate-studio');
              const receive = studio.receive;
              studio.receive = (line, answer) => {
                receive.call(studio, line, answer);
                delete studio.receive;
                studio.updateComplete.then(() => studio.shadowRoot.querySelector('picture-sheet').updateComplete)
                    .then(() => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun))));
              };
              const begun = performance.now();
              studio.shadowRoot.querySelector('.tools .main').click();
            })""";

    /**
     * Times in milliseconds.
     *
     * @param screen from the click to the grid
     * @param bare   two {@code OrtSession.run}, prior and decoder, of all samples at once, one thread
     */
    record Result(Times screen, Times bare) {
    }

    private GenerateBenchmark() {
    }

    static void measure(StudioProcess studio, Table table) throws OrtException {
        for (String model : List.of("digits-vae", "fashion-vae")) {
            Result samples = measure(studio.address(), model);
            double median = samples.screen().median();
            double bare = samples.bare().median();
            String reference = "bare ONNX Runtime %.1f ms".formatted(bare);
            table.row(model + ": 64 new samples on screen, p50", "%.1f ms".formatted(median), reference, median / bare, "150 ms", median <= 150);
            table.row(model + ": 64 new samples on screen, p95", "%.1f ms".formatted(samples.screen().percentile(95)), reference);
        }
    }

    private static Result measure(URI server, String model) throws OrtException {
        OrtEnvironment environment = BareOnnxRuntime.environment();
        Path folder = Path.of("models", model);
        double[] screen = new double[RUNS];
        double[] bare = new double[RUNS];
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions(); Chromium chromium = new Chromium(); Page page = chromium.desktop()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            page.navigate(server.resolve("generate/" + model + "#count=" + SAMPLES).toString());
            page.waitForFunction("() => document.querySelector('generate-studio')?.settled");
            try (OrtSession prior = environment.createSession(folder.resolve("prior.onnx").toString(), options);
                 OrtSession decoder = environment.createSession(folder.resolve("decoder.onnx").toString(), options)) {
                // in turn, so that a noisy second falls on both
                for (int i = -WARM; i < RUNS; i++) {
                    double shown = ((Number) page.evaluate(CLICK)).doubleValue();
                    double computed = bare(environment, prior, decoder, i);
                    if (i >= 0) {
                        screen[i] = shown;
                        bare[i] = computed;
                    }
                }
            }
        }
        return new Result(Times.of(screen), Times.of(bare));
    }

    private static double bare(OrtEnvironment environment, OrtSession prior, OrtSession decoder, int seed) throws OrtException {
        Random random = new Random(seed);
        float[] noise = new float[SAMPLES * LATENT];
        float[] labels = new float[SAMPLES * CLASSES];
        float[] temperatures = new float[SAMPLES];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < SAMPLES; i++) {
            labels[i * CLASSES + random.nextInt(CLASSES)] = 1;
            temperatures[i] = 1;
        }
        long begun = System.nanoTime();
        try (OnnxTensor noises = OnnxTensor.createTensor(environment, FloatBuffer.wrap(noise), new long[] {SAMPLES, LATENT});
             OnnxTensor classes = OnnxTensor.createTensor(environment, FloatBuffer.wrap(labels), new long[] {SAMPLES, CLASSES});
             OnnxTensor factors = OnnxTensor.createTensor(environment, FloatBuffer.wrap(temperatures), new long[] {SAMPLES, 1});
             OrtSession.Result latents = prior.run(Map.of("noise", noises, "label", classes, "temperature", factors));
             OrtSession.Result pictures = decoder.run(Map.of("latent", (OnnxTensor) latents.get(0)))) {
            ((OnnxTensor) pictures.get(0)).getFloatBuffer().get(new float[SAMPLES * PIXELS]);
        }
        return (System.nanoTime() - begun) / 1e6;
    }
}
