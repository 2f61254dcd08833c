package latentstudio.generate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import latentstudio.latent.EncodedPictures;
import latentstudio.latent.Plane;

/**
 * Where a model's test pictures lie on its principal plane.
 *
 * @param model  the model's id
 * @param places [N][2], little-endian 16-bit numbers from 0 (low) to 65,535 (high), across and up; base64 in JSON
 * @param labels [N], bytes, the numbers of their classes; base64 in JSON
 * @param low    [2], the least coordinates
 * @param high   [2], the largest coordinates
 * @param shares [2], what each axis tells of the latents' variance, 0..1
 */
public record Scatter(String model, byte[] places, byte[] labels, float[] low, float[] high, double[] shares) {
    private static final int STEPS = 0xffff;

    static Scatter of(String model, EncodedPictures known, Plane plane) {
        int count = known.latents().length;
        float[][] places = new float[count][];
        float[] low = {Float.MAX_VALUE, Float.MAX_VALUE};
        float[] high = {-Float.MAX_VALUE, -Float.MAX_VALUE};
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            places[i] = plane.place(known.latents()[i]);
            labels[i] = (byte) known.labels()[i];
            for (int axis = 0; axis < 2; axis++) {
                low[axis] = Math.min(low[axis], places[i][axis]);
                high[axis] = Math.max(high[axis], places[i][axis]);
            }
        }
        ByteBuffer packed = ByteBuffer.allocate(2 * Short.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] place : places) {
            for (int axis = 0; axis < 2; axis++) {
                float length = Math.max(high[axis] - low[axis], Float.MIN_NORMAL); // of one value, the second axis is all zeros
                packed.putShort((short) Math.round((place[axis] - low[axis]) / length * STEPS));
            }
        }
        return new Scatter(model, packed.array(), labels, low, high, plane.shares());
    }
}
