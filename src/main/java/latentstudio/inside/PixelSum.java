package latentstudio.inside;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import latentstudio.inside.Operation.Place;
import latentstudio.inside.Operation.Size;
import latentstudio.inside.Operation.Window;

/**
 * How one pixel of a layer came about: {@code value = activation(parts + rest + bias)}.
 *
 * @param model     the model's id
 * @param layer     its number, from 0
 * @param map       of the layer, from 0
 * @param parts     those that count most, the largest absolute sum first
 * @param restCount how many parts there are beside
 * @param rest      their sum
 * @param bias      what is added
 * @param sum       all of it
 * @param value     what the activation makes of the sum
 */
public record PixelSum(String model, int layer, int map, int row, int column, List<Part> parts, int restCount, double rest, double bias,
                       double sum, double value) {
    /** Most windows that are told one by one. */
    private static final int MOST_WINDOWS = 4;
    /** Most single pixels. */
    private static final int MOST_PIXELS = 12;

    /**
     * A window of an input, times its weights.
     *
     * @param layer   the number of the input
     * @param map     of the input
     * @param row     of the upper left corner, which may lie outside of it
     * @param column  likewise
     * @param values  [height * width], row by row; 0 outside
     * @param weights [height * width]
     * @param sum     of their products
     */
    public record Part(int layer, int map, int row, int column, int height, int width, float[] values, float[] weights, double sum) {
        private List<Part> pixels() {
            List<Part> pixels = new ArrayList<>();
            for (int i = 0; i < values.length; i++) {
                pixels.add(new Part(layer, map, row + i / width, column + i % width, 1, 1, new float[] {values[i]}, new float[] {weights[i]},
                        (double) values[i] * weights[i]));
            }
            return pixels;
        }
    }

    /**
     * The sum of a pixel.
     *
     * @param values [layers][values], what each layer gave
     */
    static PixelSum of(String model, List<Layer> layers, float[][] values, int number, Place place) {
        Layer layer = layers.get(number);
        List<Part> parts = new ArrayList<>();
        for (Window window : layer.operation().windows(place)) {
            int input = layer.inputs()[window.input()];
            parts.add(part(window, input, layers.get(input).size(), values[input]));
        }
        boolean dense = layer.operation() instanceof Operation.Dense;
        if (dense) {
            parts = new ArrayList<>(parts.stream().flatMap(part -> part.pixels().stream()).toList());
        }
        parts.sort(Comparator.comparingDouble((Part part) -> -Math.abs(part.sum)));
        List<Part> told = List.copyOf(parts.subList(0, Math.min(parts.size(), dense ? MOST_PIXELS : MOST_WINDOWS)));
        double rest = parts.stream().skip(told.size()).mapToDouble(Part::sum).sum();
        double bias = layer.operation().bias(place);
        double sum = told.stream().mapToDouble(Part::sum).sum() + rest + bias;
        return new PixelSum(model, number, place.map(), place.row(), place.column(), told, parts.size() - told.size(), rest, bias, sum,
                layer.activation().of(sum));
    }

    private static Part part(Window window, int input, Size size, float[] values) {
        float[] seen = new float[window.height() * window.width()];
        double sum = 0;
        for (int i = 0; i < seen.length; i++) {
            Place pixel = new Place(window.map(), window.row() + i / window.width(), window.column() + i % window.width());
            if (size.contains(pixel)) {
                seen[i] = values[(pixel.map() * size.height() + pixel.row()) * size.width() + pixel.column()];
            }
            sum += (double) seen[i] * window.weights()[i];
        }
        return new Part(input, window.map(), window.row(), window.column(), window.height(), window.width(), seen, window.weights(), sum);
    }
}
