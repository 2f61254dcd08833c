package latentstudio.document;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latentstudio.geometry.PageGeometry;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageColour;
import latentstudio.image.PictureException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * A PDF. Its scanned pictures are replaced where they are, those that a scanner cut a page into are cleaned as one; what lies over them (text that can be searched for, drawings,
 * links), the pages' sizes, bookmarks and metadata stay. A page without any text gets that of its scans. A PDF without any comes back byte by byte. A protection that
 * allows changes is gone from the twin, and a signature is no longer valid.
 */
final class PdfDocument implements ScanDocument {
    private final Path file;
    private final BoundedParser.Parsed parsed;
    private final PageCodec codec;
    private final DocumentLimits limits;
    private final List<List<PdfScan>> pages = new ArrayList<>();
    private final List<COSDictionary> dictionaries = new ArrayList<>();
    private final BitSet hasText = new BitSet();
    private final BitSet oneScan = new BitSet();
    /** How often each picture is drawn. */
    private final Map<COSStream, Integer> drawn = new IdentityHashMap<>();
    private final Map<COSStream, PdfPicture> known = new IdentityHashMap<>();
    private final InlinePictures inline;
    private final LeftOut leftOut = new LeftOut();
    private PictureException refused;
    private boolean written;

    private PdfDocument(Path file, BoundedParser.Parsed parsed, PageCodec codec, DocumentLimits limits) {
        this.file = file;
        this.parsed = parsed;
        this.codec = codec;
        this.limits = limits;
        inline = new InlinePictures(parsed.cache());
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
        for (COSDictionary page : found) {
            PageDrawing drawing = PageDrawing.of(page, contents, inline, parsed.cache());
            drawing.pictures().forEach(picture -> drawn.merge(picture.stream(), 1, Integer::sum));
            ScannedPictures pictures = ScannedPictures.of(drawing, new PDPage(page).getCropBox(), this::fits);
            if (pictures.illustrated()) {
                leftOut.add(pages.size(), "a picture on a page with text of its own is taken for an illustration and stays as it is; "
                        + "send it by itself to have it cleaned");
            }
            List<PdfScan> scans = new ArrayList<>();
            List<Rectangle2D> places = new ArrayList<>();
            for (Mosaic picture : pictures.scans()) {
                add(picture, places, scans);
            }
            pages.add(scans);
            dictionaries.add(page);
            hasText.set(pages.size() - 1, drawing.hasText());
            oneScan.set(pages.size() - 1, scans.size() == 1 && scans.getFirst().isUpright() && drawing.pictures().size() == scans.getFirst().tiles()
                    && drawing.marks() == 0 && !drawing.hasText() && isPlain(page));
        }
        if (refused != null && pages.stream().allMatch(List::isEmpty)) {
            throw refused;
        }
    }

    /** Whether a page is not turned, and nothing stands above it. */
    private static boolean isPlain(COSDictionary page) throws IOException {
        PDPage leaf = new PDPage(page);
        return leaf.getRotation() == 0 && leaf.getAnnotations().isEmpty();
    }

    /** Several pictures may be put together to one that fits the limits even in colour. */
    private boolean fits(Mosaic mosaic) {
        long largest = mosaic.tiles().stream().mapToLong(tile -> (long) tile.picture().width() * tile.picture().height()).max().orElseThrow();
        int bytesPerPixel = 3 + (int) (3 * largest / ((long) mosaic.width() * mosaic.height()));
        try {
            codec.requireReadable(mosaic.width(), mosaic.height(), bytesPerPixel);
            return true;
        } catch (PictureException tooLarge) {
            return false;
        }
    }

    /**
     * Adds a scan to those of a page, or tells why it stays as it is.
     *
     * @param places of those before it, which it may lie above
     */
    private void add(Mosaic mosaic, List<Rectangle2D> places, List<PdfScan> scans) {
        int page = pages.size();
        try {
            String obstacle = onPage(page, () -> obstacle(mosaic, places));
            if (obstacle != null) {
                leftOut.add(page, obstacle);
                return;
            }
            places.add(mosaic.box());
            onPage(page, () -> scan(mosaic)).ifPresent(scans::add);
        } catch (PictureException e) {
            refused = refused == null ? e : refused;
            leftOut.add(page, "a scan stays as it is; " + e.getMessage().replaceFirst("^Page \\d+: ", "").replaceFirst("\\.$", ""));
        }
    }

    private String obstacle(Mosaic mosaic, List<Rectangle2D> places) throws IOException {
        for (Mosaic.Tile tile : mosaic.tiles()) {
            DrawnPicture picture = tile.picture();
            boolean hasPaper = !picture.isStencil() && !(picture.stream().getDictionaryObject(COSName.MASK) instanceof COSArray)
                    && OpaqueMask.isSeenWhole(picture.stream(), parsed.cache());
            if (!hasPaper && places.stream().anyMatch(place -> isMostlyOver(picture.box(), place))) {
                return "what lies above a scan as a layer of its own stays as it is";
            }
            String obstacle = PdfPicture.obstacle(picture, parsed.cache());
            if (obstacle != null) {
                return "a picture stays as it is, for it is " + obstacle;
            }
        }
        return null;
    }

    private static boolean isMostlyOver(Rectangle2D above, Rectangle2D below) {
        Rectangle2D both = above.createIntersection(below);
        return !both.isEmpty() && both.getWidth() * both.getHeight() > above.getWidth() * above.getHeight() / 2;
    }

    /** Empty where all its pictures are part of scans before it. */
    private Optional<PdfScan> scan(Mosaic mosaic) throws IOException {
        Map<COSStream, PdfPicture> found = new IdentityHashMap<>();
        List<PdfPicture> pictures = new ArrayList<>();
        for (Mosaic.Tile tile : mosaic.tiles()) {
            COSStream stream = tile.picture().stream();
            PdfPicture picture = known.containsKey(stream) ? known.get(stream) : found.get(stream);
            if (picture == null) {
                picture = new PdfPicture(tile.picture(), parsed.cache(), codec);
                found.put(stream, picture);
            }
            pictures.add(picture);
        }
        known.putAll(found);
        return found.isEmpty() ? Optional.empty() : Optional.of(new PdfScan(mosaic, pictures));
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
    public boolean hasText(int page) {
        return hasText.get(page);
    }

    @Override
    public boolean textFollows(int page) {
        return pages.get(page).size() == 1 && pages.get(page).getFirst().isDrawnOnce(drawn);
    }

    @Override
    public boolean isOneScan(int page) {
        return oneScan.get(page);
    }

    @Override
    public long decodedBytes(int page, int picture) {
        return pages.get(page).get(picture).decodedBytes();
    }

    @Override
    public Page read(int page, int picture) {
        PdfScan wanted = pages.get(page).get(picture);
        requireOriginal(!wanted.isReplaced());
        return onPage(page, () -> wanted.read(limits));
    }

    @Override
    public Optional<String> leftOut() {
        return leftOut.words();
    }

    @Override
    public boolean isPdf() {
        return true;
    }

    @Override
    public String mediaType(PageColour colour) {
        return "application/pdf";
    }

    @Override
    public String ending(PageColour colour) {
        return "pdf";
    }

    @Override
    public void write(CleanedPictures cleaned, PageColour colour, OutputStream out) throws IOException {
        requireOriginal(!written);
        if (pages.stream().allMatch(List::isEmpty)) {
            Files.copy(file, out);
            return;
        }
        written = true;
        PdfHalves halves = new PdfHalves(parsed.document());
        for (int page = 0; page < pages.size(); page++) {
            if (cleaned.isSplit(page)) {
                halves.replace(dictionaries.get(page), pages.get(page).getFirst(), List.of(cleaned.of(page, 0), cleaned.of(page, 1)),
                        List.of(cleaned.text(page, 0), cleaned.text(page, 1)), colour);
                continue;
            }
            PageGeometry laid = cleaned.laidWithText(page);
            Page turned = laid == null || laid.turn() == 0 && !laid.straightened() ? null : cleaned.of(page, 0);
            if (turned != null) {
                AffineTransform move = pages.get(page).getFirst().replaceAndMove(turned, laid, colour);
                MovedPage.move(parsed.document(), dictionaries.get(page), move, laid.turn());
                continue;
            }
            for (int picture = 0; picture < pictures(page); picture++) {
                Page clean = cleaned.of(page, picture);
                if (clean != null) {
                    pages.get(page).get(picture).replace(clean, colour);
                }
            }
        }
        halves.finish();
        addText(cleaned);
        inline.replace(picture -> known.containsKey(picture) && known.get(picture).isReplaced());
        PDDocument document = parsed.document();
        document.setAllSecurityToBeRemoved(true);
        boolean packed = document.getDocument().isXRefStream();
        document.save(out, packed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
    }

    private void addText(CleanedPictures cleaned) throws IOException {
        PdfText text = new PdfText(parsed.document());
        for (int page = 0; page < pages.size(); page++) {
            for (int picture = 0; picture < pictures(page) && !hasText.get(page) && !cleaned.isSplit(page); picture++) {
                PdfScan scan = pages.get(page).get(picture);
                text.add(cleaned.text(page, picture), dictionaries.get(page), scan.place(), scan.width(), scan.height());
            }
        }
        text.finish();
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
