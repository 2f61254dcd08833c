package latentstudio.figures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import latentstudio.dataset.LabelledPictures;
import latentstudio.inference.ServedModel;

/**
 * The reconstruction errors of a model's test pictures, measured once in the background: what is known so far can be asked for
 * at any time. What stops the measurement is thrown to the next who asks, who thereby starts it again. Thread-safe.
 */
final class TestErrors {
    /** Small enough to let people who draw pass between two batches. */
    private static final int BATCH = 50;

    private final ServedModel model;
    private final LabelledPictures pictures;
    private final float[] errors;
    private int measured;
    private boolean measuring;
    private RuntimeException failure;

    TestErrors(ServedModel model, LabelledPictures pictures) {
        this.model = model;
        this.pictures = pictures;
        errors = new float[pictures.count()];
    }

    /**
     * What is measured already.
     *
     * @return mean squared errors, values of pixels in 0..1, of the first pictures
     */
    synchronized float[] soFar() {
        if (failure != null) {
            RuntimeException told = failure;
            failure = null;
            throw told;
        }
        if (!measuring && measured < errors.length) {
            measuring = true;
            Thread.ofVirtual().name("test-errors").start(this::measure);
        }
        return Arrays.copyOf(errors, measured);
    }

    /**
     * The errors of all pictures; waits until they are measured.
     *
     * @throws InterruptedException if the one who waits is to stop
     */
    synchronized float[] all() throws InterruptedException {
        float[] known = soFar();
        while (known.length < errors.length) {
            wait();
            known = soFar();
        }
        return known;
    }

    private void measure() {
        RuntimeException problem = null;
        try {
            while (!isComplete()) {
                next();
            }
        } catch (RuntimeException stopped) {
            problem = stopped;
        }
        synchronized (this) {
            measuring = false;
            failure = problem;
            notifyAll();
        }
    }

    private synchronized boolean isComplete() {
        return measured == errors.length;
    }

    private void next() {
        int from = measured; // only this thread writes it
        List<Integer> batch = IntStream.range(from, Math.min(from + BATCH, errors.length)).boxed().toList();
        double[] found = PictureRows.of(model, pictures, batch, 0).errors();
        synchronized (this) {
            for (int i = 0; i < found.length; i++) {
                errors[from + i] = (float) found[i];
            }
            measured = from + found.length;
        }
    }
}
