package latentstudio.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;

/**
 * Jobs that are done step by step, and go on after the last finished step when the server was stopped, killed or cut off
 * meanwhile. Several servers on one database share them; none is done by two at once. Thread-safe. Close it.
 *
 * <p>Every method throws a {@link JobsUnavailableException} while the database cannot be used.
 */
public final class JobQueue implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(JobQueue.class);
    /** How often a job is begun without finishing a step before it is given up. */
    private static final int MOST_ATTEMPTS = 4;
    /** Below it the scheduler calls a server dead too early. */
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LONGEST_STEP = Duration.ofSeconds(20);
    /** After so long a job lets those that wait go first, so that a short one does not wait for the end of a long one. */
    private static final long SLICE_NANOS = Duration.ofSeconds(3).toNanos();
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);

    private final JobSettings settings;
    private final JobKind kind;
    private final JobDatabase database;
    private final JobTable table;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;

    /** Does jobs. */
    public interface Work {
        /**
         * Does what is left of a job. It may have been begun before, here or elsewhere.
         *
         * @throws CancellationException if the {@link Step} says that the job is not wanted or has to pause
         * @throws GivenUpException      if it makes no sense to try again
         * @throws Exception             if it does, a little later
         */
        void go(Job job, Step step) throws Exception;

        /** A job that was begun is not worked on any more, whatever became of it, and its state tells so. */
        default void ended(UUID job) {
        }

        /** Whether something is left of a job that is done: it came between the end of {@link #go} and that of the job. */
        default boolean isLeft(Job job) {
            return false;
        }
    }

    /** What work tells of itself, and is told. */
    public interface Step {
        /**
         * Some steps are done for good. Where other jobs wait, this is where a long one makes room for them.
         *
         * @throws CancellationException as {@link #requireWanted}
         */
        void done(int steps);

        /** Something went wrong that does not stop the job. */
        void note(String problem);

        /** @throws CancellationException if the job is not wanted any more, was stopped, or the server is stopping */
        void requireWanted();
    }

    /** A job that no further try would help; the message says what was expected, what came, what to do. */
    public static final class GivenUpException extends Exception {
        public GivenUpException(String message) {
            super(message);
        }
    }

    /**
     * Opens the database and begins with what waits there.
     *
     * @param sweep called now and then by one of the servers, to tidy up
     * @throws JobsUnavailableException if the database cannot be used
     */
    public JobQueue(JobKind kind, JobSettings settings, int atOnce, Work work, Runnable sweep) {
        this.settings = settings;
        this.kind = kind;
        database = new JobDatabase(settings, kind, atOnce);
        table = new JobTable(database.source(), kind);
        task = Tasks.custom("job", Void.class).onDeadExecutionRevive().onFailure(this::failed).execute((instance, context) -> {
            UUID id = UUID.fromString(instance.getId());
            go(id, work, context);
            return (complete, operations) -> {
                operations.stop();
                if (table.isWaiting(id)) { // asked for again before the scheduler had forgotten it
                    schedule(id);
                }
            };
        });
        RecurringTask<Void> sweeping = Tasks.recurring("sweep", FixedDelay.of(BETWEEN_SWEEPS)).execute((instance, context) -> {
            table.waiting().forEach(job -> schedule(job.id())); // those whose server was killed before it had told the scheduler
            sweep.run();
        });
        scheduler = Scheduler.create(database.source(), task).startTasks(List.of(sweeping))
                .tableName(kind.scheduled()).threads(atOnce)
                .pollingInterval(settings.poll()).heartbeatInterval(settings.heartbeat()).missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LONGEST_STEP).enableImmediateExecution().failureLogging(LogLevel.OFF, false).build();
        scheduler.start();
    }

    /**
     * Accepts a job; from now on it will be done.
     *
     * @param total steps
     */
    public UUID submit(String order, int total) {
        UUID id = UUID.randomUUID();
        table.add(id, order, total);
        schedule(id);
        return id;
    }

    private void schedule(UUID id) {
        scheduler.scheduleIfNotExists(task.instance(id.toString()), Instant.now());
    }

    public Optional<Job> find(UUID id) {
        return table.find(id);
    }

    /** Whether the order of some job, finished or not, has this text in it. */
    public boolean mentions(String part) {
        return table.mentions(part);
    }

    /** How many jobs are in a state, those of all servers that share the database. */
    public int count(Job.State state) {
        return table.count(state);
    }

    /** The jobs that nobody works on just now. */
    public List<Job> waiting() {
        return table.waiting();
    }

    /** Jobs that were finished before a moment. */
    public List<Job> finishedBefore(Instant moment) {
        return table.finishedBefore(moment);
    }

    /**
     * Forgets a job; if somebody works on it, that ends with the next step.
     *
     * @return whether there was such a job
     */
    public boolean remove(UUID id) {
        return table.remove(id);
    }

    /**
     * Ends a job for now, as if it was given up; {@link #again} goes on with it.
     *
     * @return whether there was such a job, not finished yet
     */
    public boolean stop(UUID id) {
        return table.finish(id, Job.State.FAILED);
    }

    /**
     * Tries a job once more that was given up; it goes on after its last finished step.
     *
     * @return whether there was such a job
     */
    public boolean again(UUID id) {
        boolean revived = table.revive(id);
        if (revived) {
            schedule(id);
        }
        return revived;
    }

    /**
     * Changes the order of a job; whoever works on it goes by the old one.
     *
     * @param total steps
     * @return whether there was such a job
     */
    public boolean reorder(UUID id, String order, int total) {
        return table.reorder(id, order, total);
    }

    /** Goes on with a job that was finished, for which there is more to do now; one that is not finished is left alone. */
    public void reopen(UUID id) {
        if (table.reopen(id)) {
            schedule(id);
        }
    }

    private void go(UUID id, Work work, ExecutionContext context) {
        int attempts = table.begin(id);
        Optional<Job> job = table.find(id);
        if (job.isEmpty() || job.get().state().isFinished()) {
            return; // nobody wants it any more
        }
        if (attempts > MOST_ATTEMPTS) {
            giveUp(id, "It was begun %d times and no step of it was finished; try other files, and report it with the server's log."
                    .formatted(attempts - 1));
            return;
        }
        long begun = System.nanoTime();
        try {
            work.go(job.get(), new Step() {
                @Override
                public void done(int steps) {
                    table.advance(id, steps);
                    requireWanted();
                    if (kind.makesRoom() && System.nanoTime() - begun > SLICE_NANOS && table.count(Job.State.WAITING) > 0) {
                        throw new CancellationException("the job " + id + " lets others go first");
                    }
                }

                @Override
                public void note(String problem) {
                    table.note(id, problem);
                }

                @Override
                public void requireWanted() {
                    if (context.getSchedulerState().isShuttingDown() || !table.isWanted(id)) {
                        throw new CancellationException("the job " + id + " is not wanted now");
                    }
                }
            });
            table.finish(id, Job.State.DONE);
            if (table.find(id).filter(work::isLeft).isPresent()) {
                table.reopen(id);
            }
        } catch (GivenUpException e) {
            giveUp(id, e.getMessage());
        } catch (CancellationException e) {
            table.pause(id);
            throw e; // an unwanted one is found out at its next begin
        } catch (Exception | OutOfMemoryError e) {
            LOG.warnf(e, "The job %s is tried again", id);
            table.interrupt(id);
            throw new IllegalStateException(e);
        } finally {
            work.ended(id);
        }
    }

    private void giveUp(UUID id, String problem) {
        table.note(id, problem);
        table.finish(id, Job.State.FAILED);
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        boolean paused = complete.getCause().filter(CancellationException.class::isInstance).isPresent();
        // not the scheduler's own count of failures, to which each pause adds
        int failures = paused ? 0 : table.attempts(UUID.fromString(complete.getExecution().taskInstance.getId())) - 1;
        Instant next = paused ? Instant.now() : Instant.now().plus(settings.retryAfter().multipliedBy(1L << Math.clamp(failures, 0, 10)));
        operations.reschedule(complete, next);
    }

    /** Lets the step that is done end, and leaves the rest to the next start. */
    @Override
    public void close() {
        scheduler.stop();
        database.close();
    }
}
