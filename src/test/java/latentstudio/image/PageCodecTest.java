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
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipOutputStream;
import latentstudio.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageCodecTest {
    @ParameterizedTest
    @CsvSource({"PNG, 1", "PNG, 3", "TIFF, 1", "TIFF, 3", "JPEG, 1", "JPEG, 3"})
    void keepsPixelsChannelsAndResolution(PageFormat format, int channels) {
        Page page = PageFiles.page(123, 77, channels);
        byte[] file = PageFiles.write(page, format);
        try (PageFile opened = PageFiles.CODEC.open(file)) {
            assertThat(opened.format()).isEqualTo(format);
            assertThat(opened.pages()).isEqualTo(1);
        }
        Page read = PageFiles.read(file);
        assertThat(read.dpi()).isEqualTo(page.dpi());
        assertThat(read.channels()).isEqualTo(channels);
        if (format == PageFormat.JPEG) {
            assertThat(meanDifference(read, page)).isLessThan(channels == 1 ? 2 : 8); // colour is stored coarser
        } else {
            assertThat(read.samples()).isEqualTo(page.samples());
        }
    }

    @ParameterizedTest
    @EnumSource(value = PageFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "WEBP") // which has no writer
    void readsEveryFormat(PageFormat format) {
        BufferedImage three = Cast.three(64, 10, 10, 40, 5, Color.RED, Color.WHITE);
        Page page = PageFiles.read(Cast.file(three, format.name().toLowerCase(Locale.ROOT)));
        assertThat(page.isGrey()).isFalse();
        assertThat(page.at(2, 2, 1)).isGreaterThan(250);
        int red = 0;
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                red += page.at(x, y, 0) > 200 && page.at(x, y, 1) < 90 ? 1 : 0;
            }
        }
        assertThat(red).isBetween(200, 700);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsUprightByExif(int orientation) throws IOException {
        BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 48, 32);
        graphics.setColor(Color.BLACK);
        graphics.fillRect(0, 0, 16, 8); // in the corner where row 0 meets column 0
        graphics.dispose();
        Page page = PageFiles.read(PageFiles.exifJpeg(image, orientation, 240));
        boolean quarter = orientation > 4;
        assertThat(page.width()).isEqualTo(quarter ? 32 : 48);
        assertThat(page.height()).isEqualTo(quarter ? 48 : 32);
        assertThat(page.dpi()).isEqualTo(new Dpi(240, 240));
        // EXIF 2.32, tag 274: where row 0 and column 0 are
        boolean right = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
        boolean bottom = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
        int across = quarter ? 4 : 12;
        int down = quarter ? 12 : 4;
        for (int y : new int[] {down, page.height() - 1 - down}) {
            for (int x : new int[] {across, page.width() - 1 - across}) {
                boolean dark = (x == across) != right && (y == down) != bottom;
                assertThat(page.at(x, y, 0)).as("%d, %d", x, y).isCloseTo(dark ? 0 : 255, within(20));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsTheInksOfPrinters(boolean ycck) throws IOException {
        Page page = PageFiles.read(PageFiles.fourColourJpeg(ycck));
        assertThat(page.channels()).isEqualTo(3);
        for (int channel = 0; channel < 3; channel++) {
            assertThat(page.at(10, 16, channel)).isGreaterThan(245);
        }
        assertThat(page.at(54, 16, 0)).isGreaterThan(190);
        assertThat(page.at(54, 16, 1)).isLessThan(80);
        assertThat(page.at(54, 16, 2)).isLessThan(80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff"})
    void readsSixteenBitsAsEight(String format) {
        BufferedImage image = new BufferedImage(256, 1, BufferedImage.TYPE_USHORT_GRAY);
        for (int x = 0; x < 256; x++) {
            image.getRaster().setSample(x, 0, 0, x * 257);
        }
        Page page = PageFiles.read(Cast.file(image, format));
        assertThat(page.isGrey()).isTrue();
        for (int x = 0; x < 256; x++) {
            assertThat(page.at(x, 0, 0)).isEqualTo(x);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 12, 14})
    void readsOddDepthsAsEight(int bits) {
        int full = (1 << bits) - 1;
        int[] values = {0, full / 2, full, full};
        byte[] pixels = new byte[(values.length * bits + 7) / 8];
        for (int i = 0; i < values.length * bits; i++) {
            pixels[i / 8] |= (byte) ((values[i / bits] >> bits - 1 - i % bits & 1) << 7 - i % 8);
        }
        byte[] file = PageFiles.rawTiff(new PageFiles.RawPicture(4, 1, bits, pixels));
        assertThat(PageFiles.read(file).samples()).containsExactly(0, 127, 255, 255);
        assertThat(Cast.CODEC.read(file).at(1, 0)).isCloseTo(0.5f, within(0.001f));
    }

    @Test
    void leavesOutThumbnailsAndSmallerCopies() {
        PageFiles.RawPicture page = new PageFiles.RawPicture(4, 2, 8, new byte[8]);
        PageFiles.RawPicture thumbnail = new PageFiles.RawPicture(2, 1, 8, Map.of(254, 1), new byte[2], null);
        PageFiles.RawPicture oldThumbnail = new PageFiles.RawPicture(2, 1, 8, Map.of(255, 2), new byte[2], null);
        PageFiles.RawPicture mask = new PageFiles.RawPicture(4, 2, 8, Map.of(254, 4), new byte[8], null);
        PageFiles.RawPicture ofMany = new PageFiles.RawPicture(5, 2, 8, Map.of(254, 2), new byte[10], null);
        try (PageFile file = PageFiles.CODEC.open(PageFiles.rawTiff(thumbnail, page, oldThumbnail, mask, ofMany))) {
            assertThat(file.pages()).isEqualTo(2);
            assertThat(file.read(0).width()).isEqualTo(4);
            assertThat(file.decodedBytes(0)).isEqualTo(8);
            assertThat(file.read(1).width()).isEqualTo(5);
        }
        assertThat(Cast.CODEC.read(PageFiles.rawTiff(thumbnail, page)).width()).isEqualTo(4);
        assertThat(PageFiles.read(PageFiles.rawTiff(thumbnail)).width()).as("when there is nothing else").isEqualTo(2);
    }

    /** Made by libwebp: white, with a red block of 32 x 16 pixels from 8, 8 on. */
    @ParameterizedTest
    @CsvSource({"UklGRjAAAABXRUJQVlA4TCQAAAAvP8ALAA/wiP8n/z/kf/7jAWbatil/0gbQbndE/ycg/XDb+wE=, 64, 10",
            "UklGRmQAAABXRUJQVlA4WAoAAAAIAAAAPwAALwAAVlA4TCQAAAAvP8ALAA/wiP8n/z/kf/7jAWbatil/0gbQbndE/ycg/XDb+wFFWElGGgAAAE1NACoAAAAIAAEBEgADAAAAAQAGAAAAAAAA, 48, 30",
            "UklGRq4AAABXRUJQVlA4WAoAAAACAAAAPwAALwAAQU5JTQYAAAAAAAAAAABBTk1GUgAAAAAAAAAAAD8AAC8AAGQAAAJWUDhMOgAAAC8/wAsAD3CI998gH+R7/kMLZNI29W86Asb+iP5PBAAAAAAAAACAqm8AAAAAAAAAAAAAAAAAAADAvg1BTk1GKAAAAAAAAAAAAD8AAC8AAGQAAABWUDhMDwAAAC8/wAsABxDR//4HIqL/AQA=, 64, 10"})
    void readsWebPUprightAndOfAFilmTheFirstFrame(String file, int width, int x) {
        byte[] bytes = Base64.getDecoder().decode(file);
        Page page = PageFiles.read(bytes);
        assertThat(page.width()).isEqualTo(width);
        assertThat(page.at(x, 12, 0)).isEqualTo(200);
        assertThat(page.at(x, 12, 1)).isEqualTo(16);
        assertThat(page.at(2, 2, 2)).isEqualTo(255);
        assertThat(Cast.CODEC.read(bytes).at(2, 2)).isEqualTo(1);
        try (PageFile opened = PageFiles.CODEC.open(bytes)) {
            assertThat(opened.format()).isEqualTo(PageFormat.WEBP);
            assertThat(opened.packing(0).written().format()).isEqualTo(PageFormat.PNG);
        }
    }

    @Test
    void turnsAPngUprightByItsExif() throws IOException {
        byte[] file = PageFiles.withChunk(PageFiles.write(PageFiles.page(40, 30, 1), PageFormat.PNG), "eXIf", PageFiles.exif(6));
        Page page = PageFiles.read(file);
        assertThat(page.width()).isEqualTo(30);
        assertThat(page.dpi()).isEqualTo(new Dpi(200, 300));
        assertThat(page.at(0, 0, 0)).isEqualTo(PageFiles.page(40, 30, 1).at(0, 29, 0));
    }

    @Test
    void readsSixteenBitColour() {
        ComponentColorModel deep = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false,
                Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        BufferedImage image = new BufferedImage(deep, deep.createCompatibleWritableRaster(2, 1), false, null);
        image.getRaster().setPixel(0, 0, new int[] {65_535, 257 * 40, 0});
        Page page = PageFiles.read(Cast.file(image, "png"));
        assertThat(page.samples()).containsExactly(255, 40, 0, 0, 0, 0);
    }

    @Test
    void laysTransparentPartsOnWhitePaper() {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(1, 0, 0xff102030);
        image.setRGB(2, 0, 0x80000000);
        Page page = PageFiles.read(Cast.file(image, "png"));
        assertThat(page.samples()).containsExactly(255, 255, 255, 0x10, 0x20, 0x30, 127, 127, 127);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff", "bmp"})
    void readsBlackAndWhiteAsGrey(String format) {
        BufferedImage image = new BufferedImage(21, 2, BufferedImage.TYPE_BYTE_BINARY);
        image.setRGB(20, 1, 0xffffffff);
        Page page = PageFiles.read(Cast.file(image, format));
        assertThat(page.isGrey()).isTrue();
        assertThat(page.at(20, 1, 0)).isEqualTo(255);
        assertThat(page.at(19, 1, 0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 10000", "10000, 1"})
    void readsAndWritesPagesOfAnyShape(int width, int height) {
        Page page = PageFiles.page(width, height, 3);
        assertThat(PageFiles.read(PageFiles.write(page, PageFormat.TIFF)).samples()).isEqualTo(page.samples());
        assertThat(PageFiles.read(PageFiles.write(page, PageFormat.PNG)).samples()).isEqualTo(page.samples());
    }

    @Test
    void readsEachPageOfATiff() throws IOException {
        try (PageFile file = PageFiles.CODEC.open(PageFiles.tiff(3))) {
            assertThat(file.pages()).isEqualTo(3);
            for (int i = 2; i >= 0; i--) {
                assertThat(file.read(i).at(7, 3, 0)).isEqualTo(200 - 10 * i);
            }
        }
    }

    @Test
    void knowsNoResolutionThatTheFileDoesNotTell() {
        for (String format : new String[] {"png", "gif", "bmp"}) {
            assertThat(PageFiles.read(Cast.file(new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY), format)).dpi()).isNull();
        }
        Page page = new Page(1, 1, 1, new byte[1], null);
        assertThat(PageFiles.read(PageFiles.write(page, PageFormat.JPEG)).dpi()).isNull();
        assertThat(PageFiles.read(PageFiles.write(page, PageFormat.PNG)).dpi()).isNull();
    }

    @Test
    void rejectsWhatIsNoPicture() throws IOException {
        java.io.ByteArrayOutputStream zip = new java.io.ByteArrayOutputStream();
        new ZipOutputStream(zip).close();
        for (byte[] bytes : new byte[][] {{}, zip.toByteArray(), "%PDF-1.7 a page".getBytes(), new byte[4000]}) {
            assertThatThrownBy(() -> PageFiles.CODEC.open(bytes)).isInstanceOf(PictureException.class)
                    .hasMessageContaining("Expected a PNG, JPEG, TIFF, GIF, BMP or WebP picture, but got");
        }
    }

    @ParameterizedTest
    @CsvSource({"PNG, 1", "TIFF, 3", "JPEG, 1", "JPEG, 3", "TIFF, 1", "PNG, 3"})
    void rejectsAFileThatIsCutOff(PageFormat format, int channels) {
        byte[] whole = PageFiles.write(PageFiles.page(300, 200, channels), format);
        for (double share : new double[] {0.02, 0.3, 0.5, 0.9}) {
            byte[] part = Arrays.copyOf(whole, (int) (share * whole.length));
            assertThatThrownBy(() -> PageFiles.read(part)).as("%s", share).isInstanceOf(PictureException.class);
        }
    }

    @Test
    void rejectsHugePagesByTheirHeaders() throws IOException {
        for (byte[] file : new byte[][] {PageFiles.tiffHeader(20_000, 20_000), Cast.pngHeader(20_000, 20_000)}) {
            assertThatThrownBy(() -> PageFiles.CODEC.open(file))
                    .isInstanceOfSatisfying(PictureException.class,
                            e -> assertThat(e.reason()).isEqualTo(PictureException.Reason.TOO_LARGE))
                    .hasMessage("Expected a picture of at most 60,000,000 pixels, got 20000 x 20000 = 400,000,000; "
                            + "make it smaller and send it again.");
        }
    }

    @Test
    void rejectsPagesThatWouldFillTheMemory() {
        PageCodec small = new PageCodec(new PageFiles.Limits(60_000_000, 30_000, Duration.ofSeconds(10)));
        assertThat(small.open(PageFiles.write(PageFiles.page(100, 100, 3), PageFormat.PNG)).decodedBytes(0)).isEqualTo(30_000);
        assertThatThrownBy(() -> small.open(PageFiles.write(PageFiles.page(100, 101, 3), PageFormat.PNG)))
                .hasMessage("Expected a page whose pixels take at most 30,000 bytes, got 30,300; make it smaller, grey or 8 bits deep and send it again.");
    }

    @Test
    void rejectsPagesThatAreEndlesslyWide() {
        assertThatThrownBy(() -> PageFiles.CODEC.open(Cast.pngHeader(65_536, 1)))
                .hasMessage("Expected a page whose sides have at most 65,535 pixels, got 65,536; make it smaller and send it again.");
    }

    private static double meanDifference(Page one, Page other) {
        double sum = 0;
        for (int i = 0; i < one.samples().length; i++) {
            sum += Math.abs((one.samples()[i] & 0xff) - (other.samples()[i] & 0xff));
        }
        return sum / one.samples().length;
    }
}
