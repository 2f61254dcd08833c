package latentstudio.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a page may be; past it the answer is an error, never an out-of-memory. */
@ConfigMapping(prefix = "studio.page")
public interface PageSettings {
    /** Width x height of a page that is decoded. */
    @WithDefault("60000000")
    long maxPixels();

    /** What its pixels may take in memory: a pixel has 1 byte where it is grey, 3 in colour, twice that at 16 bits. */
    @WithDefault("128M")
    MemorySize maxDecoded();

    /** How long a large page waits until those before it are decoded. */
    @WithDefault("10s")
    Duration maxWait();
}
