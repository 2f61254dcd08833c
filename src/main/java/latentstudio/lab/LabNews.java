package latentstudio.lab;

import java.util.Base64;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.Picture;
import latentstudio.restore.ScreenScale;

/** What the element {@code lab-studio} is told. */
sealed interface LabNews {
    /** The method of the element that takes it. */
    String method();

    /**
     * The answer to a request. Pictures of pages are {@code data:} addresses, small ones base64 of 8-bit pixels, 0 paper to
     * 255 ink.
     *
     * @param frame   the page's number of the request
     * @param truth   the clean picture, or null where the page has it
     * @param damaged what the model was given
     * @param cleaned what it made of it
     */
    record Shown(int frame, boolean pages, int width, int height, String truth, String damaged, String cleaned,
                 LabFigures before, LabFigures after, String device, double damageMillis, double cleanMillis) implements LabNews {
        static Shown of(int frame, LabResult result, boolean withTruth, PageCodec codec) {
            return new Shown(frame, result.pages(), result.truth().width(), result.truth().height(),
                    withTruth ? text(result.truth(), result.pages(), codec) : null, text(result.damaged(), result.pages(), codec),
                    text(result.cleaned(), result.pages(), codec), result.before(), result.after(), result.device(),
                    result.damageMillis(), result.cleanMillis());
        }

        private static String text(Picture picture, boolean page, PageCodec codec) {
            return page ? ScreenScale.file(codec, new Page(picture.width(), picture.height(), 1, picture.toBytes(), null)).address()
                    : Base64.getEncoder().encodeToString(picture.toBytes());
        }

        @Override
        public String method() {
            return "receive";
        }
    }

    /**
     * A request that got no pictures.
     *
     * @param problem in words for the visitor
     * @param retry   whether the same request may well be answered a moment later
     */
    record Refused(int frame, String problem, boolean retry) implements LabNews {
        @Override
        public String method() {
            return "refuse";
        }
    }

    /**
     * A file that the visitor sent can be requested now.
     *
     * @param upload the page's number of the file
     * @param shrunk by how much each side was divided to fit
     */
    record Opened(int upload, String name, int width, int height, int shrunk) implements LabNews {
        @Override
        public String method() {
            return "opened";
        }
    }

    /** A file that is none that the lab can take. */
    record NotOpened(int upload, String problem) implements LabNews {
        @Override
        public String method() {
            return "notOpened";
        }
    }
}
