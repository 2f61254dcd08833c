package latentstudio.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import latentstudio.image.GreyPicture;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Reads pages with the program of that name, where it is installed (Debian: {@code tesseract-ocr}), to tell whether a
 * cleaned page still says what it said. Only figures need it. R. Smith, <i>An Overview of the Tesseract OCR
 * Engine</i>, 2007.
 */
final class Tesseract {
    /** Small type is read better in twice its size. */
    private static final int SCALE = 2;

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
    static List<String> read(List<GreyPicture> pages) throws IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Callable<String>> readings = pages.stream().<Callable<String>>map(page -> () -> read(page)).toList();
            List<String> texts = new ArrayList<>();
            for (Future<String> reading : threads.invokeAll(readings)) {
                texts.add(reading.get());
            }
            return texts;
        } catch (ExecutionException e) {
            throw new IOException("Tesseract failed: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Tesseract was reading", e);
        }
    }

    private static String read(GreyPicture page) throws IOException, InterruptedException {
        GreyPicture large = page.resize(SCALE * page.width(), SCALE * page.height());
        ProcessBuilder builder = new ProcessBuilder("tesseract", "stdin", "stdout", "--psm", "6", "-l", "eng")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_THREAD_LIMIT", "1"); // pages are read side by side
        Process process = builder.start();
        try (OutputStream input = process.getOutputStream()) {
            input.write("P5 %d %d 255\n".formatted(large.width(), large.height()).getBytes(StandardCharsets.US_ASCII));
            input.write(large.toBytes());
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("tesseract ended with status %d; is its language 'eng' installed?".formatted(process.exitValue()));
        }
        return text.strip().replaceAll("\\s+", " ");
    }
}
