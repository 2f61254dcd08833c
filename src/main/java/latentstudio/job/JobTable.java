package latentstudio.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The jobs' rows; each change is one statement. Thread-safe.
 *
 * <p>Every method throws a {@link JobsUnavailableException} while the database does not answer.
 */
final class JobTable {
    /** What is kept of all that went wrong. */
    private static final int LONGEST_PROBLEMS = 90_000;

    private final DataSource source;
    private final String name;

    JobTable(DataSource source, JobKind kind) {
        this.source = source;
        name = kind.jobs();
    }

    /** What is done with a statement. */
    private interface Step<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    void add(UUID id, String order, int total) {
        change("insert into {jobs} (id, work, state, done, total, attempts, problems, accepted) values (?, ?, 'WAITING', 0, ?, 0, '', ?)",
                id, order, total, Instant.now());
    }

    Optional<Job> find(UUID id) {
        return select("where id = ?", id).stream().findFirst();
    }

    /** Whether whoever works on a job is to go on: nobody has deleted or stopped it, nor stopped it and asked for it again, since it was begun. */
    boolean isWanted(UUID id) {
        return exists(id, "state = 'RUNNING'");
    }

    /** Whether there is such a job, and it has to be begun or gone on with. */
    boolean isWaiting(UUID id) {
        return exists(id, "state = 'WAITING'");
    }

    private boolean exists(UUID id, String condition) {
        return run("select 1 from {jobs} where id = ? and " + condition, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }, id);
    }

    /** Whether some job's order has a part of this text. */
    boolean mentions(String part) {
        return run("select 1 from {jobs} where position(? in work) > 0", statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }, part);
    }

    int count(Job.State state) {
        return run("select count(*) from {jobs} where state = ?", statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }, state.name());
    }

    /** The jobs that nobody works on just now. */
    List<Job> waiting() {
        return select("where state = ?", Job.State.WAITING.name());
    }

    /** Jobs that were finished before a moment. */
    List<Job> finishedBefore(Instant moment) {
        return select("where finished < ?", moment);
    }

    /** @return whether there was such a job */
    boolean remove(UUID id) {
        return change("delete from {jobs} where id = ?", id) == 1;
    }

    /** @return how often somebody began with it since a step of it was done, this time included; 0 if there is no such job */
    int begin(UUID id) {
        change("update {jobs} set state = 'RUNNING', attempts = attempts + 1 where id = ? and finished is null", id);
        return attempts(id);
    }

    /** How often somebody began with a job since a step of it was done; 0 if there is no such job. */
    int attempts(UUID id) {
        return run("select attempts from {jobs} where id = ?", statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }, id);
    }

    /** @return whether the job is still wanted */
    boolean advance(UUID id, int done) {
        return change("update {jobs} set done = ?, attempts = 1 where id = ?", done, id) == 1;
    }

    /** @return whether there was such a job */
    boolean reorder(UUID id, String order, int total) {
        return change("update {jobs} set work = ?, total = ? where id = ?", order, total, id) == 1;
    }

    void note(UUID id, String problem) {
        change("update {jobs} set problems = substring(problems || ? from 1 for " + LONGEST_PROBLEMS + ") where id = ?",
                problem.replace('\n', ' ') + "\n", id);
    }

    /** Says that nobody works on it just now, for something went wrong. */
    void interrupt(UUID id) {
        change("update {jobs} set state = 'WAITING' where id = ? and finished is null", id);
    }

    /** Says that nobody works on it just now, though nothing went wrong: that it was begun does not count. */
    void pause(UUID id) {
        change("update {jobs} set state = 'WAITING', attempts = attempts - 1 where id = ? and finished is null", id);
    }

    /** @return whether it was given up, and waits again now */
    boolean revive(UUID id) {
        return change("update {jobs} set state = 'WAITING', attempts = 0, problems = '', finished = null where id = ? and state = 'FAILED'", id) == 1;
    }

    /** @return whether it was finished, and waits again now */
    boolean reopen(UUID id) {
        return change("update {jobs} set state = 'WAITING', attempts = 0, finished = null where id = ? and finished is not null", id) == 1;
    }

    /** @return whether it was not finished before */
    boolean finish(UUID id, Job.State state) {
        return change("update {jobs} set state = ?, finished = ? where id = ? and finished is null", state.name(), Instant.now(), id) == 1;
    }

    private List<Job> select(String where, Object value) {
        return run("select id, work, state, done, total, problems, accepted, finished from {jobs} " + where, statement -> {
            List<Job> jobs = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    jobs.add(new Job(UUID.fromString(rows.getString(1)), rows.getString(2), Job.State.valueOf(rows.getString(3)),
                            rows.getInt(4), rows.getInt(5), rows.getString(6), moment(rows, 7), moment(rows, 8)));
                }
            }
            return jobs;
        }, value);
    }

    private static Instant moment(ResultSet rows, int column) throws SQLException {
        OffsetDateTime moment = rows.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private int change(String sql, Object... values) {
        return run(sql, PreparedStatement::executeUpdate, values);
    }

    private <T> T run(String sql, Step<T> step, Object... values) {
        try (Connection connection = source.getConnection(); PreparedStatement statement = connection.prepareStatement(sql.replace("{jobs}", name))) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, switch (values[i]) {
                    case UUID id -> id.toString();
                    case Instant moment -> moment.atOffset(ZoneOffset.UTC);
                    default -> values[i];
                });
            }
            return step.with(statement);
        } catch (SQLException e) {
            throw new JobsUnavailableException("Expected an answer of the jobs' database, but it gave none (%s); try again in a moment."
                    .formatted(e.getMessage()), e);
        }
    }
}
