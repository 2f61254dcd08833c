package latentstudio;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import latentstudio.image.Picture;
import latentstudio.image.PictureCodec;
import latentstudio.image.PictureSettings;

/** The pictures that the tests share. */
public final class Cast {
    public static final PictureCodec CODEC = new PictureCodec(new PictureLimits(25_000_000, Duration.ofSeconds(10)));

    private Cast() {
    }

    /** A digit of the MNIST test split: 28 x 28, ink bright. */
    public static Picture digit(int label) {
        return ofSheet("/latentstudio/lab/digits.png", label);
    }

    /** An article of clothing of the Fashion-MNIST test split: 28 x 28, bright. */
    public static Picture clothing(int label) {
        return ofSheet("/latentstudio/lab/clothing.png", label);
    }

    private static Picture ofSheet(String name, int label) {
        try (InputStream sheet = Cast.class.getResourceAsStream(name)) {
            return CODEC.read(sheet.readAllBytes()).crop(28 * label, 0, 28, 28);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A hand-drawn 3 in the corner of a picture, as a person may draw it: anywhere, any size, any pen.
     *
     * @param side   pixels of the square picture
     * @param left   where the figure begins, pixels
     * @param top    where the figure begins, pixels
     * @param height of the figure, pixels
     * @param pen    width of the pen, pixels
     */
    public static BufferedImage three(int side, double left, double top, double height, double pen, Color ink, Color paper) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(paper);
        graphics.fillRect(0, 0, side, side);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(ink);
        graphics.translate(left, top);
        graphics.setStroke(new BasicStroke((float) pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(three(height));
        graphics.dispose();
        return image;
    }

    /** The line of that 3. */
    public static Path2D three(double height) {
        double u = height / 10;
        Path2D path = new Path2D.Double();
        path.moveTo(0.5 * u, 1.5 * u);
        path.curveTo(2 * u, -0.8 * u, 6.5 * u, -0.3 * u, 6 * u, 2.5 * u);
        path.curveTo(5.5 * u, 4.5 * u, 3.5 * u, 4.7 * u, 2.5 * u, 4.8 * u);
        path.curveTo(5 * u, 4.8 * u, 7 * u, 5.5 * u, 6.5 * u, 7.8 * u);
        path.curveTo(5.8 * u, 10.5 * u, 2 * u, 10.5 * u, 0, 8.7 * u);
        return path;
    }

    /** An image as a file of the given ImageIO format. */
    public static byte[] file(BufferedImage image, String format) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, file)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** A PNG that announces a size and holds no pixel: whoever tries to decode it fails in another way. */
    public static byte[] pngHeader(int width, int height) {
        byte[] chunk = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0}).array();
        CRC32 crc = new CRC32();
        crc.update(chunk);
        return ByteBuffer.allocate(33).putLong(0x89504E470D0A1A0AL).putInt(13).put(chunk).putInt((int) crc.getValue()).array();
    }

    private record PictureLimits(long maxPixels, Duration maxWait) implements PictureSettings {
    }
}
