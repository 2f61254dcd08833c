package latentstudio.oip;

import java.util.Arrays;
import latentstudio.model.TensorSpec;

/** Holds the shape that an input tells against what the model takes and against the values that came. */
final class InputShape {
    private InputShape() {
    }

    /**
     * Checks an input.
     *
     * @return the lengths of its free axes but the batch, for {@link TensorSpec#sized}
     * @throws OipException if it does not fit
     */
    static int[] require(OipModel model, TensorSpec spec, InferRequest.Input input) {
        if (!input.datatype().equals(spec.dtype())) {
            throw OipException.badRequest("Expected datatype %s for the input '%s' of '%s', got '%s'.", spec.dtype(), spec.name(), model.name(), input.datatype());
        }
        long[] shape = input.shape();
        if (shape.length != spec.shape().size()) {
            throw mismatch(model, spec, shape);
        }
        int[] free = new int[shape.length];
        int count = 0;
        long values = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            int taken = spec.shape().get(axis);
            if (shape[axis] < 1 || shape[axis] > Integer.MAX_VALUE || taken != TensorSpec.DYNAMIC && shape[axis] != taken) {
                throw mismatch(model, spec, shape);
            }
            values = saturated(values, shape[axis]);
            if (axis > 0 && taken == TensorSpec.DYNAMIC) {
                free[count++] = side(model, spec, shape[axis]);
            }
        }
        if (values != input.values().length) {
            throw OipException.badRequest("Expected %d values for the shape %s of the input '%s', got %d.", values, Arrays.toString(shape), spec.name(),
                    input.values().length);
        }
        return Arrays.copyOf(free, count);
    }

    private static int side(OipModel model, TensorSpec spec, long length) {
        int tile = model.tiling().tile();
        int multiple = model.tiling().multiple();
        if (length > tile || length % multiple != 0) {
            throw OipException.badRequest("Expected sides of at most %d and a multiple of %d for the input '%s' of '%s', got %d; cut the page into tiles.",
                    tile, multiple, spec.name(), model.name(), length);
        }
        return (int) length;
    }

    /** The product, or the largest number there is. */
    private static long saturated(long a, long b) {
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    private static OipException mismatch(OipModel model, TensorSpec spec, long[] shape) {
        return OipException.badRequest("Expected the shape %s (-1: any length from 1) for the input '%s' of '%s', got %s.",
                spec.shape(), spec.name(), model.name(), Arrays.toString(shape));
    }
}
