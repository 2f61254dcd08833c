package latentstudio.document;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Looks through the headers of JBIG2 data (ITU-T T.88, 7.2 and 7.4) for what would not fit into memory before anything is
 * decoded. What symbols take is only known when they are.
 */
final class Jbig2Segments {
    private static final int SYMBOLS = 0;
    private static final int PATTERNS = 16;
    private static final int PAGE = 48;
    private static final Set<Integer> HALFTONES = Set.of(20, 22, 23);
    private static final Set<Integer> REGIONS = Set.of(4, 6, 7, 20, 22, 23, 36, 38, 39, 40, 42, 43);
    private static final int REGION_HEADER = 17;
    private static final int MOST_SYMBOLS = 1 << 18;
    private static final int MOST_OVER_EACH_OTHER = 16;
    /** Small pictures may be made of larger parts, pixels. */
    private static final long MORE = 1 << 20;
    private static final long UNKNOWN = 0xffff_ffffL;

    private final ByteBuffer data;
    private final long most;
    private long all;

    private Jbig2Segments(byte[] data, long pixels) {
        this.data = ByteBuffer.wrap(data);
        most = 2 * pixels + MORE;
    }

    /**
     * @param pixels that the picture has
     * @throws IOException if its parts are much larger than that, or the headers are cut off
     */
    static void requireModest(byte[] data, long pixels) throws IOException {
        try {
            new Jbig2Segments(data, pixels).look();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("JBIG2 data are cut off", e);
        }
    }

    private void look() throws IOException {
        while (data.hasRemaining()) {
            long number = unsigned();
            int flags = data.get();
            long referred = data.get(data.position()) >> 5 & 7;
            if (referred == 7) {
                referred = unsigned() & 0x1fff_ffff;
                skip((referred + 8) / 8);
            } else {
                data.get();
            }
            skip(referred * (number <= 256 ? 1 : number <= 65_536 ? 2 : 4));
            skip((flags & 0x40) == 0 ? 1 : 4);
            long length = unsigned();
            look(flags & 0x3f, data.slice());
            if (length == UNKNOWN) {
                return;
            }
            data.position((int) Math.min(data.limit(), data.position() + length));
        }
    }

    private void look(int kind, ByteBuffer segment) throws IOException {
        if (kind == PAGE || REGIONS.contains(kind)) {
            long width = segment.getInt(0) & UNKNOWN;
            long height = segment.getInt(4) & UNKNOWN;
            require(width, kind == PAGE && height == UNKNOWN ? 1 : height);
        }
        if (HALFTONES.contains(kind)) {
            require(segment.getInt(REGION_HEADER + 1) & UNKNOWN, segment.getInt(REGION_HEADER + 5) & UNKNOWN);
        } else if (kind == PATTERNS) {
            require((segment.get(1) & 0xffL) * (segment.get(2) & 0xff), (segment.getInt(3) & UNKNOWN) + 1);
        } else if (kind == SYMBOLS) {
            int flags = segment.getShort(0);
            boolean huffman = (flags & 1) != 0;
            boolean refined = (flags & 2) != 0;
            int at = 2 + (huffman ? 0 : (flags & 0xc00) == 0 ? 8 : 2) + (refined && (flags & 0x1000) == 0 ? 4 : 0);
            if ((segment.getInt(at) & UNKNOWN) > MOST_SYMBOLS || (segment.getInt(at + 4) & UNKNOWN) > MOST_SYMBOLS) {
                throw new IOException("JBIG2 data have more than %,d symbols".formatted(MOST_SYMBOLS));
            }
        }
    }

    private void require(long width, long height) throws IOException {
        boolean huge = width > most || height > most || width * height > most;
        all += huge ? 0 : width * height;
        if (huge || all > MOST_OVER_EACH_OTHER * most) {
            throw new IOException("JBIG2 data are larger than their picture");
        }
    }

    private long unsigned() {
        return data.getInt() & UNKNOWN;
    }

    private void skip(long bytes) {
        data.position((int) Math.min(Integer.MAX_VALUE, data.position() + bytes));
    }
}
