package latentstudio.training.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import latentstudio.dataset.Corruption;
import latentstudio.dataset.LabelledPictures;
import latentstudio.image.PictureShape;
import latentstudio.model.Metric;

/**
 * A denoiser beside classical filters, which are told what it is not: each one's setting is the best for the kind and
 * level of damage on pictures set apart for that. Every figure is the mean over the pictures of the peak
 * signal-to-noise ratio in dB, where a picture counts {@value #CAP} dB at most: a perfect one would be infinite, and
 * {@value #CAP} dB are an error of a quarter of a grey level.
 *
 * @param results of every kind of damage at every level that is reported, in the order of {@link Corruption}
 * @param clean   the denoiser's figure for pictures without damage
 * @param count   how many pictures it was measured on
 */
public record DenoisingMeasurement(List<Result> results, double clean, int count) {
    private static final double CAP = 60;
    private static final double TARGET_GAIN = 3;
    private static final double TARGET_CLEAN = 35;
    private static final int BATCH = 500;

    /** Cleans a batch of pictures. */
    @FunctionalInterface
    public interface Denoiser {
        /**
         * The cleaned pictures.
         *
         * @param pictures [N][C * H * W], 0..1, which are not to be changed; N is {@value #BATCH} at most
         * @return [N][C * H * W]
         */
        float[][] denoise(float[][] pictures) throws IOException;
    }

    /**
     * What became of the pictures that were damaged in one way.
     *
     * @param damaged  the figure before anything was done
     * @param filters  each filter's figure
     * @param settings what each filter was set to for it, one of {@link ClassicalFilter#settings}
     * @param denoiser the denoiser's figure
     */
    record Result(Corruption kind, double level, double damaged, Map<ClassicalFilter, Double> filters,
                  Map<ClassicalFilter, Double> settings, double denoiser) {
        /** How much better the denoiser is than the best filter. */
        double gain() {
            return denoiser - filters.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    /**
     * Measures with all cores, but calls the denoiser from one thread. The same seed gives the same damage, whatever
     * the denoiser is, and the same figures, however many cores there are.
     *
     * @param tuning what the filters' settings are chosen on; none of the pictures measured on
     * @throws IOException when the denoiser does
     */
    public static DenoisingMeasurement of(Denoiser denoiser, LabelledPictures tuning, LabelledPictures test, long seed)
            throws IOException {
        PictureShape shape = test.pictureShape();
        float[][] known = pictures(tuning);
        float[][] clean = pictures(test);
        SplittableRandom random = new SplittableRandom(seed);
        List<Result> results = new ArrayList<>();
        for (Corruption kind : Corruption.values()) {
            for (double level : kind.levels()) {
                float[][] knownDamaged = damage(known, shape, kind, level, random.split());
                float[][] damaged = damage(clean, shape, kind, level, random.split());
                Map<ClassicalFilter, Double> filters = new EnumMap<>(ClassicalFilter.class);
                Map<ClassicalFilter, Double> settings = new EnumMap<>(ClassicalFilter.class);
                for (ClassicalFilter filter : ClassicalFilter.values()) {
                    double setting = Arrays.stream(filter.settings()).boxed().max(Comparator.comparingDouble(each -> mean(known,
                            i -> filter.apply(knownDamaged[i], shape, each), shape))).orElseThrow();
                    settings.put(filter, setting);
                    filters.put(filter, mean(clean, i -> filter.apply(damaged[i], shape, setting), shape));
                }
                float[][] denoised = denoise(denoiser, damaged);
                results.add(new Result(kind, level, mean(clean, i -> damaged[i], shape), filters, settings,
                        mean(clean, i -> denoised[i], shape)));
            }
        }
        float[][] kept = denoise(denoiser, clean);
        return new DenoisingMeasurement(results, mean(clean, i -> kept[i], shape), test.count());
    }

    private static float[][] pictures(LabelledPictures pictures) {
        return IntStream.range(0, pictures.count()).mapToObj(i -> pictures.values(i, i + 1)).toArray(float[][]::new);
    }

    private static float[][] damage(float[][] pictures, PictureShape shape, Corruption kind, double level,
                                    SplittableRandom random) {
        return Arrays.stream(pictures).map(picture -> kind.apply(picture, shape, level, random))
                .toArray(float[][]::new);
    }

    private static float[][] denoise(Denoiser denoiser, float[][] pictures) throws IOException {
        float[][] all = new float[pictures.length][];
        for (int from = 0; from < all.length; from += BATCH) {
            float[][] some = denoiser.denoise(Arrays.copyOfRange(pictures, from, Math.min(from + BATCH, all.length)));
            System.arraycopy(some, 0, all, from, some.length);
        }
        return all;
    }

    /** The mean figure; found side by side, but added up in order, so that it is always the same. */
    private static double mean(float[][] clean, IntFunction<float[]> others, PictureShape shape) {
        double[] ratios = IntStream.range(0, clean.length).parallel().mapToDouble(i -> Math.min(CAP,
                shape.picture(clean[i]).peakSignalToNoiseRatio(shape.picture(others.apply(i))))).toArray();
        return Arrays.stream(ratios).average().orElseThrow();
    }

    /** Prints a line for every kind and level, all methods side by side, the filters' settings in brackets. */
    public void print(PrintStream out) {
        out.printf("%-16s %6s %9s", "dB", "level", "damaged");
        for (ClassicalFilter filter : ClassicalFilter.values()) {
            out.printf(" %15s", filter.label());
        }
        out.printf(" %9s %7s%n", "denoiser", "gain");
        for (Result result : results) {
            out.printf(Locale.ROOT, "%-16s %6.2f %9.2f", result.kind().label(), result.level(), result.damaged());
            for (ClassicalFilter filter : ClassicalFilter.values()) {
                out.printf(Locale.ROOT, " %8.2f (%4.2f)", result.filters().get(filter), result.settings().get(filter));
            }
            out.printf(Locale.ROOT, " %9.2f %+7.2f%n", result.denoiser(), result.gain());
        }
        out.printf(Locale.ROOT, "%-16s %6s %9s %s %9.2f%n", "clean", "", "", " ".repeat(16 * ClassicalFilter.values().length - 1),
                clean);
    }

    /**
     * The figures as a manifest lists them.
     *
     * @param split what they were measured on, for instance {@code "test"}
     */
    public List<Metric> metrics(String split) {
        String where = "%s, %s pictures".formatted(split, String.format(Locale.ROOT, "%,d", count));
        List<Metric> metrics = new ArrayList<>();
        for (Corruption kind : Corruption.values()) {
            List<Result> own = results.stream().filter(result -> result.kind() == kind).toList();
            double[] levels = kind.levels();
            String range = "%s to %s, %s".formatted(levels[0], kind.maximum(), kind.unit());
            metrics.add(new Metric(Metric.key("gain-over-the-best-classical-filter", kind.label()),
                    "gain over the best classical filter, " + kind.label(),
                    Statistics.round(own.stream().mapToDouble(Result::gain).min().orElseThrow()), "dB", where,
                    ("the smallest at %d levels (%s), over the best of median, Gaussian and non-local means, each set to "
                            + "what is best for that kind and level on training pictures").formatted(own.size(), range),
                    Metric.Better.HIGHER, TARGET_GAIN));
            metrics.add(new Metric(Metric.key("peak-signal-to-noise-ratio", kind.label()), "peak signal-to-noise ratio, " + kind.label(),
                    Statistics.round(own.stream().mapToDouble(Result::denoiser).average().orElseThrow()), "dB", where,
                    "the mean over %d levels (%s) and the pictures, each %.0f dB at most".formatted(own.size(), range, CAP),
                    Metric.Better.HIGHER, null));
        }
        metrics.add(new Metric(Metric.key("peak-signal-to-noise-ratio", "clean pictures"),
                "peak signal-to-noise ratio, clean pictures", Statistics.round(clean), "dB", where,
                "undamaged pictures through the denoiser; the mean over the pictures, each %.0f dB at most".formatted(CAP),
                Metric.Better.HIGHER, TARGET_CLEAN));
        return metrics;
    }
}
