package latentstudio.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The pictures of one size that a model was trained on.
 *
 * @param channels      1 for grey
 * @param height        pixels
 * @param width         pixels
 * @param minimum       the value of paper (no ink): 0
 * @param maximum       the value of full ink: 1
 * @param ink           which end of the values is ink: bright
 * @param normalisation how a free drawing becomes such a picture
 */
public record InputSpec(int channels, int height, int width, double minimum, double maximum, Ink ink,
                        Normalisation normalisation) implements Input {
    /** Polarity: which end of the value range is ink. */
    public enum Ink {
        @JsonProperty("bright") BRIGHT,
        @JsonProperty("dark") DARK
    }

    /** Where the middle of the drawing goes. */
    public enum Centring {
        /** The centre of mass of the ink at the middle of the picture, as MNIST was made. */
        @JsonProperty("centre-of-mass") CENTRE_OF_MASS,
        /** The middle of the ink's bounding box at the middle of the picture. */
        @JsonProperty("bounding-box") BOUNDING_BOX
    }

    /**
     * How a drawing of any size is brought to the model's size.
     *
     * @param box      the ink is scaled, keeping its aspect, so that its longer side has this many pixels
     * @param centring what is put at the middle of the picture
     */
    public record Normalisation(int box, Centring centring) {
    }

    public InputSpec {
        if (channels != 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "expected one grey channel and a positive size, got %d x %d x %d".formatted(channels, height, width));
        }
        if (minimum != 0 || maximum != 1 || ink != Ink.BRIGHT) {
            throw new IllegalArgumentException(
                    "expected values from 0 (paper) to 1 (bright ink), which is all that is served, got %s to %s and %s ink"
                    .formatted(minimum, maximum, ink));
        }
        if (normalisation == null || normalisation.centring() == null) {
            throw new IllegalArgumentException("expected a normalisation with its centring");
        }
        if (normalisation.box() < 1 || normalisation.box() > Math.min(height, width)) {
            throw new IllegalArgumentException("expected a box of 1 to %d pixels, got %d"
                    .formatted(Math.min(height, width), normalisation.box()));
        }
    }

    /** Values in one picture: channels x height x width. */
    public int pixels() {
        return channels * height * width;
    }
}
