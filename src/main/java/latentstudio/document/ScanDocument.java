package latentstudio.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import latentstudio.image.OtherKind;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageColour;
import latentstudio.image.PictureException;

/**
 * A file of pages as it was uploaded: what on it is to be cleaned, and how its cleaned twin is written. Close it. Not
 * thread-safe, though threads may take turns.
 */
public sealed interface ScanDocument extends AutoCloseable permits PictureDocument, PdfDocument {
    /** How far into a PDF its mark may stand (ISO 32000-1, note in 7.5.2). */
    int PDF_MARK_WITHIN = 1024;
    Pattern PICTURE = Pattern.compile("(?s)(\u0089PNG|\u00ff\u00d8\u00ff|II[*+]\0|MM\0[*+]|GIF8|BM|RIFF.{4}WEBP).*");

    /**
     * Opens a PDF, PNG, JPEG, TIFF, GIF, BMP or WebP file.
     *
     * @param file stays where it is until the document is closed
     * @throws PictureException     if it is no such file, is damaged, protected or larger than the settings allow
     * @throws UncheckedIOException if the file cannot be read
     */
    static ScanDocument open(Path file, PageCodec codec, DocumentLimits limits) {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(PDF_MARK_WITHIN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String head = new String(start, StandardCharsets.ISO_8859_1);
        if (PICTURE.matcher(head).matches()) {
            return PictureDocument.open(file, codec, limits);
        }
        if (head.contains("%PDF-")) {
            return PdfDocument.open(file, codec, limits);
        }
        throw new PictureException(PictureException.Reason.UNREADABLE,
                "Expected a PDF, PNG, JPEG, TIFF, GIF, BMP or WebP file, got %s."
                        .formatted(head.isEmpty() ? "an empty one; send another file" : OtherKind.of(start).orElse("something else; send another file")));
    }

    int pages();

    /**
     * How many scanned pictures a page holds, 0 where there is nothing to clean. A picture that stands on several pages
     * counts on the first of them.
     *
     * @param page from 0
     */
    int pictures(int page);

    /**
     * Whether a page has text of its own, seen or not, as what a reader of scans laid over them: it would not fit a picture that is
     * turned or cut.
     *
     * @param page from 0
     */
    boolean hasText(int page);

    /**
     * Whether the text of a page that has text of its own, and all else on it, can be straightened and turned with its scan.
     *
     * @param page from 0
     */
    boolean textFollows(int page);

    /**
     * Whether a page shows one picture, upright, and nothing else, so that it can be taken home as two pages.
     *
     * @param page from 0
     */
    boolean isOneScan(int page);

    /** What the pixels of a picture take in memory when they are decoded. */
    long decodedBytes(int page, int picture);

    /**
     * Decodes a picture.
     *
     * @param page    from 0
     * @param picture of the page, from 0
     * @throws PictureException as {@link latentstudio.image.PageFile#read} does
     */
    Page read(int page, int picture);

    /** What stays as it is although it looks like a scan, in words; empty where all can be cleaned. */
    Optional<String> leftOut();

    /** Whether its pages hold more than pictures. */
    boolean isPdf();

    /** Of the twin, as in {@code Content-Type}. */
    String mediaType(PageColour colour);

    /** Of the twin's name, without a dot. */
    String ending(PageColour colour);

    /**
     * Writes the twin, once; what was written cannot be read any more.
     *
     * @param cleaned may have other sizes than what was read, and then is laid into the middle of its place; asked for each picture in order, once or, where a TIFF passes 4 GB, twice, and may read it; one is in memory at a
     *                time
     * @param colour  that the cleaned pictures have; it is told what they are packed in
     * @param out     stays open
     * @throws IOException if {@code out} or {@code cleaned} do
     */
    void write(CleanedPictures cleaned, PageColour colour, OutputStream out) throws IOException;

    @Override
    void close();
}
