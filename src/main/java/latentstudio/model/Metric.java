package latentstudio.model;

/**
 * One measured figure of a model.
 *
 * @param name   for instance {@code "mean squared error"}
 * @param value  the figure
 * @param unit   for instance {@code "per pixel, values 0..1"}, empty for a bare number
 * @param split  what it was measured on, for instance {@code "test, 10,000 pictures"}
 * @param method how it was measured, in one sentence
 * @param target the figure to reach, or null where it is only reported
 */
public record Metric(String name, double value, String unit, String split, String method, Double target) {
}
