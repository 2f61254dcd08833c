package latentstudio.learn;

import latentstudio.image.Picture;
import latentstudio.model.InputSpec;

/**
 * How pictures of any size become those of a network.
 *
 * @param side   pixels
 * @param colour whether they keep it
 * @param fit    what becomes of one that is not square
 */
record PicturePreparation(int side, boolean colour, InputSpec.Fit fit) {
    /** A square picture of one channel, or of three in colour. */
    Picture apply(Picture picture) {
        Picture wanted = colour ? picture.isGrey() ? picture.inColour() : picture : picture.luminance();
        int shorter = Math.min(wanted.width(), wanted.height());
        if (fit == InputSpec.Fit.COVER) {
            return wanted.crop((wanted.width() - shorter) / 2, (wanted.height() - shorter) / 2, shorter, shorter).resize(side, side);
        }
        int longer = Math.max(wanted.width(), wanted.height());
        int width = Math.max(1, Math.round((float) side * wanted.width() / longer));
        int height = Math.max(1, Math.round((float) side * wanted.height() / longer));
        Picture square = Picture.blank(wanted.channels(), side, side);
        for (int channel = 0; channel < wanted.channels(); channel++) {
            float margin = border(wanted.plane(channel));
            for (int i = 0; i < side * side; i++) {
                square.values()[channel * side * side + i] = margin;
            }
        }
        square.put(wanted.resize(width, height), (side - width) / 2, (side - height) / 2);
        return square;
    }

    /** The mean of the outermost values of a picture of one channel. */
    static float border(Picture picture) {
        float sum = 0;
        for (int x = 0; x < picture.width(); x++) {
            sum += picture.at(x, 0) + picture.at(x, picture.height() - 1);
        }
        for (int y = 0; y < picture.height(); y++) {
            sum += picture.at(0, y) + picture.at(picture.width() - 1, y);
        }
        return sum / (2 * (picture.width() + picture.height()));
    }
}
