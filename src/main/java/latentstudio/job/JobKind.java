package latentstudio.job;

/**
 * What jobs are of. Each kind has tables of its own in the one database, so that a new kind changes nothing for servers that do not know
 * it, and one that is done for hours takes no turn of another.
 */
public enum JobKind {
    SCAN("jobs", "scheduled_tasks", true),
    /** It is done in one go: a trainer that is ended and started again loses the time of both. */
    TRAINING("training_jobs", "scheduled_trainings", false);

    private final String jobs;
    private final String scheduled;
    private final boolean makesRoom;

    JobKind(String jobs, String scheduled, boolean makesRoom) {
        this.jobs = jobs;
        this.scheduled = scheduled;
        this.makesRoom = makesRoom;
    }

    /** The table of the jobs. */
    String jobs() {
        return jobs;
    }

    /** The scheduler's own table. */
    String scheduled() {
        return scheduled;
    }

    /** Whether a long job lets those that wait go first, between two of its steps. */
    boolean makesRoom() {
        return makesRoom;
    }
}
