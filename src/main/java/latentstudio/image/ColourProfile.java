package latentstudio.image;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** An ICC profile of grey or of red, green and blue, and how its samples become those of sRGB. Thread-safe. */
final class ColourProfile {
    private static final ICC_Profile SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
    private static final int[] RGB = {0, 1, 2};

    private final ICC_Profile profile;

    private ColourProfile(ICC_Profile profile) {
        this.profile = profile;
    }

    /** The profile in these bytes, if it is a whole one and of something else than inks. */
    static Optional<ColourProfile> of(byte[] bytes) {
        try {
            return of(ICC_Profile.getInstance(bytes));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** The profile that ImageIO gave a decoded picture in colour, if its colours are not those of sRGB already. */
    static Optional<ColourProfile> of(ColorModel colours) {
        return colours instanceof IndexColorModel || colours.getColorSpace().isCS_sRGB() || colours.getNumColorComponents() != 3
                || !(colours.getColorSpace() instanceof ICC_ColorSpace space) ? Optional.empty() : of(space.getProfile());
    }

    private static Optional<ColourProfile> of(ICC_Profile profile) {
        ColourProfile known = new ColourProfile(profile);
        if (!known.isGrey() && profile.getColorSpaceType() != ColorSpace.TYPE_RGB) {
            return Optional.empty();
        }
        try {
            known.greys(1); // whether it can be used is known when it is
            return Optional.of(known);
        } catch (CMMException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    boolean isGrey() {
        return profile.getColorSpaceType() == ColorSpace.TYPE_GRAY;
    }

    /**
     * What the greys of this profile are in sRGB; in one of colours grey is as much of each.
     *
     * @param full the value of white, at most 65,535
     * @return [full + 1], 0..255
     */
    byte[] greys(int full) {
        int bands = isGrey() ? 1 : 3;
        WritableRaster values = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, full + 1, 1, bands, null);
        for (int i = 0; i <= full; i++) {
            int value = Math.round(65_535f * i / full);
            for (int band = 0; band < bands; band++) {
                values.setSample(i, 0, band, value);
            }
        }
        byte[] colours = colours(values);
        byte[] greys = new byte[full + 1];
        for (int i = 0; i <= full; i++) {
            greys[i] = colours[3 * i + 1];
        }
        return greys;
    }

    /**
     * What colours of this profile are in sRGB.
     *
     * @param samples red, green and blue, or grey where the profile is; 8 or 16 bits
     * @return [height * width * 3]
     */
    byte[] colours(Raster samples) {
        byte[] colours = new byte[3 * samples.getWidth() * samples.getHeight()];
        WritableRaster result = raster(colours, samples.getWidth(), samples.getHeight());
        new ColorConvertOp(new ICC_Profile[] {profile, SRGB}, null).filter(samples, result);
        return colours;
    }

    /** A palette in sRGB. */
    IndexColorModel palette(IndexColorModel palette) {
        int size = palette.getMapSize();
        byte[][] entries = new byte[4][size];
        palette.getReds(entries[0]);
        palette.getGreens(entries[1]);
        palette.getBlues(entries[2]);
        palette.getAlphas(entries[3]);
        byte[] greys = isGrey() ? greys(255) : null;
        byte[] mixed = new byte[3 * size];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = isGrey() ? greys[entries[i % 3][i / 3] & 0xff] : entries[i % 3][i / 3];
        }
        byte[] colours = isGrey() ? mixed : colours(raster(mixed, size, 1));
        for (int i = 0; i < colours.length; i++) {
            entries[i % 3][i / 3] = colours[i];
        }
        return new IndexColorModel(palette.getPixelSize(), size, entries[0], entries[1], entries[2], entries[3]);
    }

    /** Samples of red, green and blue as they lie in a page. */
    static WritableRaster raster(byte[] samples, int width, int height) {
        return Raster.createInterleavedRaster(new DataBufferByte(samples, samples.length), width, height, 3 * width, 3, RGB, null);
    }
}
