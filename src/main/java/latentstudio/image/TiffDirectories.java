package latentstudio.image;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** The directories of a TIFF: which of its pictures are pages, and what is said of them. */
final class TiffDirectories {
    /** A smaller copy of another picture of the file (TIFF 6.0, NewSubfileType, bit 0). */
    private static final int REDUCED = 1;
    /** A mask of transparency for another picture of the file (bit 2). */
    private static final int MASK = 4;
    /** A smaller copy, as the older tag SubfileType says it. */
    private static final int OLD_REDUCED = 2;
    private static final int PALETTE = 3;
    private static final int ZLIB = 8;
    private static final int DEFLATE = 32_946;

    private final byte[] file;
    private final CompoundDirectory directories;

    private TiffDirectories(byte[] file, CompoundDirectory directories) {
        this.file = file;
        this.directories = directories;
    }

    /** @throws IOException if the file is damaged, or has no picture */
    static TiffDirectories of(byte[] file) throws IOException {
        CompoundDirectory directories = (CompoundDirectory) new TIFFReader().read(PageTags.stream(file));
        if (directories.directoryCount() == 0) {
            throw new IOException("it has no pictures");
        }
        return new TiffDirectories(file, directories);
    }

    /** Which pictures are pages, in order: thumbnails, smaller copies and masks are none, unless there is nothing else. */
    int[] pages() {
        int[] pages = IntStream.range(0, directories.directoryCount()).filter(this::isPage).toArray();
        return pages.length == 0 ? IntStream.range(0, directories.directoryCount()).toArray() : pages;
    }

    private boolean isPage(int index) {
        Number kind = PageTags.number(directories.getDirectory(index), TIFF.TAG_SUBFILE_TYPE);
        Number oldKind = PageTags.number(directories.getDirectory(index), TIFF.TAG_OLD_SUBFILE_TYPE);
        return kind == null ? oldKind == null || oldKind.intValue() != OLD_REDUCED : (kind.intValue() & (REDUCED | MASK)) == 0;
    }

    /** @param index of a picture, whether it is a page or not */
    PageTags tags(int index) {
        Directory tags = directories.getDirectory(index);
        ColourProfile profile = number(tags, TIFF.TAG_SAMPLES_PER_PIXEL, 1) < 3 && tags.getEntryById(TIFF.TAG_ICC_PROFILE) != null
                && tags.getEntryById(TIFF.TAG_ICC_PROFILE).getValue() instanceof byte[] bytes ? ColourProfile.of(bytes).orElse(null) : null;
        return PageTags.of(tags, profile, packing(tags));
    }

    private PagePacking packing(Directory tags) {
        PagePacking usual = PagePacking.of(PageFormat.TIFF).ofBits(number(tags, TIFF.TAG_BITS_PER_SAMPLE, 1),
                number(tags, TIFF.TAG_PHOTOMETRIC_INTERPRETATION, 0) == PALETTE);
        return switch (number(tags, TIFF.TAG_COMPRESSION, 1)) {
            case 2, 3, 4, 32_771 -> usual.ofCompression(PagePacking.Compression.FAX);
            case 6, 7 -> usual.ofCompression(PagePacking.Compression.JPEG).ofQuality(quality(tags));
            case ZLIB, DEFLATE -> usual.ofCompression(PagePacking.Compression.DEFLATE);
            default -> usual;
        };
    }

    /** Of JPEG tables that all strips share, else of the first strip. */
    private float quality(Directory tags) {
        if (tags.getEntryById(TIFF.TAG_JPEG_TABLES) != null && tags.getEntryById(TIFF.TAG_JPEG_TABLES).getValue() instanceof byte[] tables) {
            return JpegQuality.kept(ByteBuffer.wrap(tables));
        }
        long first = number(tags, TIFF.TAG_STRIP_OFFSETS, number(tags, TIFF.TAG_TILE_OFFSETS, 0));
        return JpegQuality.kept(ByteBuffer.wrap(file, Math.toIntExact(first), file.length - Math.toIntExact(first)));
    }

    /** The first number of an entry. */
    private static int number(Directory tags, int tag, int missing) {
        Entry entry = tags.getEntryById(tag);
        Object value = entry == null ? null : entry.getValue();
        if (value != null && value.getClass().isArray() && Array.getLength(value) > 0) {
            value = Array.get(value, 0);
        }
        return value instanceof Number number ? number.intValue() : missing;
    }
}
