package latentstudio.job;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The database of the jobs with the two tables of a kind, embedded or PostgreSQL. Thread-safe. Close it. */
final class JobDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 6;
    private static final long PATIENCE_MILLIS = 10_000;
    /** The scheduler's own table, as its documentation of version 16 gives it, and ours; each runs in both databases. */
    private static final String[] TABLES = {
        """
        create table if not exists {scheduled} (
          task_name varchar(100) not null, task_instance varchar(100) not null, task_data {bytes},
          execution_time timestamp with time zone not null, picked boolean not null, picked_by varchar(100),
          last_success timestamp with time zone, last_failure timestamp with time zone, consecutive_failures int,
          last_heartbeat timestamp with time zone, version bigint not null, priority smallint,
          primary key (task_name, task_instance))""",
        "create index if not exists {scheduled}_due on {scheduled} (execution_time)",
        "create index if not exists {scheduled}_heartbeat on {scheduled} (last_heartbeat)",
        """
        create table if not exists {jobs} (
          id varchar(36) primary key, work varchar(1000000) not null, state varchar(10) not null,
          done int not null, total int not null, attempts int not null, problems varchar(100000) not null,
          accepted timestamp with time zone not null, finished timestamp with time zone)"""};

    private final HikariDataSource source;

    /**
     * Opens the database, and makes its tables where they are missing.
     *
     * @throws JobsUnavailableException if it cannot be used
     */
    JobDatabase(JobSettings settings, JobKind kind, int atOnce) {
        boolean embedded = settings.url().isEmpty();
        HikariConfig config = new HikariConfig();
        // by name: Java's own list of drivers depends on which class loader asks first
        config.setDriverClassName(embedded ? "org.h2.Driver" : "org.postgresql.Driver");
        config.setJdbcUrl(settings.url().orElseGet(() -> embedded(settings.folder())));
        settings.user().ifPresent(config::setUsername);
        settings.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(CONNECTIONS + atOnce);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setPoolName(kind.jobs());
        HikariDataSource opened = null;
        try {
            if (embedded) {
                Files.createDirectories(settings.folder());
            }
            opened = new HikariDataSource(config);
            createTables(opened, kind, embedded ? "blob" : "bytea");
            if (embedded) {
                // the file is ours alone: whoever had work in hand is gone
                execute(opened, "update " + kind.scheduled() + " set picked = false, picked_by = null, last_heartbeat = null");
            }
            source = opened;
        } catch (IOException | SQLException | RuntimeException e) {
            if (opened != null) {
                opened.close();
            }
            throw new JobsUnavailableException(embedded
                    ? "Expected to open the jobs' database in %s, but it does not go (%s); stop the other studio that uses the folder, or set studio.data to another one."
                            .formatted(settings.folder().toAbsolutePath(), rootOf(e).getMessage())
                    : "Expected to reach the jobs' database at studio.job.url, but it does not go (%s); start it, or set its address, user and password."
                            .formatted(rootOf(e).getMessage()), e);
        }
    }

    DataSource source() {
        return source;
    }

    /** What was committed is on the disk, for the next moment may be the last. */
    private static String embedded(Path folder) {
        return "jdbc:h2:file:" + folder.toAbsolutePath().resolve("jobs") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    /** @param bytes the database's type for them */
    private static void createTables(DataSource source, JobKind kind, String bytes) throws SQLException {
        for (String wanted : TABLES) {
            String table = wanted.replace("{scheduled}", kind.scheduled()).replace("{jobs}", kind.jobs()).replace("{bytes}", bytes);
            try {
                execute(source, table);
            } catch (SQLException raced) { // another server makes the same one at this moment
                execute(source, table);
            }
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    @Override
    public void close() {
        source.close();
    }
}
