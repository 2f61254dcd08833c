package latentstudio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import latentstudio.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files come back packed as they came, and about as large. */
class PagePackingTest {
    @ParameterizedTest
    @CsvSource({"PNG, 1, LZW", "PNG, 2, LZW", "PNG, 4, LZW", "TIFF, 1, FAX", "TIFF, 1, LZW", "TIFF, 1, DEFLATE", "TIFF, 4, LZW", "TIFF, 8, DEFLATE"})
    void fewGreysStayFew(PageFormat format, int bits, PagePacking.Compression compression) {
        Page page = PageFiles.page(203, 60, 1);
        byte[] file = write(page, new PagePacking(format, bits, false, compression, 0.9f));
        PagePacking packing = packing(file);
        assertThat(packing.bits()).isEqualTo(bits);
        assertThat(packing.compression()).isEqualTo(compression);
        Page read = PageFiles.read(file);
        assertThat(read.isGrey()).isTrue();
        assertThat(read.dpi()).isEqualTo(page.dpi());
        for (int i = 0; i < page.samples().length; i++) {
            int steps = (1 << bits) - 1;
            assertThat(read.samples()[i] & 0xff).isEqualTo(255 * Math.round((page.samples()[i] & 0xff) * steps / 255f) / steps);
        }
        assertThat(write(read, packing)).isEqualTo(file);
    }

    @Test
    void aFaxTakesWhatFaxesTake() {
        Page page = PageFiles.page(1000, 400, 1);
        byte[] fax = write(page, new PagePacking(PageFormat.TIFF, 1, false, PagePacking.Compression.FAX, 0.9f));
        assertThat(fax).hasSizeLessThan(1000 * 400 / 8 / 6);
    }

    @ParameterizedTest
    @CsvSource({"PNG, LZW", "TIFF, LZW", "TIFF, DEFLATE"})
    void aPaletteStaysOne(PageFormat format, PagePacking.Compression compression) {
        Page page = coloured(200);
        byte[] file = write(page, new PagePacking(format, 8, true, compression, 0.9f));
        assertThat(packing(file).palette()).isTrue();
        assertThat(PageFiles.read(file).samples()).as("its own colours, for they are few").isEqualTo(page.samples());
    }

    @Test
    void ofManyColoursTheNearestStayAndWhiteIsWhite() {
        Page page = coloured(4000);
        byte[] file = write(page, new PagePacking(PageFormat.PNG, 8, true, PagePacking.Compression.LZW, 0.9f));
        assertThat(packing(file).palette()).isTrue();
        assertThat(file).hasSizeLessThan(write(page, PagePacking.of(PageFormat.PNG)).length / 2);
        Page read = PageFiles.read(file);
        for (int i = 0; i < page.samples().length; i++) {
            int before = page.samples()[i] & 0xff;
            assertThat(read.samples()[i] & 0xff).isCloseTo(before, within(before == 255 && page.samples()[i - i % 3 + 1] == -1 ? 0 : 32));
        }
    }

    @Test
    void theRareRedTickStaysRed() {
        Page page = coloured(4000);
        for (int i = 0; i < 12; i++) {
            page.samples()[3 * (i * page.width() + i)] = (byte) 220;
            page.samples()[3 * (i * page.width() + i) + 1] = 10;
            page.samples()[3 * (i * page.width() + i) + 2] = 20;
        }
        Page read = PageFiles.read(write(page, new PagePacking(PageFormat.PNG, 8, true, PagePacking.Compression.LZW, 0.9f)));
        assertThat(read.at(5, 5, 0) - read.at(5, 5, 1)).isGreaterThan(150);
    }

    @ParameterizedTest
    @ValueSource(ints = {45, 60, 75, 90})
    void jpegComesBackAtItsQuality(int percent) {
        byte[] file = write(PageFiles.page(300, 200, 3), PagePacking.of(PageFormat.JPEG).ofQuality(percent / 100f));
        assertThat(packing(file).quality()).isCloseTo(percent / 100f, within(0.015f));
        byte[] tiff = write(PageFiles.page(300, 200, 3), new PagePacking(PageFormat.TIFF, 8, false, PagePacking.Compression.JPEG, percent / 100f));
        assertThat(packing(tiff).compression()).isEqualTo(PagePacking.Compression.JPEG);
        assertThat(packing(tiff).quality()).isCloseTo(percent / 100f, within(0.015f));
        assertThat(PageFiles.read(tiff).dpi()).isEqualTo(new Dpi(300, 200));
        assertThat(tiff.length).isCloseTo(file.length, within(600));
    }

    @ParameterizedTest
    @CsvSource({"gif, 8, true", "bmp, 8, true", "png, 8, true"})
    void palettesOfOtherFormatsAreKnown(String format, int bits, boolean palette) {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_INDEXED);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillRect(4, 4, 9, 9);
        graphics.dispose();
        PagePacking packing = packing(Cast.file(image, format));
        assertThat(packing.bits()).isEqualTo(bits);
        assertThat(packing.palette()).isEqualTo(palette);
        assertThat(packing.written().format()).isEqualTo(PageFormat.PNG);
        assertThat(packing.written().palette()).isEqualTo(palette);
    }

    @Test
    void aPaletteOfFewEntriesCountsAsFewBits() {
        byte[] greys = {0, 100, (byte) 180, -1};
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 4, greys, greys, greys));
        assertThat(packing(Cast.file(image, "png")).bits()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(PagePacking.Compression.class)
    void everyTiffIsClassicAndLittleEndian(PagePacking.Compression compression) throws IOException {
        PagePacking packing = new PagePacking(PageFormat.TIFF, compression == PagePacking.Compression.FAX ? 1 : 8, false, compression, 0.9f);
        byte[] one = write(PageFiles.page(40, 30, 1), packing);
        ByteArrayOutputStream several = new ByteArrayOutputStream();
        PageFiles.CODEC.writeTiff(Collections.nCopies(3, packing), index -> PageFiles.page(40, 30, 1), several);
        for (byte[] file : List.of(one, several.toByteArray())) {
            ByteBuffer head = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(head.getShort()).isEqualTo((short) 0x4949);
            assertThat(head.getShort()).isEqualTo((short) 42);
        }
        try (PageFile opened = PageFiles.CODEC.open(several.toByteArray())) {
            assertThat(opened.pages()).isEqualTo(3);
            assertThat(opened.read(2).samples()).hasSize(40 * 30);
        }
    }

    @Test
    void aTiffThatWouldPassItsEndIsABigOne() throws IOException {
        List<Page> pages = IntStream.range(0, 4).mapToObj(i -> PageFiles.page(50 + i, 30, 3)).toList();
        List<PagePacking> packings = Collections.nCopies(4, PagePacking.of(PageFormat.TIFF));
        ByteArrayOutputStream classic = new ByteArrayOutputStream();
        PageCodec.writeTiff(packings, pages::get, 1 << 20, classic);
        ByteArrayOutputStream big = new ByteArrayOutputStream();
        PageCodec.writeTiff(packings, pages::get, classic.size() / 2, big);
        assertThat(ByteBuffer.wrap(big.toByteArray()).order(ByteOrder.LITTLE_ENDIAN).getShort(2)).isEqualTo((short) 43);
        try (PageFile opened = PageFiles.CODEC.open(big.toByteArray())) {
            assertThat(opened.pages()).isEqualTo(4);
            for (int i = 0; i < 4; i++) {
                assertThat(opened.read(i).samples()).isEqualTo(pages.get(i).samples());
            }
        }
    }

    /** A white page with blots of so many colours. */
    private static Page coloured(int colours) {
        Page page = Page.blank(120, 100, 3, new Dpi(300, 300));
        Arrays.fill(page.samples(), (byte) 255);
        for (int i = 0; i < page.width() * page.height() / 2; i++) {
            int colour = i % colours;
            page.samples()[3 * i] = (byte) (colour * 7 % 251);
            page.samples()[3 * i + 1] = (byte) (colour / 16 % 200);
            page.samples()[3 * i + 2] = (byte) (colour % 16 * 10);
        }
        return page;
    }

    private static PagePacking packing(byte[] file) {
        try (PageFile opened = PageFiles.CODEC.open(file)) {
            return opened.packing(0);
        }
    }

    private static byte[] write(Page page, PagePacking packing) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            PageFiles.CODEC.write(page, packing, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
