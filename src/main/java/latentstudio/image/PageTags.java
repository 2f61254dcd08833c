package latentstudio.image;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * What a file says of a page beside its pixels. Tags that are missing or damaged say nothing; they are no reason to
 * refuse a page.
 *
 * @param dpi         how finely it was scanned, or null
 * @param orientation of EXIF and TIFF, 1 to 8; 1 is upright
 */
record PageTags(Dpi dpi, int orientation) {
    private static final PageTags NONE = new PageTags(null, 1);
    private static final double INCHES_PER_METRE = 1000 / Dpi.MILLIMETRES_PER_INCH;
    private static final double CENTIMETRES_PER_INCH = Dpi.MILLIMETRES_PER_INCH / 10;
    /** Units of JFIF; those of TIFF and EXIF are one more. */
    private static final int PER_INCH = 1;
    private static final int PER_CENTIMETRE = 2;

    static PageTags of(PageFormat format, byte[] file, int index) {
        try {
            return switch (format) {
                case PNG -> new PageTags(ofPng(ByteBuffer.wrap(file)), 1);
                case JPEG -> ofJpeg(file);
                case TIFF -> {
                    CompoundDirectory pages = (CompoundDirectory) new TIFFReader().read(stream(file));
                    yield ofDirectory(pages.getDirectory(index));
                }
                case GIF, BMP -> NONE;
            };
        } catch (IOException | RuntimeException damaged) {
            return NONE;
        }
    }

    /** Not by ImageIO's metadata, which unpacks text of any length. */
    private static Dpi ofPng(ByteBuffer file) {
        file.position(Long.BYTES);
        while (file.remaining() >= 3 * Integer.BYTES) {
            int length = file.getInt();
            int type = file.getInt();
            if (type == 0x70485973 && length == 9) { // pHYs
                int across = file.getInt();
                int down = file.getInt();
                return file.get() == 1 ? dpi(across / INCHES_PER_METRE, down / INCHES_PER_METRE) : null;
            }
            if (type == 0x49444154 || length < 0 || length > file.remaining() - Integer.BYTES) { // IDAT: it is too late
                return null;
            }
            file.position(file.position() + length + Integer.BYTES);
        }
        return null;
    }

    private static PageTags ofJpeg(byte[] file) throws IOException {
        Dpi density = null;
        PageTags exif = NONE;
        for (JPEGSegment segment : JPEGSegmentUtil.readSegments(stream(file),
                Map.of(JPEG.APP0, List.of("JFIF"), JPEG.APP1, List.of("Exif")))) {
            byte[] data = segment.data().readAllBytes();
            if (segment.marker() == JPEG.APP0 && data.length >= 7) {
                ByteBuffer header = ByteBuffer.wrap(data, 2, 5); // after the version
                density = dpi(header.get(), header.getShort() & 0xffff, header.getShort() & 0xffff);
            } else if (segment.marker() == JPEG.APP1 && data.length > 1) {
                exif = ofExif(new ByteArrayInputStream(data, 1, data.length - 1)); // after a byte of padding
            }
        }
        return density == null ? exif : new PageTags(density, exif.orientation);
    }

    private static PageTags ofExif(ByteArrayInputStream data) {
        try {
            return ofDirectory(((CompoundDirectory) new TIFFReader().read(new MemoryCacheImageInputStream(data))).getDirectory(0));
        } catch (IOException | RuntimeException damaged) {
            return NONE;
        }
    }

    private static PageTags ofDirectory(Directory tags) {
        Number orientation = number(tags, TIFF.TAG_ORIENTATION);
        Number across = number(tags, TIFF.TAG_X_RESOLUTION);
        Number down = number(tags, TIFF.TAG_Y_RESOLUTION);
        Number unit = number(tags, TIFF.TAG_RESOLUTION_UNIT);
        return new PageTags(across == null || down == null ? null
                : dpi(unit == null ? PER_INCH : unit.intValue() - 1, across.doubleValue(), down.doubleValue()),
                orientation == null ? 1 : orientation.intValue());
    }

    private static Number number(Directory tags, int tag) {
        Entry entry = tags.getEntryById(tag);
        return entry != null && entry.getValue() instanceof Number number ? number : null;
    }

    private static Dpi dpi(int unit, double across, double down) {
        return switch (unit) {
            case PER_INCH -> dpi(across, down);
            case PER_CENTIMETRE -> dpi(across * CENTIMETRES_PER_INCH, down * CENTIMETRES_PER_INCH);
            default -> null;
        };
    }

    /** Rounded to hundredths, since files that count per metre cannot hold 300 dots per inch exactly. */
    private static Dpi dpi(double across, double down) {
        boolean known = across >= 1 && across < 1e5 && down >= 1 && down < 1e5;
        return known ? new Dpi(Math.round(across * 100) / 100.0, Math.round(down * 100) / 100.0) : null;
    }

    private static ImageInputStream stream(byte[] file) {
        return new MemoryCacheImageInputStream(new ByteArrayInputStream(file));
    }
}
