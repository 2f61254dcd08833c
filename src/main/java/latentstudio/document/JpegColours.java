package latentstudio.document;

import java.io.ByteArrayOutputStream;

/**
 * Tells whoever decodes a JPEG what the PDF around it says of its colours: the parameter {@code ColorTransform} of
 * {@code DCTDecode}, which counts where the file itself has no marker by Adobe (ISO 32000-1, 7.4.8, table 13).
 */
final class JpegColours {
    private static final int APP0 = 0xe0;
    private static final int APP14 = 0xee;
    private static final int SCAN = 0xda;

    private JpegColours() {
    }

    /**
     * The same file with that marker, and without JFIF's, which would speak against it.
     *
     * @param transform 0 for red, green and blue, or inks, as they are; 1 for luminance and chrominance, of inks too
     * @return the file itself where it has such a marker or one or two components, and where it is no JPEG
     */
    static byte[] marked(byte[] jpeg, int transform) {
        ByteArrayOutputStream marked = new ByteArrayOutputStream(jpeg.length + 16);
        int at = 2;
        int components = 0;
        while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == 0xff) {
            int marker = jpeg[at + 1] & 0xff;
            int length = (jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff;
            int next = at + 2 + length;
            if (marker == SCAN || next > jpeg.length) {
                break;
            }
            if (marker == APP14 && starts(jpeg, at + 4, "Adobe")) {
                return jpeg;
            }
            if (marker >= 0xc0 && marker <= 0xc2 && at + 9 < jpeg.length) { // the start of a frame
                components = jpeg[at + 9];
            }
            if (marker != APP0 || !starts(jpeg, at + 4, "JF")) {
                marked.write(jpeg, at, next - at);
            }
            at = next;
        }
        if (components < 3) {
            return jpeg;
        }
        byte[] rest = marked.toByteArray();
        marked.reset();
        marked.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) APP14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0,
            (byte) (transform == 0 ? 0 : components == 4 ? 2 : 1)});
        marked.writeBytes(rest);
        marked.write(jpeg, at, jpeg.length - at);
        return marked.toByteArray();
    }

    private static boolean starts(byte[] jpeg, int at, String mark) {
        for (int i = 0; i < mark.length(); i++) {
            if (at + i >= jpeg.length || jpeg[at + i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
