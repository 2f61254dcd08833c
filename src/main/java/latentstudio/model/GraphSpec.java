package latentstudio.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One ONNX graph of a model.
 *
 * @param file    its file name beside the manifest, without a folder
 * @param sha256  the file's SHA-256, 64 lower-case hex digits
 * @param inputs  what it takes, in the graph's order
 * @param outputs what it gives, in the graph's order; the first is the one that {@link GraphRole} speaks of
 */
public record GraphSpec(String file, String sha256, List<TensorSpec> inputs, List<TensorSpec> outputs) {
    public GraphSpec {
        if (file == null || !file.matches("[\\w.-]+") || file.startsWith(".")) {
            throw new IllegalArgumentException("expected a plain file name beside the manifest, got '%s'".formatted(file));
        }
        if (sha256 == null || !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("%s: expected a SHA-256 of 64 lower-case hex digits, got '%s'"
                    .formatted(file, sha256));
        }
        if (inputs == null || inputs.isEmpty() || outputs == null || outputs.isEmpty()) {
            throw new IllegalArgumentException("%s: expected at least one input and one output".formatted(file));
        }
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** The sum that {@link #sha256} holds for a graph file of these bytes. */
    public static String sha256Of(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
