package latentstudio.sketch;

/**
 * One model that a visitor can draw for.
 *
 * @param id         its id, as in the address
 * @param version    of its weights; a link made with another one says so
 * @param title      what the visitor sees
 * @param available  whether it can be used now
 * @param reason     why it cannot, or null
 * @param latentSize Z; 0 while it is not available
 * @param low        [Z], 1st percentile of the training latents
 * @param high       [Z], 99th percentile
 * @param median     [Z]
 */
public record ModelChoice(String id, String version, String title, boolean available, String reason, int latentSize,
                          double[] low, double[] high, double[] median) {
}
