package latentstudio.oip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A body of {@code infer} read: 32 latents of 16 values. */
@State(Scope.Benchmark)
public class BodyPieces {
    private static final int BATCH = 32;
    private static final int LATENT = 16;

    private final byte[] json = """
            {"inputs": [{"name": "latent", "shape": [%d, %d], "datatype": "FP32", "data": [%s]}]}"""
            .formatted(BATCH, LATENT, Collections.nCopies(BATCH * LATENT, "-0.1234567").stream().collect(Collectors.joining(", "))).getBytes(StandardCharsets.UTF_8);
    private final byte[] head = """
            {"inputs": [{"name": "latent", "shape": [%d, %d], "datatype": "FP32", "parameters": {"binary_data_size": %d}}]}"""
            .formatted(BATCH, LATENT, BATCH * LATENT * Float.BYTES).getBytes(StandardCharsets.UTF_8);
    private final byte[] binary = ByteBuffer.allocate(head.length + BATCH * LATENT * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).put(head).array();

    @Benchmark
    public InferRequest readJson() {
        return InferRequestReader.read(json, null, BATCH * LATENT);
    }

    @Benchmark
    public InferRequest readBinary() {
        return InferRequestReader.read(binary, String.valueOf(head.length), BATCH * LATENT);
    }
}
