package latentstudio.ui;

/** A name or a number as a browser sends it: never so long that a log or a message is flooded with it. */
public final class BrowserWord {
    private static final int LONGEST = 100;

    private BrowserWord() {
    }

    /** The first {@value #LONGEST} letters; {@code "null"} where nothing came. */
    public static String of(String text) {
        String known = String.valueOf(text);
        return known.substring(0, Math.min(known.length(), LONGEST));
    }
}
