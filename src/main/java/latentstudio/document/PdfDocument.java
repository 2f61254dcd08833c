package latentstudio.document;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PictureException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * A PDF. Its scanned pictures are replaced where they are; what lies over them (text that can be searched for, drawings,
 * links), the pages' sizes, bookmarks and metadata stay. A PDF without any comes back byte by byte. A protection that
 * allows changes is gone from the twin, and a signature is no longer valid.
 */
final class PdfDocument implements ScanDocument {
    private final Path file;
    private final BoundedParser.Parsed parsed;
    private final PageCodec codec;
    private final DocumentLimits limits;
    private final List<List<PdfPicture>> pages = new ArrayList<>();
    private final Set<String> notRead = new TreeSet<>();
    private boolean written;

    private PdfDocument(Path file, BoundedParser.Parsed parsed, PageCodec codec, DocumentLimits limits) {
        this.file = file;
        this.parsed = parsed;
        this.codec = codec;
        this.limits = limits;
    }

    static PdfDocument open(Path file, PageCodec codec, DocumentLimits limits) {
        return guard(() -> {
            PdfDocument document = new PdfDocument(file, BoundedParser.parse(file, limits), codec, limits);
            boolean opened = false;
            try {
                document.find();
                opened = true;
                return document;
            } finally {
                if (!opened) {
                    document.close();
                }
            }
        });
    }

    private void find() throws IOException {
        PDDocument document = parsed.document();
        if (document.isEncrypted() && !document.getCurrentAccessPermission().canModify()) {
            throw unreadable("Expected a PDF that may be changed, got one whose owner forbids it; send it without protection.");
        }
        List<COSDictionary> found = PdfPages.of(document, limits.maxPages());
        Allowance contents = new Allowance("pages", limits.maxContents().asLongValue());
        Set<COSStream> known = Collections.newSetFromMap(new IdentityHashMap<>());
        for (COSDictionary page : found) {
            List<PdfPicture> pictures = new ArrayList<>();
            Map<COSStream, AffineTransform> scans =
                    ScannedPictures.of(PageDrawing.of(page, contents, parsed.cache()), new PDPage(page).getCropBox());
            for (Map.Entry<COSStream, AffineTransform> scan : scans.entrySet()) {
                COSStream stream = scan.getKey();
                String obstacle = onPage(pages.size(), () -> PdfPicture.obstacle(stream, parsed.cache()));
                if (obstacle != null) {
                    notRead.add(obstacle);
                } else if (known.add(stream)) {
                    pictures.add(onPage(pages.size(), () -> new PdfPicture(stream, scan.getValue(), parsed.cache(), codec)));
                }
            }
            pages.add(pictures);
        }
    }

    @Override
    public int pages() {
        return pages.size();
    }

    @Override
    public int pictures(int page) {
        return pages.get(page).size();
    }

    @Override
    public long decodedBytes(int page, int picture) {
        return pages.get(page).get(picture).decodedBytes();
    }

    @Override
    public Page read(int page, int picture) {
        PdfPicture wanted = pages.get(page).get(picture);
        requireOriginal(!wanted.isReplaced());
        return onPage(page, () -> wanted.read(limits));
    }

    @Override
    public Optional<String> leftOut() {
        return notRead.isEmpty() ? Optional.empty()
                : Optional.of("Some pictures stay as they are, for they are stored in a way that is not read here: %s; print it to a new PDF to have them cleaned."
                        .formatted(String.join(", ", notRead)));
    }

    @Override
    public String mediaType() {
        return "application/pdf";
    }

    @Override
    public String ending() {
        return "pdf";
    }

    @Override
    public void write(CleanedPictures cleaned, OutputStream out) throws IOException {
        requireOriginal(!written);
        if (pages.stream().allMatch(List::isEmpty)) {
            Files.copy(file, out);
            return;
        }
        written = true;
        for (int page = 0; page < pages.size(); page++) {
            for (int picture = 0; picture < pictures(page); picture++) {
                Page clean = cleaned.of(page, picture);
                if (clean != null) {
                    pages.get(page).get(picture).replace(clean);
                }
            }
        }
        PDDocument document = parsed.document();
        document.setAllSecurityToBeRemoved(true);
        boolean packed = document.getDocument().isXRefStream();
        document.save(out, packed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
    }

    private static void requireOriginal(boolean original) {
        if (!original) {
            throw new IllegalStateException("expected a document that is not written yet; open it again");
        }
    }

    @Override
    public void close() {
        try {
            parsed.document().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            COSName.clearResources(); // PDFBox keeps the names of every file otherwise
        }
    }

    /** Work on a file that may be damaged. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T onPage(int page, Reading<T> work) {
        try {
            return guard(work);
        } catch (PictureException e) {
            throw new PictureException(e.reason(), "Page %d: %s".formatted(page + 1, e.getMessage()));
        }
    }

    /** PDFBox answers damaged files with exceptions of many kinds, and objects within objects without end with the last. */
    private static <T> T guard(Reading<T> work) {
        try {
            return work.read();
        } catch (PictureException known) {
            throw known;
        } catch (InvalidPasswordException e) {
            throw unreadable("Expected a PDF that opens without a password, got an encrypted one; send it without its password.");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw unreadable("Expected a whole PDF, but this one is damaged or cut off (%s); print it to a new PDF and send that."
                    .formatted(e.getMessage()));
        }
    }

    private static PictureException unreadable(String message) {
        return new PictureException(PictureException.Reason.UNREADABLE, message);
    }
}
