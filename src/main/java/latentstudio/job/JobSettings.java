package latentstudio.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where jobs are kept and how they are done. */
@ConfigMapping(prefix = "studio.job")
public interface JobSettings {
    /** The folder of the embedded database; several servers share a folder only together with a PostgreSQL. */
    @WithDefault("${studio.data}")
    Path folder();

    /** A JDBC address, {@code jdbc:postgresql://host/database}, for several servers; an embedded database without it. */
    Optional<String> url();

    Optional<String> user();

    Optional<String> password();

    /** How many jobs one server does at once. */
    @WithDefault("2")
    int atOnce();

    /** How often a server looks for jobs that others accepted. */
    @WithDefault("1s")
    Duration poll();

    /** How often a server tells that it is alive; after four times this long in silence others take over its jobs. */
    @WithDefault("5s")
    Duration heartbeat();

    /** How long a job that failed waits for its next try; doubled each time. */
    @WithDefault("5s")
    Duration retryAfter();
}
