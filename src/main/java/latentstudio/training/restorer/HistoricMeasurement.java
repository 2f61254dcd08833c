package latentstudio.training.restorer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import latentstudio.image.Picture;
import latentstudio.model.Metric.Better;
import latentstudio.model.Metric;
import latentstudio.training.measure.Statistics;

/**
 * How well the ink of old documents is told from their paper after a restorer cleaned them: the pages of the contests
 * DIBCO 2009 and 2010, which are measured on and never trained on. B. Gatos, K. Ntirogiannis, I. Pratikakis, <i>DIBCO
 * 2009: Document Image Binarization Contest</i>, 2011.
 *
 * @param pages page by page; empty where there are none
 */
record HistoricMeasurement(List<Page> pages) {
    /** In the folder of the data. */
    private static final String FOLDER = "documents-historic";
    private static final double INK = 0.5;
    private static final int LEVELS = 256;

    /** F-measures in percent: the restorer's, the division's and Otsu's threshold alone. */
    record Page(String name, double restorer, double division, double otsu) {
    }

    /**
     * Measures.
     *
     * @param restorer what is measured, from pages to pages of the same size
     * @param data     the folder of all data
     */
    static HistoricMeasurement of(UnaryOperator<Picture> restorer, PaperDivision division, Path data) throws IOException {
        Path noisy = data.resolve(FOLDER).resolve("noisy");
        if (!Files.isDirectory(noisy)) {
            return new HistoricMeasurement(List.of());
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(noisy)) {
            files = found.filter(file -> file.toString().endsWith(".png")).sorted().toList();
        }
        List<Page> pages = new ArrayList<>();
        for (Path file : files) {
            Picture dirty = read(file).inColour();
            Picture truth = read(noisy.resolveSibling("clean").resolve(file.getFileName()));
            pages.add(new Page(file.getFileName().toString().replace(".png", ""), measured(restorer.apply(dirty), truth),
                    measured(division.apply(dirty), truth), measured(dirty, truth)));
        }
        return new HistoricMeasurement(List.copyOf(pages));
    }

    private static double measured(Picture cleaned, Picture truth) {
        Picture grey = cleaned.luminance();
        return 100 * fMeasure(grey, otsu(grey), truth);
    }

    /** Not by {@code getRGB} where it is grey: Java takes grey rasters for linear light and would brighten them. */
    private static Picture read(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        if (image == null) {
            throw new IOException("expected a PNG picture, found something else: " + file);
        }
        boolean grey = image.getType() == BufferedImage.TYPE_BYTE_GRAY;
        int[] pixels = grey ? image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null)
                : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) pixels[i]; // of a colour, its blue
        }
        return Picture.ofBytes(1, image.getWidth(), image.getHeight(), bytes);
    }

    /**
     * The threshold that parts the values best: what is up to it is ink. N. Otsu, <i>A Threshold Selection Method from
     * Gray-Level Histograms</i>, 1979.
     */
    static double otsu(Picture page) {
        long[] histogram = new long[LEVELS];
        double all = 0;
        for (byte value : page.toBytes()) {
            histogram[value & 0xff]++;
            all += value & 0xff;
        }
        long count = page.values().length;
        long below = 0;
        double belowSum = 0;
        double best = -1;
        int first = 0;
        int last = 0;
        for (int level = 0; level < LEVELS; level++) {
            below += histogram[level];
            belowSum += (double) level * histogram[level];
            if (below == 0 || below == count) {
                continue;
            }
            double between = below * (double) (count - below) * Math.pow(belowSum / below - (all - belowSum) / (count - below), 2);
            if (between > best * (1 + 1e-12)) {
                best = between;
                first = level;
                last = level;
            } else if (between >= best * (1 - 1e-12)) {
                last = level; // as good over a gap in the histogram; the middle is taken
            }
        }
        return (first + last + 1) / 2.0 / (LEVELS - 1);
    }

    /** The harmonic mean of precision and recall of the ink: what is below the threshold, and in the truth below one half. */
    static double fMeasure(Picture page, double threshold, Picture truth) {
        if (page.width() != truth.width() || page.height() != truth.height()) {
            throw new IllegalArgumentException("expected a page of %d x %d, got %d x %d".formatted(truth.width(), truth.height(), page.width(),
                    page.height()));
        }
        long both = 0;
        long found = 0;
        long wanted = 0;
        for (int i = 0; i < page.values().length; i++) {
            boolean isFound = page.values()[i] < threshold;
            boolean isWanted = truth.values()[i] < INK;
            both += isFound && isWanted ? 1 : 0;
            found += isFound ? 1 : 0;
            wanted += isWanted ? 1 : 0;
        }
        return found + wanted == 0 ? 1 : 2.0 * both / (found + wanted);
    }

    private double mean(ToDoubleFunction<Page> way) {
        return pages.stream().mapToDouble(way).average().orElse(0);
    }

    /** Prints a line a page. */
    void print(PrintStream out) {
        if (pages.isEmpty()) {
            out.println("Historic pages are not measured: there is no folder " + FOLDER + " in the data.");
            return;
        }
        out.printf("%-34s %12s %12s %12s%n", "historic pages, F-measure in %", "restored", "divided", "Otsu alone");
        pages.forEach(page -> out.printf(Locale.ROOT, "%-34s %12.2f %12.2f %12.2f%n", page.name(), page.restorer(), page.division(), page.otsu()));
        out.printf(Locale.ROOT, "%-34s %12.2f %12.2f %12.2f%n", "mean", mean(Page::restorer), mean(Page::division), mean(Page::otsu));
    }

    /** The mean as a manifest lists it; none where there are no pages. */
    List<Metric> metrics() {
        return pages.isEmpty() ? List.of() : List.of(new Metric("f-measure-of-historic-ink", "F-measure of historic ink",
                Statistics.round(mean(Page::restorer)), "percent",
                "DIBCO 2009 and 2010, %d pages".formatted(pages.size()), "Otsu's threshold after cleaning, the mean; after division by the paper %s, alone %s"
                        .formatted(Statistics.round(mean(Page::division)), Statistics.round(mean(Page::otsu))), Better.HIGHER, null));
    }
}
