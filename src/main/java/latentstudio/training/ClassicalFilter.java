package latentstudio.training;

import boofcv.alg.filter.blur.BlurImageOps;
import boofcv.concurrency.BoofConcurrency;
import boofcv.struct.image.GrayF32;
import java.util.ArrayList;
import java.util.List;

/**
 * The filters that a denoiser is compared with. The first two are BoofCV's (Apache 2.0, 5 MB of Java that takes float
 * pictures, released in 2025; OpenCV would be 51 MB of native code whose non-local means takes bytes only); it has no
 * non-local means, so that filter is ours. Stateless and thread-safe.
 */
enum ClassicalFilter {
    /** The median of a square of pixels, cut off at the border. Setting: how far it reaches from its middle. */
    MEDIAN("median", settings(0, 1, 2, 3)) {
        @Override
        float[] filter(float[] picture, int width, int height, double[] setting) {
            int reach = (int) setting[0];
            return BlurImageOps.median(image(picture, width, height), null, reach, reach, null).data;
        }
    },
    /** A Gaussian blur, normalised at the border. Setting: its standard deviation in pixels. */
    GAUSSIAN("Gaussian", settings(0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.5, 2)) {
        @Override
        float[] filter(float[] picture, int width, int height, double[] setting) {
            int reach = (int) Math.ceil(3 * setting[0]);
            return BlurImageOps.gaussian(image(picture, width, height), null, setting[0], reach, null).data;
        }
    },
    /** {@link NonLocalMeans}. Settings: h, and how far a patch reaches from its middle. */
    NON_LOCAL_MEANS("non-local means", settings(new double[] {0, 0.04, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7},
            1, 2)) {
        @Override
        float[] filter(float[] picture, int width, int height, double[] setting) {
            return NonLocalMeans.apply(picture, width, height, (int) setting[1], setting[0]);
        }
    };

    static {
        BoofConcurrency.USE_CONCURRENT = false; // many pictures are filtered at once, not the rows of one
    }

    private final String label;
    private final List<double[]> settings;

    ClassicalFilter(String label, List<double[]> settings) {
        this.label = label;
        this.settings = settings;
    }

    abstract float[] filter(float[] picture, int width, int height, double[] setting);

    /**
     * A filtered copy of a picture.
     *
     * @param picture [height * width], 0..1
     * @param setting one of {@link #settings}, or another of their kind
     */
    float[] apply(float[] picture, int width, int height, double... setting) {
        return setting[0] == 0 ? picture.clone() : filter(picture, width, height, setting);
    }

    /** What a table is headed with. */
    String label() {
        return label;
    }

    /**
     * The settings to choose from. The first one, 0, leaves a picture as it is, so that a filter which can only harm is
     * never worse than none.
     */
    List<double[]> settings() {
        return settings;
    }

    private static GrayF32 image(float[] picture, int width, int height) {
        GrayF32 image = new GrayF32();
        image.width = width;
        image.height = height;
        image.stride = width;
        image.data = picture;
        return image;
    }

    private static List<double[]> settings(double... values) {
        List<double[]> settings = new ArrayList<>();
        for (double value : values) {
            settings.add(new double[] {value});
        }
        return List.copyOf(settings);
    }

    private static List<double[]> settings(double[] values, int... reaches) {
        List<double[]> settings = new ArrayList<>();
        for (int reach : reaches) {
            for (double value : values) {
                if (value > 0 || settings.isEmpty()) {
                    settings.add(new double[] {value, reach});
                }
            }
        }
        return List.copyOf(settings);
    }
}
