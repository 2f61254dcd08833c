package latentstudio.training.restorer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import latentstudio.image.Picture;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Reads pages with the program of that name, where it is installed (Debian: {@code tesseract-ocr}), to tell whether a
 * cleaned page still says what it said. Only figures need it. R. Smith, <i>An Overview of the Tesseract OCR
 * Engine</i>, 2007.
 */
final class Tesseract {
    /** Small type is read better in twice its size. */
    private static final int SCALE = 2;
    /** The longer side of a page, pixels, below which its type is taken to be small. */
    private static final int SMALL = 1700;
    /** Of a row of its table: the last two are confidence, 0..100 or -1, and text. */
    private static final int COLUMNS = 12;
    private static final double SURE = 70;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2}");

    private Tesseract() {
    }

    static boolean isInstalled() {
        try {
            Process process = new ProcessBuilder("tesseract", "--version").redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false; // no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
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
        return forEach(pages, page -> output(page.resize(SCALE * page.width(), SCALE * page.height()), "6").strip().replaceAll("\\s+", " "));
    }

    /**
     * How many words of two letters or digits and more it is sure of on each page, which may have any layout.
     *
     * @throws IOException when Tesseract is not installed or fails
     */
    static List<Integer> sureWords(List<Picture> pages) throws IOException {
        return forEach(pages, page -> {
            int scale = Math.max(page.width(), page.height()) < SMALL ? SCALE : 1;
            String[] rows = output(page.resize(scale * page.width(), scale * page.height()), "3", "tsv").split("\n");
            return (int) Arrays.stream(rows).skip(1).map(row -> row.split("\t")).filter(row -> row.length == COLUMNS
                    && Double.parseDouble(row[COLUMNS - 2]) >= SURE && WORD.matcher(row[COLUMNS - 1]).find()).count();
        });
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

    private static String output(Picture page, String layout, String... format) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tesseract", "stdin", "stdout", "--psm", layout, "-l", "eng"));
        command.addAll(List.of(format));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_THREAD_LIMIT", "1"); // pages are read side by side
        Process process = builder.start();
        try (OutputStream input = process.getOutputStream()) {
            input.write("P5 %d %d 255\n".formatted(page.width(), page.height()).getBytes(StandardCharsets.US_ASCII));
            input.write(page.toBytes());
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("tesseract ended with status %d; is its language 'eng' installed?".formatted(process.exitValue()));
        }
        return text;
    }
}
