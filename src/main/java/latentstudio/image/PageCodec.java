package latentstudio.image;

import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageWriterSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageWriterSpi;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Reads and writes files of pages with their resolution. Thread-safe.
 *
 * <p>A header is checked before any pixel is decoded: {@code studio.page.max-pixels}, {@code studio.page.max-decoded}
 * and sides of {@value PictureFile#LONGEST_SIDE} pixels are the limits. 16-bit samples become 8-bit ones.
 */
@ApplicationScoped
public class PageCodec {
    /** Where a classic TIFF ends, and room for what follows its last page. */
    private static final long CLASSIC_BYTES = (1L << 32) - (1 << 20);

    private final PageSettings settings;

    public PageCodec(PageSettings settings) {
        this.settings = settings;
    }

    /**
     * Opens a PNG, JPEG, TIFF, GIF (first frame), BMP or WebP (first frame) file.
     *
     * @throws PictureException if the bytes are no such file, or its first page is too large or too deep
     */
    public PageFile open(byte[] file) {
        return new PageFile(file, settings);
    }

    /**
     * Writes a page with its resolution, as it is written when nothing is known of the file that it came in.
     *
     * @param format one that is its own {@link PageFormat#written()}
     * @param out    stays open
     * @throws IOException if {@code out} does
     */
    public void write(Page page, PageFormat format, OutputStream out) throws IOException {
        write(page, PagePacking.of(format), out);
    }

    /**
     * Writes a page with its resolution. Grey or in colour it stays, but of the greys or colours only as many are left as are
     * packed: with one bit what is darker than the middle becomes black, all else white.
     *
     * @param packing one that is its own {@link PagePacking#written()}
     * @param out     stays open
     * @throws IOException if {@code out} does
     */
    public void write(Page page, PagePacking packing, OutputStream out) throws IOException {
        if (packing.format().written() != packing.format()) {
            throw new IllegalArgumentException("expected a format that pages are written in, got " + packing.format());
        }
        ImageWriter writer = packing.format() == PageFormat.TIFF ? new TIFFImageWriterSpi().createWriterInstance(null)
                : ImageIO.getImageWritersByMIMEType(packing.format().mediaType()).next();
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(out)) {
            if (packing.format() == PageFormat.TIFF) {
                output.setByteOrder(ByteOrder.LITTLE_ENDIAN);
            }
            writer.setOutput(output);
            PackedPage packed = new PackedPage(page, packing, writer);
            writer.write(null, packed.image(), packed.parameters());
        } finally {
            writer.dispose();
        }
    }

    /** Pages that are made one by one. */
    public interface Pages {
        /** @param index from 0; asked for in order, and once more from the first where the file becomes too long for a usual TIFF */
        Page page(int index) throws IOException;
    }

    /**
     * Writes a TIFF of several pages, of which one is in memory at a time: a classic one, as every program reads it, or a
     * BigTIFF where it would pass 4 GB.
     *
     * @param packings of the pages
     * @param out      stays open
     * @throws IOException if {@code out} or {@code pages} do
     */
    public void writeTiff(List<PagePacking> packings, Pages pages, OutputStream out) throws IOException {
        writeTiff(packings, pages, CLASSIC_BYTES, out);
    }

    static void writeTiff(List<PagePacking> packings, Pages pages, long classicBytes, OutputStream out) throws IOException {
        Path file = Files.createTempFile("pages-", ".tiff");
        try {
            if (!writeTiff(new TIFFImageWriterSpi(), packings, pages, classicBytes, file)) {
                writeTiff(new BigTIFFImageWriterSpi(), packings, pages, Long.MAX_VALUE, file);
            }
            Files.copy(file, out);
        } finally {
            Files.delete(file);
        }
    }

    /** @return whether it stayed within so many bytes */
    private static boolean writeTiff(ImageWriterSpi kind, List<PagePacking> packings, Pages pages, long most, Path file) throws IOException {
        ImageWriter writer = kind.createWriterInstance(null);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file)); ImageOutputStream output = new MemoryCacheImageOutputStream(out)) {
            output.setByteOrder(ByteOrder.LITTLE_ENDIAN);
            writer.setOutput(output);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < packings.size(); i++) {
                PackedPage packed = new PackedPage(pages.page(i), packings.get(i), writer);
                writer.writeToSequence(packed.image(), packed.parameters());
                if (output.getStreamPosition() > most) {
                    return false;
                }
            }
            writer.endWriteSequence();
            return true;
        } finally {
            writer.dispose();
        }
    }

    /**
     * Whether a picture that some document holds may be decoded.
     *
     * @param bytesPerPixel that decoding takes
     * @throws PictureException if it is larger than a page may be
     */
    public void requireReadable(int width, int height, int bytesPerPixel) {
        PageFile.requireSides(width, height);
        PictureFile.requirePixels(width, height, settings.maxPixels());
        PageFile.requireBytes((long) width * height * bytesPerPixel, settings);
    }
}
