package latentstudio.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Who may ask what, and how often. */
@ConfigMapping(prefix = "studio.access")
public interface AccessSettings {
    /** Which sites may show the page in a frame, as {@code frame-ancestors} of a content security policy: {@code 'self'}, {@code 'none'}, origins. */
    @WithDefault("'self'")
    String frameAncestors();

    /** Origins, as {@code https://studio.example}, whose pages may send what changes something, beside that of the server itself. */
    Optional<List<String>> allowedOrigins();

    /** Keys of at least 16 characters, one of which who asks under {@code /api} and {@code /v2}, or for the metrics, has to send. */
    Optional<List<String>> apiKey();

    /** Whether visitors sign in by OpenID Connect, and tools send bearer tokens; {@code quarkus.oidc.*} names the provider. */
    @WithDefault("false")
    boolean oidc();

    /** How often one address may ask. */
    Rate rate();

    /** Pages (tabs) that are open at once; each holds memory. */
    @WithDefault("500")
    int maxPages();

    /** Visitors of the page at once, those who left less than half an hour ago with them. */
    @WithDefault("10000")
    int maxVisitors();

    /** How often one address may ask; of IPv6 the first 64 bits are one address. */
    interface Rate {
        /** Requests under {@code /api} and {@code /v2}, and what a page asks outside its WebSocket. 0: no limit. */
        @WithDefault("6000")
        int requestsPerMinute();

        /** As many of these may come at once; a page to clean, or a scan, counts as a tenth of it. */
        @WithDefault("1000")
        int requestsAtOnce();

        /** Pages that are opened; as many may come at once. 0: no limit. */
        @WithDefault("60")
        int pagesPerMinute();

        /** Whether what this machine itself asks is limited too. */
        @WithDefault("false")
        boolean limitLoopback();
    }
}
