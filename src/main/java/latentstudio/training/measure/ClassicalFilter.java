package latentstudio.training.measure;

import boofcv.alg.filter.blur.BlurImageOps;
import boofcv.concurrency.BoofConcurrency;
import boofcv.struct.image.GrayF32;
import java.util.function.UnaryOperator;
import latentstudio.image.PictureShape;

/**
 * The filters that a denoiser is compared with; the first two filter each channel by itself. The first two are BoofCV's (Apache 2.0, 5 MB of Java that takes float
 * pictures, released in 2025; OpenCV would be 51 MB of native code whose non-local means takes bytes only); it has no
 * non-local means, so that filter is ours. Stateless and thread-safe.
 */
enum ClassicalFilter {
    /** The median of a square of pixels, cut off at the border. Setting: how far it reaches from its middle. */
    MEDIAN("median", 0, 1, 2, 3, 4) {
        @Override
        float[] filter(float[] picture, PictureShape shape, double setting) {
            int reach = (int) setting;
            return eachChannel(picture, shape, plane -> BlurImageOps.median(plane, null, reach, reach, null));
        }
    },
    /** A Gaussian blur, normalised at the border. Setting: its standard deviation in pixels. */
    GAUSSIAN("Gaussian", 0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.5, 2) {
        @Override
        float[] filter(float[] picture, PictureShape shape, double setting) {
            int reach = (int) Math.ceil(3 * setting);
            return eachChannel(picture, shape, plane -> BlurImageOps.gaussian(plane, null, setting, reach, null));
        }
    },
    /** {@link NonLocalMeans}. Setting: its h. */
    NON_LOCAL_MEANS("non-local means", 0, 0.04, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7) {
        @Override
        float[] filter(float[] picture, PictureShape shape, double setting) {
            return NonLocalMeans.apply(picture, shape, setting);
        }
    };

    static {
        BoofConcurrency.USE_CONCURRENT = false; // many pictures are filtered at once, not the rows of one
    }

    private final String label;
    private final double[] settings;

    ClassicalFilter(String label, double... settings) {
        this.label = label;
        this.settings = settings;
    }

    abstract float[] filter(float[] picture, PictureShape shape, double setting);

    /**
     * A filtered copy of a picture.
     *
     * @param picture [C * H * W], 0..1
     * @param setting one of {@link #settings}, or another of their kind
     */
    float[] apply(float[] picture, PictureShape shape, double setting) {
        return setting == 0 ? picture.clone() : filter(picture, shape, setting);
    }

    /** What a table is headed with. */
    String label() {
        return label;
    }

    /**
     * The settings to choose from. The first one, 0, leaves a picture as it is, so that a filter which can only harm is
     * never worse than none.
     */
    double[] settings() {
        return settings.clone();
    }

    private static float[] eachChannel(float[] picture, PictureShape shape, UnaryOperator<GrayF32> filter) {
        int size = shape.height() * shape.width();
        float[] filtered = new float[picture.length];
        for (int plane = 0; plane < picture.length; plane += size) {
            GrayF32 image = new GrayF32(shape.width(), shape.height());
            System.arraycopy(picture, plane, image.data, 0, size);
            System.arraycopy(filter.apply(image).data, 0, filtered, plane, size);
        }
        return filtered;
    }
}
