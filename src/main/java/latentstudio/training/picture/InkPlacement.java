package latentstudio.training.picture;

import java.util.Arrays;
import latentstudio.dataset.LabelledPictures;
import latentstudio.model.InputSpec;

/** Where the ink of a set of pictures lies, so that a free drawing can be laid out as they are. */
final class InkPlacement {
    /** Darker pixels are background. */
    private static final float INK = 0.1f;

    private InkPlacement() {
    }

    /**
     * The median length of the longer side of the ink's bounding box, and the centring that leaves less distance to the
     * middle of the picture: of the centre of mass or of the box.
     */
    static InputSpec.CentredInk of(LabelledPictures pictures) {
        int height = pictures.height();
        int width = pictures.width();
        float[] picture = new float[height * width];
        int[] sides = new int[pictures.count()];
        double massDistance = 0;
        double boxDistance = 0;
        int inked = 0;
        for (int i = 0; i < pictures.count(); i++) {
            pictures.copy(i, picture, 0);
            int top = height;
            int bottom = -1;
            int left = width;
            int right = -1;
            double mass = 0;
            double down = 0;
            double across = 0;
            for (int pixel = 0; pixel < picture.length; pixel++) {
                if (picture[pixel] > INK) {
                    int y = pixel / width;
                    int x = pixel % width;
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    mass += picture[pixel];
                    down += picture[pixel] * y;
                    across += picture[pixel] * x;
                }
            }
            if (mass > 0) { // an empty picture says nothing
                sides[inked++] = Math.max(bottom - top, right - left) + 1;
                massDistance += Math.hypot(down / mass - (height - 1) / 2.0, across / mass - (width - 1) / 2.0);
                boxDistance += Math.hypot((top + bottom - height + 1) / 2.0, (left + right - width + 1) / 2.0);
            }
        }
        int[] sorted = Arrays.stream(sides, 0, inked).sorted().toArray();
        int box = Math.min(Math.min(height, width), inked == 0 ? height : sorted[inked / 2]);
        return new InputSpec.CentredInk(box, massDistance < boxDistance ? InputSpec.Centring.CENTRE_OF_MASS
                : InputSpec.Centring.BOUNDING_BOX);
    }
}
