package latentstudio.image;

/** In how many colours a cleaned page is taken home. */
public enum PageColour {
    /** As it is. */
    COLOUR,
    /** Its luminance, in 256 greys. */
    GREY,
    /** One bit a pixel: ink or paper. */
    BLACK_AND_WHITE
}
