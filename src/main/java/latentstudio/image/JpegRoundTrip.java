package latentstudio.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What a picture becomes when it is kept as a JPEG file. Stateless. */
public final class JpegRoundTrip {
    private JpegRoundTrip() {
    }

    /**
     * Writes a picture into a JPEG file in memory and reads it again.
     *
     * @param image   grey, or red, green and blue without alpha
     * @param quality 0 for the smallest file to 1 for the best
     */
    public static BufferedImage of(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(file)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), settings);
            output.flush();
            return ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(file.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException("a JPEG file in memory was not written or read", e);
        } finally {
            writer.dispose();
        }
    }
}
