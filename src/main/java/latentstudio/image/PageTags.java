package latentstudio.image;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * What a file says of a page beside its pixels. Tags that are missing or damaged say nothing; they are no reason to
 * refuse a page.
 *
 * @param dpi         how finely it was scanned, or null
 * @param orientation of EXIF and TIFF
 * @param profile     of its colours where the reader of its format leaves that to us, or null for sRGB
 * @param packing     how its pixels are packed
 */
record PageTags(Dpi dpi, Orientation orientation, ColourProfile profile, PagePacking packing) {
    static final double INCHES_PER_METRE = 1000 / Dpi.MILLIMETRES_PER_INCH;
    private static final double CENTIMETRES_PER_INCH = Dpi.MILLIMETRES_PER_INCH / 10;
    /** Units of JFIF; those of TIFF and EXIF are one more. */
    private static final int PER_INCH = 1;
    private static final int PER_CENTIMETRE = 2;
    private static final int BMP_BITS_AT = 28;
    private static final int GIF_FLAGS_AT = 10;

    static PageTags of(PageFormat format, byte[] file, int index) {
        try {
            return switch (format) {
                case PNG -> PngChunks.of(file).tags();
                case JPEG -> JpegSegments.tags(file);
                case TIFF -> TiffDirectories.of(file).tags(index);
                case WEBP -> none(format).turned(ofExif(riffChunk(ByteBuffer.wrap(file), "EXIF")));
                case GIF -> none(format).packed(PagePacking.of(format).ofBits((file[GIF_FLAGS_AT] & 0x80) == 0 ? Byte.SIZE : (file[GIF_FLAGS_AT] & 7) + 1, true));
                case BMP -> none(format).packed(PagePacking.of(format).ofBits(file[BMP_BITS_AT], file[BMP_BITS_AT] <= Byte.SIZE));
            };
        } catch (IOException | RuntimeException damaged) {
            return none(format);
        }
    }

    private static PageTags none(PageFormat format) {
        return new PageTags(null, Orientation.UPRIGHT, null, PagePacking.of(format));
    }

    PageTags packed(PagePacking other) {
        return new PageTags(dpi, orientation, profile, other);
    }

    /** As the tags of EXIF say, and as finely scanned where the file itself does not tell. */
    PageTags turned(PageTags exif) {
        return new PageTags(dpi == null ? exif.dpi : dpi, exif.orientation, profile, packing);
    }

    /**
     * The tags of EXIF.
     *
     * @param data a TIFF without pixels, or what is none
     */
    static PageTags ofExif(byte[] data) {
        try {
            return of(((CompoundDirectory) new TIFFReader().read(stream(data))).getDirectory(0), null, PagePacking.of(PageFormat.TIFF));
        } catch (IOException | RuntimeException damaged) {
            return none(PageFormat.TIFF);
        }
    }

    static PageTags of(Directory tags, ColourProfile profile, PagePacking packing) {
        Number orientation = number(tags, TIFF.TAG_ORIENTATION);
        Number across = number(tags, TIFF.TAG_X_RESOLUTION);
        Number down = number(tags, TIFF.TAG_Y_RESOLUTION);
        Number unit = number(tags, TIFF.TAG_RESOLUTION_UNIT);
        return new PageTags(across == null || down == null ? null
                : dpi(unit == null ? PER_INCH : unit.intValue() - 1, across.doubleValue(), down.doubleValue()),
                new Orientation(orientation == null ? 1 : orientation.intValue()), profile, packing);
    }

    static Number number(Directory tags, int tag) {
        Entry entry = tags.getEntryById(tag);
        return entry != null && entry.getValue() instanceof Number number ? number : null;
    }

    /** @param unit as JFIF counts them */
    static Dpi dpi(int unit, double across, double down) {
        return switch (unit) {
            case PER_INCH -> dpi(across, down);
            case PER_CENTIMETRE -> dpi(across * CENTIMETRES_PER_INCH, down * CENTIMETRES_PER_INCH);
            default -> null;
        };
    }

    /** Rounded to hundredths, since files that count per metre cannot hold 300 dots per inch exactly. */
    static Dpi dpi(double across, double down) {
        boolean known = across >= 1 && across < 1e5 && down >= 1 && down < 1e5;
        return known ? new Dpi(Math.round(across * 100) / 100.0, Math.round(down * 100) / 100.0) : null;
    }

    /** The data of a part of a WebP, empty where there is none. */
    private static byte[] riffChunk(ByteBuffer file, String name) {
        file.order(ByteOrder.LITTLE_ENDIAN).position(12);
        while (file.remaining() >= 2 * Integer.BYTES) {
            byte[] kind = new byte[Integer.BYTES];
            file.get(kind);
            int length = file.getInt();
            if (length < 0 || length > file.remaining()) {
                break;
            }
            if (new String(kind, StandardCharsets.US_ASCII).equals(name)) {
                byte[] data = new byte[length];
                file.get(data);
                return data;
            }
            file.position(Math.min(file.limit(), file.position() + length + length % 2));
        }
        return new byte[0];
    }

    static ImageInputStream stream(byte[] file) {
        return new MemoryCacheImageInputStream(new ByteArrayInputStream(file));
    }
}
