package latentstudio.training.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import latentstudio.architecture.Architecture;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void anotherNumberOfEpochsIsRecordedForThePriorToo() {
        assertThat(Configuration.of("digits-vae").withEpochs(3).settings()).containsEntry("epochs", 3)
                .extracting("prior").asString().contains("epochs=3");
    }

    @Test
    void idsAreUnique() {
        Stream<String> ids = Stream.concat(Configuration.all().stream(), Configuration.all().stream()
                .flatMap(model -> Stream.of(model.judge().orElseThrow(), model.teacher())).distinct()).map(Configuration::id);

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void theJudgeIsAnotherNetworkThanTheTeacherOfTheSamePictures() {
        Configuration model = Configuration.of("fashion-vae");

        assertThat(model.judge().orElseThrow().architecture()).isEqualTo(Architecture.JUDGE);
        assertThat(model.teacher().architecture()).isEqualTo(Architecture.TEACHER);
        assertThat(Stream.of(model.judge().orElseThrow(), model.teacher())).allMatch(other -> other.pictures() == model.pictures());
    }

    @Test
    void everyModelTellsWhatItIsForAndWhatItIsBadAt() {
        assertThat(Configuration.all()).extracting(Configuration::card).allSatisfy(card -> {
            assertThat(card.use()).endsWith(".").hasSizeGreaterThan(80);
            assertThat(card.limits()).endsWith(".").hasSizeGreaterThan(80).isNotEqualTo(card.use());
        });
    }

    @Test
    void namesTheModelsThereAreForAnUnknownOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> Configuration.of("digits-huge"))
                .withMessageContaining("digits-tiny").withMessageContaining("'digits-huge'");
    }
}
