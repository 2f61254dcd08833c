package latentstudio.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The part that one ONNX graph plays in a model; the keys of {@link Manifest#graphs()}. */
public enum GraphRole {
    /** Pictures [N, C, H, W] to latents [N, Z]: the posterior mean where the encoder is variational. */
    @JsonProperty("encoder") ENCODER,
    /** Latents [N, Z] to pictures [N, C, H, W]. */
    @JsonProperty("decoder") DECODER,
    /** Pictures to pictures of the same shape. */
    @JsonProperty("denoiser") DENOISER,
    /** Noise and classes to latents. */
    @JsonProperty("prior") PRIOR;

    /** The role as a manifest, a file name or a message spells it: lower case. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
