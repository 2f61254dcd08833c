package latentstudio.scan;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import latentstudio.document.DocumentLimits;

/** What a scan may be, past which the answer is an error and never an out-of-memory, and how long its files are kept. */
@ConfigMapping(prefix = "studio.scan")
public interface ScanSettings extends DocumentLimits {
    /** What the files of all scans may take. */
    @WithDefault("10G")
    MemorySize maxDisk();

    /** How long a scan is kept after it was finished. */
    @WithDefault("P7D")
    Duration keep();

    @WithDefault("200")
    int maxFiles();
}
