package latentstudio.interpolate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import latentstudio.image.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnimatedGifTest {
    /** All greys there are, shifted from frame to frame. */
    private static List<Picture> frames(int count) {
        return IntStream.range(0, count).mapToObj(frame -> {
            byte[] pixels = new byte[28 * 28];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) (i + 40 * frame);
            }
            return Picture.ofBytes(1, 28, 28, pixels);
        }).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16, 64})
    void leadsThereAndBackWithEveryGreyKept(int count) throws IOException {
        List<Picture> frames = frames(count);

        List<byte[]> read = pixels(AnimatedGif.of(frames));

        assertThat(read).hasSize(2 * count - 2);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).isEqualTo(frames.get(i < count ? i : 2 * count - 2 - i).toBytes());
        }
    }

    @Test
    void showsColoursAndEnlargesLargePicturesLess() throws IOException {
        Picture red = Picture.ofPixels(96, 64, new int[96 * 64]);
        Arrays.fill(red.values(), 0, 96 * 64, 1);

        BufferedImage frame = reader(AnimatedGif.of(List.of(red, red))).read(0);

        assertThat(frame.getWidth()).isEqualTo(4 * 96);
        assertThat(frame.getRGB(200, 100)).isEqualTo(0xffff0000);
    }

    @Test
    void restsAtBothEndsAndLoops() throws IOException {
        byte[] file = AnimatedGif.of(frames(4));

        assertThat(delays(file)).containsExactly("60", "8", "8", "60", "8", "8");
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).containsOnlyOnce("NETSCAPE2.0\3\1\0\0\0");
    }

    @Test
    void isTheSameForTheSameFrames() {
        assertThat(AnimatedGif.of(frames(5))).isEqualTo(AnimatedGif.of(frames(5)));
    }

    /** The frames of such a file, one byte for each pixel of the picture. */
    static List<byte[]> pixels(byte[] file) throws IOException {
        ImageReader reader = reader(file);
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < reader.getNumImages(true); i++) {
            BufferedImage image = reader.read(i);
            int width = image.getWidth() / AnimatedGif.SCALE;
            byte[] pixels = new byte[width * image.getHeight() / AnimatedGif.SCALE];
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    int place = y / AnimatedGif.SCALE * width + x / AnimatedGif.SCALE;
                    byte grey = (byte) image.getRGB(x, y);
                    assertThat(x % AnimatedGif.SCALE + y % AnimatedGif.SCALE == 0 || pixels[place] == grey).as("one grey for each pixel").isTrue();
                    pixels[place] = grey;
                }
            }
            frames.add(pixels);
        }
        return frames;
    }

    private static List<String> delays(byte[] file) throws IOException {
        ImageReader reader = reader(file);
        List<String> delays = new ArrayList<>();
        for (int i = 0; i < reader.getNumImages(true); i++) {
            IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
            delays.add(((IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0)).getAttribute("delayTime"));
        }
        return delays;
    }

    private static ImageReader reader(byte[] file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)));
        return reader;
    }
}
