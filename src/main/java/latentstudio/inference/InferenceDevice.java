package latentstudio.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * What the models run on.
 *
 * @param name           {@code CPU}, {@code GPU}, or {@code remote}: another server; as the badge shows it
 * @param fallbackReason why it is the CPU although a GPU was wanted, or null
 */
public record InferenceDevice(String name, String fallbackReason) {
    public static final InferenceDevice CPU = new InferenceDevice("CPU", null);
    static final InferenceDevice GPU = new InferenceDevice("GPU", null);

    /** What computes in another server. */
    static final InferenceDevice REMOTE = new InferenceDevice("remote", null);

    static InferenceDevice fallback(String reason) {
        return new InferenceDevice("CPU", reason);
    }

    /**
     * How many items a pass of this many has. A GPU is given powers of two, which it has met before it is offered: each new
     * size has it choose its algorithms again. A CPU computes just what is asked.
     */
    int batchFor(int items) {
        return this == GPU && items > 1 ? Integer.highestOneBit(items - 1) << 1 : items;
    }

    /** The sizes of batches that are tried before the graph is offered; the last proves that the batch axis is dynamic. */
    int[] warmBatches() {
        return this == GPU ? IntStream.rangeClosed(1, MicroBatches.MOST_ITEMS).map(this::batchFor).distinct().toArray() : new int[] {1, 3};
    }

    /** A GPU is wanted when it was asked for, or when nothing was asked and the machine shows one. */
    static boolean isGpuWanted(InferenceSettings.DeviceSetting setting) {
        return switch (setting) {
            case CPU -> false;
            case CUDA -> true;
            case AUTO -> Files.exists(Path.of("/dev/nvidia0"))
                    || OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
        };
    }
}
