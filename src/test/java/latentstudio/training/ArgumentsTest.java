package latentstudio.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import latentstudio.architecture.Architecture;
import latentstudio.training.loop.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                .withMessageContaining("expected one of the models ").withMessageContaining("got 'digits-huge'");
        assertThatIllegalArgumentException().isThrownBy(Arguments::parse).withMessageContaining("got nothing")
                .withMessageContaining("--all trains them all");
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse("digits-tiny", "digits-vae"))
                .withMessageContaining("expected one model").withMessageContaining("got digits-tiny digits-vae");
    }

    @Test
    void readsWhatIsAboutAllModels() {
        assertThat(Arguments.parse("--list", "--out", "o").wanted()).isEqualTo(Arguments.Wanted.LIST);
        assertThat(Arguments.parse("--all", "--threads", "2").wanted()).isEqualTo(Arguments.Wanted.ALL);
        assertThat(Arguments.parse("digits-vae").wanted()).isEqualTo(Arguments.Wanted.ONE);
    }

    @Test
    void readsWhatToMakeOfOnesOwnPictures() {
        Arguments arguments = own("--architecture", "shallow", "--id", "my-shapes", "--loss", "sparse", "--title", "Shapes");

        assertThat(arguments.id()).isEqualTo("my-shapes");
        assertThat(arguments.data()).isEqualTo(Path.of("d"));
        assertThat(arguments.own()).isEqualTo(new Arguments.Own(Architecture.SHALLOW, new Loss.Sparse(0.1, 2, 0.1), "Shapes",
                "unknown; yours to state"));
        assertThat(own("--architecture", "plane", "--id", "my-shapes", "--licence", "CC0").own())
                .isEqualTo(new Arguments.Own(Architecture.PLANE, null, "my-shapes", "CC0"));
    }

    @Test
    void rejectsArchitecturesAndIdsThatOwnPicturesCannotHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> own("--architecture", "transformer", "--id", "my-shapes"))
                .withMessage("--architecture: expected one of tiny-convolutional, convolutional, "
                        + "convolutional-variational, small, small-variational, middle, middle-variational, "
                        + "large, large-variational, dense, shallow, plane, denoiser, got 'transformer'");
        assertThatIllegalArgumentException().isThrownBy(() -> own("--architecture", "judge", "--id", "my-shapes"))
                .withMessageContaining("got 'judge'");
        assertThatIllegalArgumentException().isThrownBy(() -> own("--architecture", "dense", "--id", "digits-vae"))
                .withMessage("--id: 'digits-vae' is one of the studio's own models; give yours another id");
        assertThatIllegalArgumentException().isThrownBy(() -> own("--architecture", "dense", "--id", "My Shapes"))
                .withMessage("--id: expected lower-case words joined by '-', for instance my-shapes, got 'My Shapes'");
    }

    @Test
    void rejectsLossesThatAnArchitectureCannotHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> own("--architecture", "dense", "--id", "a", "--loss", "sparse"))
                .withMessage("--loss: expected one of squared-error, cross-entropy for the architecture dense, got 'sparse'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own("--architecture", "plane", "--id", "a", "--loss", "squared-error"))
                .withMessage("--loss: expected none, it has its own, for the architecture plane, got 'squared-error'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--architecture dense --data d | expected --id too",
        "--id my-shapes --data d | expected --architecture too",
        "--architecture dense --id my-shapes | expected --data with the folder of your pictures too",
        "digits-vae --architecture dense --id my-shapes --data d | leave it out to train on yours",
        "digits-vae --title T | your own pictures need --data, --architecture and --id",
        "--all digits-vae | --all is about every model: leave 'digits-vae' out",
        "--list digits-vae | --list is about every model: leave 'digits-vae' out",
        "--all --fresh | start single models over with --fresh",
        "--all --architecture dense --id my-shapes --data d | train yours with a command of its own",
        "--list --seed 3 | --list only looks: leave --seed out",
        "--list --all | --list only looks: leave --all out"})
    void rejectsCombinationsThatMakeNoSense(String line, String told) {
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse(line.split(" "))).withMessageContaining(told);
    }

    private static Arguments own(String... more) {
        return Arguments.parse(Stream.concat(Stream.of("--data", "d"), Arrays.stream(more)).toArray(String[]::new));
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
