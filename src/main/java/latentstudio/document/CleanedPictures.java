package latentstudio.document;

import java.io.IOException;
import latentstudio.geometry.PageGeometry;
import latentstudio.image.Page;
import latentstudio.text.PageText;

/** Gives the cleaned pictures of a document, whichever way they are kept. */
@FunctionalInterface
public interface CleanedPictures {
    /**
     * One cleaned picture; whoever asks does not keep it.
     *
     * @param page    from 0
     * @param picture of the page, from 0
     * @return null where a PDF's picture is to stay as it is; files of pictures have none of these
     */
    Page of(int page, int picture) throws IOException;

    /** Whether the one picture of a page was cut into two, which are its pictures 0 and 1 then, each a page of its own. */
    default boolean isSplit(int page) {
        return false;
    }

    /** How the one scan of a PDF's page was straightened and turned whose text follows it; null where the text of a page stays where it is. */
    default PageGeometry laidWithText(int page) throws IOException {
        return null;
    }

    /** What a cleaned picture says, in its pixels; a PDF's page that has no text of its own gets it as text that is found but not seen. */
    default PageText text(int page, int picture) throws IOException {
        return PageText.NOTHING;
    }
}
