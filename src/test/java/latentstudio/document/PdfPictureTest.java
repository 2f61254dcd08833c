package latentstudio.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.ByteBuffer;
import java.util.Arrays;
import latentstudio.image.JpegQuality;
import latentstudio.image.Page;
import latentstudio.image.PageColour;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.image.PictureException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDCalGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDCalRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceCMYK;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDGamma;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way to store a picture, beside what PDFBox makes of it. */
class PdfPictureTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 41;

    @TempDir
    Path folder;

    enum Stored {
        GREY(1) {
            @Override
            PDImageXObject in(PDDocument document) throws IOException {
                return ScanFiles.lossless(document, WIDTH, HEIGHT, 1);
            }
        },
        COLOUR(3) {
            @Override
            PDImageXObject in(PDDocument document) throws IOException {
                return ScanFiles.lossless(document, WIDTH, HEIGHT, 3);
            }
        },
        BLACK_AND_WHITE(1) {
            @Override
            PDImageXObject in(PDDocument document) throws IOException {
                return LosslessFactory.createFromImage(document, ScanFiles.bits(WIDTH, HEIGHT));
            }
        },
        WHITE_AND_BLACK(1) {
            @Override
            PDImageXObject in(PDDocument document) throws IOException {
                PDImageXObject picture = LosslessFactory.createFromImage(document, ScanFiles.bits(WIDTH, HEIGHT));
                picture.setDecode(COSArray.ofCOSIntegers(java.util.List.of(1, 0)));
                return picture;
            }
        },
        FAX(1) {
            @Override
            PDImageXObject in(PDDocument document) throws IOException {
                return CCITTFactory.createFromImage(document, ScanFiles.bits(WIDTH, HEIGHT));
            }
        },
        JBIG2(1) {
            @Override
            PDImageXObject in(PDDocument document) throws IOException {
                return ScanFiles.picture(document, ScanFiles.jbig2(ScanFiles.bits(WIDTH, HEIGHT), WIDTH), COSName.JBIG2_DECODE,
                        WIDTH, HEIGHT, 1, PDDeviceGray.INSTANCE);
            }
        },
        GREY_JPEG(1) {
            @Override
            PDImageXObject in(PDDocument document) throws IOException {
                return ScanFiles.jpeg(document, WIDTH, HEIGHT, 1);
            }
        },
        COLOUR_JPEG(3) {
            @Override
            PDImageXObject in(PDDocument document) throws IOException {
                return ScanFiles.jpeg(document, WIDTH, HEIGHT, 3);
            }
        },
        FOUR_BITS(1) {
            @Override
            PDImageXObject in(PDDocument document) throws IOException {
                return ScanFiles.picture(document, noise(HEIGHT * ((WIDTH + 1) / 2)), null, WIDTH, HEIGHT, 4, PDDeviceGray.INSTANCE);
            }
        },
        SIXTEEN_BITS(3) {
            @Override
            PDImageXObject in(PDDocument document) throws IOException {
                return ScanFiles.picture(document, noise(HEIGHT * WIDTH * 6), null, WIDTH, HEIGHT, 16, PDDeviceRGB.INSTANCE);
            }
        },
        PALETTE(3) {
            @Override
            PDImageXObject in(PDDocument document) throws IOException {
                byte[] colours = {0, 0, 0, 127, 0, 0, 0, 127, 0, 127, 127, 127};
                return ScanFiles.picture(document, noise(HEIGHT * ((WIDTH + 3) / 4)), null, WIDTH, HEIGHT, 2, indexed(colours));
            }
        },
        PALETTE_OF_GREYS(1) {
            @Override
            PDImageXObject in(PDDocument document) throws IOException {
                byte[] greys = {127, 127, 127, 9, 9, 9};
                return ScanFiles.picture(document, noise(HEIGHT * ((WIDTH + 7) / 8)), null, WIDTH, HEIGHT, 1, indexed(greys));
            }
        },
        INKS(3) {
            @Override
            PDImageXObject in(PDDocument document) throws IOException {
                return ScanFiles.picture(document, noise(HEIGHT * WIDTH * 4), null, WIDTH, HEIGHT, 8, PDDeviceCMYK.INSTANCE);
            }
        };

        private final int channels;

        Stored(int channels) {
            this.channels = channels;
        }

        abstract PDImageXObject in(PDDocument document) throws IOException;

        static byte[] noise(int length) {
            byte[] noise = new byte[length];
            new java.util.Random(1).nextBytes(noise);
            return noise;
        }

        static PDColorSpace indexed(byte[] colours) throws IOException {
            COSArray array = new COSArray();
            for (COSBase part : new COSBase[] {COSName.INDEXED, COSName.DEVICERGB, COSInteger.get(colours.length / 3 - 1), new COSString(colours)}) {
                array.add(part);
            }
            return PDColorSpace.create(array);
        }
    }

    @ParameterizedTest
    @EnumSource(Stored.class)
    void isReadAsPdfBoxDoesAndReplacedWithoutAChangeOfColours(Stored stored) throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"),
                document -> ScanFiles.scan(document, PDRectangle.A5, stored.in(document), "a"));
        try (ScanDocument document = ScanFiles.open(file); PDDocument before = ScanFiles.load(java.nio.file.Files.readAllBytes(file));
                PDDocument after = ScanFiles.load(ScanFiles.negative(file))) {
            Page page = document.read(0, 0);
            assertThat(page.channels()).isEqualTo(stored.channels);
            assertThat(page.width()).isEqualTo(WIDTH);
            BufferedImage expected = image(before);
            BufferedImage twin = image(after);
            boolean jpeg = stored.name().endsWith("JPEG");
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    for (int c = 0; c < 3; c++) {
                        int value = expected.getRGB(x, y) >> 16 - 8 * c & 0xff;
                        assertThat(page.at(x, y, stored.channels == 1 ? 0 : c)).as("%d, %d", x, y).isCloseTo(value, within(2));
                        if (!jpeg) {
                            assertThat(twin.getRGB(x, y) >> 16 - 8 * c & 0xff).as("%d, %d", x, y).isCloseTo(255 - value, within(2));
                        }
                    }
                }
            }
            PDImageXObject picture = picture(after);
            assertThat(picture.getStream().getFilters().contains(COSName.DCT_DECODE)).isEqualTo(jpeg);
            assertThat(picture.getBitsPerComponent()).as("no more bits than before").isEqualTo(Math.min(8, picture(before).getBitsPerComponent()));
        }
    }

    /** Adobe's JPEG files of inks are negative, which a PDF says beside them: white on the left, red on the right. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void readsAJpegOfInks(boolean ycck) throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            PDImageXObject picture = ScanFiles.picture(document, PageFiles.fourColourJpeg(ycck), COSName.DCT_DECODE, 64, 32, 8, PDDeviceCMYK.INSTANCE);
            picture.setDecode(COSArray.ofCOSIntegers(java.util.List.of(1, 0, 1, 0, 1, 0, 1, 0)));
            ScanFiles.scan(document, PDRectangle.A5, picture, "a");
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            Page page = document.read(0, 0);
            for (int c = 0; c < 3; c++) {
                assertThat(page.at(10, 16, c)).isGreaterThan(240);
            }
            assertThat(page.at(54, 16, 0)).isGreaterThan(190);
            assertThat(page.at(54, 16, 1)).isLessThan(90);
        }
        try (PDDocument after = ScanFiles.load(ScanFiles.negative(file))) {
            assertThat(picture(after).getColorSpace()).isInstanceOf(PDDeviceRGB.class);
            assertThat(image(after).getRGB(10, 16) & 0xff).isLessThan(20);
        }
    }

    /** A PDF says itself how a picture stands; what a camera wrote into the file does not count. */
    @Test
    void doesNotTurnAPhotograph() throws IOException {
        byte[] jpeg = PageFiles.exifJpeg(new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB), 6, 240);
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> ScanFiles.scan(document, PDRectangle.A5,
                ScanFiles.picture(document, jpeg, COSName.DCT_DECODE, 48, 32, 8, PDDeviceRGB.INSTANCE), "a"));
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.read(0, 0).width()).isEqualTo(48);
        }
    }

    @Test
    void rejectsAPictureThatIsCutOffAndNamesItsPage() throws IOException {
        byte[] jpeg = PageFiles.write(PageFiles.page(200, 200, 1), PageFormat.JPEG);
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            ScanFiles.scan(document, PDRectangle.A5, ScanFiles.lossless(document, 20, 20, 1), "a");
            ScanFiles.scan(document, PDRectangle.A5, ScanFiles.picture(document, Arrays.copyOf(jpeg, jpeg.length / 2), COSName.DCT_DECODE,
                    200, 200, 8, PDDeviceGray.INSTANCE), "a");
            ScanFiles.scan(document, PDRectangle.A5, ScanFiles.picture(document, new byte[100], null, 20, 20, 8, PDDeviceGray.INSTANCE), "a");
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.read(0, 0).width()).isEqualTo(20);
            assertThatThrownBy(() -> document.read(1, 0)).isInstanceOf(PictureException.class).hasMessageStartingWith("Page 2: Expected");
            assertThatThrownBy(() -> document.read(2, 0)).isInstanceOf(PictureException.class)
                    .hasMessageStartingWith("Page 3: Expected").hasMessageContaining("a picture of 20 rows ends after 5");
        }
    }

    /** As viewers do: the parameter of the PDF counts where the file has no marker by Adobe. */
    @Test
    void aJpegOfRedGreenAndBlueIsReadAsThePdfSays() throws IOException {
        byte[] jpeg = ScanFiles.untransformedJpeg(64, 32, 200, 120, 40);
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            for (int transform : new int[] {0, 1}) {
                PDImageXObject picture = ScanFiles.picture(document, jpeg, COSName.DCT_DECODE, 64, 32, 8, PDDeviceRGB.INSTANCE);
                COSDictionary parameters = new COSDictionary();
                parameters.setInt("ColorTransform", transform);
                picture.getCOSObject().setItem(COSName.DECODE_PARMS, parameters);
                ScanFiles.scan(document, PDRectangle.A5, picture, "a");
            }
        });
        try (ScanDocument document = ScanFiles.open(file)) {
            Page page = document.read(0, 0);
            assertThat(page.at(30, 10, 0)).isCloseTo(200, within(4));
            assertThat(page.at(30, 10, 1)).isCloseTo(120, within(4));
            assertThat(page.at(30, 10, 2)).isCloseTo(40, within(4));
            assertThat(document.read(1, 0).at(30, 10, 0)).as("luminance and chrominance").isLessThan(100);
        }
        try (PDDocument after = ScanFiles.load(ScanFiles.negative(file))) {
            int colour = image(after).getRGB(30, 10);
            assertThat(colour >> 16 & 0xff).isCloseTo(55, within(8));
            assertThat(colour & 0xff).isCloseTo(215, within(8));
        }
    }

    /** In linear light 0.216 is sRGB's 0.5, which a cleaner takes for paper in the shade and not for ink. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void linearColoursBecomeThoseOfAScreen(boolean jpeg) throws IOException {
        for (PDColorSpace space : new PDColorSpace[] {calibrated(1), calibrated(3), icc(ColorSpace.CS_LINEAR_RGB), icc(ColorSpace.CS_GRAY)}) {
            int components = space.getNumberOfComponents();
            Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
                byte[] samples = new byte[WIDTH * HEIGHT * components];
                Arrays.fill(samples, (byte) 55);
                byte[] data = jpeg ? PageFiles.write(new Page(WIDTH, HEIGHT, components, samples, null), PageFormat.JPEG) : samples;
                ScanFiles.scan(document, PDRectangle.A5,
                        ScanFiles.picture(document, data, jpeg ? COSName.DCT_DECODE : null, WIDTH, HEIGHT, 8, space), "a");
            });
            try (ScanDocument document = ScanFiles.open(file); PDDocument after = ScanFiles.load(ScanFiles.negative(file))) {
                for (int c = 0; c < document.read(0, 0).channels(); c++) {
                    assertThat(document.read(0, 0).at(9, 9, c)).as(space + "").isCloseTo(128, within(3));
                }
                assertThat(image(after).getRGB(9, 9) & 0xff).isCloseTo(127, within(4));
                assertThat(picture(after).getColorSpace()).isInstanceOfAny(PDDeviceRGB.class, PDDeviceGray.class);
            }
        }
    }

    /** Nearly sRGB: the colours stay as they are, and so does the space. */
    @Test
    void usualCalibratedColoursAndProfilesAreKept() throws IOException {
        PDCalRGB usual = new PDCalRGB();
        usual.setGamma(gamma(2.2f));
        for (PDColorSpace space : new PDColorSpace[] {usual, icc(ColorSpace.CS_sRGB)}) {
            Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> ScanFiles.scan(document, PDRectangle.A5,
                    ScanFiles.picture(document, Stored.noise(WIDTH * HEIGHT * 3), null, WIDTH, HEIGHT, 8, space), "a"));
            try (ScanDocument document = ScanFiles.open(file); PDDocument after = ScanFiles.load(ScanFiles.negative(file))) {
                assertThat(document.read(0, 0).samples()).isEqualTo(Stored.noise(WIDTH * HEIGHT * 3));
                assertThat(picture(after).getColorSpace()).isInstanceOf(space.getClass());
            }
        }
    }

    private static PDGamma gamma(float all) {
        COSArray array = new COSArray();
        array.setFloatArray(new float[] {all, all, all});
        return new PDGamma(array);
    }

    private static PDColorSpace calibrated(int components) {
        if (components == 1) {
            PDCalGray grey = new PDCalGray();
            grey.setGamma(1);
            return grey;
        }
        PDCalRGB colour = new PDCalRGB();
        colour.setGamma(gamma(1));
        return colour;
    }

    /** A profile of Java's, whose grey is linear. */
    private static PDColorSpace icc(int profile) throws IOException {
        COSStream stream = new COSStream();
        ICC_Profile data = ICC_Profile.getInstance(profile);
        stream.setInt(COSName.N, data.getNumComponents());
        try (var out = stream.createOutputStream()) {
            out.write(data.getData());
        }
        COSArray array = new COSArray();
        array.add(COSName.ICCBASED);
        array.add(stream);
        return PDColorSpace.create(array);
    }

    /** What is light becomes white; JPEG has a test of its own. */
    @ParameterizedTest
    @EnumSource(value = Stored.class, mode = EnumSource.Mode.MATCH_NONE, names = ".*JPEG")
    void aCleanPageTakesNoMoreThanTheDirtyOne(Stored stored) throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> ScanFiles.scan(document, PDRectangle.A5, stored.in(document), "a"));
        ByteArrayOutputStream twin = new ByteArrayOutputStream();
        try (ScanDocument document = ScanFiles.open(file)) {
            document.write((page, picture) -> {
                Page dirty = document.read(page, picture);
                byte[] samples = dirty.samples().clone();
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = (samples[i] & 0xff) > 128 ? (byte) 0xff : samples[i];
                }
                return new Page(dirty.width(), dirty.height(), dirty.channels(), samples, dirty.dpi());
            }, PageColour.COLOUR, twin);
        }
        try (PDDocument before = ScanFiles.load(java.nio.file.Files.readAllBytes(file)); PDDocument after = ScanFiles.load(twin.toByteArray())) {
            assertThat(picture(after).getCOSObject().getLength()).isLessThanOrEqualTo((long) (1.1 * picture(before).getCOSObject().getLength()) + 50);
        }
    }

    @Test
    void aJpegKeepsItsQuality() throws IOException {
        Path file = ScanFiles.pdf(folder.resolve("a.pdf"), document -> ScanFiles.scan(document, PDRectangle.A5,
                JPEGFactory.createFromImage(document, LosslessFactory.createFromImage(document, ScanFiles.bits(200, 200)).getImage(), 0.4f), "a"));
        try (PDDocument after = ScanFiles.load(ScanFiles.negative(file))) {
            assertThat(JpegQuality.of(ByteBuffer.wrap(picture(after).getCOSObject().createRawInputStream().readAllBytes()))).isCloseTo(0.4f, within(0.03f));
        }
    }

    private static PDImageXObject picture(PDDocument document) throws IOException {
        return (PDImageXObject) document.getPage(0).getResources().getXObject(document.getPage(0).getResources().getXObjectNames().iterator().next());
    }

    private static BufferedImage image(PDDocument document) throws IOException {
        return picture(document).getImage();
    }
}
