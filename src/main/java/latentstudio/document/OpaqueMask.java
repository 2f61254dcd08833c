package latentstudio.document;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessStreamCache;

/** Looks through the samples of a picture's mask, as they are unpacked, for one that lets anything through. */
final class OpaqueMask extends OutputStream {
    private final int line;
    private final int lastOfLine;
    private final long expected;
    private final int opaque;
    private boolean isOpaque = true;
    private long position;

    private OpaqueMask(int width, int height, int bits, boolean ones) {
        long lineBits = (long) width * bits;
        line = Math.toIntExact((lineBits + 7) / Byte.SIZE);
        lastOfLine = 0xff << line * Byte.SIZE - lineBits & 0xff;
        expected = (long) line * height;
        opaque = ones ? 0xff : 0;
    }

    /**
     * Whether a picture is seen whole, whatever its masks are for; a colour key is none.
     *
     * @param picture has a soft mask, or a stencil as its mask, or neither
     */
    static boolean isSeenWhole(COSStream picture, RandomAccessStreamCache cache) throws IOException {
        if (picture.getDictionaryObject(COSName.SMASK) instanceof COSStream soft) {
            return isOpaque(soft, true, cache);
        }
        return !(picture.getDictionaryObject(COSName.MASK) instanceof COSStream stencil) || isOpaque(stencil, false, cache);
    }

    private static boolean isOpaque(COSStream mask, boolean soft, RandomAccessStreamCache cache) throws IOException {
        PackedStream packed = new PackedStream(mask, cache);
        int width = mask.getInt(COSName.WIDTH);
        int height = mask.getInt(COSName.HEIGHT);
        int bits = soft ? mask.getInt(COSName.BITS_PER_COMPONENT, 1) : 1;
        if (packed.isJpeg() || packed.unknownFilter() != null || width < 1 || height < 1 || bits < 1 || bits > 16) {
            return false; // as far as is known
        }
        COSArray decode = mask.getCOSArray(COSName.DECODE);
        boolean negative = decode != null && decode.size() > 0 && decode.toFloatArray()[0] > 0.5f;
        OpaqueMask samples = new OpaqueMask(width, height, bits, soft != negative);
        packed.unpack(new Allowance("samples of a mask", 2 * samples.expected + (1 << 16)), samples);
        return samples.isOpaque && samples.position >= samples.expected;
    }

    @Override
    public void write(int value) {
        int counted = (position + 1) % line == 0 ? lastOfLine : 0xff;
        isOpaque &= position >= expected || ((value ^ opaque) & counted) == 0;
        position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }
}
