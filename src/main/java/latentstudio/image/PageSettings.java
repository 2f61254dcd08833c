package latentstudio.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a page may be; past it the answer is an error, never an out-of-memory. */
@ConfigMapping(prefix = "studio.page")
public interface PageSettings {
    /** Width x height of a page that is decoded; an A3 sheet at 600 dpi has 70 million. */
    @WithDefault("80000000")
    long maxPixels();

    /**
     * What its pixels may take in memory: a pixel has 1 byte where it is grey, 3 in colour, twice that at 16 bits. A telephone's 48
     * or 50 megapixels in colour take 143M. While a page is cleaned there are two of it, so twice this, and the bodies of requests
     * beside it, have to fit into the heap.
     */
    @WithDefault("160M")
    MemorySize maxDecoded();

    /** How long a large page waits until those before it are decoded. */
    @WithDefault("10s")
    Duration maxWait();
}
