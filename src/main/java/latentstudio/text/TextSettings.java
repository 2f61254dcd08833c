package latentstudio.text;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What reads pages. */
@ConfigMapping(prefix = "studio.text")
public interface TextSettings {
    /** The program: its name on the path, or where it is. */
    @WithDefault("tesseract")
    String tesseract();

    /** How long it may read a page, after which it is killed and the page has no text. */
    @WithDefault("PT2M")
    Duration timeout();
}
