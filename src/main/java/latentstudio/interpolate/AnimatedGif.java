package latentstudio.interpolate;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import latentstudio.image.Picture;
import org.w3c.dom.NodeList;

/**
 * An animation that leads there and back, for ever: each frame for {@value #DELAY} hundredths of a second, the first and the
 * last for {@value #REST}. All 256 greys are kept, ink bright on black as in the training data; colours are brought down to 256 a
 * frame. Small pictures are enlarged to be looked at: a pixel is shown up to {@value #SCALE} times a side. The same frames are the
 * same bytes.
 */
public final class AnimatedGif {
    static final int SCALE = 8;
    /** Pixels of a side that a picture is enlarged to at most. */
    private static final int LONGEST_SIDE = 448;
    /** Hundredths of a second, GIF's unit. */
    static final int DELAY = 8;
    static final int REST = 60;

    private static final String METADATA = "javax_imageio_gif_image_1.0";
    private static final int GREYS = 256;

    private AnimatedGif() {
    }

    /** @param frames of one size */
    static byte[] of(List<Picture> frames) {
        int last = frames.size() - 1;
        int[] order = IntStream.concat(IntStream.rangeClosed(0, last), IntStream.range(1, last).map(i -> last - i)).toArray();
        return of(Arrays.stream(order).mapToObj(i -> image(frames.get(i))).toList(),
                Arrays.stream(order).map(i -> i == 0 || i == last ? REST : DELAY).toArray());
    }

    /**
     * Frames as they are, one after the other and for ever.
     *
     * @param frames of one size
     * @param delays of each frame, hundredths of a second
     */
    public static byte[] of(List<BufferedImage> frames, int[] delays) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < delays.length; i++) {
                writer.writeToSequence(new IIOImage(frames.get(i), null, metadata(writer, frames.get(i), i == 0, delays[i])), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /** By how much a picture is enlarged. */
    static int scale(Picture picture) {
        return Math.clamp(LONGEST_SIDE / Math.max(picture.width(), picture.height()), 1, SCALE);
    }

    private static BufferedImage image(Picture picture) {
        int scale = scale(picture);
        int width = picture.width() * scale;
        int height = picture.height() * scale;
        BufferedImage image = picture.isGrey() ? grey(width, height) : new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        byte[] samples = picture.toPage().samples();
        int channels = picture.channels();
        int[] row = new int[width * channels];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < row.length; i++) {
                row[i] = samples[(y / scale * picture.width() + i / channels / scale) * channels + i % channels] & 0xff;
            }
            image.getRaster().setPixels(0, y, width, 1, row);
        }
        return image;
    }

    private static BufferedImage grey(int width, int height) {
        byte[] greys = new byte[GREYS];
        for (int i = 0; i < GREYS; i++) {
            greys[i] = (byte) i;
        }
        return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, GREYS, greys, greys, greys));
    }

    /** As the Java Image I/O's "GIF Metadata Format Specification" names it; the loop is the extension of Netscape Navigator 2.0. */
    private static IIOMetadata metadata(ImageWriter writer, BufferedImage image, boolean first, int delay) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(METADATA);
        NodeList old = root.getElementsByTagName("GraphicControlExtension");
        if (old.getLength() > 0) {
            root.removeChild(old.item(0));
        }
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", String.valueOf(delay));
        root.appendChild(control);
        if (first) {
            IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(new byte[] {1, 0, 0}); // for ever
            IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
            extensions.appendChild(loop);
            root.appendChild(extensions);
        }
        metadata.setFromTree(METADATA, root);
        return metadata;
    }
}
