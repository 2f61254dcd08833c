package latentstudio.scan;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a scan may be, past which the answer is an error and never an out-of-memory, and how long its files are kept. */
@ConfigMapping(prefix = "studio.scan")
public interface ScanSettings {
    /** What the files of all scans may take. */
    @WithDefault("10G")
    MemorySize maxDisk();

    /** How long a scan is kept after it was finished. */
    @WithDefault("P7D")
    Duration keep();

    @WithDefault("200")
    int maxFiles();

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
