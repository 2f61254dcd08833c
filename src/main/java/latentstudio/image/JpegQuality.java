package latentstudio.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.plugins.jpeg.JPEGQTable;

/**
 * How coarsely a JPEG was quantised, told by its tables: the quality of the Independent JPEG Group whose table for luminance
 * (ITU-T T.81, table K.1, scaled) has the same sum.
 */
public final class JpegQuality {
    /** Finer steps keep nothing but noise. */
    private static final float BEST = 0.95f;
    /** Coarser steps would put rings round letters on paper that is white now. */
    private static final float WORST = 0.4f;
    private static final int STANDARD_SUM = Arrays.stream(JPEGQTable.K1Luminance.getTable()).sum();
    private static final int TABLES = 0xdb;
    private static final int SCAN = 0xda;

    private JpegQuality() {
    }

    /**
     * The quality of a JPEG file or of a file with nothing but its tables; nothing of it is decoded.
     *
     * @return 0.01 to 1, a little too much below 0.2, where tables of bytes end; the usual one where the file does not tell
     */
    public static float of(ByteBuffer file) {
        int position = file.position() + 2; // after its mark
        while (position + 4 <= file.limit() && (file.get(position) & 0xff) == 0xff) {
            int marker = file.get(position + 1) & 0xff;
            int length = file.getShort(position + 2) & 0xffff;
            if (marker == SCAN || length < 2 || position + 2 + length > file.limit()) {
                break;
            }
            if (marker == TABLES && length > 2) {
                int sum = sum(file, position + 4, length - 2);
                if (sum > 0) {
                    return quality((float) sum / STANDARD_SUM);
                }
            }
            position += 2 + length;
        }
        return PagePacking.USUAL_QUALITY;
    }

    /** The quality that what was cleaned is written with: that of the file, neither so fine nor so coarse that it would show. */
    static float kept(ByteBuffer file) {
        return Math.clamp(of(file), WORST, BEST);
    }

    /** The sum of the table number 0, which all files use for luminance, or 0 where it is not here. */
    private static int sum(ByteBuffer file, int from, int length) {
        int position = from;
        while (position < from + length) {
            int bytes = 1 + (file.get(position) >> 4 & 1);
            boolean first = (file.get(position) & 0xf) == 0;
            position++;
            if (position + 64 * bytes > from + length) {
                return 0;
            }
            if (first) {
                int sum = 0;
                for (int i = 0; i < 64; i++) {
                    sum += bytes == 1 ? file.get(position + i) & 0xff : file.getShort(position + 2 * i) & 0xffff;
                }
                return sum;
            }
            position += 64 * bytes;
        }
        return 0;
    }

    /** The inverse of how {@code jpeg_quality_scaling} of that group scales its tables. */
    private static float quality(float scale) {
        return Math.clamp(scale <= 1 ? 1 - scale / 2 : 0.5f / scale, 0.01f, 1f);
    }
}
