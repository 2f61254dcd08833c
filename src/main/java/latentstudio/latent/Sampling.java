package latentstudio.latent;

/** A way to sample latents. */
public enum Sampling {
    /** N(0, 4) in each dimension, whatever the class: what latents look like to someone who never measured any. */
    UNCONSTRAINED(1),
    /** N(median, sd<sup>2</sup>) in each dimension, with the median and standard deviation of the class. */
    CONSTRAINED(1),
    /** As {@link #CONSTRAINED} with half the standard deviation: more typical pictures, less variety. */
    OVER_CONSTRAINED(1),
    /** A learned class-conditional network that turns noise into latents; its input is {@link PriorInput}. */
    PRIOR(0.95);

    private final double temperature;

    Sampling(double temperature) {
        this.temperature = temperature;
    }

    /**
     * The factor of the noise where nobody asks for another: 1 is the way as it is defined. The prior is sampled a
     * little cooler than it was learned, which costs some variety and gives the class that was asked for more often.
     */
    public double temperature() {
        return temperature;
    }
}
