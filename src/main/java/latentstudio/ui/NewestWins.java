package latentstudio.ui;

import org.jboss.logging.Logger;

/**
 * A mailbox that holds one piece of work: while one runs in a virtual thread, a newer one takes the place of the one
 * that waits. A flood of questions thus costs no more than the machine can compute, and the newest is always done.
 *
 * <p>Thread-safe.
 */
public final class NewestWins {
    private static final Logger LOG = Logger.getLogger(NewestWins.class);

    private Runnable waiting;
    private boolean working;

    /** Does the work soon, unless newer work comes before it begins. */
    public synchronized void post(Runnable work) {
        waiting = work;
        if (!working) {
            working = true;
            Thread.ofVirtual().name("newest").start(this::drain);
        }
    }

    private void drain() {
        for (Runnable work = next(); work != null; work = next()) {
            try {
                work.run();
            } catch (RuntimeException | Error failure) {
                // whatever befalls one question, the next must still be answered
                LOG.error("A question of a page got no answer", failure);
            }
        }
    }

    private synchronized Runnable next() {
        Runnable work = waiting;
        waiting = null;
        working = work != null;
        return work;
    }
}
