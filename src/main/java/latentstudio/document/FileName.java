package latentstudio.document;

/** The name that a file was sent under, which may be anything. */
public final class FileName {
    private static final int LONGEST = 100;

    private FileName() {
    }

    /** A file's name without folders and without what no file system takes. */
    public static String plain(String name) {
        String last = name == null ? "" : name.replaceFirst("^.*[/\\\\]", "").replaceAll("[\\p{Cntrl}\"*:<>?|]", "").strip();
        String plain = last.isEmpty() || last.startsWith(".") ? "page" + last : last;
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }
}
