package latentstudio.latent;

import java.util.Locale;

/** A way to sample latents. */
public enum Sampling {
    /** N(0, 4) in each dimension, whatever the class: what latents look like to someone who never measured any. */
    UNCONSTRAINED,
    /** N(median, sd<sup>2</sup>) in each dimension, with the median and standard deviation of the class. */
    CONSTRAINED,
    /** As {@link #CONSTRAINED} with half the standard deviation: more typical pictures, less variety. */
    OVER_CONSTRAINED,
    /**
     * N(mean, covariance) of the class: along the principal axes of its cloud, each with its own deviation, so that values which
     * vary together do so in samples too.
     */
    ELLIPSOID,
    /** A learned class-conditional network that turns noise into latents; its input is {@link PriorInput}. */
    PRIOR;

    /** Its name in addresses, answers and the figures of a manifest, for instance {@code over-constrained}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
