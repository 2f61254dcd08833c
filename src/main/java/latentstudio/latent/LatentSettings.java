package latentstudio.latent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the studio finds the pictures that its models learned from and were tested on. */
@ConfigMapping(prefix = "studio")
public interface LatentSettings {
    /** A folder for each data set, with four IDX files under the published names. */
    @WithDefault("pictures")
    Path pictures();
}
