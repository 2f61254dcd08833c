package latentstudio.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The part that one ONNX graph plays in a model; the keys of {@link Manifest#graphs()}. */
public enum GraphRole {
    /** Pictures [N, C, H, W] to latents [N, Z]: the posterior mean where the encoder is variational. */
    @JsonProperty("encoder") ENCODER,
    /** Latents [N, Z] to pictures [N, C, H, W]. */
    @JsonProperty("decoder") DECODER,
    /** Pictures [N, C, H, W] to cleaned pictures of the same shape. */
    @JsonProperty("denoiser") DENOISER,
    /**
     * Tiles of pages [N, C, H, W] of any height and width, 0 ink to 1 paper, to clean ones of the same shape; C is 1, or 3
     * for colour. Where the model has a {@link #LIGHT} too, the pages were divided by it, and their black was taken off.
     */
    @JsonProperty("restorer") RESTORER,
    /**
     * Overviews of whole pages [N, 6, H, W], whose heights and widths are multiples of 32, to the light on their bare paper
     * [N, 3, H, W], 0..1.
     */
    @JsonProperty("light") LIGHT,
    /**
     * Where latents are drawn from: {@code noise} [N, Z] of a standard normal distribution, {@code label} [N, K] (1 at a
     * class, or zeros for any class) and {@code temperature} [N, 1] to latents [N, Z].
     */
    @JsonProperty("prior") PRIOR;

    /** The role as a manifest, a file name or a message spells it: lower case. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
