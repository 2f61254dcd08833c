package latentstudio.training.measure;

import boofcv.alg.filter.blur.BlurImageOps;
import boofcv.concurrency.BoofConcurrency;
import boofcv.struct.image.GrayF32;

/**
 * The filters that a denoiser is compared with. The first two are BoofCV's (Apache 2.0, 5 MB of Java that takes float
 * pictures, released in 2025; OpenCV would be 51 MB of native code whose non-local means takes bytes only); it has no
 * non-local means, so that filter is ours. Stateless and thread-safe.
 */
enum ClassicalFilter {
    /** The median of a square of pixels, cut off at the border. Setting: how far it reaches from its middle. */
    MEDIAN("median", 0, 1, 2, 3, 4) {
        @Override
        float[] filter(float[] picture, int width, int height, double setting) {
            int reach = (int) setting;
            return BlurImageOps.median(image(picture, width, height), null, reach, reach, null).data;
        }
    },
    /** A Gaussian blur, normalised at the border. Setting: its standard deviation in pixels. */
    GAUSSIAN("Gaussian", 0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.5, 2) {
        @Override
        float[] filter(float[] picture, int width, int height, double setting) {
            int reach = (int) Math.ceil(3 * setting);
            return BlurImageOps.gaussian(image(picture, width, height), null, setting, reach, null).data;
        }
    },
    /** {@link NonLocalMeans}. Setting: its h. */
    NON_LOCAL_MEANS("non-local means", 0, 0.04, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7) {
        @Override
        float[] filter(float[] picture, int width, int height, double setting) {
            return NonLocalMeans.apply(picture, width, height, setting);
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

    abstract float[] filter(float[] picture, int width, int height, double setting);

    /**
     * A filtered copy of a picture.
     *
     * @param picture [height * width], 0..1
     * @param setting one of {@link #settings}, or another of their kind
     */
    float[] apply(float[] picture, int width, int height, double setting) {
        return setting == 0 ? picture.clone() : filter(picture, width, height, setting);
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

    private static GrayF32 image(float[] picture, int width, int height) {
        GrayF32 image = new GrayF32();
        image.width = width;
        image.height = height;
        image.stride = width;
        image.data = picture;
        return image;
    }
}
