package latentstudio.training.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.Arrays;
import java.util.List;
import latentstudio.architecture.Network;

/** Arrays of a network as one row of numbers, and back. */
public final class Weights {
    private Weights() {
    }

    /** The values of all arrays, one after the other. */
    public static float[] read(List<NDArray> arrays) {
        float[] all = new float[Math.toIntExact(arrays.stream().mapToLong(NDArray::size).sum())];
        int offset = 0;
        for (NDArray array : arrays) {
            float[] values = array.toFloatArray();
            System.arraycopy(values, 0, all, offset, values.length);
            offset += values.length;
        }
        return all;
    }

    /** Sets the values of all arrays, whose sizes must add up to what is given. */
    public static void write(List<NDArray> arrays, float[] all) {
        long size = arrays.stream().mapToLong(NDArray::size).sum();
        if (size != all.length) {
            throw new IllegalArgumentException("expected %d weights, got %d".formatted(size, all.length));
        }
        int offset = 0;
        for (NDArray array : arrays) {
            int length = Math.toIntExact(array.size());
            // in place, since NDArray.set would leave the tensor with memory that belongs to a Java buffer
            try (NDArray values = array.getManager().create(Arrays.copyOfRange(all, offset, offset + length), array.getShape())) {
                array.subi(array).addi(values);
            }
            offset += length;
        }
    }

    /** Gives a network, which has none yet, its weights, all of them in a row. */
    public static Network network(Network network, float[] weights, NDManager manager) {
        network.initialise(manager, 0);
        write(network.parameters().stream().map(Parameter::getArray).toList(), weights);
        return network;
    }

    /**
     * Weights between those of two networks, one of which was trained on from the other: often better than both at what
     * either was taught (M. Wortsman and others, <i>Model soups</i>, 2022).
     *
     * @param share of the other's, 0..1
     */
    public static float[] averaged(float[] own, float[] other, float share) {
        if (own.length != other.length) {
            throw new IllegalArgumentException("expected %d weights, got %d".formatted(own.length, other.length));
        }
        float[] averaged = new float[own.length];
        for (int i = 0; i < own.length; i++) {
            averaged[i] = own[i] + share * (other[i] - own[i]);
        }
        return averaged;
    }

    /**
     * The same values rounded to half precision (IEEE 754 binary16, 11 significant bits): what ships, since no figure
     * shows the difference and the files are half as large.
     */
    public static float[] rounded(float[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = Float.float16ToFloat(Float.floatToFloat16(values[i]));
        }
        return rounded;
    }

    /** Whether half precision holds all values as they are. */
    public static boolean areHalves(float[] values) {
        return Arrays.equals(values, rounded(values));
    }
}
