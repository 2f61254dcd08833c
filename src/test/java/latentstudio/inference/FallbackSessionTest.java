package latentstudio.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import latentstudio.model.GraphSpec;
import latentstudio.training.export.OnnxFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The device that fails is ONNX Runtime with a graph that takes multiples of three: it computes, and then it does not. */
class FallbackSessionTest {
    @TempDir
    private Path folder;
    private OnnxSession threesOnly;

    @BeforeEach
    void open() throws IOException {
        threesOnly = openThreesOnly();
    }

    @Test
    void goesOnOnTheCpuWhenTheDeviceFails() throws IOException {
        AtomicInteger opened = new AtomicInteger();
        try (FallbackSession session = new FallbackSession("successor", threesOnly, reason -> {
            opened.incrementAndGet();
            return onCpu(reason);
        })) {
            assertThat(computed(session, 1, 2, 3)).containsExactly(2, 3, 4);
            assertThat(session.device().fallbackReason()).isNull();

            assertThat(computed(session, 1, 2)).containsExactly(2, 3);

            assertThat(session.device().name()).isEqualTo("CPU");
            assertThat(session.device().fallbackReason()).startsWith("successor failed: ");
            assertThat(computed(session, 5, 6)).containsExactly(6, 7);
            assertThat(computed(session, 5, 6, 7)).containsExactly(6, 7, 8);
            assertThat(opened).hasValue(1);
        }
    }

    @Test
    void keepsTheDeviceWhenTheCpuFailsToo() throws IOException {
        try (FallbackSession session = new FallbackSession("successor", threesOnly, reason -> openThreesOnly())) {
            assertThatThrownBy(() -> computed(session, 1, 2)).isInstanceOf(SessionFailedException.class);

            assertThat(session.device()).isSameAs(threesOnly.device());
            assertThat(computed(session, 1, 2, 3)).containsExactly(2, 3, 4);
        }
    }

    @Test
    void tellsTheDevicesFailureWhenThereIsNoOtherSession() {
        try (FallbackSession session = new FallbackSession("successor", threesOnly, reason -> {
            throw new IOException("the file is gone");
        })) {
            assertThatThrownBy(() -> computed(session, 1, 2)).isInstanceOf(SessionFailedException.class)
                    .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("the file is gone"));
        }
    }

    private static float[] computed(GraphSession session, float... values) {
        Request request = Successor.request(values);
        session.compute(List.of(request.whole()));
        return request.outputs()[0];
    }

    private OnnxSession onCpu(String reason) throws IOException {
        Path file = folder.resolve("all.onnx");
        return new OnnxSession("successor", file, Successor.write(file, OnnxFixture.successorOfMultiples(1)), InferenceDevice.fallback(reason));
    }

    private OnnxSession openThreesOnly() throws IOException {
        Path file = folder.resolve("threes.onnx");
        GraphSpec spec = Successor.write(file, OnnxFixture.successorOfMultiples(3));
        return new OnnxSession("successor", file, spec, InferenceDevice.CPU);
    }
}
