package latentstudio.lab;

/**
 * What a visitor wants to see; the same request shows the same.
 *
 * @param model  id of a restorer or a denoiser
 * @param sample id of a {@link LabSample}, or {@value #OWN}
 * @param damage id of a {@link LabDamage} of what the model takes
 * @param level  0 to the damage's maximum
 * @param seed   of the damage's chance
 */
record LabRequest(String model, String sample, String damage, double level, int seed) {
    /** The picture that the visitor opened. */
    static final String OWN = "own";

    /** Whether another request is about the same picture and model, so that its answer is still of interest. */
    boolean isOnTheBenchWith(LabRequest other) {
        return model.equals(other.model) && sample.equals(other.sample);
    }
}
