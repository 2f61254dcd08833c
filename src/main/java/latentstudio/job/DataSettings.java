package latentstudio.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the studio keeps what outlives it. */
@ConfigMapping(prefix = "studio")
public interface DataSettings {
    /** A folder that is made where it is missing; servers that share a database share it too. */
    @WithDefault("data")
    Path data();
}
