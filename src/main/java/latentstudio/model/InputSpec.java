package latentstudio.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import latentstudio.image.PictureShape;

/**
 * The pictures of one size that a model was trained on.
 *
 * @param channels      1 for grey, 3 for red, green and blue
 * @param height        pixels
 * @param width         pixels
 * @param minimum       the value of paper (no ink), or of black: 0
 * @param maximum       the value of full ink, or of white: 1
 * @param ink           which end of the values is ink: bright; null where a picture is {@linkplain FittedPicture fitted} and has no ink
 * @param normalisation how a picture of any size becomes such a one
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

    /** What becomes of a picture whose sides are in another proportion. */
    public enum Fit {
        /** Its middle fills the model's picture; what is left over is cut off. */
        @JsonProperty("cover") COVER,
        /** All of it is kept; what is left over of the model's picture is 0. */
        @JsonProperty("contain") CONTAIN
    }

    /** How a picture of any size is brought to the model's. A manifest tells the kinds by their fields. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(CentredInk.class), @JsonSubTypes.Type(FittedPicture.class)})
    public sealed interface Normalisation permits CentredInk, FittedPicture {
    }

    /**
     * A drawing: its ink is found on its paper, whichever is darker, scaled into a box and centred.
     *
     * @param box      the ink is scaled, keeping its aspect, so that its longer side has this many pixels
     * @param centring what is put at the middle of the picture
     */
    public record CentredInk(int box, Centring centring) implements Normalisation {
        public CentredInk {
            if (centring == null) {
                throw new IllegalArgumentException("expected a normalisation with its centring");
            }
        }
    }

    /**
     * A picture without paper, such as a photograph: scaled as a whole, its values kept.
     *
     * @param fit what becomes of one in another proportion
     */
    public record FittedPicture(Fit fit) implements Normalisation {
        public FittedPicture {
            if (fit == null) {
                throw new IllegalArgumentException("expected a normalisation with its fit");
            }
        }
    }

    public InputSpec {
        new PictureShape(channels, height, width); // refuses what is none
        if (minimum != 0 || maximum != 1 || ink == Ink.DARK) {
            throw new IllegalArgumentException(
                    "expected values from 0 (paper) to 1 (bright ink), which is all that is served, got %s to %s and %s ink"
                    .formatted(minimum, maximum, ink));
        }
        if (normalisation == null) {
            throw new IllegalArgumentException("expected a normalisation with box and centring, or with a fit");
        }
        if (normalisation instanceof CentredInk centred) {
            if (channels != 1 || ink == null) {
                throw new IllegalArgumentException("expected one grey channel of bright ink where ink is centred, got %d channel(s) and %s ink; use a fit"
                        .formatted(channels, ink));
            }
            if (centred.box() < 1 || centred.box() > Math.min(height, width)) {
                throw new IllegalArgumentException("expected a box of 1 to %d pixels, got %d".formatted(Math.min(height, width), centred.box()));
            }
        }
    }

    /** Channels, height and width. */
    public PictureShape shape() {
        return new PictureShape(channels, height, width);
    }

    /** Values in one picture: channels x height x width. */
    public int pixels() {
        return channels * height * width;
    }
}
