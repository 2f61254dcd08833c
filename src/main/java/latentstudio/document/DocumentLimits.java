package latentstudio.document;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;

/** What a document may be, past which the answer is an error and never an out-of-memory. */
public interface DocumentLimits {
    /** Pages of all files together. */
    @WithDefault("500")
    int maxPages();

    /** What the contents of a PDF's pages, its pictures apart, may unpack to, all together. */
    @WithDefault("64M")
    MemorySize maxContents();

    /** What a PDF's packed objects may unpack to, all together; they stay in memory, and a byte may become twenty. */
    @WithDefault("16M")
    MemorySize maxObjects();

    /** What a file of pictures, or a JPEG in a PDF, may have; it is in memory while it is read. */
    @WithDefault("64M")
    MemorySize maxPictureFile();
}
