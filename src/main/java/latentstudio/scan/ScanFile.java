package latentstudio.scan;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A file of a scan to take home.
 *
 * @param name      with its ending
 * @param mediaType as in {@code Content-Type}
 * @param content   writes it
 */
public record ScanFile(String name, String mediaType, Content content) {
    /** Writes a file. */
    @FunctionalInterface
    public interface Content {
        void to(OutputStream out) throws IOException;
    }
}
