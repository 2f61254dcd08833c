package latentstudio.training.restorer;

import java.util.List;
import java.util.SplittableRandom;
import latentstudio.dataset.RestorerPatches;
import latentstudio.training.loop.Examples;

/**
 * Dirty patches of pages and their clean ones, each drawn anew: an epoch is a number of them, not a pass over all.
 *
 * @param patches what draws them
 * @param count   of an epoch
 */
record PatchExamples(RestorerPatches patches, int count) implements Examples {
    @Override
    public long[] shape() {
        return new long[] {3, patches.size(), patches.size()};
    }

    @Override
    public int label(int index) {
        return 0;
    }

    @Override
    public void copy(int index, SplittableRandom random, float[] input, float[] target) {
        patches.next(input, target, random);
    }

    /** Patches of held-out pages, always the same. */
    record HeldOut(List<RestorerPatches.Patch> patches) implements Examples {
        @Override
        public int count() {
            return patches.size();
        }

        @Override
        public long[] shape() {
            return new long[] {3, patches.getFirst().clean().height(), patches.getFirst().clean().width()};
        }

        @Override
        public int label(int index) {
            return 0;
        }

        @Override
        public void copy(int index, SplittableRandom random, float[] input, float[] target) {
            RestorerPatches.Patch patch = patches.get(index);
            System.arraycopy(patch.page().values(), 0, input, 0, input.length);
            System.arraycopy(patch.clean().values(), 0, target, 0, target.length);
        }
    }
}
