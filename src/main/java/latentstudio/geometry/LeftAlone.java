package latentstudio.geometry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Why something that was asked for was not done with the geometry of a page; as JSON, and over HTTP, in English words. */
public enum LeftAlone {
    NOTHING_AT_THE_EDGES("There are no black borders and no punch holes that are surely none of the print."),
    NO_SHEET("There are no black borders to cut off, and no whole sheet on a table that is surely one."),
    NOT_PLAIN_WHICH_WAY_UP("It is not plain which way up the page is: that takes some lines of text in Latin script."),
    TOO_FEW_LINES("The lines of text are too few, or too unlike, to tell surely how far they are turned."),
    TEXT_OF_ITS_OWN("The page has text of its own over the scan and stays as it lies. When you straighten or turn this page by itself, its text goes with it."),
    TEXT_CANNOT_FOLLOW("The page has text of its own, which cannot follow: the page holds several scans, or one that other pages show, too."),
    TEXT_NOT_SQUARED("The sheet of a page with text of its own is not squared or cut to, for its text would not fit it any more."),
    ONLY_THE_FIRST("Several pictures stand on the page, and the corners are those of the first only."),
    NOT_A_DOUBLE_PAGE("The page is not surely two: that takes the gutter of a book, or two blocks of text beside each other with nothing between."),
    MORE_THAN_A_SCAN("The page cannot be split, for it holds more than one upright scan.");

    private final String words;

    LeftAlone(String words) {
        this.words = words;
    }

    /** A sentence. */
    @JsonValue
    public String words() {
        return words;
    }

    /** @throws IllegalArgumentException if it is the sentence of none */
    @JsonCreator
    static LeftAlone of(String words) {
        return Arrays.stream(values()).filter(each -> each.words.equals(words)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected why a page was left alone, got '%s'".formatted(words)));
    }
}
