package latentstudio.document;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import latentstudio.image.Dpi;
import latentstudio.image.Page;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDIndexed;

/**
 * Makes a page of a picture's samples as they are unpacked, row by row: beside the page it holds a band of a few rows.
 * Greys and red, green and blue stay as they are; other colours become sRGB, and grey where all of a palette are.
 */
final class SampleRows extends OutputStream {
    /** How many rows are converted at a time; for a single row PDFBox takes a slow way. */
    private static final int BAND = 16;

    private final int width;
    private final int height;
    private final int bits;
    private final int components;
    private final PDColorSpace colours;
    private final byte[] row;
    private final byte[][] tables;
    private final int[] palette;
    private final Page page;
    private final WritableRaster band;
    private int filled;
    private int rows;

    /**
     * @param bits   of a sample: 1, 2, 4, 8 or 16
     * @param plain  whether the colours are greys, or red, green and blue, and stay as they are
     * @param decode what the samples stand for, or null for what is usual
     */
    SampleRows(int width, int height, int bits, PDColorSpace colours, boolean plain, COSArray decode, Dpi dpi) throws IOException {
        this.width = width;
        this.height = height;
        this.bits = bits;
        this.colours = colours;
        components = colours.getNumberOfComponents();
        row = new byte[Math.toIntExact(((long) width * components * bits + 7) / Byte.SIZE)];
        tables = tables(decode);
        palette = plain || components > 1 ? null : palette();
        band = plain || palette != null ? null : Raster.createBandedRaster(DataBuffer.TYPE_BYTE, width, BAND, components, null);
        page = Page.blank(width, height, plain ? components : palette != null && isGrey() ? 1 : 3, dpi);
    }

    /** Bytes. */
    long expected() {
        return (long) height * row.length;
    }

    /** What each sample, or the upper byte of a deep one, means: 0..255, or an index. */
    private byte[][] tables(COSArray decode) {
        int full = (1 << Math.min(bits, Byte.SIZE)) - 1;
        boolean indexed = colours instanceof PDIndexed;
        float[] usual = indexed ? new float[] {0, full} : colours.getDefaultDecode(bits);
        float[] asked = decode != null && decode.size() >= 2 * components ? decode.toFloatArray() : usual;
        byte[][] tables = new byte[components][full + 1];
        for (int c = 0; c < components; c++) {
            float from = usual[2 * c];
            float to = usual[2 * c + 1];
            for (int sample = 0; sample <= full; sample++) {
                float value = asked[2 * c] + sample * (asked[2 * c + 1] - asked[2 * c]) / full;
                tables[c][sample] = (byte) Math.clamp(Math.round(indexed ? value : 255 * (value - from) / (to - from)), 0, 255);
            }
        }
        return tables;
    }

    /** The colours of the samples of one component. */
    private int[] palette() throws IOException {
        WritableRaster all = Raster.createBandedRaster(DataBuffer.TYPE_BYTE, 256, 2, 1, null);
        for (int i = 0; i < 256; i++) {
            all.setSample(i, 0, 0, i);
        }
        BufferedImage image = colours.toRGBImage(all);
        int[] palette = new int[tables[0].length];
        for (int sample = 0; sample < palette.length; sample++) {
            palette[sample] = image.getRGB(tables[0][sample] & 0xff, 0);
        }
        return palette;
    }

    private boolean isGrey() {
        for (int colour : palette) {
            if ((colour >> 16 & 0xff) != (colour >> 8 & 0xff) || (colour >> 8 & 0xff) != (colour & 0xff)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    /** What comes after the last row does not count. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int next = offset;
        while (next < offset + length && rows < height) {
            int part = Math.min(offset + length - next, row.length - filled);
            System.arraycopy(bytes, next, row, filled, part);
            next += part;
            filled += part;
            if (filled == row.length) {
                take();
                filled = 0;
                rows++;
            }
        }
    }

    private void take() throws IOException {
        byte[] samples = page.samples();
        int next = rows * width * page.channels();
        if (band != null) {
            for (int i = 0; i < width * components; i++) {
                band.setSample(i / components, rows % BAND, i % components, tables[i % components][sample(i)] & 0xff);
            }
            if (rows % BAND == BAND - 1 || rows == height - 1) {
                convert(rows - rows % BAND);
            }
        } else if (palette != null) {
            for (int i = 0; i < width; i++) {
                int colour = palette[sample(i)];
                for (int shift = 16; shift >= (page.isGrey() ? 16 : 0); shift -= Byte.SIZE) {
                    samples[next++] = (byte) (colour >> shift);
                }
            }
        } else {
            for (int i = 0; i < width * components; i++) {
                samples[next++] = tables[i % components][sample(i)];
            }
        }
    }

    private void convert(int top) throws IOException {
        int count = rows + 1 - top;
        int next = 3 * top * width;
        for (int colour : colours.toRGBImage(band).getRGB(0, 0, width, count, null, 0, width)) {
            page.samples()[next++] = (byte) (colour >> 16);
            page.samples()[next++] = (byte) (colour >> 8);
            page.samples()[next++] = (byte) colour;
        }
    }

    private int sample(int index) {
        return switch (bits) {
            case 8 -> row[index] & 0xff;
            case 16 -> row[2 * index] & 0xff;
            default -> {
                int bit = index * bits;
                yield row[bit >> 3] >> Byte.SIZE - bits - (bit & 7) & (1 << bits) - 1;
            }
        };
    }

    /** @throws IOException if rows are missing */
    Page page() throws IOException {
        if (rows < height) {
            throw new IOException("a picture of %,d rows ends after %,d".formatted(height, rows));
        }
        return page;
    }
}
