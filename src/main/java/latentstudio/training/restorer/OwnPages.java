package latentstudio.training.restorer;

import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import latentstudio.image.PageCodec;
import latentstudio.image.PageFile;
import latentstudio.image.PageSettings;
import latentstudio.image.Picture;
import latentstudio.image.PictureException;
import latentstudio.training.judge.JudgePages;

/**
 * Pages of which nobody knows the truth: how many words Tesseract is sure of in each, as it came, divided by its paper, and
 * cleaned. A word that it is sure of may be wrong, so this says that writing was kept, not that a page is clean.
 *
 * @param pages one a file, by name
 */
record OwnPages(List<Page> pages) {
    /** A page that keeps a smaller share of the better of the other two has lost words. */
    private static final double KEPT = 0.95;
    /** A page with fewer in every way has no text that Tesseract reads. */
    private static final int TOO_FEW = 10;

    /** Words that Tesseract is sure of. */
    record Page(String name, int dirty, int division, int cleaned) {
        private int best() {
            return Math.max(dirty, division);
        }
    }

    /** The limits of a server as it comes. */
    private record Settings() implements PageSettings {
        @Override
        public long maxPixels() {
            return 80_000_000;
        }

        @Override
        public MemorySize maxDecoded() {
            return new MemorySize(BigInteger.valueOf(160L << 20));
        }

        @Override
        public Duration maxWait() {
            return Duration.ofSeconds(10);
        }
    }

    /**
     * Reads the pages of a folder, of a file the first, three times each, which takes minutes.
     *
     * @param out is told which files are no pages
     * @throws IOException when there is no such folder, or Tesseract is not installed or fails
     */
    static OwnPages of(Path folder, ExportedRestorer restorer, PrintStream out) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("expected a folder of pages at %s, found none; name it with --pages".formatted(folder));
        }
        if (!Legibility.isInstalled()) {
            throw new IOException("expected Tesseract to read the pages, found none; install tesseract-ocr");
        }
        PaperDivision division = PaperDivision.tuned(JudgePages.A4.tuning());
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        PageCodec codec = new PageCodec(new Settings());
        List<Page> pages = new ArrayList<>();
        for (Path file : files) {
            latentstudio.image.Page page;
            try (PageFile opened = codec.open(Files.readAllBytes(file))) {
                page = opened.read(0);
            } catch (PictureException e) {
                out.printf("%s is left out: %s%n", file.getFileName(), e.getMessage());
                continue;
            }
            Picture dirty = Picture.of(page).inColour();
            List<Integer> words = Legibility.sureWords(List.of(dirty.luminance(), division.apply(dirty).luminance(),
                    restorer.clean(dirty).luminance()));
            pages.add(new Page(file.getFileName().toString(), words.get(0), words.get(1), words.get(2)));
        }
        return new OwnPages(pages);
    }

    /** Prints a line a page, then how many kept their words. */
    void print(PrintStream out) {
        out.printf("%-40s %8s %22s %10s%n", "words that Tesseract is sure of", "cleaned", "divided by its paper", "dirty");
        for (Page page : pages) {
            out.printf(Locale.ROOT, "%-40s %8d %22d %10d%n", page.name, page.cleaned, page.division, page.dirty);
        }
        List<Page> read = pages.stream().filter(page -> Math.max(page.best(), page.cleaned) >= TOO_FEW).toList();
        out.printf("%-40s %8d %22d %10d%n", "together", pages.stream().mapToInt(Page::cleaned).sum(),
                pages.stream().mapToInt(Page::division).sum(), pages.stream().mapToInt(Page::dirty).sum());
        out.printf(Locale.ROOT, "of %d pages with text, as many words as the better of the others: %d; fewer than %.2f of it: %d%n", read.size(),
                read.stream().filter(page -> page.cleaned >= page.best()).count(), KEPT,
                read.stream().filter(page -> page.cleaned < KEPT * page.best()).count());
    }
}
