package latentstudio.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a run is to learn and how: the contract between the server and its trainer, {@code settings.json} in the run's folder. Checked
 * when it is made; immutable.
 *
 * @param id      of the model that comes of it
 * @param title   what visitors see, 1 to {@value #LONGEST_TITLE} letters
 * @param data    the folder of the data set that it learns from
 * @param kind    what is asked of the network beside giving its pictures back
 * @param latent  values of the latent, {@value #SMALLEST_LATENT} to {@value #LARGEST_LATENT}
 * @param size    of the network
 * @param epochs  at most so many passes over the pictures, 1 to {@value #MOST_EPOCHS}
 * @param heldOut the share of the training pictures that the epoch is chosen on, above 0 and at most a half
 * @param seed    of weights, order and noise
 */
public record TrainingSettings(String id, String title, String data, Kind kind, int latent, Size size, int epochs, double heldOut, int seed) {
    public static final int LONGEST_TITLE = 80;
    public static final int SMALLEST_LATENT = 2;
    public static final int LARGEST_LATENT = 256;
    public static final int MOST_EPOCHS = 2_000;
    /** The folder in a run's folder in which the model of an epoch lies, {@code learning/<epoch>/<id>}, while the run goes on. */
    public static final String LEARNING = "learning";
    /** The file in a run's folder. */
    public static final String FILE = "settings.json";

    /** What is asked of a network beside giving its pictures back. */
    public enum Kind {
        /** Nothing. */
        @JsonProperty("plain") PLAIN,
        /** Latents that lie as a normal distribution does, without holes. */
        @JsonProperty("variational") VARIATIONAL,
        /** Pictures without the noise that was laid over them. */
        @JsonProperty("denoising") DENOISING,
        /** Few values of the latent that are on for any one picture. */
        @JsonProperty("sparse") SPARSE,
        /** Latents that move little when a picture does. */
        @JsonProperty("contractive") CONTRACTIVE;

        /** Whether its network is one layer to the latent and one back, which has one size only. */
        public boolean isShallow() {
            return this == SPARSE || this == CONTRACTIVE;
        }
    }

    /** How large a network is. */
    public enum Size {
        @JsonProperty("small") SMALL,
        @JsonProperty("middle") MIDDLE,
        @JsonProperty("large") LARGE
    }

    public TrainingSettings {
        if (id == null || !Manifest.isId(id)) {
            throw new IllegalArgumentException("id: expected lower-case words joined by '-', got '%s'".formatted(id));
        }
        if (title == null || title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException("title: expected 1 to %d letters, got %s".formatted(LONGEST_TITLE,
                    title == null ? "nothing" : title.length()));
        }
        if (data == null || kind == null || size == null) {
            throw new IllegalArgumentException("expected data, a kind and a size, got %s, %s and %s".formatted(data, kind, size));
        }
        if (latent < SMALLEST_LATENT || latent > LARGEST_LATENT) {
            throw new IllegalArgumentException("latent: expected %d to %d values, got %d".formatted(SMALLEST_LATENT, LARGEST_LATENT, latent));
        }
        if (epochs < 1 || epochs > MOST_EPOCHS) {
            throw new IllegalArgumentException("epochs: expected 1 to %d, got %d".formatted(MOST_EPOCHS, epochs));
        }
        if (!(heldOut > 0 && heldOut <= 0.5)) {
            throw new IllegalArgumentException("heldOut: expected a share above 0 and at most a half, got " + heldOut);
        }
    }
}
