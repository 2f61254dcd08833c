package latentstudio.training.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import latentstudio.architecture.Architecture;
import latentstudio.architecture.Autoencoder;
import latentstudio.dataset.PictureSet;
import latentstudio.model.Task;
import latentstudio.training.card.ModelFile;
import latentstudio.training.loop.Hyperparameters;
import latentstudio.training.loop.Loss;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void anotherNumberOfEpochsIsRecordedForThePriorToo() {
        assertThat(Configuration.of("digits-vae").withEpochs(3).settings(null)).containsEntry("epochs", 3)
                .extracting("prior").asString().contains("epochs=3");
    }

    @Test
    void anotherModelOfAKnownArchitectureNeedsNoCode() {
        Configuration made = Configuration.of("mine", file("dense", "mnist", new Loss.SquaredError()));

        assertThat(made.architecture()).isEqualTo(Architecture.DENSE);
        assertThat(made.card().task()).isEqualTo(Task.AUTOENCODER);
        assertThat(made.judge()).isPresent();
    }

@Test
void aFileMayAskForAnotherLatent() {
    ModelFile usual = file("dense", "mnist", new Loss.SquaredError());
    ModelFile wide = latent(48, "dense");

    assertThat(Configuration.of("mine", usual).settings(null)).doesNotContainKey("latent");
        assertThat(Configuration.of("mine", wide).settings(null)).containsEntry("latent", 48);
    assertThat(((Autoencoder) Configuration.of("mine", wide).network()).latentSize()).isEqualTo(48);
    assertThatIllegalArgumentException().isThrownBy(() -> Configuration.of("mine", latent(0, "dense")))
            .withMessage("mine: expected a latent of 1 to 1024 values for a network that has one, got 0 for the architecture dense");
    assertThatIllegalArgumentException().isThrownBy(() -> Configuration.of("mine", latent(1_025, "dense"))).withMessageContaining("got 1025");
}

private static ModelFile latent(int values, String architecture) {
    return new ModelFile("T", "S.", "U.", "L.", "mnist", architecture, values, Hyperparameters.of(new Loss.SquaredError(), 3, 0.01), null, null,
            null);
}

@Test
void saysWhatAFileExpects() {
        assertThatIllegalArgumentException().isThrownBy(() -> Configuration.of("mine", file("dens", "mnist", new Loss.SquaredError())))
                .withMessageContaining("mine: expected one of the architectures [tiny-convolutional").withMessageContaining("got 'dens'");
        assertThatIllegalArgumentException().isThrownBy(() -> Configuration.of("mine", file("dense", "nowhere", new Loss.SquaredError())))
                .withMessage("mine: expected one of the data sets %s, got 'nowhere'".formatted(PictureSet.official()));
        assertThatIllegalArgumentException().isThrownBy(() -> Configuration.of("mine", file("dense", "mnist", new Loss.Contractive(1))))
                .withMessageStartingWith("mine: expected a loss for the architecture dense, got the squared error");
    }

    private static ModelFile file(String architecture, String dataset, Loss loss) {
        return new ModelFile("T", "S.", "U.", "L.", dataset, architecture, null, Hyperparameters.of(loss, 3, 0.01), null, null, null);
    }

    @Test
    void idsAreUnique() {
        Stream<String> ids = Stream.concat(Configuration.all().stream(), Configuration.all().stream()
                .flatMap(model -> Stream.of(model.judge().stream(), model.teacher().stream()).flatMap(found -> found)).distinct()).map(Configuration::id);

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void theJudgeIsAnotherNetworkThanTheTeacherOfTheSamePictures() {
        Configuration model = Configuration.of("fashion-vae");

        assertThat(model.judge().orElseThrow().architecture()).isEqualTo(Architecture.JUDGE);
        assertThat(model.teacher().orElseThrow().architecture()).isEqualTo(Architecture.TEACHER);
        assertThat(Stream.of(model.judge().orElseThrow(), model.teacher().orElseThrow())).allMatch(other -> other.pictures().equals(model.pictures()));
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
