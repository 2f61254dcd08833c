package latentstudio.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latentstudio.geometry.LeftAlone;
import latentstudio.model.Task;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Pattern ASKED = Pattern.compile("Words\\.(?:of|title)\\(\\s*\"([\\w.]+)\"\\s*[,)]");
    private static final Pattern LITERAL = Pattern.compile("\"([\\w.]+)\"");

    @Test
    void putsValuesIn() {
        assertThat(Words.of("models.ready", 1234L, 2000)).startsWith("1234 of 2000 ready.");
        assertThat(Words.title("lab")).isEqualTo("Damage lab · Latent Studio");
    }

    @Test
    void sayWhyAPageWasLeftAloneAsHttpDoes() {
        for (LeftAlone why : LeftAlone.values()) {
            assertThat(Words.in(Locale.ENGLISH, "clean.leftAlone." + why)).isEqualTo(why.words());
        }
    }

    @Test
    void refusesAKeyThatItDoesNotKnow() {
        assertThatThrownBy(() -> Words.of("no.such.key")).isInstanceOf(MissingResourceException.class);
    }

    @Test
    void haveATextForWhatTheCodeAsksForAndNoOther() throws IOException {
        String code = code();
        Set<String> keys = ResourceBundle.getBundle("latentstudio.ui.words").keySet();
        Set<String> asked = all(ASKED, code);
        assertThat(asked).hasSizeGreaterThan(40);
        assertThat(keys).containsAll(asked).containsAll(Arrays.stream(Task.values()).map(task -> "models.task." + task).toList())
                .containsAll(Arrays.stream(LeftAlone.values()).map(why -> "clean.leftAlone." + why).toList());
        Set<String> unused = new TreeSet<>(keys);
        unused.removeAll(all(LITERAL, code));
        // these are put together
        unused.removeIf(key -> key.matches("(models\\.(task|kind)|clean\\.(example|leftAlone))\\.[A-Z_]+|(nothingHere|screenFailed)\\.(lead|onward)"));
        assertThat(unused).isEmpty();
    }

    private static Set<String> all(Pattern pattern, String code) {
        return pattern.matcher(code).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static String code() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            return sources.stream().map(WordsTest::read).collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
