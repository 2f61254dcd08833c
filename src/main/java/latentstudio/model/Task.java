package latentstudio.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a model is for; written in a manifest in kebab case. */
public enum Task {
    @JsonProperty("autoencoder") AUTOENCODER,
    @JsonProperty("variational-autoencoder") VARIATIONAL_AUTOENCODER,
    @JsonProperty("denoiser") DENOISER,
    @JsonProperty("restorer") RESTORER
}
