package latentstudio.operation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What whoever runs the server is told of it. */
@ConfigMapping(prefix = "studio")
interface OperationSettings {
    /** Whether each answered request becomes a line of JSON on the standard output. */
    @WithDefault("false")
    boolean accessLog();
}
