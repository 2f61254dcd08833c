package latentstudio.inside;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import latentstudio.model.OnnxFile.Tensor;

/**
 * How a layer makes a pixel of what it takes: a weighted sum over windows of its inputs, and a bias. That holds for every kind of layer
 * here, which differ in where the windows lie and which weights they have. Stateless.
 */
sealed interface Operation {
    /**
     * A pixel of a layer.
     *
     * @param map    which of its maps, from 0
     * @param row    from 0
     * @param column from 0
     */
    record Place(int map, int row, int column) {
    }

    /**
     * Maps of one size; numbers in a row are one map of one row.
     */
    record Size(int maps, int height, int width) {
        int pixels() {
            return Math.multiplyExact(height, width);
        }

        int values() {
            return Math.multiplyExact(maps, pixels());
        }

        boolean contains(Place place) {
            return isBelow(place.map, maps) && isBelow(place.row, height) && isBelow(place.column, width);
        }

        private static boolean isBelow(int value, int limit) {
            return value >= 0 && value < limit;
        }
    }

    /**
     * A part of an input that a pixel is made of.
     *
     * @param input   which of the layer's inputs, from 0
     * @param map     of that input
     * @param row     of the upper left corner, which may lie outside: there are zeros
     * @param column  likewise
     * @param weights [height * width], row by row
     */
    record Window(int input, int map, int row, int column, int height, int width, float[] weights) {
        static Window pixel(int input, int map, int row, int column, float weight) {
            return new Window(input, map, row, column, 1, 1, new float[] {weight});
        }
    }

    /** How the page knows it. */
    String kind();

    /** What a pixel at this place is made of. */
    List<Window> windows(Place place);

    /** What is added to the sum of the pixel at a place. */
    default float bias(Place place) {
        return 0;
    }

    /** How many numbers it has learned. */
    default int parameters() {
        return 0;
    }

    /** Sides of its windows and how far apart they lie; {1, 1} where that tells nothing. */
    default int[] kernelAndStride() {
        return new int[] {1, 1};
    }

    /** What has learned its weights and its bias. */
    sealed interface Learned extends Operation {
        Tensor weight();

        Tensor bias();

        @Override
        default int parameters() {
            return weight().values().length + bias().values().length;
        }
    }

    /** What slides one window over all places, with a bias for each map that it makes. */
    sealed interface Convolving extends Learned {
        int kernel();

        int stride();

        @Override
        default float bias(Place place) {
            return bias().values()[place.map];
        }

        @Override
        default int[] kernelAndStride() {
            return new int[] {kernel(), stride()};
        }
    }

    /** What a graph is given. */
    record Input() implements Operation {
        @Override
        public String kind() {
            return "input";
        }

        @Override
        public List<Window> windows(Place place) {
            return List.of();
        }
    }

    /**
     * A convolution, weights [out, in, kernel, kernel].
     *
     * @param top zeros above, and {@code left} zeros at the left
     */
    record Convolution(Tensor weight, Tensor bias, int kernel, int stride, int top, int left) implements Convolving {
        @Override
        public String kind() {
            return "convolution";
        }

        @Override
        public List<Window> windows(Place place) {
            int in = (int) weight.shape()[1];
            int size = kernel * kernel;
            return IntStream.range(0, in).mapToObj(map -> {
                int from = (place.map * in + map) * size;
                return new Window(0, map, place.row * stride - top, place.column * stride - left, kernel, kernel,
                        Arrays.copyOfRange(weight.values(), from, from + size));
            }).toList();
        }
    }

    /**
     * A transposed convolution, weights [in, out, kernel, kernel]: input pixel i adds w[k] times itself to output pixel
     * {@code stride * i + k}, so that an output pixel is made of those i for which a k remains.
     */
    record TransposedConvolution(Tensor weight, Tensor bias, int kernel, int stride, Size input) implements Convolving {
        @Override
        public String kind() {
            return "transposed-convolution";
        }

        @Override
        public List<Window> windows(Place place) {
            int[] rows = sources(place.row, input.height());
            int[] columns = sources(place.column, input.width());
            int out = (int) weight.shape()[1];
            return IntStream.range(0, input.maps()).mapToObj(map -> {
                float[] weights = new float[rows[1] * columns[1]];
                for (int i = 0; i < weights.length; i++) {
                    int down = place.row - stride * (rows[0] + i / columns[1]);
                    int across = place.column - stride * (columns[0] + i % columns[1]);
                    weights[i] = weight.values()[((map * out + place.map) * kernel + down) * kernel + across];
                }
                return new Window(0, map, rows[0], columns[0], rows[1], columns[1], weights);
            }).toList();
        }

        /** The first input pixel on an axis that reaches an output pixel, and how many do. */
        private int[] sources(int output, int length) {
            int first = Math.max(0, Math.ceilDiv(output - kernel + 1, stride));
            int last = Math.min(length - 1, output / stride);
            return new int[] {first, Math.max(0, last - first + 1)};
        }
    }

    /**
     * A dense layer, weights [out, in]: each number is made of all that go in.
     *
     * @param input  how these lie in maps
     * @param output how what it makes lies in maps
     */
    record Dense(Tensor weight, Tensor bias, Size input, Size output) implements Learned {
        @Override
        public String kind() {
            return "dense";
        }

        @Override
        public List<Window> windows(Place place) {
            int from = unit(place) * input.values();
            return IntStream.range(0, input.maps()).mapToObj(map -> new Window(0, map, 0, 0, input.height(), input.width(),
                    Arrays.copyOfRange(weight.values(), from + map * input.pixels(), from + (map + 1) * input.pixels()))).toList();
        }

        private int unit(Place place) {
            return (place.map * output.height() + place.row) * output.width() + place.column;
        }

        @Override
        public float bias(Place place) {
            return bias.values()[unit(place)];
        }
    }

    /** Channels that become pixels: channel c r r + i r + j is row i, column j of each r x r cell of map c. */
    record PixelShuffle(int factor) implements Operation {
        @Override
        public String kind() {
            return "pixel-shuffle";
        }

        @Override
        public List<Window> windows(Place place) {
            int channel = (place.map * factor + place.row % factor) * factor + place.column % factor;
            return List.of(Window.pixel(0, channel, place.row / factor, place.column / factor, 1));
        }

        @Override
        public int[] kernelAndStride() {
            return new int[] {factor, factor};
        }
    }

    /** x + f(x): pixel by pixel. */
    record Sum() implements Operation {
        @Override
        public String kind() {
            return "sum";
        }

        @Override
        public List<Window> windows(Place place) {
            return List.of(Window.pixel(0, place.map, place.row, place.column, 1), Window.pixel(1, place.map, place.row, place.column, 1));
        }
    }

    /** Bilinear, the centres of pixels at their halves: the up to four pixels around a point, by how near they are. */
    record Resize(Size input, Size output) implements Operation {
        @Override
        public String kind() {
            return "resize";
        }

        @Override
        public List<Window> windows(Place place) {
            Axis rows = Axis.of(place.row, input.height(), output.height());
            Axis columns = Axis.of(place.column, input.width(), output.width());
            float[] weights = new float[rows.weights.length * columns.weights.length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = rows.weights[i / columns.weights.length] * columns.weights[i % columns.weights.length];
            }
            return List.of(new Window(0, place.map, rows.first, columns.first, rows.weights.length, columns.weights.length, weights));
        }

        private record Axis(int first, float[] weights) {
            static Axis of(int output, int from, int to) {
                double at = Math.clamp((output + 0.5) * from / to - 0.5, 0, from - 1);
                int first = (int) at;
                float part = (float) (at - first);
                return part == 0 ? new Axis(first, new float[] {1}) : new Axis(first, new float[] {1 - part, part});
            }
        }
    }
}
