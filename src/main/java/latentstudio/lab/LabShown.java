package latentstudio.lab;

import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.Picture;
import latentstudio.restore.ScreenScale;
import latentstudio.ui.Pixels;

/**
 * The answer to a {@link LabRequest}.
 *
 * @param pages        whether the pictures are pages
 * @param width        pixels
 * @param height       pixels
 * @param truth        the clean picture, or null where the page has it
 * @param damaged      what the model was given
 * @param cleaned      what it made of it
 * @param before       the damaged picture against the truth
 * @param after        the cleaned picture against the truth
 * @param damageMillis what the damage took
 * @param cleanMillis  what the model took, with the wait for a session
 */
record LabShown(boolean pages, int width, int height, Shown truth, Shown damaged, Shown cleaned, LabFigures before, LabFigures after,
                double damageMillis, double cleanMillis) {
    /**
     * A picture; a page is so large that it travels as a file.
     *
     * @param address of a page, {@code data:}; else null
     * @param pixels  of a small picture; else null
     */
    record Shown(String address, Pixels pixels) {
        private static Shown of(Picture picture, boolean page, PageCodec codec) {
            return page ? new Shown(ScreenScale.file(codec, new Page(picture.width(), picture.height(), 1, picture.toBytes(), null)).address(), null)
                    : new Shown(null, Pixels.of(picture));
        }
    }

    static LabShown of(LabResult result, boolean withTruth, PageCodec codec) {
        return new LabShown(result.pages(), result.truth().width(), result.truth().height(),
                withTruth ? Shown.of(result.truth(), result.pages(), codec) : null, Shown.of(result.damaged(), result.pages(), codec),
                Shown.of(result.cleaned(), result.pages(), codec), result.before(), result.after(), result.damageMillis(), result.cleanMillis());
    }
}
