package latentstudio.training.loop;

import java.util.SplittableRandom;
import latentstudio.dataset.Items;
import latentstudio.image.PictureShape;

/** What a network learns from: what it is given, and what it is to answer with. */
public interface Examples {
    int count();

    /** The shape of what is given, without the batch axis; what is wanted has as many values. */
    long[] shape();

    /** The number of an example's class, 0 for the first or where there are none. */
    int label(int index);

    /**
     * Writes one example.
     *
     * @param random draws its damage; the same state, the same example
     * @param input  what the network is given
     * @param target what it is to answer with
     */
    void copy(int index, SplittableRandom random, float[] input, float[] target);

    /** Items that the network is to give back as they were before their preparation; only pictures can be prepared. */
    static Examples of(Items items, Preparation preparation) {
        long[] shape = items.shape();
        PictureShape picture = shape.length == 3 ? new PictureShape((int) shape[0], (int) shape[1], (int) shape[2]) : null;
        return new Examples() {
            @Override
            public int count() {
                return items.count();
            }

            @Override
            public long[] shape() {
                return shape;
            }

            @Override
            public int label(int index) {
                return items.label(index);
            }

            @Override
            public void copy(int index, SplittableRandom random, float[] input, float[] target) {
                items.copy(index, target, 0);
                preparation.apply(target, input, picture, random);
            }
        };
    }
}
