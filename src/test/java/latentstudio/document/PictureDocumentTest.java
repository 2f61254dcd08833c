package latentstudio.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import latentstudio.Cast;
import latentstudio.image.Dpi;
import latentstudio.image.Page;
import latentstudio.image.PageColour;
import latentstudio.image.PageFile;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.image.PagePacking;
import latentstudio.restore.BlackAndWhite;
import latentstudio.image.PictureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureDocumentTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"PNG, image/png, png", "JPEG, image/jpeg, jpg", "TIFF, image/tiff, tiff", "GIF, image/png, png", "BMP, image/png, png"})
    void onePictureComesBackInItsFormatOrAsPng(PageFormat format, String mediaType, String ending) throws IOException {
        Path file = ScanFiles.write(folder.resolve("a"), Cast.file(ScanFiles.bits(40, 30), format.name().toLowerCase(Locale.ROOT)));
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pages()).isEqualTo(1);
            assertThat(document.pictures(0)).isEqualTo(1);
            assertThat(document.mediaType(PageColour.COLOUR)).isEqualTo(mediaType);
            assertThat(document.ending(PageColour.COLOUR)).isEqualTo(ending);
            assertThat(document.leftOut()).isEmpty();
        }
        try (PageFile twin = PageFiles.CODEC.open(ScanFiles.negative(file))) {
            assertThat(twin.format()).isEqualTo(format.written());
            assertThat(twin.read(0).at(0, 0, 0)).isEqualTo(255 - PageFiles.read(Cast.file(ScanFiles.bits(40, 30), "png")).at(0, 0, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({"PNG, png", "JPEG, png", "TIFF, tiff"})
    void blackAndWhiteIsOneBit(PageFormat format, String ending) throws IOException {
        Path file = ScanFiles.write(folder.resolve("a"), PageFiles.write(PageFiles.page(40, 30, 3), format));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.ending(PageColour.BLACK_AND_WHITE)).isEqualTo(ending);
            assertThat(document.mediaType(PageColour.BLACK_AND_WHITE)).isEqualTo("image/" + ending);
            document.write((page, picture) -> BlackAndWhite.of(document.read(page, picture)), PageColour.BLACK_AND_WHITE, out);
        }
        try (PageFile twin = PageFiles.CODEC.open(out.toByteArray())) {
            assertThat(twin.packing(0).bits()).isEqualTo(1);
            assertThat(twin.packing(0).compression()).isEqualTo(format == PageFormat.TIFF ? PagePacking.Compression.FAX : PagePacking.Compression.LZW);
            assertThat(twin.read(0).dpi()).isEqualTo(new Dpi(300, 200));
            assertThat(twin.read(0).at(0, 0, 0)).isEqualTo(255);
        }
    }

    @Test
    void aTiffOfSeveralPagesKeepsTheirOrderColoursAndResolution() throws IOException {
        List<Page> pages = List.of(PageFiles.page(30, 20, 1), PageFiles.page(25, 31, 3),
                new Page(8, 4, 1, new byte[32], new Dpi(600, 600)), new Page(9, 4, 1, new byte[36], null));
        ByteArrayOutputStream tiff = new ByteArrayOutputStream();
        PageFiles.CODEC.writeTiff(Collections.nCopies(pages.size(), PagePacking.of(PageFormat.TIFF)), pages::get, tiff);
        Path file = ScanFiles.write(folder.resolve("a.tiff"), tiff.toByteArray());
        ByteArrayOutputStream twin = new ByteArrayOutputStream();
        List<Integer> asked = new ArrayList<>();
        try (ScanDocument document = ScanFiles.open(file)) {
            assertThat(document.pages()).isEqualTo(4);
            document.write((page, picture) -> {
                asked.add(page);
                assertThat(picture).isZero();
                return ScanFiles.negative(document.read(page, picture));
            }, PageColour.COLOUR, twin);
        }
        assertThat(asked).containsExactly(0, 1, 2, 3);
        try (PageFile opened = PageFiles.CODEC.open(twin.toByteArray())) {
            assertThat(opened.pages()).isEqualTo(4);
            for (int i = 0; i < 4; i++) {
                Page page = opened.read(i);
                assertThat(page.samples()).as("page %d", i).isEqualTo(ScanFiles.negative(pages.get(i)).samples());
                assertThat(page.channels()).isEqualTo(pages.get(i).channels());
                assertThat(page.width()).isEqualTo(pages.get(i).width());
                if (pages.get(i).dpi() != null) {
                    assertThat(page.dpi()).isEqualTo(pages.get(i).dpi());
                }
            }
        }
    }

    @Test
    void rejectsATiffOfTooManyPages() throws IOException {
        Path file = ScanFiles.write(folder.resolve("a.tiff"), PageFiles.tiff(4));
        assertThatThrownBy(() -> ScanDocument.open(file, PageFiles.CODEC, new ScanFiles.Limits(3, 1, 1, 1 << 20)))
                .isInstanceOfSatisfying(PictureException.class, e -> assertThat(e.reason()).isEqualTo(PictureException.Reason.TOO_LARGE))
                .hasMessage("Expected a TIFF of at most 3 pages, got 4; send it in parts.");
    }

    @Test
    void rejectsAPictureFileThatWouldFillTheMemory() throws IOException {
        byte[] bytes = PageFiles.tiff(4);
        Path file = ScanFiles.write(folder.resolve("a.tiff"), bytes);
        assertThatThrownBy(() -> ScanDocument.open(file, PageFiles.CODEC, new ScanFiles.Limits(30, 1, 1, 100)))
                .isInstanceOfSatisfying(PictureException.class, e -> assertThat(e.reason()).isEqualTo(PictureException.Reason.TOO_LARGE))
                .hasMessageStartingWith("Expected a picture file of at most 100 bytes, got %,d;".formatted(bytes.length));
    }

    @Test
    void rejectsAnEmptyFile() throws IOException {
        Path file = ScanFiles.write(folder.resolve("a.pdf"), new byte[0]);
        assertThatThrownBy(() -> ScanFiles.open(file))
                .isInstanceOfSatisfying(PictureException.class, e -> assertThat(e.reason()).isEqualTo(PictureException.Reason.UNREADABLE))
                .hasMessage("Expected a PDF, PNG, JPEG, TIFF, GIF, BMP or WebP file, got an empty one; send another file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.pdf", "a.png"})
    void rejectsAnArchiveByAnotherName(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("scan.pdf"));
            zip.write(1);
        }
        Path file = ScanFiles.write(folder.resolve(name), bytes.toByteArray());
        assertThatThrownBy(() -> ScanFiles.open(file)).isInstanceOf(PictureException.class)
                .hasMessage("Expected a PDF, PNG, JPEG, TIFF, GIF, BMP or WebP file, got an archive or an office document; unpack it, or save it as PDF.");
    }
}
