package latentstudio.image;

/** The quality that a JPEG was written with, told from its quantisation tables. */
public final class JpegQuality {
    /** What a JPEG without tables of its own, or of an unknown kind, is taken for. */
    private static final float UNKNOWN = 0.75f;
    private static final int TABLES = 0xdb;
    private static final int SCAN = 0xda;
    private static final int VALUES = 64;
    /** The mean of table K.1, for luminance, of ITU-T T.81: what quality 0.5 divides by. */
    private static final double USUAL_MEAN = 57.625;

    private JpegQuality() {
    }

    /**
     * Estimates the quality by the Independent JPEG Group's scale, which ImageIO has too: at 0.5 the tables are those of the
     * standard, at 1 all their values are 1.
     *
     * @param jpeg a file; nothing of it is decoded
     * @return 0.01 to 1, a little too much below 0.2, where tables of bytes end; 0.75 where it cannot be told
     */
    public static float of(byte[] jpeg) {
        int at = 2;
        while (at + 4 < jpeg.length && (jpeg[at] & 0xff) == 0xff) {
            int marker = jpeg[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            int length = (jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff;
            if (marker == TABLES) {
                return ofTable(jpeg, at + 4);
            }
            if (marker == SCAN) {
                break;
            }
            at += 2 + length;
        }
        return UNKNOWN;
    }

    /** The first table is the one for luminance. */
    private static float ofTable(byte[] jpeg, int at) {
        int bytes = (jpeg[at] & 0xf0) == 0 ? 1 : 2;
        if (at + 1 + bytes * VALUES > jpeg.length) {
            return UNKNOWN;
        }
        double sum = 0;
        for (int i = 0; i < VALUES; i++) {
            int value = at + 1 + bytes * i;
            sum += bytes == 1 ? jpeg[value] & 0xff : (jpeg[value] & 0xff) << 8 | jpeg[value + 1] & 0xff;
        }
        double scale = sum / VALUES / USUAL_MEAN;
        return (float) Math.clamp(scale > 1 ? 0.5 / scale : 1 - scale / 2, 0.01, 1);
    }
}
