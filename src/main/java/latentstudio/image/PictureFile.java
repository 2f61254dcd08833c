package latentstudio.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture file whose header can be asked before any pixel is decoded. What ImageIO throws at a damaged file comes out
 * as a {@link PictureException}. Not thread-safe, but pictures above {@value #SMALL_PIXELS} pixels are decoded one at a
 * time in the whole process, for they share its memory.
 */
final class PictureFile implements AutoCloseable {
    static final int SMALL_PIXELS = 1_000_000;

    static {
        ImageIO.setUseCache(false);
    }

    /** 16 bits for each of red, green, blue and opacity. */
    private static final int LARGEST_SAMPLE_BITS = 16;

    /** Wider pages are wider than anything that is written on; JPEG ends here as well. */
    static final int LONGEST_SIDE = 65_535;

    private static final Semaphore LARGE_PICTURES = new Semaphore(1, true);

    /** Work on a file that may be damaged. */
    interface Reading<T> {
        T read() throws IOException;
    }

    private final byte[] bytes;
    private final ImageInputStream input;
    private final ImageReader reader;
    private final PageFormat format;
    private boolean cutOff;

    private PictureFile(byte[] bytes, ImageInputStream input, ImageReader reader) throws IOException {
        this.bytes = bytes;
        this.input = input;
        this.reader = reader;
        format = PageFormat.named(reader.getFormatName())
                .orElseThrow(() -> refused("got a picture of another kind; save it as PNG or JPEG and send that"));
        if (format == PageFormat.JPEG) {
            JpegSegments.obstacle(bytes).ifPresent(kind -> {
                throw refused("got " + kind);
            });
        }
        reader.setInput(input, false, true);
        reader.addIIOReadWarningListener((source, warning) -> cutOff |= warning.matches("(?is).*(premature|truncated|unexpected end).*"));
    }

    /** @throws PictureException if no reader knows the bytes */
    static PictureFile open(byte[] file) {
        return guard(() -> {
            ImageInputStream input = new ByteArrayImageInputStream(file); // the JDK's would copy the file
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw refused("got " + OtherKind.of(file).orElse("%,d bytes of something else; send another file".formatted(file.length)));
            }
            return new PictureFile(file, input, readers.next());
        });
    }

    /** Does work on a file; ImageIO's readers answer damaged ones with unchecked exceptions of many kinds. */
    static <T> T guard(Reading<T> work) {
        try {
            return work.read();
        } catch (PictureException known) {
            throw known;
        } catch (IOException e) {
            throw unreadable("the file is damaged or cut off" + (e.getMessage() == null ? "" : " (%s)".formatted(e.getMessage())));
        } catch (RuntimeException e) {
            // its message is for programmers
            throw unreadable("the file is damaged or cut off");
        }
    }

    static PictureException unreadable(String found) {
        return refused(found + "; send another file");
    }

    private static PictureException refused(String foundAndAdvice) {
        return new PictureException(PictureException.Reason.UNREADABLE,
                "Expected a PNG, JPEG, TIFF, GIF, BMP or WebP picture, but %s.".formatted(foundAndAdvice));
    }

    PageFormat format() {
        return format;
    }

    /** The numbers of those pictures that are pages: of a TIFF all but thumbnails and smaller copies, else the first. */
    int[] pages() {
        return format == PageFormat.TIFF ? guard(() -> TiffDirectories.of(bytes).pages()) : new int[1];
    }

    /** What the file says of a picture beside its pixels. */
    PageTags tags(int index) {
        return PageTags.of(format, bytes, index);
    }

    int width(int index) {
        return guard(() -> reader.getWidth(index));
    }

    int height(int index) {
        return guard(() -> reader.getHeight(index));
    }

    /** @throws PictureException if the header tells of more pixels, or of deeper ones, than are decoded */
    void requireDecodable(int index, long maxPixels) {
        requirePixels(width(index), height(index), maxPixels);
        ImageTypeSpecifier type = rawType(index);
        int bits = type == null ? 0 : Arrays.stream(type.getSampleModel().getSampleSize()).max().orElse(0);
        if (bits > LARGEST_SAMPLE_BITS) {
            throw unreadable("its samples have %d bits, more than %d".formatted(bits, LARGEST_SAMPLE_BITS));
        }
    }

    static void requirePixels(int width, int height, long maxPixels) {
        long pixels = (long) width * height;
        if (pixels > maxPixels) {
            throw tooLarge("Expected a picture of at most %,d pixels, got %d x %d = %,d; make it smaller and send it again."
                    .formatted(maxPixels, width, height, pixels));
        }
    }

    /** What the pixels of a page take in memory, decoded or as 8-bit samples, whichever is more. */
    long decodedBytes(int index) {
        ImageTypeSpecifier type = rawType(index);
        long bits = 3 * Byte.SIZE;
        if (type != null && !(type.getColorModel() instanceof IndexColorModel palette && palette.getPixelSize() > 1)) {
            bits = Math.max(Byte.SIZE, Arrays.stream(type.getSampleModel().getSampleSize()).sum());
        }
        return (long) width(index) * height(index) * bits / Byte.SIZE;
    }

    private ImageTypeSpecifier rawType(int index) {
        return guard(() -> reader.getRawImageType(index));
    }

    /**
     * Decodes one picture.
     *
     * @throws PictureException if the file is damaged or cut off, or if other large pictures are being decoded for longer
     *                          than {@code maxWait}
     */
    BufferedImage decode(int index, Duration maxWait) {
        boolean large = (long) width(index) * height(index) > SMALL_PIXELS;
        if (large && !tryTurn(maxWait)) {
            throw new PictureException(PictureException.Reason.BUSY,
                    "Expected to read this large picture within %d ms, but others are being read; try again in a moment."
                            .formatted(maxWait.toMillis()));
        }
        try {
            BufferedImage image = guard(() -> reader.read(index));
            if (cutOff) {
                throw unreadable("the file is cut off");
            }
            return image;
        } finally {
            if (large) {
                LARGE_PICTURES.release();
            }
        }
    }

    static PictureException tooLarge(String message) {
        return new PictureException(PictureException.Reason.TOO_LARGE, message);
    }

    private static boolean tryTurn(Duration maxWait) {
        try {
            return LARGE_PICTURES.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        reader.dispose();
        guard(() -> {
            input.close();
            return null;
        });
    }
}
