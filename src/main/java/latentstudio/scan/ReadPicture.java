package latentstudio.scan;

import java.util.List;
import latentstudio.text.PageText;

/**
 * What was read of a cleaned picture, as it is kept beside it.
 *
 * @param language that was asked for
 * @param text     of the cleaned picture, in its pixels; null where it could not be read
 * @param before   of the picture as it came; null where that could not be read
 * @param problem  why something could not be read, or null
 */
record ReadPicture(String language, PageText text, Sureness before, String problem) {
    /** How many words were read after cleaning for each that was read before; null where none was, or a picture could not be read. */
    static Double wordsKept(List<ReadPicture> pictures) {
        int before = 0;
        int after = 0;
        for (ReadPicture picture : pictures) {
            if (picture.before == null || picture.text == null) {
                return null;
            }
            before += picture.before.words();
            after += picture.text.words().size();
        }
        return before == 0 ? null : (double) after / before;
    }

    /**
     * How much was read, and how surely.
     *
     * @param words      how many
     * @param confidence their mean, 0..1
     */
    public record Sureness(int words, double confidence) {
        static Sureness of(PageText text) {
            return new Sureness(text.words().size(), text.confidence());
        }
    }
}
