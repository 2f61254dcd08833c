package latentstudio.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files that people take for pictures that are read here: what they are, by their first bytes, and what to do with them. */
public enum OtherKind {
    HEIC(".{4}ftyp(hei[cmsx]|hev[cmsx]|mif1|msf1).*", "a HEIC picture, as iPhones take them; on the phone choose Settings > Camera > Formats > "
            + "Most Compatible, or send it as JPEG"),
    AVIF(".{4}ftypavi[fs].*", "an AVIF picture; save it as PNG or JPEG and send that"),
    JPEG_2000("(\0\0\0\fjP  |\u00ffO\u00ffQ).*", "a JPEG 2000 picture; save it as PNG, TIFF or JPEG and send that"),
    JPEG_XL("(\u00ff\n|\0\0\0\fJXL ).*", "a JPEG XL picture; save it as PNG or JPEG and send that"),
    JPEG_XR("II\u00bc.*", "a JPEG XR picture; save it as PNG or JPEG and send that"),
    JPEG_LS("\u00ff\u00d8\u00ff\u00f7.*", "a JPEG-LS picture; save it as PNG or TIFF and send that"),
    PHOTOSHOP("8BPS.*", "a Photoshop file; save it as PNG, TIFF or JPEG and send that"),
    DJVU("AT&TFORM.*", "a DjVu file; save its pages as PDF or TIFF and send that"),
    JBIG2("\u0097JB2\r\n.*", "a JBIG2 picture; save it as PNG or TIFF and send that"),
    PORTABLE_MAP("P[1-7]\\s.*", "a portable pixmap; save it as PNG and send that"),
    ICON("\0\0[\1\2]\0.*", "an icon; save it as PNG and send that"),
    DRAWING("(?i)(\ufeff|\u00ef\u00bb\u00bf)?\\s*(<\\?xml.*)?(<!--.*)?(<!DOCTYPE svg.*)?<svg.*", "an SVG drawing; export it as PNG and send that"),
    MEDICAL(".{128}DICM.*", "a DICOM picture; export it as PNG and send that"),
    FILM(".{4}ftyp.*", "a film; take a picture of the page and send that"),
    PDF(".{0,1020}%PDF-.*", "a PDF; send it to /api/v1/scans, or open it on the screen Clean"),
    OFFICE("\u00d0\u00cf\u0011\u00e0.*", "an office document; save it as PDF and send that to /api/v1/scans"),
    ARCHIVE("(PK[\3\5]|Rar!|7z\u00bc\u00af|\u001f\u008b).*", "an archive or an office document; unpack it, or save it as PDF"),
    TEXT("[\t\n\r -~]+", "a text; send a picture of it");

    /** Of a file that the marks are looked for in. */
    private static final int HEAD = 1024;

    private final Pattern mark;
    private final String words;

    OtherKind(String mark, String words) {
        this.mark = Pattern.compile("(?s)" + mark);
        this.words = words;
    }

    /**
     * What a file is and what to do, in words that follow "got"; empty where nobody knows.
     *
     * @param file the whole file, or a kilobyte of it
     */
    public static Optional<String> of(byte[] file) {
        String head = new String(file, 0, Math.min(HEAD, file.length), StandardCharsets.ISO_8859_1);
        return Arrays.stream(values()).filter(kind -> kind.mark.matcher(head).matches()).map(kind -> kind.words).findFirst();
    }
}
