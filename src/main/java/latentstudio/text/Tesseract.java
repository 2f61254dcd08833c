package latentstudio.text;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import latentstudio.image.RefusedException;

/**
 * Reads pages with the program of that name (R. Smith, <i>An Overview of the Tesseract OCR Engine</i>, 2007), version 4 or newer, where it is
 * installed. It runs as a process of its own, with the least priority and on one core, for so long and no longer, so that nothing that it does
 * is worse than a page without text. Thread-safe.
 */
@ApplicationScoped
public class Tesseract {
    /** Debian's package, which has English. */
    private static final String HINT = "install tesseract-ocr, and tesseract-ocr-deu and the like for more languages, where the studio runs";
    private static final Duration LISTING = Duration.ofSeconds(10);
    /** What was installed or removed is seen after so long. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final long LOOK_MILLIS = 200;
    private static final long LONGEST_ANSWER = 64L << 20;
    private static final int LONGEST_COMPLAINT = 200;
    private static final int MOST_LANGUAGES = 5;
    /** Not languages, but what finds the direction of a page, and formulas. */
    private static final List<String> OTHERS = List.of("osd", "equ");
    private static final Pattern LANGUAGE = Pattern.compile("\\w[\\w./-]*");
    private static final Path NICE = Path.of("/usr/bin/nice");

    private final TextSettings settings;
    private Installation known;
    private long lookedAt;

    public Tesseract(TextSettings settings) {
        this.settings = settings;
    }

    /**
     * What there is to read with.
     *
     * @param installed whether Tesseract is
     * @param languages by the names of their data: eng, deu
     * @param hint      what to do where one is missing
     */
    public record Installation(boolean installed, List<String> languages, String hint) {
    }

    /** How the text of a page is laid out, by Tesseract's numbers. */
    public enum Layout {
        /** Anything. */
        ANY(3),
        /** One block of lines. */
        BLOCK(6);

        private final int mode;

        Layout(int mode) {
            this.mode = mode;
        }
    }

    /** What is installed, as of a minute ago. */
    public synchronized Installation installation() {
        if (known == null || System.nanoTime() - lookedAt > REMEMBERED.toNanos()) {
            known = look();
            lookedAt = System.nanoTime();
        }
        return known;
    }

    private Installation look() {
        try {
            List<String> languages = run(List.of(settings.tesseract(), "--list-langs"), LISTING, () -> { }).lines().skip(1)
                    .map(String::strip).filter(name -> LANGUAGE.matcher(name).matches() && !OTHERS.contains(name)).sorted().toList();
            return new Installation(true, languages, HINT);
        } catch (IOException none) {
            return new Installation(false, List.of(), HINT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Installation(false, List.of(), HINT);
        }
    }

    /**
     * Makes sure that pages can be read in some languages.
     *
     * @param languages with + between them: eng+deu
     * @throws UnknownLanguageException if one is not installed, or Tesseract is not
     */
    public void require(String languages) {
        Installation there = installation();
        if (!there.installed) {
            throw new UnknownLanguageException("Expected Tesseract to read pages with, but it is not installed here; %s, or send the pages without text=."
                    .formatted(HINT));
        }
        List<String> wanted = Arrays.asList(languages.split("\\+", -1));
        if (wanted.size() > MOST_LANGUAGES || !there.languages.containsAll(wanted)) {
            throw new UnknownLanguageException("Expected text= with up to %d of the languages %s with + between them, got '%s'; name those, or %s."
                    .formatted(MOST_LANGUAGES, String.join(", ", there.languages), RefusedException.quoted(languages), HINT));
        }
    }

    /**
     * Reads a page.
     *
     * @param languages that {@link #require} takes
     * @param wanted    called now and then; what it throws ends the reading
     * @throws IOException if Tesseract is not there, fails, takes too long or says something else; the message tells
     */
    public PageText read(ReadablePage page, String languages, Layout layout, Runnable wanted) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Files.isExecutable(NICE) ? List.of(NICE.toString(), "-n", "19") : List.of());
        command.addAll(List.of(settings.tesseract(), page.file().toString(), "stdout", "-l", languages, "--psm", String.valueOf(layout.mode)));
        if (page.dpi() > 0) { // else Tesseract guesses
            command.addAll(List.of("--dpi", String.valueOf(page.dpi())));
        }
        command.add("tsv");
        return WordTable.read(run(command, settings.timeout(), wanted), page.scale());
    }

    /** Answers what the command writes. Its output goes to files: whoever reads a pipe waits as long as some child of it holds the other end. */
    private static String run(List<String> command, Duration most, Runnable wanted) throws IOException, InterruptedException {
        Path answer = Files.createTempFile("tesseract-", ".out");
        Path complaint = Files.createTempFile("tesseract-", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(answer.toFile()).redirectError(complaint.toFile());
            builder.environment().put("OMP_THREAD_LIMIT", "1");
            Process process = builder.start();
            try {
                process.getOutputStream().close();
                await(process, most, answer, wanted);
            } finally {
                kill(process);
            }
            if (process.exitValue() != 0) {
                throw new IOException("Tesseract ended with status %d%s".formatted(process.exitValue(), words(complaint)));
            }
            return Files.readString(answer, StandardCharsets.UTF_8);
        } finally {
            Files.deleteIfExists(answer);
            Files.deleteIfExists(complaint);
        }
    }

    private static void await(Process process, Duration most, Path answer, Runnable wanted) throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            wanted.run();
            if (System.nanoTime() - began > most.toNanos()) {
                throw new IOException("Tesseract took more than %d s".formatted(most.toSeconds()));
            }
            if (Files.size(answer) > LONGEST_ANSWER) {
                throw new IOException("Tesseract wrote more than %,d bytes".formatted(LONGEST_ANSWER));
            }
        }
    }

    /** With the processes that it started; nothing where it has ended. */
    private static void kill(Process process) throws InterruptedException {
        if (process.isAlive()) {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroyForcibly().waitFor();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static String words(Path complaint) throws IOException {
        String words = Files.readString(complaint, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("").replaceAll("[^ -~]", "?");
        return words.isBlank() ? "" : ": " + words.substring(0, Math.min(LONGEST_COMPLAINT, words.length()));
    }
}
