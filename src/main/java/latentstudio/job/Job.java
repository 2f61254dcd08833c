package latentstudio.job;

import java.time.Instant;
import java.util.UUID;

/**
 * A piece of work that outlives the server.
 *
 * @param id       nobody can guess it
 * @param order    what is to be done, in words of whoever does it
 * @param state    how far it is
 * @param done     steps
 * @param total    steps
 * @param problems what went wrong on the way, a line each, or empty
 * @param accepted when
 * @param finished when it was done or given up, or null
 */
public record Job(UUID id, String order, State state, int done, int total, String problems, Instant accepted, Instant finished) {
    /** How far a job is. */
    public enum State {
        /** Accepted, and nobody works on it just now. */
        WAITING,
        RUNNING,
        DONE,
        /** Given up. */
        FAILED;

        /** Whether nothing more will happen. */
        public boolean isFinished() {
            return this == DONE || this == FAILED;
        }
    }
}
