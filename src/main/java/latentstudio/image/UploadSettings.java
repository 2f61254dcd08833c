package latentstudio.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What requests may bring that go to memory. */
@ConfigMapping(prefix = "studio")
public interface UploadSettings {
    /** One body. */
    @WithDefault("20M")
    MemorySize maxBodySize();

    /** All bodies together. */
    @WithDefault("100M")
    MemorySize maxBytesInFlight();
}
