package latentstudio.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a model is for; written in a manifest in kebab case. */
public enum Task {
    @JsonProperty("autoencoder") AUTOENCODER,
    @JsonProperty("variational-autoencoder") VARIATIONAL_AUTOENCODER,
    @JsonProperty("denoiser") DENOISER,
    @JsonProperty("restorer") RESTORER;

    /** The task in words, lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
