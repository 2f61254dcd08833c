package latentstudio.dataset;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the studio finds the data sets that its models learned from and were tested on. */
@ConfigMapping(prefix = "studio")
public interface DataSetSettings {
    /** The folder of the data sets that ship: one folder each. */
    @WithDefault("datasets")
    Path datasets();

    /** One more such folder; its data sets come after those that ship. */
    Optional<Path> extraDatasets();
}
