package latentstudio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import latentstudio.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file says that its samples mean, a page's are those of sRGB. */
class ColourProfileTest {
    /** As much light as sRGB has at 128. */
    private static final int LINEAR = 55;
    private static final byte[] LINEAR_GREY = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
    private static final byte[] LINEAR_RGB = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

    @Test
    void linearGreyOfAPng() throws IOException {
        byte[] png = PageFiles.withChunk(Cast.file(grey(LINEAR), "png"), "iCCP", PageFiles.packedProfile(LINEAR_GREY));
        assertGrey(PageFiles.read(png));
    }

    @Test
    void linearGreyOfAJpeg() {
        assertGrey(PageFiles.read(PageFiles.withProfile(Cast.file(grey(LINEAR), "jpg"), LINEAR_GREY)));
    }

    @Test
    void linearGreyOfATiff() {
        byte[] pixels = {LINEAR, 0, (byte) 255, 0};
        assertGrey(PageFiles.read(PageFiles.rawTiff(new PageFiles.RawPicture(4, 1, 8, Map.of(), pixels, LINEAR_GREY))));
    }

    @Test
    void linearGreyOfSixteenBitsKeepsItsDarkTones() {
        byte[] pixels = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 400).putShort((short) 0).putInt(-1).array();
        Page page = PageFiles.read(PageFiles.rawTiff(new PageFiles.RawPicture(4, 1, 16, Map.of(), pixels, LINEAR_GREY)));
        assertThat(page.at(0, 0, 0)).isCloseTo(18, within(2)); // 400 / 65,535 of the light; of 8 bits it would be 13 or 22
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void linearColoursOfAPng(boolean deep) throws IOException {
        ComponentColorModel model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE,
                deep ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE);
        BufferedImage image = new BufferedImage(model, model.createCompatibleWritableRaster(2, 1), false, null);
        int unit = deep ? 257 : 1;
        image.getRaster().setPixel(0, 0, new int[] {LINEAR * unit, 0, 255 * unit});
        Page page = PageFiles.read(PageFiles.withChunk(Cast.file(image, "png"), "iCCP", PageFiles.packedProfile(LINEAR_RGB)));
        assertThat(page.at(0, 0, 0)).isCloseTo(128, within(2));
        assertThat(page.at(0, 0, 1)).isCloseTo(0, within(2));
        assertThat(page.at(0, 0, 2)).isCloseTo(255, within(1));
    }

    @Test
    void coloursOfAPaletteAndWhatIsTransparent() throws IOException {
        byte[] parts = {LINEAR, 0, (byte) 255};
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 3, parts, new byte[] {0, 0, -1}, parts, 1));
        image.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 1, 2});
        Page page = PageFiles.read(PageFiles.withChunk(Cast.file(image, "png"), "iCCP", PageFiles.packedProfile(LINEAR_RGB)));
        assertThat(page.at(0, 0, 0)).isCloseTo(128, within(2));
        assertThat(page.at(1, 0, 0)).isEqualTo(255);
        assertThat(page.at(2, 0, 1)).isEqualTo(255);
    }

    @Test
    void opacityStandsBesideAProfile() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x80000000 | LINEAR << 16 | LINEAR << 8 | LINEAR);
        Page page = PageFiles.read(PageFiles.withChunk(Cast.file(image, "png"), "iCCP", PageFiles.packedProfile(LINEAR_RGB)));
        assertThat(page.at(0, 0, 0)).isCloseTo(255 - 127 / 2, within(2));
        assertThat(page.at(1, 0, 0)).isEqualTo(255);
    }

    @Test
    void channelsThatAProfileExchanges() throws IOException {
        byte[] permuted = LINEAR_RGB.clone();
        ByteBuffer profile = ByteBuffer.wrap(permuted);
        for (int i = 0; i < profile.getInt(128); i++) {
            int entry = 132 + 12 * i;
            String name = new String(permuted, entry, 4);
            if (name.equals("rXYZ") || name.equals("gXYZ")) {
                permuted[entry] = (byte) (name.charAt(0) == 'r' ? 'g' : 'r');
            }
        }
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
        image.setRGB(0, 0, 0xff0000);
        Page page = PageFiles.read(PageFiles.withChunk(Cast.file(image, "png"), "iCCP", PageFiles.packedProfile(permuted)));
        assertThat(page.at(0, 0, 1)).isGreaterThan(250);
        assertThat(page.at(0, 0, 0)).isLessThan(5);
    }

    @ParameterizedTest
    @CsvSource({"100000, false, 128", "45455, false, 55", "100000, true, 55", "0, false, 55"})
    void gammaOfAPng(int gamma, boolean srgb, int expected) {
        byte[] png = PageFiles.withChunk(Cast.file(grey(LINEAR), "png"), "gAMA", ByteBuffer.allocate(4).putInt(gamma).array());
        Page page = PageFiles.read(srgb ? PageFiles.withChunk(png, "sRGB", new byte[1]) : png);
        assertThat(page.at(0, 0, 0)).isCloseTo(expected, within(2));
        assertThat(page.at(2, 0, 0)).isEqualTo(255);
    }

    @Test
    void chromaticitiesOfAPng() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
        image.setRGB(0, 0, 0x00ff00);
        image.setRGB(1, 0, 0xffffff);
        // those of sRGB, but for green, which is red; so there is no green light
        ByteBuffer colours = ByteBuffer.allocate(32);
        for (int value : new int[] {31_270, 32_900, 30_000, 60_000, 64_000, 33_000, 15_000, 6_000}) {
            colours.putInt(value);
        }
        byte[] png = PageFiles.withChunk(PageFiles.withChunk(Cast.file(image, "png"), "gAMA", ByteBuffer.allocate(4).putInt(45_455).array()),
                "cHRM", colours.array());
        Page page = PageFiles.read(png);
        assertThat(page.at(0, 0, 0)).as("green is red there").isGreaterThan(250);
        assertThat(page.at(0, 0, 1)).isLessThan(10);
        assertThat(page.at(1, 0, 2)).isGreaterThan(252);
    }

    @Test
    void damagedProfilesSayNothing() throws IOException {
        byte[] broken = LINEAR_GREY.clone();
        Arrays.fill(broken, 140, broken.length, (byte) 77);
        for (byte[] data : new byte[][] {{1, 2, 3}, PageFiles.packedProfile(new byte[200]), PageFiles.packedProfile(broken)}) {
            assertThat(PageFiles.read(PageFiles.withChunk(Cast.file(grey(LINEAR), "png"), "iCCP", data)).at(0, 0, 0)).isEqualTo(LINEAR);
        }
    }

    private static void assertGrey(Page page) {
        assertThat(page.isGrey()).isTrue();
        assertThat(page.at(0, 0, 0)).isCloseTo(128, within(3));
        assertThat(page.at(2, 0, 0)).isCloseTo(255, within(3));
    }

    /** Two dark pixels and two white ones. */
    private static BufferedImage grey(int first) {
        BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, 4, 1, 0, new int[] {first, first, 255, 255});
        return image;
    }
}
