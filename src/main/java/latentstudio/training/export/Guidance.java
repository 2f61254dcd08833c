package latentstudio.training.export;

/**
 * How far a prior exaggerates the class it samples: what telling the class changes in the velocity counts
 * {@code strength} times, so that samples keep away from where classes meet. J. Ho, T. Salimans, <i>Classifier-Free
 * Diffusion Guidance</i>, 2022, equation 6 with a weight of {@code strength - 1}. Near the noise it would narrow what
 * can be sampled at all, so it may set in later: T. Kynkäänniemi et al., <i>Applying Guidance in a Limited Interval
 * Improves Sample and Distribution Quality in Diffusion Models</i>, 2024.
 *
 * @param strength 1 for the prior as it was learned
 * @param from     the time at which it sets in, of 0 (noise) to 1 (latents)
 */
public record Guidance(double strength, double from) {
    /** The prior as it was learned. */
    public static final Guidance NONE = new Guidance(1, 0);

    /** Whether the velocity at a time is changed. */
    public boolean acts(double time) {
        return strength != 1 && time >= from;
    }
}
