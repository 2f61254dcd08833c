package latentstudio.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import latentstudio.dataset.IdxFixture;
import latentstudio.dataset.PictureSet;
import latentstudio.image.PictureShape;
import latentstudio.model.Metric;
import latentstudio.training.measure.Classifier;
import latentstudio.training.picture.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainTest {
    @TempDir
    Path folder;

    @Test
    void saysWhichDataIsMissing() {
        assertThatIOException().isThrownBy(() -> Train.run(Arguments.parse("digits-tiny", "--data", folder.toString())))
                .withMessageContaining("train-images-idx3-ubyte.gz").withMessageContaining("--data");
    }

    @Test
    void saysThatThereIsNothingToExport() throws IOException {
        IdxFixture.mnist(folder, 10, 10);

        assertThatIOException().isThrownBy(() -> Train.run(Arguments.parse("digits-tiny", "--data", folder.toString(),
                "--checkpoints", folder.resolve("none").toString(), "--export-only")))
                .withMessageContaining("expected a checkpoint").withMessageContaining("train first");
    }

    @ParameterizedTest
    @CsvSource({"--seed, 2, seed 2", "--epochs, 3, epochs=3", "--data, other, 320 pictures"})
    void exportsNoCheckpointOfARunWithOtherSettings(String option, String value, String told) throws IOException {
        IdxFixture.mnist(folder.resolve("data"), 300, 10);
        IdxFixture.mnist(folder.resolve("other"), 320, 10);
        Train.run(arguments("--epochs", "1"));
        Files.delete(manifest());

        assertThatIOException().isThrownBy(() -> Train.run(arguments("--epochs", "1", "--export-only", option,
                option.equals("--data") ? folder.resolve(value).toString() : value)))
                .withMessageContaining("seed 1, 300 pictures").withMessageContaining(told).withMessageContaining("--fresh");

        assertThat(manifest()).doesNotExist();
    }

    @Test
    void exportsTheCheckpointOfTheSameRun() throws IOException {
        IdxFixture.mnist(folder.resolve("data"), 300, 10);
        Train.run(arguments("--epochs", "1"));
        Files.delete(manifest());

        Train.run(arguments("--epochs", "1", "--export-only"));

        assertThat(manifest()).exists();
    }

    @Test
    void trainsWhatIsLeftAndGoesOnAfterAFailure() throws IOException {
        IdxFixture.mnist(folder.resolve("data"), 300, 10);
        List<Configuration> wanted = Stream.of("fashion-tiny", "digits-tiny", "digits-dense").map(Configuration::of).toList();
        Arguments all = Arguments.parse("--all", "--data", folder.resolve("data").toString(), "--out",
                folder.resolve("models").toString(), "--checkpoints", folder.resolve("checkpoints").toString(), "--epochs", "1");

        assertThatIOException().isThrownBy(() -> Train.trainAll(all, wanted)).withMessageContaining("1 of 3 failed")
                .withMessageContaining("same command");
        assertThat(manifest()).exists();
        assertThat(folder.resolve("models/digits-dense/manifest.json")).exists();

        FileTime written = Files.getLastModifiedTime(manifest());
        Files.delete(folder.resolve("models/digits-dense/manifest.json"));
        Train.trainAll(all, wanted.subList(1, 3));
        assertThat(Files.getLastModifiedTime(manifest())).as("finished, so left alone").isEqualTo(written);
        assertThat(folder.resolve("models/digits-dense/manifest.json")).as("written again").exists();
    }

    @Test
    void trainingAJudgeWritesItAndTellsItsAccuracy() throws IOException {
        IdxFixture.mnist(folder.resolve("data"), 100, 20);

        Train.run(Arguments.parse("digits-judge", "--data", folder.resolve("data").toString(), "--epochs", "1",
                "--checkpoints", folder.resolve("checkpoints").toString(),
                "--classifiers", folder.resolve("classifiers").toString()));

        try (Classifier judge = Classifier.read("digits-judge", new PictureShape(1, 28, 28), folder.resolve("classifiers"))) {
            List<Metric> metrics = List.of(judge.accuracy(
                    PictureSet.MNIST.test(folder.resolve("data"))));
            assertThat(metrics).extracting(Metric::name).containsExactly("accuracy");
        }
    }

    @Test
    void listsWhatThereIsAndHowFarItIs() throws IOException {
        IdxFixture.mnist(folder.resolve("data"), 300, 10);
        Train.run(arguments("--epochs", "1"));
        Files.writeString(Files.createDirectories(folder.resolve("checkpoints/digits-dense")).resolve("checkpoint.bin"), "cut");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        new TrainingTable(folder.resolve("models"), folder.resolve("classifiers"), folder.resolve("checkpoints"))
                .print(new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(1 + Configuration.all().size() + Configuration.classifiers().size())
                .anyMatch(line -> line.matches("digits-tiny +autoencoder +tiny-convolutional +10 .* yes +finished after epoch 1"))
                .anyMatch(line -> line.matches("digits-dense .* - +unreadable"))
                .anyMatch(line -> line.matches("fashion-judge +classifier +judge +- .* - +-"));
    }

    private Path manifest() {
        return folder.resolve("models/digits-tiny/manifest.json");
    }

    private Arguments arguments(String... more) {
        return Arguments.parse(Stream.concat(Stream.of("digits-tiny", "--data", folder.resolve("data").toString(),
                "--out", folder.resolve("models").toString(), "--checkpoints", folder.resolve("checkpoints").toString()),
                Arrays.stream(more)).toArray(String[]::new));
    }
}
