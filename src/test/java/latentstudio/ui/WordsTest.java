package latentstudio.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latentstudio.dataset.Corruption;
import latentstudio.dataset.PageDamage;
import latentstudio.geometry.LeftAlone;
import latentstudio.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {
    private static final Pattern ASKED = Pattern.compile("Words\\.(?:of|title)\\(\\s*\"([\\w.]+)\"\\s*[,)]");
    private static final Pattern LITERAL = Pattern.compile("\"([\\w.]+)\"");

    /** The values that are put into a text. */
    private static final Pattern VALUE = Pattern.compile("(\\{\\d[^}]*})");
    /** The keys of what a language says as English does. */
    private static final Map<String, List<String>> SAME_AS_ENGLISH = Map.of("de", List.of("lab.damage.jpeg", "models.task.AUTOENCODER", "title"));

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
    void callDamageAsHttpDoes() {
        Stream.of(PageDamage.values()).forEach(kind -> assertNamed(kind, kind.label(), kind.unit()));
        Stream.of(Corruption.values()).forEach(kind -> assertNamed(kind, kind.label(), kind.unit()));
    }

    private static void assertNamed(Enum<?> kind, String label, String unit) {
        assertThat(Words.in(Locale.ENGLISH, "lab.damage." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))).isEqualTo(label);
        assertThat(Words.in(Locale.ENGLISH, "lab.unit." + unit.replace(' ', '-'))).isEqualTo(unit);
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
        unused.removeIf(key -> key.matches("(models\\.(task|kind)|clean\\.(example|leftAlone))\\.[A-Z_]+|lab\\.(sample|damage|unit)\\..+|(nothingHere|screenFailed)\\.(lead|onward)"));
        assertThat(unused).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("otherLanguages")
    void haveInEachLanguageWhatTheyHaveInEnglish(Locale language) throws IOException {
        Map<String, String> english = texts("words.properties");
        Map<String, String> other = texts("words_%s.properties".formatted(language.getLanguage()));
        assertThat(other).containsOnlyKeys(english.keySet());
        other.forEach((key, text) -> assertThat(all(VALUE, text)).as(key).isEqualTo(all(VALUE, english.get(key))));
        List<String> same = other.keySet().stream().filter(key -> other.get(key).equals(english.get(key))).sorted().toList();
        assertThat(same).as("left in English").isEqualTo(SAME_AS_ENGLISH.get(language.getLanguage()));
    }

    static List<Locale> otherLanguages() {
        assertThat(Language.SPOKEN).startsWith(Locale.ENGLISH).contains(Locale.GERMAN);
        return Language.SPOKEN.subList(1, Language.SPOKEN.size());
    }

    @Test
    void speakGerman() {
        assertThat(Words.in(Locale.GERMAN, "models.ready", 1234L, 2000)).startsWith("1234 von 2000 bereit.");
        assertThat(Words.in(Locale.FRENCH, "draw")).as("a language without texts").isEqualTo("Draw");
    }

    private static Map<String, String> texts(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/latentstudio/ui", file))) {
            texts.load(reader);
        }
        return texts.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, texts::getProperty));
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
