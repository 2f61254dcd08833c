package latentstudio.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import ai.djl.Device;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import latentstudio.architecture.Architecture;
import latentstudio.dataset.IdxFixture;
import latentstudio.dataset.Items;
import latentstudio.dataset.LabelledPictures;
import latentstudio.dataset.PictureSet;
import latentstudio.model.Provenance;
import latentstudio.training.picture.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingRunTest {
    private static final Consumer<Checkpoint> IGNORED = checkpoint -> {
    };

    @TempDir
    Path folder;
    private LabelledPictures pictures;

    @BeforeEach
    void readPictures() throws IOException {
        pictures = PictureSet.MNIST.training(IdxFixture.mnist(folder.resolve("data"), 260, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"digits-tiny", "digits-2d", "digits-dense", "digits-teacher"})
    void givesTheSameWeightsFromTheSameSeed(String id) throws IOException {
        Checkpoint first = run(id, 1, 7, "first").run(IGNORED);
        Checkpoint second = run(id, 1, 7, "second").run(IGNORED);
        Checkpoint other = run(id, 1, 8, "other").run(IGNORED);

        assertThat(second.weights()).isEqualTo(first.weights());
        assertThat(other.weights()).isNotEqualTo(first.weights());
    }

    @ParameterizedTest
    @ValueSource(strings = {"digits-tiny", "digits-2d", "digits-dense", "digits-teacher"})
    void endsInTheSameWeightsWhenItWasInterrupted(String id) throws IOException {
        Checkpoint uninterrupted = run(id, 3, 7, "uninterrupted").run(IGNORED);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> run(id, 3, 7, "interrupted").run(checkpoint -> {
            if (checkpoint.history().size() == 1) {
                throw new CancellationException("as Ctrl-C would");
            }
        }));

        Checkpoint resumed = run(id, 3, 7, "interrupted").run(IGNORED);

        assertThat(resumed.history()).hasSize(3);
        assertThat(losses(resumed)).isEqualTo(losses(uninterrupted));
        assertThat(resumed.weights()).isEqualTo(uninterrupted.weights());
        assertThat(resumed.means()).isEqualTo(uninterrupted.means());
        assertThat(resumed.variances()).isEqualTo(uninterrupted.variances());
        assertThat(resumed.best()).isEqualTo(uninterrupted.best());
    }

    @Test
    void learns() throws IOException {
        Checkpoint checkpoint = run("digits-tiny", 4, 1, "learns").run(IGNORED);

        assertThat(checkpoint.history().getLast().loss()).isLessThan(checkpoint.history().getFirst().loss());
        assertThat(checkpoint.finished()).isTrue();
    }

    /** A negative learning rate climbs, so that the first epoch stays the best. */
    @ParameterizedTest
    @CsvSource({"0, 5", "1, 5", "6, 10"})
    void endsAndShipsItsBestEpochWhenNoneImproves(int patienceFrom, int promised) throws IOException {
        List<Checkpoint> epochs = new ArrayList<>();

        Checkpoint last = run(Configuration.of("digits-tiny"), climbing(patienceFrom, 4), 7, "climbing").run(epochs::add);

        assertThat(losses(last)).hasSize(promised).isSorted();
        assertThat(epochs).extracting(Checkpoint::finished).containsOnlyOnce(true).endsWith(true);
        assertThat(last.bestEpoch()).isEqualTo(1);
        assertThat(last.best()).isEqualTo(epochs.getFirst().weights()).isNotEqualTo(last.weights());
    }

    @Test
    void doesNothingMoreOnceItIsFinished() throws IOException {
        Checkpoint finished = run("digits-tiny", 2, 1, "finished").run(IGNORED);

        Checkpoint again = run("digits-tiny", 2, 1, "finished").run(checkpoint -> {
            throw new AssertionError("trained another epoch");
        });

        assertThat(again.weights()).isEqualTo(finished.weights());
    }

    @Test
    void stopsAtALossThatIsNoNumberAndKeepsTheLastCheckpoint() throws IOException {
        Path file = folder.resolve("explodes").resolve("checkpoint.bin");
        Hyperparameters explosive = new Hyperparameters(new Loss.SquaredError(), Preparation.NONE, 50, 128, 1e30,
                Schedule.CONSTANT, 12, 0.5, 50, 50, 0, 0); // rises from 1e29 within the first epochs

        assertThatIOException().isThrownBy(() -> run(Configuration.of("digits-dense"), explosive, 7, "explodes").run(IGNORED))
                .withMessageContaining("expected a finite loss").withMessageContaining("lower the learning rate");

        if (Files.exists(file)) {
            assertThat(Checkpoint.read(file).weights()).doesNotContain(Float.NaN);
        }
    }

    /** Pictures that turn into NaN once so many of them were read, as from a disk that fails under a long run. */
    private record Failing(Items items, AtomicInteger left) implements Items {
        @Override
        public int count() {
            return items.count();
        }

        @Override
        public long[] shape() {
            return items.shape();
        }

        @Override
        public void copy(int index, float[] target, int offset) {
            items.copy(index, target, offset);
            if (left.getAndDecrement() <= 0) {
                target[offset] = Float.NaN;
            }
        }

        @Override
        public int label(int index) {
            return items.label(index);
        }

        @Override
        public Items part(int from, int to) {
            return new Failing(items.part(from, to), left);
        }
    }

    @Test
    void namesTheCheckpointThatIsKeptWhenTheLossIsNoNumber() throws IOException {
        Path file = folder.resolve("failing").resolve("checkpoint.bin");
        Hyperparameters hyperparameters = Hyperparameters.of(new Loss.SquaredError(), 5, 1e-3);
        List<Checkpoint> epochs = new ArrayList<>();
        TrainingRun run = new TrainingRun("dense", Architecture.DENSE::create, hyperparameters, 1, Device.cpu(),
                new Failing(pictures, new AtomicInteger(pictures.count())), 10, file, "tiny", "none",
                new Progress(new PrintStream(OutputStream.nullOutputStream()), false, 5));

        assertThatIOException().isThrownBy(() -> run.run(epochs::add))
                .withMessage(("expected a finite loss, got NaN in epoch 2, step 1; the checkpoint of epoch 1 in %s is kept; "
                        + "lower the learning rate and start over with --fresh").formatted(file));

        assertThat(epochs).hasSize(1);
        assertThat(Checkpoint.read(file)).usingRecursiveComparison().isEqualTo(epochs.getFirst());
    }

    @Test
    void learnsWithoutClasses() throws IOException {
        TrainingRun run = new TrainingRun("dense", Architecture.DENSE::create,
                Hyperparameters.of(new Loss.SquaredError(), 1, 1e-3), 1, Device.cpu(), pictures, 0,
                folder.resolve("classless").resolve("checkpoint.bin"), "tiny", "none",
                new Progress(new PrintStream(OutputStream.nullOutputStream()), false, 1));

        assertThat(run.run(IGNORED).finished()).isTrue();
    }

    @Test
    void shipsTheMovingAverageWhereOneIsKept() throws IOException {
        Checkpoint checkpoint = run("digits-teacher", 2, 1, "average").run(IGNORED);

        assertThat(checkpoint.best()).isEqualTo(checkpoint.average()).isNotEqualTo(checkpoint.weights());
    }

    @Test
    void rejectsTheCheckpointOfARunWithOtherSettings() throws IOException {
        run("digits-tiny", 2, 1, "settings").run(IGNORED);

        assertThatIOException().isThrownBy(() -> run("digits-tiny", 2, 2, "settings").run(IGNORED))
                .withMessageContaining("seed 1").withMessageContaining("seed 2").withMessageContaining("--fresh");
    }

    private TrainingRun run(String id, int epochs, int seed, String name) {
        return run(Configuration.of(id), Configuration.of(id).hyperparameters().withEpochs(epochs), seed, name);
    }

    private TrainingRun run(Configuration configuration, Hyperparameters hyperparameters, int seed, String name) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new TrainingRun(configuration.architecture().label(), configuration.architecture()::create, hyperparameters,
                seed, Device.cpu(), pictures, 10, folder.resolve(name).resolve("checkpoint.bin"), "tiny", "none",
                new Progress(nowhere, false, hyperparameters.epochs()));
    }

    private static Hyperparameters climbing(int patienceFrom, int patience) {
        return new Hyperparameters(new Loss.BinaryCrossEntropy(), Preparation.NONE, 100, 128, -0.01, Schedule.COSINE, 200,
                0.5, patienceFrom, patience, 0, 0);
    }

    private static List<Double> losses(Checkpoint checkpoint) {
        return checkpoint.history().stream().map(Provenance.Epoch::validationLoss).toList();
    }
}
