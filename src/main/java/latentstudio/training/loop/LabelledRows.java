package latentstudio.training.loop;

import java.util.Arrays;
import latentstudio.dataset.Items;

/**
 * Rows of numbers with their classes: latents that a prior learns from, pictures that were generated.
 *
 * @param rows   [N][values]
 * @param labels [N]
 * @param shape  of one row, without the batch axis
 */
public record LabelledRows(float[][] rows, int[] labels, long... shape) implements Items {
    @Override
    public int count() {
        return rows.length;
    }

    @Override
    public void copy(int index, float[] target, int offset) {
        System.arraycopy(rows[index], 0, target, offset, rows[index].length);
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public Items part(int from, int to) {
        return new LabelledRows(Arrays.copyOfRange(rows, from, to), Arrays.copyOfRange(labels, from, to), shape);
    }
}
