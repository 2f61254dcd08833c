package latentstudio.latent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP file made in memory; the same files are the same bytes, whenever and wherever it is made. Not thread-safe. */
public final class Archive {
    /** The first date that ZIP can tell without naming a time zone. */
    private static final LocalDateTime ONCE = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(file);

    /** Adds a file of these parts, one after the other. */
    public Archive add(String name, byte[]... parts) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ONCE);
        try {
            zip.putNextEntry(entry);
            for (byte[] part : parts) {
                zip.write(part);
            }
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return this;
    }

    /** The file; nothing can be added afterwards. */
    public byte[] toBytes() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
