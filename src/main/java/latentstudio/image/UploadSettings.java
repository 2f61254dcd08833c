package latentstudio.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the bodies of requests may take. */
@ConfigMapping(prefix = "studio")
public interface UploadSettings {
    /** One body that goes to memory. */
    @WithDefault("20M")
    MemorySize maxBodySize();

    /** One body that is a page to clean, and goes to memory too: an A4 page at 300 dpi in colour, not compressed, has 26 MB. */
    @WithDefault("64M")
    MemorySize maxPageSize();

    /** All bodies together that go to memory. */
    @WithDefault("100M")
    MemorySize maxBytesInFlight();

    /** All scans together that are being sent, which go to the disk. */
    @WithDefault("1G")
    MemorySize maxScanBytesInFlight();

    /** How many bytes of a body have to come in a second at least, and of an answer to be taken. */
    @WithDefault("16K")
    MemorySize minUploadRate();

    /** How long either may be slower than that. */
    @WithDefault("10s")
    Duration uploadPatience();

    /** How many scans are taken at once, and how many bodies of the page and over HTTP/2: each holds a thread while it comes. */
    @WithDefault("64")
    int maxUploadsAtOnce();

    /** What has to come of a body in {@link #uploadPatience}, bytes. */
    default long leastBytes() {
        return minUploadRate().asLongValue() * uploadPatience().toMillis() / 1000;
    }

    /** How many connections without a request are kept; of more, those that are silent for longest are closed. */
    @WithDefault("2000")
    int maxIdleConnections();
}
