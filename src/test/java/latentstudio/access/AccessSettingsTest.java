package latentstudio.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What makes no sense is refused in words when the server starts. */
class AccessSettingsTest {
    private static AccessSettings with(String name, String value) {
        return new SmallRyeConfigBuilder().withMapping(AccessSettings.class).withDefaultValues(Map.of("studio.access." + name, value)).build()
                .getConfigMapping(AccessSettings.class);
    }

    private static void refused(Runnable start, String words) {
        assertThatThrownBy(start::run).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
    }

    @Test
    void refusesAShortKeyWithoutTellingIt() {
        assertThatThrownBy(() -> new ApiKeys(with("api-key", "sixteen-letters-or-more,short"), new Visitors()))
                .hasMessageContaining("expected keys of at least 16 characters, got a shorter one").message().doesNotContain("short,", ",short");
    }

    @Test
    void refusesOriginsWithPathsAndFramesThatAreNone() {
        refused(() -> new OriginCheck(with("allowed-origins", "https://studio.example/draw")), "expected origins such as https://studio.example");
        refused(() -> new OriginCheck(with("frame-ancestors", "'self'; script-src *")), "expected 'self', 'none' or origins");
    }

    @Test
    void refusesNegativeRatesAndNoPages() {
        refused(() -> new RateLimit(with("rate.requests-per-minute", "-1"), new Visitors()), "requests-per-minute: expected 0 (no limit)");
        refused(() -> new PageLimit(with("max-pages", "0"), new Visitors()), "expected at least 1, got 0");
    }
}
