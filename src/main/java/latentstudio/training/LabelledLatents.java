package latentstudio.training;

import java.util.Arrays;
import latentstudio.dataset.Items;

/**
 * Latents with their classes.
 *
 * @param latents [N][Z]
 * @param labels  [N]
 */
record LabelledLatents(float[][] latents, int[] labels) implements Items {
    @Override
    public int count() {
        return latents.length;
    }

    @Override
    public long[] shape() {
        return new long[] {latents[0].length};
    }

    @Override
    public void copy(int index, float[] target, int offset) {
        System.arraycopy(latents[index], 0, target, offset, latents[index].length);
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public Items part(int from, int to) {
        return new LabelledLatents(Arrays.copyOfRange(latents, from, to), Arrays.copyOfRange(labels, from, to));
    }
}
