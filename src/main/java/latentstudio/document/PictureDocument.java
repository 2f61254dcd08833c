package latentstudio.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageColour;
import latentstudio.image.PageFile;
import latentstudio.image.PageFormat;
import latentstudio.image.PictureException;

/** A picture file, of several pages where it is a TIFF; each page is one picture. Its bytes are in memory while it is open. */
public final class PictureDocument implements ScanDocument {
    private final PageFile file;
    private final PageCodec codec;

    private PictureDocument(PageFile file, PageCodec codec) {
        this.file = file;
        this.codec = codec;
    }

    static PictureDocument open(Path path, PageCodec codec, DocumentLimits limits) {
        PageFile file = codec.open(bytes(path, limits.maxPictureFile().asLongValue()));
        if (file.pages() > limits.maxPages()) {
            file.close();
            throw new PictureException(PictureException.Reason.TOO_LARGE, "Expected a TIFF of at most %,d pages, got %,d; send it in parts."
                    .formatted(limits.maxPages(), file.pages()));
        }
        return new PictureDocument(file, codec);
    }

    private static byte[] bytes(Path path, long most) {
        try {
            if (Files.size(path) > most) {
                throw new PictureException(PictureException.Reason.TOO_LARGE,
                        "Expected a picture file of at most %,d bytes, got %,d; make it smaller or send its pages one by one."
                                .formatted(most, Files.size(path)));
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int pages() {
        return file.pages();
    }

    @Override
    public int pictures(int page) {
        return 1;
    }

    @Override
    public boolean hasText(int page) {
        return false;
    }

    @Override
    public boolean textFollows(int page) {
        return false;
    }

    @Override
    public boolean isOneScan(int page) {
        return true;
    }

    @Override
    public long decodedBytes(int page, int picture) {
        return file.decodedBytes(page);
    }

    @Override
    public Page read(int page, int picture) {
        return file.read(page);
    }

    @Override
    public Optional<String> leftOut() {
        return Optional.empty();
    }

    @Override
    public boolean isPdf() {
        return false;
    }

    @Override
    public String mediaType(PageColour colour) {
        return written(colour).mediaType();
    }

    @Override
    public String ending(PageColour colour) {
        return written(colour).ending();
    }

    @Override
    public void write(CleanedPictures cleaned, PageColour colour, OutputStream out) throws IOException {
        List<int[]> pages = IntStream.range(0, file.pages()).boxed()
                .flatMap(page -> IntStream.range(0, cleaned.isSplit(page) ? 2 : 1).mapToObj(picture -> new int[] {page, picture})).toList();
        if (pages.size() > 1) {
            codec.writeTiff(pages.stream().map(page -> file.packing(page[0]).in(colour)).toList(), page -> cleaned.of(pages.get(page)[0], pages.get(page)[1]), out);
        } else {
            codec.write(cleaned.of(0, 0), file.packing(0).written().in(colour), out);
        }
    }

    private PageFormat written(PageColour colour) {
        return file.packing(0).written().in(colour).format();
    }

    @Override
    public void close() {
        file.close();
    }
}
