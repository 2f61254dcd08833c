package latentstudio.text;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import latentstudio.image.Page;

/**
 * A page as a file that Tesseract reads, in grey, so that the page need not stay in memory meanwhile. A huge one is made smaller: its type is
 * large enough, and Tesseract takes no sides above 32,767 pixels. Close it, which deletes the file.
 */
public final class ReadablePage implements AutoCloseable {
    private static final long MOST_PIXELS = 24_000_000;
    private static final int LEAST_DPI = 70;
    private static final int MOST_DPI = 2400;

    private final Path file;
    private final int scale;
    private final int dpi;

    private ReadablePage(Path file, int scale, int dpi) {
        this.file = file;
        this.scale = scale;
        this.dpi = dpi;
    }

    /**
     * Writes the file.
     *
     * @param page   not kept
     * @param folder that it is in, which exists
     */
    public static ReadablePage of(Page page, Path folder) throws IOException {
        int scale = 1;
        while ((long) (page.width() / scale) * (page.height() / scale) > MOST_PIXELS) {
            scale++;
        }
        Path file = Files.createTempFile(folder, "page-", ".pgm");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            write(page, scale, out);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new ReadablePage(file, scale, page.dpi() == null ? 0 : (int) Math.clamp(Math.round(page.dpi().horizontal() / scale), LEAST_DPI, MOST_DPI));
    }

    /** Squares of pixels become their mean; what is left at the right and below is cut off. */
    private static void write(Page page, int scale, OutputStream out) throws IOException {
        int width = Math.max(1, page.width() / scale);
        int height = Math.max(1, page.height() / scale);
        out.write("P5 %d %d 255\n".formatted(width, height).getBytes(StandardCharsets.US_ASCII));
        byte[] row = new byte[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float sum = 0;
                for (int i = 0; i < scale * scale; i++) {
                    sum += page.luminance(x * scale + i % scale, y * scale + i / scale);
                }
                row[x] = (byte) Math.round(sum / (scale * scale));
            }
            out.write(row);
        }
    }

    Path file() {
        return file;
    }

    /** Pixels of the page to one of the file. */
    int scale() {
        return scale;
    }

    /** 0 where it is not known. */
    int dpi() {
        return dpi;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
