package latentstudio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import latentstudio.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureCodecTest {
    private static final BufferedImage THREE = Cast.three(64, 10, 10, 40, 5, Color.BLACK, Color.WHITE);

    @Test
    void keepsEveryGreyThroughPng() {
        byte[] ramp = new byte[256];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (byte) i;
        }
        Picture picture = Picture.ofBytes(1, 16, 16, ramp);
        assertThat(Cast.CODEC.read(Cast.CODEC.png(picture)).toBytes()).isEqualTo(ramp);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
    void readsEveryFormat(String format) {
        Picture read = Cast.CODEC.read(Cast.file(THREE, format));
        Picture png = Cast.CODEC.read(Cast.file(THREE, "png"));
        assertThat(read.meanSquaredError(png)).isLessThan(0.002);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_3BYTE_BGR})
    void readsTheSameGreyFromEveryPixelLayout(int type) {
        BufferedImage image = new BufferedImage(2, 1, type);
        if (type == BufferedImage.TYPE_BYTE_GRAY || type == BufferedImage.TYPE_USHORT_GRAY) {
            int full = type == BufferedImage.TYPE_BYTE_GRAY ? 255 : 65535;
            image.getRaster().setSample(0, 0, 0, full / 5 * 2);
            image.getRaster().setSample(1, 0, 0, full);
        } else {
            image.setRGB(0, 0, 0xff666666);
            image.setRGB(1, 0, 0xffffffff);
        }
        Picture picture = Cast.CODEC.read(Cast.file(image, "png"));
        assertThat(picture.at(0, 0)).isCloseTo(0.4f, within(0.001f));
        assertThat(picture.at(1, 0)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR})
    void weighsEachColourAndItsOpacity(int type) {
        BufferedImage image = new BufferedImage(70, 40, type);
        Random random = new Random(type);
        for (int i = 0; i < 70 * 40; i++) {
            image.setRGB(i % 70, i / 70, random.nextInt() & 0xff7f7f7f); // dark, and so on white paper
        }
        Picture picture = Cast.CODEC.read(Cast.file(image, "png"));
        assertThat(picture.channels()).isEqualTo(3);
        float[] greys = picture.luminance().values();
        for (int i = 0; i < 70 * 40; i++) {
            Color colour = new Color(image.getRGB(i % 70, i / 70), true);
            double luma = (0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue()) / 255;
            assertThat(greys[i]).isCloseTo((float) (1 + (luma - 1) * colour.getAlpha() / 255), within(0.001f));
        }
    }

    @Test
    void keepsColoursThroughPngAndTellsThemFromGreys() {
        Picture picture = Picture.ofPixels(2, 1, new int[] {0xff8000, 0x00ff40});

        Picture read = Cast.CODEC.read(Cast.CODEC.png(picture));

        assertThat(read.channels()).isEqualTo(3);
        assertThat(read.toBytes()).isEqualTo(picture.toBytes());
        assertThat(Cast.CODEC.read(Cast.CODEC.png(picture.luminance().inColour())).channels()).as("stored in colour, all grey").isEqualTo(1);
    }

    @Test
    void putsDarkInkWithoutPaperOnWhite() {
        Picture picture = Cast.CODEC.read(Cast.file(transparent(Color.BLACK), "png"));
        assertThat(picture.at(0, 0)).isEqualTo(1);
        assertThat(picture.at(16, 16)).isEqualTo(0);
    }

    @Test
    void putsLightInkWithoutPaperOnBlack() {
        Picture picture = Cast.CODEC.read(Cast.file(transparent(Color.WHITE), "png"));
        assertThat(picture.at(0, 0)).isEqualTo(0);
        assertThat(picture.at(16, 16)).isEqualTo(1);
    }

    @Test
    void scalesALargePictureDownAsItIsRead() {
        BufferedImage large = Cast.three(3000, 200, 200, 2000, 60, Color.BLACK, Color.WHITE);
        Picture picture = Cast.CODEC.read(Cast.file(large, "png"));
        assertThat(picture.width()).isEqualTo(PictureCodec.LONGEST_SIDE);
        assertThat(picture.height()).isEqualTo(PictureCodec.LONGEST_SIDE);
        Picture small = Cast.CODEC.read(Cast.file(Cast.three(1024, 200 * 1024 / 3000., 200 * 1024 / 3000.,
                2000 * 1024 / 3000., 60 * 1024 / 3000., Color.BLACK, Color.WHITE), "png"));
        assertThat(picture.meanSquaredError(small)).isLessThan(0.001);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void standsUprightByItsExif(int orientation) throws IOException {
        BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(16, 8, 32, 24);
        graphics.fillRect(24, 0, 24, 8);
        graphics.dispose();
        byte[] file = PageFiles.exifJpeg(image, orientation, 72);
        Picture picture = Cast.CODEC.read(file);
        Page page = PageFiles.read(file);
        assertThat(picture.width()).isEqualTo(orientation > 4 ? 32 : 48);
        for (int i = 0; i < picture.values().length; i++) {
            assertThat(picture.values()[i] * 255).isCloseTo(page.samples()[i] & 0xff, within(0.01f));
        }
    }

    @Test
    void rejectsBytesThatAreNoPicture() {
        assertThatThrownBy(() -> Cast.CODEC.read("Dear Sir or Madam".getBytes()))
                .isInstanceOf(PictureException.class)
                .hasMessage("Expected a PNG, JPEG, TIFF, GIF, BMP or WebP picture, but got a text; send a picture of it.");
    }

    @Test
    void rejectsAnEmptyFile() {
        assertThatThrownBy(() -> Cast.CODEC.read(new byte[0])).isInstanceOf(PictureException.class)
                .hasMessageContaining("got 0 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
    void rejectsATruncatedFile(String format) {
        byte[] whole = Cast.file(THREE, format);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> Cast.CODEC.read(half)).isInstanceOf(PictureException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void rejectsAHugePictureByItsHeaderAlone() {
        assertThatThrownBy(() -> Cast.CODEC.read(Cast.pngHeader(30_000, 30_000)))
                .isInstanceOfSatisfying(PictureException.class,
                        e -> assertThat(e.reason()).isEqualTo(PictureException.Reason.TOO_LARGE))
                .hasMessage("Expected a picture of at most 25,000,000 pixels, got 30000 x 30000 = 900,000,000; "
                        + "make it smaller and send it again.");
    }

    @Test
    void rejectsSamplesOf32Bits() {
        ComponentColorModel floats = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false,
                Transparency.OPAQUE, DataBuffer.TYPE_FLOAT);
        BufferedImage image = new BufferedImage(floats, floats.createCompatibleWritableRaster(4, 4), false, null);
        assertThatThrownBy(() -> Cast.CODEC.read(PageFiles.byJava(new IIOImage(image, null, null), "tiff"))).isInstanceOf(PictureException.class)
                .hasMessageContaining("its samples have 32 bits, more than 16");
    }

    private static BufferedImage transparent(Color ink) {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(ink);
        graphics.fillRect(12, 4, 8, 24);
        graphics.dispose();
        return image;
    }
}
