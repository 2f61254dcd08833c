package latentstudio.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.text.Normalizer;
import java.util.Locale;

/**
 * One measured figure of a model.
 *
 * @param key    what it is matched by, whatever its name says: {@code mean-squared-error}, {@code recall/prior} for one measure of
 *               several things, {@code validation.mean-squared-error} on held-out pictures; made of the name where a manifest has none
 * @param name   for instance {@code "mean squared error"}
 * @param value  the figure
 * @param unit   for instance {@code "per pixel, values 0..1"}, empty for a bare number
 * @param split  what it was measured on, for instance {@code "test, 10,000 pictures"}
 * @param method how it was measured, in one sentence
 * @param better which direction is good
 * @param target the figure to reach, or null where it is only reported
 */
public record Metric(String key, String name, double value, String unit, String split, String method, Better better, Double target) {
    /** The direction of progress. */
    public enum Better {
        @JsonProperty("lower") LOWER,
        @JsonProperty("higher") HIGHER
    }

    public Metric {
        if (name == null || name.isBlank() || !Double.isFinite(value)) {
            throw new IllegalArgumentException("expected each metric to have a name and a finite value, got '%s' and %s".formatted(name, value));
        }
        key = key == null || key.isBlank() ? keyOf(name) : key;
        if (split == null) {
            throw new IllegalArgumentException("expected the metric '%s' to say on what it was measured ('split')".formatted(name));
        }
        if (target != null && better == null) {
            throw new IllegalArgumentException("the metric '%s' has a target: expected 'better' to be lower or higher, got none"
                    .formatted(name));
        }
    }

    /** The key of a measure that was taken of one of several things. */
    public static String key(String measure, String thing) {
        return measure + "/" + words(thing);
    }

    private static String keyOf(String name) {
        int comma = name.lastIndexOf(", ");
        return comma < 0 ? words(name) : key(words(name.substring(0, comma)), name.substring(comma));
    }

    private static String words(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT).replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9.]+", "-").replaceAll("^-|-$", "");
    }

    /** The same with a figure to reach. */
    public Metric withTarget(Double target) {
        return new Metric(key, name, value, unit, split, method, better, target);
    }

    /** Whether the target is reached; true where there is none. */
    public boolean reached() {
        return target == null || (better == Better.LOWER ? value <= target : value >= target);
    }
}
