package latentstudio.image;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a picture may be; past it the answer is an error, never an out-of-memory. */
@ConfigMapping(prefix = "studio.picture")
public interface PictureSettings {
    /** Width x height of a picture that is decoded. */
    @WithDefault("25000000")
    long maxPixels();

    /** How long a large picture waits until those before it are read. */
    @WithDefault("10s")
    Duration maxWait();
}
