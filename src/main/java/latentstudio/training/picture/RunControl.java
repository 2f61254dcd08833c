package latentstudio.training.picture;

import latentstudio.training.loop.RunObserver;

/** What is wished of a run while it goes on, by another thread than its own. Thread-safe. */
public final class RunControl {
    private volatile RunObserver.Wish wish = RunObserver.Wish.GO_ON;
    private volatile double rate = 1;

    /** The epoch ends here, and the run goes on another time; one that is to stop stops. */
    public synchronized void pause() {
        if (wish == RunObserver.Wish.GO_ON) {
            wish = RunObserver.Wish.PAUSE;
        }
    }

    /** The epoch ends here and is the last one. */
    public synchronized void stop() {
        wish = RunObserver.Wish.STOP;
    }

    /**
     * Has the learning rate multiplied.
     *
     * @param factor above 0
     * @throws IllegalArgumentException if it is not
     */
    public void rate(double factor) {
        if (!(factor > 0) || !Double.isFinite(factor)) {
            throw new IllegalArgumentException("rate: expected a factor above 0, got " + factor);
        }
        rate = factor;
    }

    RunObserver.Wish wish() {
        return wish;
    }

    double rate() {
        return rate;
    }
}
