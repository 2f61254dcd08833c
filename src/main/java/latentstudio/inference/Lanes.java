package latentstudio.inference;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * How many graphs compute at once, all models together: as many small requests as there are cores, and beside them as many
 * slices of large ones. The two do not wait for each other, for the system shares the cores between them and wakes those
 * first that compute little: people who draw do not feel who cleans pages. Thread-safe.
 */
public final class Lanes {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final long IDLE_SECONDS = 10;
    private static final int BEGUN_PER_LANE = 4;
    private static final ThreadFactory THREADS = Thread.ofPlatform().daemon().name("inference-", 0).factory();

    private final int longestQueue;
    private final int atOnce;
    /** Few enough that each of them ends soon: if all began, all would go on slice by slice and none would end. */
    private final Semaphore begun;
    private final Semaphore large;
    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
    private final Executor executor;
    private int small;

    /**
     * As many as there are cores.
     *
     * @param longestQueue how many small requests may wait
     */
    public Lanes(int longestQueue) {
        this(longestQueue, CORES);
    }

    /** @param atOnce how many small requests, and how many slices of large ones, are under way at once */
    Lanes(int longestQueue, int atOnce) {
        this.longestQueue = longestQueue;
        this.atOnce = atOnce;
        begun = new Semaphore(BEGUN_PER_LANE * atOnce, true);
        large = new Semaphore(atOnce, true);
        executor = executor(atOnce);
    }

    private static Executor executor(int atOnce) {
        ThreadPoolExecutor threads = (ThreadPoolExecutor) Executors.newFixedThreadPool(atOnce, THREADS);
        threads.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * Lets a small request in, or keeps its work for later.
     *
     * @param work done by a thread of the lanes once there is room; not where this returns true
     * @return whether the caller may compute now; it then calls {@link #leave}
     * @throws OverloadedException if too many wait
     */
    synchronized boolean enter(String graph, Runnable work) {
        if (small < atOnce && queue.isEmpty()) {
            small++;
            return true;
        }
        if (queue.size() >= longestQueue) {
            throw new OverloadedException(graph, longestQueue);
        }
        queue.add(work);
        return false;
    }

    /** Ends a small request: its room goes to the one that waits longest. */
    void leave() {
        Runnable next = next();
        if (next != null) {
            // not here: whoever leaves has an answer to bring home
            executor.execute(() -> {
                for (Runnable work = next; work != null; work = next()) {
                    work.run();
                }
            });
        }
    }

    private synchronized Runnable next() {
        Runnable next = queue.poll();
        if (next == null) {
            small--;
        }
        return next;
    }

    /** How many small requests wait. */
    synchronized int depth() {
        return queue.size();
    }

    /**
     * Lets a large request begin, in turn.
     *
     * @throws OverloadedException if it cannot in time; otherwise the caller calls {@link #endLarge}
     */
    void beginLarge(String graph, Duration maxWait) {
        try {
            if (begun.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new OverloadedException(graph, maxWait);
    }

    void endLarge() {
        begun.release();
    }

    /** Waits for room for a slice of a request that has begun, in turn with the others that have. */
    void enterLarge() {
        large.acquireUninterruptibly();
    }

    void leaveLarge() {
        large.release();
    }
}
