package latentstudio.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the bodies of requests may take. */
@ConfigMapping(prefix = "studio")
public interface UploadSettings {
    /** One body that goes to memory. */
    @WithDefault("20M")
    MemorySize maxBodySize();

    /** All bodies together that go to memory. */
    @WithDefault("100M")
    MemorySize maxBytesInFlight();

    /** All scans together that are being sent, which go to the disk. */
    @WithDefault("1G")
    MemorySize maxScanBytesInFlight();
}
