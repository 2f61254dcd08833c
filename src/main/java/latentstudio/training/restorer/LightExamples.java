package latentstudio.training.restorer;

import java.util.SplittableRandom;
import latentstudio.dataset.LightPages;
import latentstudio.training.loop.Examples;

/** Overviews of pages and the light on them, new each time. */
record LightExamples(LightPages pages) implements Examples {
    @Override
    public int count() {
        return pages.count();
    }

    @Override
    public long[] shape() {
        return new long[] {6, LightPages.SIDE, LightPages.SIDE};
    }

    @Override
    public int label(int index) {
        return 0;
    }

    @Override
    public void copy(int index, SplittableRandom random, float[] input, float[] target) {
        pages.next(index, input, target, random);
    }
}
