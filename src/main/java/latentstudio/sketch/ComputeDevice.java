package latentstudio.sketch;

/**
 * What the models run on.
 *
 * @param name           {@code GPU} or {@code CPU}
 * @param fallbackReason why it is the CPU although a GPU was asked for, or null
 */
public record ComputeDevice(String name, String fallbackReason) {
}
