package latentstudio.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void hasDefaultsForAllButTheModel() {
        Arguments arguments = Arguments.parse("digits-vae");

        assertThat(arguments.id()).isEqualTo("digits-vae");
        assertThat(arguments.data()).isEqualTo(Path.of("../shared/data"));
        assertThat(arguments.out()).isEqualTo(Path.of("models"));
        assertThat(arguments.seed()).isEqualTo(1);
        assertThat(arguments.epochs()).isEmpty();
        assertThat(arguments.cuda()).isFalse();
    }

    @Test
    void readsEveryOption() {
        Arguments arguments = Arguments.parse("digits-tiny", "--data", "d", "--out", "o", "--checkpoints", "c", "--seed", "-4",
                "--epochs", "3", "--device", "cuda", "--threads", "2", "--fresh");

        assertThat(arguments.data()).isEqualTo(Path.of("d"));
        assertThat(arguments.out()).isEqualTo(Path.of("o"));
        assertThat(arguments.checkpoints()).isEqualTo(Path.of("c"));
        assertThat(arguments.seed()).isEqualTo(-4);
        assertThat(arguments.epochs()).hasValue(3);
        assertThat(arguments.threads()).hasValue(2);
        assertThat(arguments.cuda()).isTrue();
        assertThat(arguments.fresh()).isTrue();
    }

    @Test
    void rejectsUnknownModelAndNamesThoseThereAre() {
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse("digits-huge"))
                .withMessageContaining("digits-tiny").withMessageContaining("fashion-vae").withMessageContaining("'digits-huge'");
        assertThatIllegalArgumentException().isThrownBy(Arguments::parse).withMessageContaining("got nothing");
    }

    @Test
    void rejectsValuesThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse("digits-vae", "--epochs", "0"))
                .withMessage("--epochs: expected a whole number of at least 1, got '0'");
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse("digits-vae", "--seed", "x"))
                .withMessage("--seed: expected a whole number, got 'x'");
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse("digits-vae", "--device", "tpu"))
                .withMessage("--device: expected cpu or cuda, got 'tpu'");
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse("digits-vae", "--out"))
                .withMessage("--out: expected a value after it, got nothing");
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse("digits-vae", "--fast"))
                .withMessage("there is no option '--fast'");
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse("digits-vae", "--fresh", "--export-only"))
                .withMessageContaining("give one of them");
    }
}
