package latentstudio.training.restorer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import latentstudio.image.Page;
import latentstudio.image.Picture;
import latentstudio.text.PageText;
import latentstudio.text.ReadablePage;
import latentstudio.text.Tesseract;
import latentstudio.text.TextSettings;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Tells whether a cleaned page still says what it said, as {@link Tesseract} reads it where it is installed. Only figures need it.
 */
final class Legibility {
    /** Small type is read better in twice its size. */
    private static final int SCALE = 2;
    /** The longer side of a page, pixels, below which its type is taken to be small. */
    private static final int SMALL = 1700;
    private static final double SURE = 0.7;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2}");
    private static final Tesseract TESSERACT = new Tesseract(new Settings("tesseract", Duration.ofMinutes(10)));

    private record Settings(String tesseract, Duration timeout) implements TextSettings {
    }

    private Legibility() {
    }

    /** With the language that the figures' pages are read in. */
    static boolean isInstalled() {
        return TESSERACT.installation().languages().contains("eng");
    }

    /**
     * The character error rate: how many characters have to be changed, put in or taken out to make what was read from
     * each page what was read from its truth, over the truth's characters.
     *
     * @return the rate, or nothing where nothing was read from the truth
     */
    static OptionalDouble characterErrorRate(List<String> found, List<String> wanted) {
        long errors = 0;
        long characters = 0;
        for (int i = 0; i < found.size(); i++) {
            errors += LevenshteinDistance.getDefaultInstance().apply(found.get(i), wanted.get(i));
            characters += wanted.get(i).length();
        }
        return characters == 0 ? OptionalDouble.empty() : OptionalDouble.of(errors / (double) characters);
    }

    /**
     * What pages say, runs of blanks as one.
     *
     * @throws IOException when Tesseract is not installed or fails
     */
    static List<String> read(List<Picture> pages) throws IOException {
        return forEach(pages, page -> words(page.resize(SCALE * page.width(), SCALE * page.height()), Tesseract.Layout.BLOCK)
                .plain().strip().replaceAll("\\s+", " "));
    }

    /**
     * How many words of two letters or digits and more it is sure of on each page, which may have any layout.
     *
     * @throws IOException when Tesseract is not installed or fails
     */
    static List<Integer> sureWords(List<Picture> pages) throws IOException {
        return forEach(pages, page -> {
            int scale = Math.max(page.width(), page.height()) < SMALL ? SCALE : 1;
            return (int) words(page.resize(scale * page.width(), scale * page.height()), Tesseract.Layout.ANY).words().stream()
                    .filter(word -> word.confidence() >= SURE && WORD.matcher(word.text()).find()).count();
        });
    }

    /** What is read on a page, wherever its words are. */
    static PageText words(Page page) throws IOException, InterruptedException {
        return words(page, Tesseract.Layout.ANY);
    }

    private static PageText words(Picture picture, Tesseract.Layout layout) throws IOException, InterruptedException {
        return words(new Page(picture.width(), picture.height(), 1, picture.toBytes(), null), layout);
    }

    private static PageText words(Page page, Tesseract.Layout layout) throws IOException, InterruptedException {
        try (ReadablePage file = ReadablePage.of(page, Path.of(System.getProperty("java.io.tmpdir")))) {
            return TESSERACT.read(file, "eng", layout, () -> { });
        }
    }

    /** What is read from one page. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(Picture page) throws IOException, InterruptedException;
    }

    /** Reads pages side by side. */
    private static <T> List<T> forEach(List<Picture> pages, Reading<T> reading) throws IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<T> read = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(pages.stream().<Callable<T>>map(page -> () -> reading.of(page)).toList())) {
                read.add(one.get());
            }
            return read;
        } catch (ExecutionException e) {
            throw new IOException("Tesseract failed: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Tesseract was reading", e);
        }
    }
}
