package latentstudio.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import latentstudio.model.GraphSpec;
import latentstudio.model.TensorSpec;
import latentstudio.training.export.OnnxFixture;

/** A graph [N, 1] that adds one to each value, for tests of sessions. */
final class Successor {
    static final TensorSpec VALUE = new TensorSpec("value", "FP32", List.of(-1, 1));
    static final TensorSpec SUCCESSOR = new TensorSpec("successor", "FP32", List.of(-1, 1));

    private Successor() {
    }

    static GraphSpec write(Path file, byte[] onnx) throws IOException {
        Files.write(file, onnx);
        return new GraphSpec(file.getFileName().toString(), GraphSpec.sha256Of(onnx), List.of(VALUE), List.of(SUCCESSOR));
    }

    /** A session on the CPU of the graph that takes every batch. */
    static OnnxSession session(Path folder) throws IOException {
        Path file = folder.resolve("successor.onnx");
        return new OnnxSession("successor", file, write(file, OnnxFixture.successorOfMultiples(1)), InferenceDevice.CPU);
    }

    static Request request(float... values) {
        return Request.of(List.of(SUCCESSOR), List.of(VALUE), values.length, new float[][] {values});
    }
}
