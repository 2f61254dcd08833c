package latentstudio.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LessonsTest {
    private final Lessons lessons = new Lessons(new ObjectMapper());

    @Test
    void areSevenChaptersOfThreeSteps() {
        List<Chapter> chapters = lessons.in(Locale.ENGLISH);
        assertThat(chapters).extracting(Chapter::id).containsExactly("squeezing", "errors", "map", "between", "random", "noise", "cloud");
        assertThat(chapters).allSatisfy(chapter -> {
            assertThat(chapter.steps()).hasSize(3).extracting(Step::id).doesNotHaveDuplicates();
            assertThat(chapter.steps()).allSatisfy(step -> assertThat(Stream.of(step.title(), step.text(), step.task(), step.then())).noneMatch(String::isBlank));
        });
    }

    @Test
    void areShort() {
        assertThat(lessons.in(Locale.ENGLISH)).flatExtracting(Chapter::steps).extracting(Step.class::cast)
                .allSatisfy(step -> assertThat((step.text() + step.task() + step.then()).split("\\s+")).as(step.id()).hasSizeLessThan(140));
    }

    @Test
    void areInEnglishForALanguageThatHasNoFolder() {
        assertThat(lessons.in(Locale.of("xx"))).isEqualTo(lessons.in(Locale.UK));
        assertThat(lessons.in(Locale.of("../en"))).isEqualTo(lessons.in(Locale.UK));
    }
}
