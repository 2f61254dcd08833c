package latentstudio.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the models run on.
 *
 * @param name           {@code CPU} or {@code GPU}, as the badge shows it
 * @param fallbackReason why it is the CPU although a GPU was wanted, or null
 */
public record InferenceDevice(String name, String fallbackReason) {
    public static final InferenceDevice CPU = new InferenceDevice("CPU", null);
    static final InferenceDevice GPU = new InferenceDevice("GPU", null);

    static InferenceDevice fallback(String reason) {
        return new InferenceDevice("CPU", reason);
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
