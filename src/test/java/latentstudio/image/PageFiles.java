package latentstudio.image;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.Rational;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFEntry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFWriter;
import io.quarkus.runtime.configuration.MemorySize;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import latentstudio.Cast;

/** Files of pages as scanners, cameras and attackers make them. */
public final class PageFiles {
    public static final PageCodec CODEC = new PageCodec(new Limits(60_000_000, 128 << 20, Duration.ofSeconds(10)));

    private PageFiles() {
    }

    /** The first page of a file. */
    public static Page read(byte[] file) {
        try (PageFile opened = CODEC.open(file)) {
            return opened.read(0);
        }
    }

    public static byte[] write(Page page, PageFormat format) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            CODEC.write(page, format, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** A page of letters' size blots in soft greys, or with red ones among them, of 300 x 200 dots per inch. */
    public static Page page(int width, int height, int channels) {
        Page page = Page.blank(width, height, channels, new Dpi(300, 200));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double ink = Math.max(0, Math.sin(x / 3.0) * Math.cos(y / 4.0 + x / 90.0));
                for (int c = 0; c < channels; c++) {
                    boolean red = c == 0 && y / 16 % 2 == 0;
                    page.samples()[(y * width + x) * channels + c] = (byte) Math.round(235 - x % 50 / 10.0 - (red ? 20 : 200) * ink);
                }
            }
        }
        return page;
    }

    /** A JPEG of an image with an EXIF block between its header and its pixels. */
    public static byte[] exifJpeg(BufferedImage image, int orientation, int dpi) throws IOException {
        byte[] jpeg = Cast.file(image, "jpg");
        byte[] tags = tags(List.of(new TIFFEntry(TIFF.TAG_ORIENTATION, (short) orientation),
                new TIFFEntry(TIFF.TAG_X_RESOLUTION, new Rational(dpi)), new TIFFEntry(TIFF.TAG_Y_RESOLUTION, new Rational(dpi)),
                new TIFFEntry(TIFF.TAG_RESOLUTION_UNIT, (short) 2)));
        return insert(jpeg, 0xE1, ByteBuffer.allocate(6 + tags.length).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tags).array());
    }

    /** A JPEG of four inks, none at 255 as Adobe writes them, as CMYK or YCCK: white on the left, red on the right. */
    public static byte[] fourColourJpeg(boolean ycck) throws IOException {
        int[] white = ycck ? new int[] {0, 128, 128, 255} : new int[] {255, 255, 255, 255};
        int[] red = ycck ? new int[] {179, 171, 0, 255} : new int[] {255, 0, 0, 255};
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 32, 4, null);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 64; x++) {
                raster.setPixel(x, y, x < 32 ? white : red);
            }
        }
        byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) (ycck ? 2 : 0)};
        return insert(byJava(new IIOImage(raster, null, null), "jpeg"), 0xEE, adobe);
    }

    /** A file by the writer that Java has, which takes what others do not. */
    static byte[] byJava(IIOImage image, String format) {
        List<ImageWriter> writers = new ArrayList<>();
        ImageIO.getImageWritersByFormatName(format).forEachRemaining(writers::add);
        ImageWriter writer = writers.stream().filter(any -> any.getClass().getName().startsWith("com.sun")).findFirst().orElseThrow();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, image, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** A TIFF that announces a size and holds ten bytes of pixels. */
    public static byte[] tiffHeader(int width, int height) throws IOException {
        return tags(List.of(new TIFFEntry(TIFF.TAG_IMAGE_WIDTH, width), new TIFFEntry(TIFF.TAG_IMAGE_HEIGHT, height),
                new TIFFEntry(TIFF.TAG_BITS_PER_SAMPLE, (short) 1), new TIFFEntry(TIFF.TAG_COMPRESSION, (short) 1),
                new TIFFEntry(TIFF.TAG_PHOTOMETRIC_INTERPRETATION, (short) 1), new TIFFEntry(TIFF.TAG_STRIP_OFFSETS, 8),
                new TIFFEntry(TIFF.TAG_SAMPLES_PER_PIXEL, (short) 1), new TIFFEntry(TIFF.TAG_ROWS_PER_STRIP, height),
                new TIFFEntry(TIFF.TAG_STRIP_BYTE_COUNTS, 10)));
    }

    /**
     * A picture of a TIFF as it is to be written, byte by byte.
     *
     * @param tags    pairs of a tag and its value, of at most 32 bits, beside those of the strip
     * @param pixels  the one strip
     * @param profile ICC, or null
     */
    public record RawPicture(int width, int height, int bits, Map<Integer, Integer> tags, byte[] pixels, byte[] profile) {
        RawPicture(int width, int height, int bits, byte[] pixels) {
            this(width, height, bits, Map.of(), pixels, null);
        }
    }

    /** A little-endian TIFF of grey pictures, not compressed, with black as 0. */
    public static byte[] rawTiff(RawPicture... pictures) {
        ByteBuffer file = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x4949).putShort((short) 42);
        int link = file.position();
        file.putInt(0);
        for (RawPicture picture : pictures) {
            TreeMap<Integer, Integer> tags = new TreeMap<>(Map.of(256, picture.width(), 257, picture.height(), 258, picture.bits(), 259, 1, 262, 1,
                    273, file.position(), 277, 1, 278, picture.height(), 279, picture.pixels().length));
            tags.putAll(picture.tags());
            file.put(picture.pixels());
            if (picture.profile() != null) {
                tags.put(34_675, file.position());
                file.put(picture.profile());
            }
            file.putInt(link, file.position()).putShort((short) tags.size());
            tags.forEach((tag, value) -> {
                boolean profile = tag == 34_675;
                file.putShort(tag.shortValue()).putShort((short) (profile ? 7 : 4)).putInt(profile ? picture.profile().length : 1).putInt(value);
            });
            link = file.position();
            file.putInt(0);
        }
        return Arrays.copyOf(file.array(), file.position());
    }

    /** A PNG with one more chunk behind its header. */
    public static byte[] withChunk(byte[] png, String name, byte[] data) {
        byte[] chunk = ByteBuffer.allocate(4 + data.length).put(name.getBytes(StandardCharsets.US_ASCII)).put(data).array();
        CRC32 sum = new CRC32();
        sum.update(chunk);
        int header = 8 + 25;
        return ByteBuffer.allocate(png.length + 8 + chunk.length).put(png, 0, header).putInt(data.length).put(chunk).putInt((int) sum.getValue())
                .put(png, header, png.length - header).array();
    }

    /** The data of a chunk iCCP. */
    public static byte[] packedProfile(byte[] profile) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.write(new byte[] {'p', 0, 0});
        try (DeflaterOutputStream packed = new DeflaterOutputStream(data)) {
            packed.write(profile);
        }
        return data.toByteArray();
    }

    /** A JPEG with an ICC profile. */
    public static byte[] withProfile(byte[] jpeg, byte[] profile) {
        byte[] head = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII);
        return insert(jpeg, 0xE2, ByteBuffer.allocate(head.length + profile.length).put(head).put(profile).array());
    }

    /** An EXIF block with nothing but an orientation. */
    public static byte[] exif(int orientation) throws IOException {
        return tags(List.of(new TIFFEntry(TIFF.TAG_ORIENTATION, (short) orientation)));
    }

    /** A TIFF of several pages of one colour, each a shade darker. */
    public static byte[] tiff(int pages) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < pages; i++) {
                BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_BYTE_GRAY);
                int shade = 200 - 10 * i;
                Arrays.fill(((java.awt.image.DataBufferByte) image.getRaster().getDataBuffer()).getData(), (byte) shade);
                writer.writeToSequence(new IIOImage(image, null, null), null);
            }
            writer.endWriteSequence();
        }
        return file.toByteArray();
    }

    private static byte[] tags(List<? extends Entry> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            new TIFFWriter().write(entries, out);
        }
        return bytes.toByteArray();
    }

    private static byte[] insert(byte[] jpeg, int marker, byte[] data) {
        return ByteBuffer.allocate(jpeg.length + 4 + data.length).put(jpeg, 0, 2).put((byte) 0xff).put((byte) marker)
                .putShort((short) (data.length + 2)).put(data).put(jpeg, 2, jpeg.length - 2).array();
    }

    /** Limits of a codec. */
    public record Limits(long maxPixels, long decoded, Duration maxWait) implements PageSettings {
        @Override
        public MemorySize maxDecoded() {
            return new MemorySize(BigInteger.valueOf(decoded));
        }
    }
}
