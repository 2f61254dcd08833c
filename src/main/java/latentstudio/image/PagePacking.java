package latentstudio.image;

/**
 * How the pixels of a page are packed in its file, so that its clean twin is packed likewise and is about as large.
 *
 * @param format      of the file
 * @param bits        of a sample, or of a number in a palette: 1, 2, 4 or 8; what has more comes back with 8
 * @param palette     whether its colours are numbers in a palette
 * @param compression of a TIFF
 * @param quality     of what is compressed as JPEG, 0..1, as the Independent JPEG Group counts it in percent
 */
public record PagePacking(PageFormat format, int bits, boolean palette, Compression compression, float quality) {
    /** JPEG at which scanned letters show no rings. */
    static final float USUAL_QUALITY = 0.92f;

    /** How TIFF files are compressed. */
    public enum Compression {
        LZW("LZW"), DEFLATE("ZLib"), JPEG("JPEG"),
        /** Group 4 of the fax, for one bit a pixel. */
        FAX("CCITT T.6");

        private final String type;

        Compression(String type) {
            this.type = type;
        }

        /** As ImageIO names it. */
        String type() {
            return type;
        }
    }

    public PagePacking {
        if (bits != 1 && bits != 2 && bits != 4 && bits != 8) {
            throw new IllegalArgumentException("expected 1, 2, 4 or 8 bits, got " + bits);
        }
    }

    /** As a page is packed when nothing is known of the file that it came in. */
    public static PagePacking of(PageFormat format) {
        return new PagePacking(format, Byte.SIZE, false, Compression.LZW, USUAL_QUALITY);
    }

    /** What a changed page is packed in: the same, or PNG where its format is not written. */
    public PagePacking written() {
        return as(format.written());
    }

    /** The same in another format. */
    public PagePacking as(PageFormat other) {
        return other == format ? this
                : new PagePacking(other, bits, palette, bits == 1 && !palette ? Compression.FAX : Compression.LZW, quality);
    }

    /**
     * How a page is packed that has fewer colours than its file had: black and white as a fax in a TIFF and as PNG of one bit elsewhere,
     * for JPEG cannot hold it.
     */
    public PagePacking in(PageColour colour) {
        return switch (colour) {
            case COLOUR -> this;
            case GREY -> palette ? new PagePacking(format, Byte.SIZE, false, compression, quality) : this;
            case BLACK_AND_WHITE -> new PagePacking(format == PageFormat.TIFF ? format : PageFormat.PNG, 1, false, Compression.FAX, quality);
        };
    }

    PagePacking ofBits(int packed, boolean indexed) {
        return new PagePacking(format, roundedUp(packed), indexed, compression, quality);
    }

    PagePacking ofCompression(Compression other) {
        return new PagePacking(format, bits, palette, other, quality);
    }

    PagePacking ofQuality(float other) {
        return new PagePacking(format, bits, palette, compression, other);
    }

    /** To what files can have. */
    private static int roundedUp(int bits) {
        return bits <= 2 ? Math.max(1, bits) : bits <= 4 ? 4 : Byte.SIZE;
    }
}
