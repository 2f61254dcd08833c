package latentstudio.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LessonFileTest {
    @Test
    void headingsAndQuotationsMakeTheSteps() {
        LessonFile file = LessonFile.of("""
                # Holes & `z`

                What lies *between*.

                ## One

                First.

                Second.

                > Cross **it**.

                And so on.

                ## Two

                > Do nothing.
                """);
        assertThat(file.title()).isEqualTo("Holes & z");
        assertThat(file.lead()).isEqualTo("<p>What lies <em>between</em>.</p>\n");
        assertThat(file.parts()).containsExactly(
                new LessonFile.Part("One", "<p>First.</p>\n<p>Second.</p>\n", "<p>Cross <strong>it</strong>.</p>\n", "<p>And so on.</p>\n"),
                new LessonFile.Part("Two", "", "<p>Do nothing.</p>\n", ""));
    }

    @Test
    void tagsAreShownAndNotObeyed() {
        LessonFile file = LessonFile.of("# A\n\n<script>alert(1)</script>\n\n## B\n\n> [go](javascript:alert(1)) <b>x</b>\n");
        assertThat(file.lead()).doesNotContain("<script>");
        assertThat(file.parts().getFirst().task()).doesNotContain("<b>").doesNotContain("javascript:");
    }

    @Test
    void refusesAChapterWithoutATitleAndAStepWithoutATask() {
        assertThatThrownBy(() -> LessonFile.of("Text only.")).hasMessageContaining("begin with its title");
        assertThatThrownBy(() -> LessonFile.of("# A\n\n## B\n\nNo task.\n")).hasMessageContaining("in the step 'B'");
    }
}
