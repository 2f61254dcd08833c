package latentstudio.restore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How many pages are cleaned at once, and with what. */
@ConfigMapping(prefix = "studio.clean")
public interface CleanSettings {
    /** How many pages are in memory to be cleaned at once; together they take {@code studio.page.max-decoded} at most. */
    @WithDefault("4")
    int maxPages();

    /** How long a page waits for those before it. */
    @WithDefault("10s")
    Duration maxWait();

    /** How many tiles are computed beside each other, of all pages together; the number of cores unless it is said. */
    OptionalInt threads();
}
