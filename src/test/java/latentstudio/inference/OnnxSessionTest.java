package latentstudio.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import latentstudio.model.GraphSpec;
import latentstudio.training.export.OnnxFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSessionTest {
    @TempDir
    private Path folder;

    @Test
    void answersEachRequestOfABatchInItsOwnMemory() throws IOException {
        try (OnnxSession session = Successor.session(folder)) {
            Request one = Successor.request(1);
            Request three = Successor.request(10, 20, 30);

            session.compute(List.of(one.whole(), three.whole()));

            assertThat(one.outputs()[0]).containsExactly(2);
            assertThat(three.outputs()[0]).containsExactly(11, 21, 31);
        }
    }

    @Test
    void answersPartsOfARequestInTheirPlaces() throws IOException {
        try (OnnxSession session = Successor.session(folder)) {
            Request request = Successor.request(1, 2, 3, 4, 5);

            session.compute(List.of(new Slice(request, 3, 2)));
            assertThat(request.outputs()[0]).containsExactly(0, 0, 0, 5, 6);

            session.compute(List.of(new Slice(request, 0, 3)));
            assertThat(request.outputs()[0]).containsExactly(2, 3, 4, 5, 6);
        }
    }

    /** As a GPU is given them: the graph takes batches of four, eight and so on. */
    @Test
    void fillsABatchUpToTheNextSize() throws IOException {
        Path file = folder.resolve("fours.onnx");
        GraphSpec spec = Successor.write(file, OnnxFixture.successorOfMultiples(4));
        try (OnnxSession session = new OnnxSession("fours", file, spec, InferenceDevice.CPU, InferenceDevice.GPU::batchFor)) {
            Request three = Successor.request(7, 8, 9);

            session.compute(List.of(three.whole()));

            assertThat(three.outputs()[0]).containsExactly(8, 9, 10);
            assertThatThrownBy(() -> session.compute(List.of(Successor.request(1, 2).whole()))).isInstanceOf(SessionFailedException.class)
                    .hasMessageStartingWith("fours failed: ");
        }
    }

    @Test
    void aGpuIsGivenPowersOfTwoAndACpuJustWhatIsAsked() {
        int[] asked = {1, 2, 3, 4, 5, 8, 9, 17, 32};
        int[] given = {1, 2, 4, 4, 8, 8, 16, 32, 32};
        for (int i = 0; i < asked.length; i++) {
            assertThat(InferenceDevice.GPU.batchFor(asked[i])).isEqualTo(given[i]);
            assertThat(InferenceDevice.CPU.batchFor(asked[i])).isEqualTo(asked[i]);
            assertThat(InferenceDevice.GPU.warmBatches()).contains(given[i]);
        }
    }

    @Test
    void refusesOnceItIsClosed() throws IOException {
        OnnxSession session = Successor.session(folder);
        session.close();
        assertThatThrownBy(() -> session.compute(List.of(Successor.request(1).whole()))).isInstanceOf(ModelUnavailableException.class);
    }
}
