package latentstudio.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphTest {
    private static final Path FOLDER = Path.of("models/digits-tiny");

    private Graph graph;

    @BeforeEach
    void load() throws IOException {
        graph = load(Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void waitsForThoseWhoComputeBeforeItCloses() throws Exception {
        float[] pictures = RandomValues.of(400 * 784);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Run>> runs = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                runs.add(threads.submit(() -> graph.run(pictures)));
            }
            runs.getFirst().get();
            graph.close(); // a session that went while it is used would take the JVM with it
            int answered = 0;
            for (Future<Run> run : runs) {
                try {
                    assertThat(run.get().timing().batchSize()).isEqualTo(400);
                    answered++;
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(ModelUnavailableException.class).hasMessageContaining("the server is stopping");
                }
            }
            assertThat(answered).isBetween(1, 59);
        }
    }

    @Test
    void answersAsBareOnnxRuntimeDoes() throws OrtException {
        float[] pictures = RandomValues.of(3 * 784);
        OrtEnvironment environment = BareOnnxRuntime.environment();
        try (OrtSession session = environment.createSession(FOLDER.resolve("encoder.onnx").toString());
             OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pictures), new long[] {3, 1, 28, 28});
             OrtSession.Result result = session.run(Map.of("picture", input))) {
            float[][] expected = (float[][]) result.get(0).getValue();
            Run run = graph.run(pictures);
            assertThat(run.timing().batchSize()).isEqualTo(3);
            for (int item = 0; item < 3; item++) {
                for (int i = 0; i < 10; i++) {
                    assertThat(run.values()[item * 10 + i]).isEqualTo(expected[item][i]);
                }
            }
        }
    }

    @Test
    void givesEveryCallerItsOwnAnswer() throws Exception {
        List<float[]> pictures = new ArrayList<>();
        List<float[]> alone = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            float[] picture = RandomValues.of(784, i);
            pictures.add(picture);
            alone.add(graph.run(picture).values());
        }
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            List<Future<Run>> together = pictures.stream().map(picture -> callers.submit(() -> graph.run(picture))).toList();
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get().values()).isEqualTo(alone.get(i));
            }
        }
    }

    @Test
    void aLargeRequestIsAnsweredAsItsPartsAre() {
        float[] pictures = RandomValues.of(100 * 784);

        Run whole = graph.run(pictures);

        assertThat(whole.timing().batchSize()).isEqualTo(100);
        for (int from = 0; from < 100; from += 32) {
            int to = Math.min(100, from + 32);
            assertThat(Arrays.copyOfRange(whole.values(), from * 10, to * 10))
                    .containsExactly(graph.run(Arrays.copyOfRange(pictures, from * 784, to * 784)).values());
        }
    }

    @Test
    void computesTogetherWhatHadToWait() throws Exception {
        int callers = 16 * Runtime.getRuntime().availableProcessors();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            int largest = 0;
            for (int round = 0; round < 50 && largest < 2; round++) {
                List<Future<Run>> runs = new ArrayList<>();
                for (int i = 0; i < 10 * callers; i++) {
                    runs.add(threads.submit(() -> graph.run(new float[784])));
                }
                for (Future<Run> run : runs) {
                    largest = Math.max(largest, run.get().timing().batchSize());
                }
            }
            assertThat(largest).isBetween(2, 32);
        }
    }

    @Test
    void turnsCallersAwayInsteadOfKeepingThemWaiting() throws Exception {
        try (Graph impatient = load(Duration.ZERO); ExecutorService callers = Executors.newFixedThreadPool(8 * Runtime.getRuntime().availableProcessors())) {
            float[] large = RandomValues.of(400 * 784);
            List<Future<Run>> answers = new ArrayList<>();
            for (int i = 0; i < 32 * Runtime.getRuntime().availableProcessors(); i++) {
                answers.add(callers.submit(() -> impatient.run(large)));
            }
            int turnedAway = 0;
            int answered = 0;
            for (Future<Run> answer : answers) {
                try {
                    answer.get();
                    answered++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(OverloadedException.class)
                            .hasMessage("Expected a free session of tiny-encoder within 0 ms, but all are busy; try again in a moment.");
                    turnedAway++;
                }
            }
            assertThat(turnedAway).isPositive();
            assertThat(answered).isPositive();
            assertThat(impatient.run(large).values()).hasSize(4000);
        }
    }

    @Test
    void rejectsAPartOfAPicture() {
        assertThatThrownBy(() -> graph.run(new float[785])).isInstanceOf(InvalidTensorException.class)
                .hasMessage("Expected 784 values an item for 'picture' of tiny-encoder, got 785 in all.");
    }

    @Test
    void rejectsAValueThatIsNoNumber() {
        float[] pictures = new float[2 * 784];
        pictures[784 + 5] = Float.NaN;
        assertThatThrownBy(() -> graph.run(pictures)).isInstanceOf(InvalidTensorException.class)
                .hasMessage("Expected finite values for 'picture' of tiny-encoder, got NaN at position 5 of item 1.");
    }

    @Test
    void rejectsMoreInputsThanTheGraphHas() {
        assertThatThrownBy(() -> graph.run(new float[784], new float[784])).isInstanceOf(InvalidTensorException.class)
                .hasMessage("Expected the 1 inputs [picture] of tiny-encoder, got 2.");
    }

    @Test
    void rejectsABatchOverTheLimit() {
        assertThatThrownBy(() -> graph.run(new float[401 * 784])).isInstanceOf(InvalidTensorException.class)
                .hasMessage("Expected at most 400 items in one request, got 401; send them in parts.");
    }

    private static Graph load(Duration maxWait) throws IOException {
        GraphSpec spec = new ObjectMapper().readValue(FOLDER.resolve("manifest.json").toFile(), Manifest.class)
                .graphs().get(GraphRole.ENCODER);
        return Graph.load("tiny-encoder", FOLDER.resolve(spec.file()), spec, InferenceDevice.CPU,
                400, maxWait, new Lanes(400));
    }
}
