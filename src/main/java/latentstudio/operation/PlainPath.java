package latentstudio.operation;

import java.util.regex.Pattern;

/** Paths of requests as logs and traces may tell them: without keys, names of files and session ids, and never long. */
final class PlainPath {
    /** Whoever knows the id of a scan has the scan. */
    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F-]+");
    /** Uploads and downloads of the page, whose addresses are keys and names of files. */
    private static final Pattern OF_THE_PAGE = Pattern.compile("^(/VAADIN/dynamic/).*");
    private static final int LONGEST = 200;

    private PlainPath() {
    }

    /** @param sent without a query string */
    static String of(String sent) {
        String plain = OF_THE_PAGE.matcher(sent.replaceFirst(";.*", "")).replaceFirst("$1");
        return cut(KEY.matcher(plain).replaceAll("{id}"));
    }

    /** The first {@value #LONGEST} letters, or null. */
    static String cut(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
