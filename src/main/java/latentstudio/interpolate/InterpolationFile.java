package latentstudio.interpolate;

import latentstudio.image.Picture;
import latentstudio.image.PictureCodec;
import latentstudio.latent.Npz;

/** A kind of file that an interpolation can be taken home as; the same interpolation is the same bytes. */
enum InterpolationFile {
    /** The frames side by side in one row, grey, ink bright on black. */
    PNG("image/png"),
    /** As {@link AnimatedGif} tells. */
    GIF("image/gif"),
    /**
     * For NumPy: {@code pictures} [N, H, W] of unsigned bytes, 0 paper to 255 ink, {@code latents} [N, Z], {@code positions} [N]
     * and {@code density_percentiles} [N].
     */
    NPZ("application/x-npz");

    private final String mediaType;

    InterpolationFile(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    byte[] of(Interpolation shown, PictureCodec codec) {
        return switch (this) {
            case PNG -> codec.png(Picture.sheet(shown.pictures(), shown.pictures().size()));
            case GIF -> AnimatedGif.of(shown.pictures());
            case NPZ -> new Npz().pictures("pictures", shown.pictures()).floats("latents", shown.latents())
                    .doubles("positions", shown.positions()).doubles("density_percentiles", shown.densityPercentiles()).toBytes();
        };
    }
}
