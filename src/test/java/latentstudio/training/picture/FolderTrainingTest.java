package latentstudio.training.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import latentstudio.dataset.DataSet;
import latentstudio.image.PictureShape;
import latentstudio.model.InputSpec;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;
import latentstudio.model.Task;
import latentstudio.model.TrainingEvent;
import latentstudio.model.TrainingSettings;
import latentstudio.training.card.ModelFolder;
import latentstudio.training.loop.Checkpoint;
import latentstudio.training.measure.ExportedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Short runs on squares that lie somewhere. */
class FolderTrainingTest {
    @TempDir
    Path folder;

    private final List<TrainingEvent> events = new ArrayList<>();
    private final RunControl control = new RunControl();

    @ParameterizedTest
    @CsvSource({"PLAIN, SMALL, 1, 28, 16, AUTOENCODER", "VARIATIONAL, SMALL, 3, 32, 2, VARIATIONAL_AUTOENCODER", "DENOISING, SMALL, 3, 48, 8, AUTOENCODER",
            "SPARSE, SMALL, 1, 28, 64, AUTOENCODER", "CONTRACTIVE, SMALL, 1, 32, 32, AUTOENCODER", "PLAIN, MIDDLE, 1, 64, 256, AUTOENCODER",
            "VARIATIONAL, LARGE, 3, 96, 16, VARIATIONAL_AUTOENCODER"})
    void everyKindAndSizeBecomesAModel(TrainingSettings.Kind kind, TrainingSettings.Size size, int channels, int side, int latent, Task task) throws IOException {
        Path data = squares(24, channels, side);

        assertThat(training(data, kind, size, latent, 2, events::add).run()).isTrue();

        Manifest manifest = ModelFolder.manifest(folder.resolve("run/models/own-squares"));
        assertThat(manifest.task()).isEqualTo(task);
        assertThat(manifest.latent().size()).isEqualTo(latent);
        assertThat(manifest.fixedInput().shape()).isEqualTo(new PictureShape(channels, side, side));
        assertThat(manifest.classes()).containsExactly("left", "right");
        assertThat(manifest.metrics()).extracting(Metric::value).allMatch(Double::isFinite);
        Manifest learning = ModelFolder.manifest(folder.resolve("run/learning/1/own-squares"));
        assertThat(learning).returns(true, Manifest::isLearning).returns(task, Manifest::task).returns(manifest.classes(), Manifest::classes)
                .returns(manifest.input(), Manifest::input);
        try (ExportedModel model = ExportedModel.read(folder.resolve("run/learning/1/own-squares"), learning.graphs())) {
            assertThat(model.decode(new float[2][latent])).hasDimensions(2, channels * side * side);
        }
        assertThat(events).extracting(TrainingEvent::kind).startsWith(TrainingEvent.Kind.BEGUN).contains(TrainingEvent.Kind.MODEL).endsWith(TrainingEvent.Kind.WRITING, TrainingEvent.Kind.DONE)
                .contains(TrainingEvent.Kind.EPOCH, TrainingEvent.Kind.PICTURES);
        TrainingEvent last = events.stream().filter(event -> event.kind() == TrainingEvent.Kind.PICTURES).toList().getLast();
        assertThat(ImageIO.read(new ByteArrayInputStream(last.picture())).getWidth()).isEqualTo(last.errors().length * side);
    }

    @Test
    void theReconstructionsComeNearerToThePictures() throws IOException {
        training(squares(120, 1, 28), TrainingSettings.Kind.PLAIN, TrainingSettings.Size.SMALL, 8, 40, events::add).run();

        List<TrainingEvent> pictures = events.stream().filter(event -> event.kind() == TrainingEvent.Kind.PICTURES).toList();
        assertThat(mean(pictures.getLast().errors())).isLessThan(0.5 * mean(pictures.getFirst().errors()));
        Manifest manifest = ModelFolder.manifest(folder.resolve("run/models/own-squares"));
        double error = manifest.metrics().stream().filter(metric -> metric.key().equals("mean-squared-error")).findFirst().orElseThrow().value();
        assertThat(error).as("of black pictures it would be %s", 0.184).isLessThan(0.06);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    @Test
    void aStoppedRunKeepsItsBestEpochAndIsWritten() throws IOException {
        FolderTraining training = training(squares(24, 1, 28), TrainingSettings.Kind.PLAIN, TrainingSettings.Size.SMALL, 4, 500, event -> {
            events.add(event);
            if (event.kind() == TrainingEvent.Kind.EPOCH && event.epoch() == 3) {
                control.stop();
            }
        });

        assertThat(training.run()).isTrue();

        Manifest manifest = ModelFolder.manifest(folder.resolve("run/models/own-squares"));
        assertThat(manifest.provenance().history()).hasSizeBetween(3, 4);
    }

    @Test
    void aPausedRunGoesOnWhereItWas() throws IOException {
        Path data = squares(24, 1, 28);
        FolderTraining first = training(data, TrainingSettings.Kind.VARIATIONAL, TrainingSettings.Size.SMALL, 4, 6, event -> {
            events.add(event);
            if (event.kind() == TrainingEvent.Kind.EPOCH && event.epoch() == 2) {
                control.pause();
            }
        });

        assertThat(first.run()).isFalse();
        assertThat(events.getLast().kind()).isEqualTo(TrainingEvent.Kind.PAUSED);
        int paused = Checkpoint.read(folder.resolve("run/checkpoint.bin")).history().size();
        assertThat(paused).isBetween(2, 3);

        FolderTraining second = new FolderTraining(settings(data, TrainingSettings.Kind.VARIATIONAL, TrainingSettings.Size.SMALL, 4, 6), folder.resolve("run"), "none",
                new RunControl(), events::add);
        assertThat(second.run()).isTrue();
        assertThat(events.stream().filter(event -> event.kind() == TrainingEvent.Kind.EPOCH).map(TrainingEvent::epoch).toList())
                .isEqualTo(IntStream.rangeClosed(1, 6).boxed().toList());
    }

    @Test
    void aRunThatIsOverGoesOnWithMoreEpochs() throws IOException {
        Path data = squares(24, 1, 28);
        assertThat(training(data, TrainingSettings.Kind.PLAIN, TrainingSettings.Size.SMALL, 4, 3, events::add).run()).isTrue();
        assertThat(training(data, TrainingSettings.Kind.PLAIN, TrainingSettings.Size.SMALL, 4, 5, events::add).run()).isTrue();

        assertThat(events.stream().filter(event -> event.kind() == TrainingEvent.Kind.EPOCH).map(TrainingEvent::epoch).toList()).containsExactly(1, 2, 3, 4, 5);
        assertThat(ModelFolder.manifest(folder.resolve("run/models/own-squares")).provenance().history()).hasSize(5);
    }

    @Test
    void aLossThatIsNoNumberHalvesTheRateAndIsToldAndGivenUpInTheEnd() throws IOException {
        control.rate(1e30); // whatever is halved of it stays too much

        FolderTraining training = training(squares(24, 1, 28), TrainingSettings.Kind.PLAIN, TrainingSettings.Size.SMALL, 4, 40, events::add);

        assertThatIOException().isThrownBy(training::run).withMessageContaining("expected a finite loss");
        assertThat(events.stream().filter(event -> event.kind() == TrainingEvent.Kind.SAID).map(TrainingEvent::words)).hasSize(5)
                .allMatch(words -> words.startsWith("The loss was not finite any more."));
        assertThat(control.rate()).isCloseTo(1e30 / 32, within(1e20));
    }

    @Test
    void picturesThatAreMissingAreTold() {
        assertThatIOException().isThrownBy(() -> training(folder.resolve("nothing"), TrainingSettings.Kind.PLAIN, TrainingSettings.Size.SMALL, 4, 2, events::add).run())
                .withMessageContaining("expected the file");
    }

    private FolderTraining training(Path data, TrainingSettings.Kind kind, TrainingSettings.Size size, int latent, int epochs, Consumer<TrainingEvent> listener) {
        return new FolderTraining(settings(data, kind, size, latent, epochs), folder.resolve("run"), "none", control, listener);
    }

    private static TrainingSettings settings(Path data, TrainingSettings.Kind kind, TrainingSettings.Size size, int latent, int epochs) {
        return new TrainingSettings("own-squares", "Squares", data.toString(), kind, latent, size, epochs, 0.2, 1);
    }

    /** A data set of bright squares on black, in the left half or in the right one. */
    private Path squares(int count, int channels, int side) throws IOException {
        Path set = Files.createDirectories(folder.resolve("own-squares"));
        Random random = new Random(1);
        write(set, "train", count, channels, side, random);
        write(set, "t10k", Math.max(4, count / 6), channels, side, random);
        Map<DataSet.Part, DataSet.Files> files = Map.of(DataSet.Part.TRAINING, files("train"), DataSet.Part.TEST, files("t10k"));
        new ObjectMapper().writeValue(set.resolve("dataset.json").toFile(), new DataSet("own-squares", null, "Squares", "square", "squares", "Draw here", "none",
                new PictureShape(channels, side, side), channels == 1 ? InputSpec.Ink.BRIGHT : null,
                channels == 1 ? null : new InputSpec.FittedPicture(InputSpec.Fit.COVER), List.of("left", "right"), List.of(), null, DataSet.Ships.PICTURES, files,
                new DataSet.Opening(null, 0), List.of(0, 1), List.of()));
        return set;
    }

    private static DataSet.Files files(String name) {
        return new DataSet.Files(new DataSet.DataFile(name + "-images", null), new DataSet.DataFile(name + "-labels", null), null, null);
    }

    private static void write(Path set, String name, int count, int channels, int side, Random random) throws IOException {
        try (DataOutputStream pictures = new DataOutputStream(Files.newOutputStream(set.resolve(name + "-images")));
             DataOutputStream labels = new DataOutputStream(Files.newOutputStream(set.resolve(name + "-labels")))) {
            pictures.writeInt(0x0800 | (channels == 1 ? 3 : 4));
            pictures.writeInt(count);
            if (channels > 1) {
                pictures.writeInt(channels);
            }
            pictures.writeInt(side);
            pictures.writeInt(side);
            labels.writeInt(0x0801);
            labels.writeInt(count);
            for (int i = 0; i < count; i++) {
                int label = i % 2;
                labels.write(label);
                int size = side * 3 / 7;
                int left = label * side / 2 + random.nextInt(side / 2 - size + 1);
                int top = random.nextInt(side - size + 1);
                byte[] picture = new byte[channels * side * side];
                for (int pixel = 0; pixel < picture.length; pixel++) {
                    int x = pixel % side;
                    int y = pixel / side % side;
                    picture[pixel] = (byte) (x >= left && x < left + size && y >= top && y < top + size ? 255 : 0);
                }
                pictures.write(picture);
            }
        }
    }
}
