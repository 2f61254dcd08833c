package latentstudio.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import latentstudio.image.Page;
import latentstudio.text.PageText;
import latentstudio.text.ReadablePage;
import latentstudio.text.Tesseract;

/** A page before and after it was cleaned, to be read when neither is in memory any more. Close it. */
final class PageReading implements AutoCloseable {
    private final ReadablePage before;
    private final ReadablePage after;

    private PageReading(ReadablePage before, ReadablePage after) {
        this.before = before;
        this.after = after;
    }

    /** @param folder for files, until it is closed */
    static PageReading of(Page original, Page cleaned, Path folder) throws IOException {
        ReadablePage before = ReadablePage.of(original, folder);
        try {
            return new PageReading(before, ReadablePage.of(cleaned, folder));
        } catch (IOException | RuntimeException e) {
            before.close();
            throw e;
        }
    }

    /**
     * Reads the clean page and then the other one, unless already the first one could not be read.
     *
     * @param wanted what it throws ends the reading
     */
    ReadPicture read(Tesseract tesseract, String language, Runnable wanted) {
        PageText text = null;
        try {
            text = tesseract.read(after, language, Tesseract.Layout.ANY, wanted);
            return new ReadPicture(language, text, ReadPicture.Sureness.of(tesseract.read(before, language, Tesseract.Layout.ANY, wanted)), null);
        } catch (IOException e) {
            return new ReadPicture(language, text, null, (text == null ? "it has no text; " : "it is not known how it was read before; ") + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("reading the page was interrupted");
        }
    }

    @Override
    public void close() throws IOException {
        try (before) {
            after.close();
        }
    }
}
