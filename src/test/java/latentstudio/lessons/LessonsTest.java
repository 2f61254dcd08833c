package latentstudio.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonsTest {
    private final Lessons lessons = new Lessons(new ObjectMapper());

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void areSevenChaptersOfThreeSteps(Locale language) {
        List<Chapter> chapters = lessons.in(language);
        assertThat(chapters).extracting(Chapter::id).containsExactly("squeezing", "errors", "map", "between", "random", "noise", "cloud");
        assertThat(chapters).allSatisfy(chapter -> {
            assertThat(chapter.steps()).hasSize(3).extracting(Step::id).doesNotHaveDuplicates();
            assertThat(chapter.steps()).allSatisfy(step -> assertThat(Stream.of(step.title(), step.text(), step.task(), step.then())).noneMatch(String::isBlank));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void areShort(Locale language) {
        assertThat(lessons.in(language)).flatExtracting(Chapter::steps).extracting(Step.class::cast)
                .allSatisfy(step -> assertThat((step.text() + step.task() + step.then()).split("\\s+")).as(step.id()).hasSizeLessThan(140));
    }

    @Test
    void areInGerman() {
        List<Chapter> german = lessons.in(Locale.of("de", "AT"));
        assertThat(german).extracting(Chapter::title).doesNotContainAnyElementsOf(lessons.in(Locale.ENGLISH).stream().map(Chapter::title).toList());
        assertThat(german).flatExtracting(Chapter::steps).doesNotContainAnyElementsOf(lessons.in(Locale.ENGLISH).stream().flatMap(chapter -> chapter.steps().stream()).toList());
    }

    @Test
    void areInEnglishForALanguageThatHasNoFolder() {
        assertThat(lessons.in(Locale.of("xx"))).isEqualTo(lessons.in(Locale.UK));
        assertThat(lessons.in(Locale.of("../en"))).isEqualTo(lessons.in(Locale.UK));
    }
}
