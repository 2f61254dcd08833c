package latentstudio.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import latentstudio.image.Dpi;
import latentstudio.image.Page;
import latentstudio.training.judge.LetterPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TesseractTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    /** Where it is installed. */
    private Tesseract installed() {
        Tesseract tesseract = new Tesseract(new Programs.Settings("tesseract", LONG));
        assumeTrue(tesseract.installation().languages().contains("eng"), "tesseract is not installed");
        return tesseract;
    }

    @Test
    void readsWordsWhereTheyAre() throws Exception {
        LetterPage letter = LetterPage.of(false, new SplittableRandom(1));
        PageText read = read(installed(), letter.page().crop(0, 0, letter.page().width(), 700));
        assertThat(read.plain()).startsWith("Minutes of the Meeting\n\n");
        for (int i = 0; i < 15; i++) {
            Word word = read.words().get(i);
            LetterPage.Word truth = letter.words().get(i);
            assertThat(word.text()).isEqualTo(truth.text());
            assertThat(word.confidence()).isBetween(0.8, 1.0);
            assertThat(word.left()).isCloseTo(truth.box().x, within(6));
            assertThat(word.top() + word.height()).isCloseTo(truth.box().y + truth.box().height, within(6));
        }
    }

    @Test
    void aBlankPageAndAPhotographHaveNoWordsToSpeakOf() throws Exception {
        Tesseract tesseract = installed();
        assertThat(read(tesseract, white(600, 400, 300))).isEqualTo(PageText.NOTHING);
        assertThat(PageText.NOTHING.plain()).isEmpty();
        assertThat(PageText.NOTHING.confidence()).isZero();
        Page letter = LetterPage.of(true, new SplittableRandom(1)).page();
        Page photograph = letter.crop(LetterPage.photograph().x, LetterPage.photograph().y, LetterPage.photograph().width, LetterPage.photograph().height);
        assertThat(read(tesseract, photograph).words()).allMatch(word -> word.text().length() < 5);
        assertThat(read(tesseract, white(1, 1, 300)).words()).isEmpty();
    }

    @Test
    void aHugePageIsReadSmallerAndItsBoxesAreThoseOfThePage() throws Exception {
        Page letter = LetterPage.of(false, new SplittableRandom(1)).page();
        Page huge = white(7000, 7000, 600);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 1400; x++) {
                Arrays.fill(huge.samples(), (2 * y + 200) * 7000 + 2 * x, (2 * y + 200) * 7000 + 2 * x + 2, (byte) letter.at(x, y + 280, 1));
                Arrays.fill(huge.samples(), (2 * y + 201) * 7000 + 2 * x, (2 * y + 201) * 7000 + 2 * x + 2, (byte) letter.at(x, y + 280, 1));
            }
        }
        List<Word> words = read(installed(), huge).words();
        assertThat(words).extracting(Word::text).containsExactly("Minutes", "of", "the", "Meeting");
        assertThat(words.getFirst().left()).isCloseTo(590, within(20));
    }

    @Test
    void aProgramThatHangsIsKilledWithItsChildren() throws Exception {
        Tesseract tesseract = Programs.tesseract(Programs.that(folder, Programs.HANGS), Duration.ofSeconds(1));
        long began = System.nanoTime();
        assertThatThrownBy(() -> read(tesseract, white(20, 20, 300))).isInstanceOf(IOException.class).hasMessage("Tesseract took more than 1 s");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        Optional<ProcessHandle> child = ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("child")).strip()));
        if (child.isPresent()) {
            child.get().onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void whoDoesNotWantItAnyMoreEndsIt() throws Exception {
        Tesseract tesseract = Programs.tesseract(Programs.that(folder, Programs.HANGS), LONG);
        assertThatThrownBy(() -> read(tesseract, white(20, 20, 300), () -> {
            throw new CancellationException("stopped");
        })).isInstanceOf(CancellationException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("page-"));
        }
    }

    @Test
    void aProgramThatDiesOrSaysSomethingElseIsTold() throws Exception {
        assertThatThrownBy(() -> read(Programs.tesseract(Programs.that(folder, Programs.DIES), LONG), white(20, 20, 300))).isInstanceOf(IOException.class)
                .hasMessage("Tesseract ended with status 1: Error opening data file");
        assertThatThrownBy(() -> read(Programs.tesseract(Programs.that(folder, "printf 'a\\nb\\tc\\n'"), LONG), white(20, 20, 300)))
                .isInstanceOf(IOException.class).hasMessageContaining("expected a table of words");
        assertThat(read(Programs.tesseract(Programs.that(folder, Programs.HELLO), LONG), white(20, 20, 300)).words())
                .containsExactly(new Word("hello", 10, 20, 30, 12, 0.915, 1, 1));
    }

    @Test
    void withoutItNothingCanBeReadAndTheMessageSaysWhatToInstall() {
        Tesseract nowhere = Programs.tesseract(folder.resolve("tesseract"), LONG);
        assertThat(nowhere.installation().installed()).isFalse();
        assertThat(nowhere.installation().languages()).isEmpty();
        assertThat(nowhere.installation().hint()).contains("install tesseract-ocr");
        assertThatThrownBy(() -> nowhere.require("eng")).isInstanceOf(UnknownLanguageException.class)
                .hasMessageContaining("Expected Tesseract to read pages with, but it is not installed here; install tesseract-ocr");
        assertThatThrownBy(() -> read(nowhere, white(20, 20, 300))).isInstanceOf(IOException.class);
    }

    @Test
    void languagesAreThoseThatAreInstalled() throws Exception {
        Tesseract tesseract = Programs.tesseract(Programs.that(folder, Programs.DIES), LONG);
        assertThat(tesseract.installation()).isEqualTo(new Tesseract.Installation(true, List.of("deu", "eng"), tesseract.installation().hint()));
        tesseract.require("eng");
        tesseract.require("eng+deu");
        for (String unknown : new String[] {"fra", "eng+fra", "", "eng+", "osd", "../eng", "--help", "eng+eng+eng+eng+eng+eng", "x".repeat(1000)}) {
            assertThatThrownBy(() -> tesseract.require(unknown)).isInstanceOf(UnknownLanguageException.class)
                    .hasMessageContaining("Expected text= with up to 5 of the languages deu, eng with + between them, got '" + unknown.substring(0, Math.min(40, unknown.length())))
                    .hasMessageContaining("tesseract-ocr-deu").message().hasSizeLessThan(400);
        }
    }

    private PageText read(Tesseract tesseract, Page page) throws IOException, InterruptedException {
        return read(tesseract, page, () -> { });
    }

    private PageText read(Tesseract tesseract, Page page, Runnable wanted) throws IOException, InterruptedException {
        try (ReadablePage file = ReadablePage.of(page, folder)) {
            return tesseract.read(file, "eng", Tesseract.Layout.ANY, wanted);
        }
    }

    private static Page white(int width, int height, int dpi) {
        Page page = Page.blank(width, height, 1, new Dpi(dpi, dpi));
        Arrays.fill(page.samples(), (byte) 255);
        return page;
    }
}
