package latentstudio.training.export;

import java.io.IOException;
import java.util.List;
import latentstudio.model.OnnxFile;

/**
 * The weights in an {@code .onnx} file that {@link OnnxExporter} wrote, in the order of the layers. Stateless.
 *
 * @param name   of the tensor
 * @param shape  of the tensor
 * @param values row by row
 */
public record OnnxWeights(String name, long[] shape, float[] values) {
    /** @throws IOException when the bytes are no such file */
    public static List<OnnxWeights> read(byte[] file) throws IOException {
        return OnnxFile.read(file).tensors().values().stream()
                .map(tensor -> new OnnxWeights(plain(tensor.name()), tensor.shape(), tensor.values()))
                .filter(weights -> weights.name.endsWith("_weight") || weights.name.endsWith("_bias")).toList();
    }

    /** Those in half precision are named after the tensor that they become. */
    private static String plain(String name) {
        return name.endsWith("_half") ? name.substring(0, name.length() - "_half".length()) : name;
    }
}
