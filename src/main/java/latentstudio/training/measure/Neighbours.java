package latentstudio.training.measure;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * A set of vectors [M][F] in which the Euclidean neighbours of others are looked for. Every distance is computed, as
 * |q|<sup>2</sup> + |v|<sup>2</sup> - 2 q v, by PyTorch's matrix product in blocks of some {@value #BLOCK} distances.
 * Not thread-safe; to be closed.
 */
final class Neighbours implements AutoCloseable {
    /** 80 MB in double precision. */
    private static final int BLOCK = 10_000_000;

    private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
    private final float[][] vectors;
    private final DataType type;
    private final NDArray transposed; // [F, M]
    private final NDArray squares; // [1, M]

    /**
     * @param vectors [M][F], kept, not copied
     * @param type    FLOAT64 where vectors may be equal and their distance matters; FLOAT32 takes half the time and
     *                memory
     * @throws IllegalArgumentException for no vectors, or vectors of several lengths
     */
    Neighbours(float[][] vectors, DataType type) {
        if (vectors.length == 0) {
            manager.close();
            throw new IllegalArgumentException("expected vectors to compare with, got none");
        }
        this.vectors = vectors;
        this.type = type;
        try {
            NDArray array = array(manager, vectors, 0, vectors.length); // [M, F]
            squares = array.square().sum(new int[] {1}).reshape(1, vectors.length); // [1, M]
            transposed = array.transpose(); // [F, M], a view
        } catch (IllegalArgumentException e) {
            manager.close();
            throw e;
        }
    }

    /** Where the nearest vector of each query is and how far, both [N]. */
    record Nearest(int[] indices, double[] distances) {
    }

    /**
     * The nearest vector to each query. Where two are equally near within the rounding of the type, either one.
     *
     * @param queries [N][F]
     */
    Nearest nearest(float[][] queries) {
        int[] indices = new int[queries.length];
        forEachNearest(queries, 1, (query, found, squares) -> indices[query] = (int) found[0]);
        return exactly(queries, indices);
    }

    /** The nearest other vector to each of this set's first {@code count} vectors. */
    Nearest nearestOther(int count) {
        if (count < 1 || count > vectors.length || vectors.length < 2) {
            throw new IllegalArgumentException("expected a count of 1 to the %d vectors, and at least 2 of these, got %d"
                    .formatted(vectors.length, count));
        }
        float[][] queries = Arrays.copyOf(vectors, count);
        int[] indices = new int[count];
        forEachNearest(queries, 2, (query, found, squares) -> indices[query] = (int) (found[0] == query ? found[1] : found[0]));
        return exactly(queries, indices);
    }

    /** The distances once more, without the rounding that a difference of large squares leaves near 0. */
    private Nearest exactly(float[][] queries, int[] indices) {
        double[] distances = new double[queries.length];
        for (int i = 0; i < queries.length; i++) {
            float[] vector = vectors[indices[i]];
            double sum = 0;
            for (int k = 0; k < vector.length; k++) {
                double difference = queries[i][k] - vector[k];
                sum += difference * difference;
            }
            distances[i] = Math.sqrt(sum);
        }
        return new Nearest(indices, distances);
    }

    /**
     * The squared distance from each vector to its k-th nearest other.
     *
     * @return [M]
     */
    double[] squaredRadii(int k) {
        if (k < 1 || k >= vectors.length) {
            throw new IllegalArgumentException("expected a neighbour from the first to number %d, got %d"
                    .formatted(vectors.length - 1, k));
        }
        double[] radii = new double[vectors.length];
        // the vector itself is the first
        forEachNearest(vectors, k + 1, (query, found, squares) -> radii[query] = Math.max(0, squares[k]));
        return radii;
    }

    /**
     * The share of the queries that lie in at least one of the balls around this set's vectors.
     *
     * @param queries      [N][F]
     * @param squaredRadii [M], a ball's border belongs to it
     */
    double shareWithin(float[][] queries, double[] squaredRadii) {
        int[] within = new int[1];
        try (NDArray radii = manager.create(squaredRadii, new Shape(1, squaredRadii.length)).toType(type, false)) {
            forEachBlock(queries, (from, distances) -> {
                double[] past = distances.subi(radii).min(new int[] {1}).toType(DataType.FLOAT64, false).toDoubleArray();
                within[0] += (int) Arrays.stream(past).filter(value -> value <= 0).count();
            });
        }
        return (double) within[0] / queries.length;
    }

    private interface Found {
        /**
         * @param indices [k], where the nearest vectors are, the nearest first
         * @param squares [k], of their distances, rounded as the type is
         */
        void accept(int query, long[] indices, double[] squares);
    }

    private void forEachNearest(float[][] queries, int k, Found found) {
        forEachBlock(queries, (from, distances) -> {
            NDList nearest = distances.topK(k, 1, false, true); // [n, k] each
            double[] squares = nearest.get(0).toType(DataType.FLOAT64, false).toDoubleArray();
            long[] indices = nearest.get(1).toLongArray();
            for (int i = 0; i < indices.length / k; i++) {
                found.accept(from + i, Arrays.copyOfRange(indices, i * k, (i + 1) * k), Arrays.copyOfRange(squares, i * k, (i + 1) * k));
            }
        });
    }

    private interface Block {
        /** @param distances [n, M], the squared distances from the queries {@code from} and on; may be written to */
        void accept(int from, NDArray distances);
    }

    private void forEachBlock(float[][] queries, Block block) {
        if (queries.length == 0) {
            throw new IllegalArgumentException("expected vectors to look for, got none");
        }
        int rows = Math.max(1, BLOCK / vectors.length);
        for (int from = 0; from < queries.length; from += rows) {
            int to = Math.min(from + rows, queries.length);
            try (NDManager scope = manager.newSubManager()) {
                NDArray some = array(scope, queries, from, to); // [n, F]
                NDArray sums = some.square().sum(new int[] {1}).reshape(to - from, 1); // [n, 1]
                block.accept(from, some.matMul(transposed).muli(-2).addi(sums).addi(squares)); // [n, M]
            }
        }
    }

    private NDArray array(NDManager owner, float[][] rows, int from, int to) {
        int size = vectors[0].length;
        float[] values = new float[Math.multiplyExact(to - from, size)];
        for (int i = from; i < to; i++) {
            if (rows[i].length != size) {
                throw new IllegalArgumentException("expected vectors of %d values, got one of %d"
                        .formatted(size, rows[i].length));
            }
            System.arraycopy(rows[i], 0, values, (i - from) * size, size);
        }
        NDArray array = owner.create(values, new Shape(to - from, size));
        return type == DataType.FLOAT32 ? array : array.toType(type, false);
    }

    @Override
    public void close() {
        manager.close();
    }
}
