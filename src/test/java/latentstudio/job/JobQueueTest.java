package latentstudio.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import latentstudio.job.JobQueue.GivenUpException;
import latentstudio.job.JobQueue.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobQueueTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(300);

    @TempDir
    Path folder;

    @Test
    void doesAJobStepByStep() throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        try (JobQueue queue = open((job, step) -> {
            step.done(1);
            first.countDown();
            looked.await();
            step.note("the third was torn");
            step.done(3);
        })) {
            UUID id = queue.submit("three pages", 3);

            first.await();
            assertThat(queue.find(id)).get().satisfies(job -> {
                assertThat(job.order()).isEqualTo("three pages");
                assertThat(job.state()).isEqualTo(Job.State.RUNNING);
                assertThat(job.done()).isEqualTo(1);
                assertThat(job.total()).isEqualTo(3);
                assertThat(job.finished()).isNull();
            });
            looked.countDown();
            Job job = finished(queue, id);
            assertThat(job.state()).isEqualTo(Job.State.DONE);
            assertThat(job.done()).isEqualTo(3);
            assertThat(job.problems()).isEqualTo("the third was torn\n");
            assertThat(job.finished()).isBetween(job.accepted(), Instant.now());
            assertThat(queue.mentions("three")).isTrue();
            assertThat(queue.mentions("four")).isFalse();
        }
    }

    @Test
    void doesJobsOfTwoKindsBesideEachOther() throws InterruptedException {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch looked = new CountDownLatch(1);
        try (JobQueue scans = open((job, step) -> done.add("scan " + job.order()));
             JobQueue trainings = new JobQueue(JobKind.TRAINING, JobServer.settings(folder, null), 1, (job, step) -> {
                 looked.await();
                 done.add("training " + job.order());
             }, () -> { })) {
            UUID training = trainings.submit("long", 1);
            UUID scan = scans.submit("short", 1);
            finished(scans, scan); // though the other one goes on
            assertThat(done).containsExactly("scan short");
            assertThat(scans.find(training)).isEmpty();
            assertThat(trainings.find(scan)).isEmpty();
            looked.countDown();
            assertThat(finished(trainings, training).state()).isEqualTo(Job.State.DONE);
            assertThat(done).containsExactly("scan short", "training long");
        }
    }

    @Test
    void aJobThatIsStoppedAndAskedForAgainAtOnceIsBegunAnew() throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch asked = new CountDownLatch(1);
        try (JobQueue queue = open((job, step) -> {
            if (begun.incrementAndGet() == 1) {
                first.countDown();
                asked.await();
                step.requireWanted();
                throw new AssertionError("it went on as if nobody had stopped it");
            }
        })) {
            UUID id = queue.submit("a", 1);
            first.await();
            assertThat(queue.stop(id)).isTrue();
            assertThat(queue.again(id)).isTrue();
            asked.countDown();
            until(() -> queue.find(id).orElseThrow().state() == Job.State.DONE);
            assertThat(begun).hasValue(2);
        }
    }

    @Test
    void goesOnWithAJobThatWasFinishedWhereThereIsMoreToDo() throws InterruptedException {
        List<Integer> begun = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger left = new AtomicInteger(1);
        try (JobQueue queue = open(new Work() {
            @Override
            public void go(Job job, JobQueue.Step step) {
                begun.add(job.done());
                step.done(8);
            }

            @Override
            public boolean isLeft(Job job) {
                assertThat(job.state()).isEqualTo(Job.State.DONE);
                return left.getAndDecrement() > 0; // as if it came while the job was finished
            }
        })) {
            UUID id = queue.submit("a", 8);
            until(() -> begun.size() == 2);
            finished(queue, id);
            queue.reopen(id);
            until(() -> begun.size() == 3);
            assertThat(finished(queue, id).state()).isEqualTo(Job.State.DONE);
            assertThat(begun).containsExactly(0, 8, 8);
            queue.reopen(UUID.randomUUID()); // nothing happens
        }
    }

    @Test
    void goesOnAfterTheLastStepWhenItIsOpenedAgain() throws InterruptedException {
        CountDownLatch fifth = new CountDownLatch(1);
        UUID id;
        try (JobQueue queue = open((job, step) -> {
            step.done(5);
            fifth.countDown();
            while (true) {
                step.requireWanted(); // until the server stops
            }
        })) {
            id = queue.submit("a", 8);
            fifth.await();
        }
        List<Integer> after = new ArrayList<>();
        try (JobQueue queue = open((job, step) -> {
            after.add(job.done());
            step.done(8);
        })) {
            assertThat(finished(queue, id).done()).isEqualTo(8);
        }
        assertThat(after).containsExactly(5);
    }

    @Test
    void isStoppedAndGoesOn() throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        List<Integer> begun = new ArrayList<>();
        try (JobQueue queue = open((job, step) -> {
            begun.add(job.done());
            if (job.done() == 0) {
                step.done(1);
                first.countDown();
                try {
                    while (true) {
                        step.requireWanted();
                    }
                } finally {
                    stopped.countDown();
                }
            }
            step.done(2);
        })) {
            UUID id = queue.submit("a", 2);
            first.await();
            assertThat(queue.stop(id)).isTrue();
            assertThat(queue.find(id)).get().satisfies(job -> assertThat(job.state()).isEqualTo(Job.State.FAILED));
            assertThat(queue.stop(id)).isFalse();
            stopped.await();
            assertThat(queue.again(id)).isTrue();
            until(() -> queue.find(id).orElseThrow().state() == Job.State.DONE);
        }
        assertThat(begun).containsExactly(0, 1);
    }

    /** One at a time: a short one that comes later does not wait for the end of a long one. */
    @Test
    void aLongJobMakesRoomForShortOnes() throws InterruptedException {
        CountDownLatch shortDone = new CountDownLatch(1);
        CountDownLatch longBegun = new CountDownLatch(1);
        try (JobQueue queue = open((job, step) -> {
            if (job.order().equals("short")) {
                shortDone.countDown();
                return;
            }
            longBegun.countDown();
            for (int done = job.done(); shortDone.getCount() > 0; done++) {
                step.done(done);
            }
        })) {
            UUID id = queue.submit("long", 1);
            longBegun.await();
            queue.submit("short", 1);
            assertThat(shortDone.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(finished(queue, id).state()).isEqualTo(Job.State.DONE);
        }
    }

    @Test
    void goesOnAfterTheServerWasKilled() throws IOException, InterruptedException {
        requireGoesOnAfterAKill(null);
    }

    @Test
    void anotherServerTakesOverWhenOneIsKilled() throws IOException, InterruptedException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            requireGoesOnAfterAKill(postgres.getJdbcUrl("postgres", "postgres"));
        }
    }

    private void requireGoesOnAfterAKill(String url) throws IOException, InterruptedException {
        Path steps = folder.resolve("steps");
        UUID id;
        try (JobQueue queue = open(url, (job, step) -> {
            throw new CancellationException("leave it to the other");
        })) {
            id = queue.submit("a", 4);
        }
        List<String> arguments = new ArrayList<>(List.of(folder.toString(), steps.toString(), "2"));
        if (url != null) {
            arguments.add(url);
        }
        Process server = JobServer.start(arguments);
        until(() -> lines(steps).size() == 2 || !server.isAlive());
        server.destroyForcibly().waitFor(); // kill -9, in the middle of the third step or on the way to it

        try (JobQueue queue = open(url, (job, step) -> {
            for (int done = job.done() + 1; done <= job.total(); done++) {
                JobServer.note(steps, job, done);
                step.done(done);
            }
        })) {
            assertThat(finished(queue, id).state()).isEqualTo(Job.State.DONE);
        }
        assertThat(lines(steps)).startsWith("a 1", "a 2").endsWith("a 3", "a 4").hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void twoServersShareTheJobsAndDoNoneTwice() throws IOException, InterruptedException {
        Queue<String> done = new ConcurrentLinkedQueue<>();
        CountDownLatch both = new CountDownLatch(2);
        List<String> orders = IntStream.range(0, 30).mapToObj(i -> "job " + i).toList();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            try (JobQueue first = open(url, (job, step) -> doOne("first", job, both, done));
                 JobQueue second = open(url, (job, step) -> doOne("second", job, both, done))) {
                List<UUID> jobs = orders.stream().map(order -> (order.endsWith("1") ? first : second).submit(order, 1)).toList();
                for (UUID id : jobs) {
                    assertThat(finished(first, id).state()).isEqualTo(Job.State.DONE);
                }
            }
        }
        assertThat(done.stream().map(line -> line.split(": ")[1])).containsExactlyInAnyOrderElementsOf(orders);
        assertThat(done.stream().map(line -> line.split(": ")[0]).distinct()).containsExactlyInAnyOrder("first", "second");
    }

    /** The first job of each server waits until both have one. */
    private static void doOne(String server, Job job, CountDownLatch both, Queue<String> done) throws InterruptedException {
        if (done.stream().noneMatch(line -> line.startsWith(server))) {
            both.countDown();
            both.await();
        }
        done.add(server + ": " + job.order());
    }

    @Test
    void triesAgainAndGivesUpInTheEnd() throws InterruptedException {
        Queue<Integer> tries = new ConcurrentLinkedQueue<>();
        try (JobQueue queue = open((job, step) -> {
            tries.add(job.done());
            if (tries.size() == 2) {
                step.done(1); // that is getting on
            }
            throw new IOException("the disk does not answer");
        })) {
            Job job = finished(queue, queue.submit("a", 2));

            assertThat(job.state()).isEqualTo(Job.State.FAILED);
            assertThat(job.problems()).contains("begun 4 times and no step of it was finished");
            assertThat(tries).containsExactly(0, 0, 1, 1, 1);

            assertThat(queue.again(UUID.randomUUID())).isFalse();
            assertThat(queue.again(job.id())).isTrue();
            assertThat(finished(queue, job.id()).done()).isEqualTo(1);
            assertThat(tries).containsExactly(0, 0, 1, 1, 1, 1, 1, 1, 1);
        }
    }

    @Test
    void givesUpAtOnceWhatNoTryWouldHelp() throws InterruptedException {
        try (JobQueue queue = open((job, step) -> {
            throw new GivenUpException("Expected a model, got none.");
        })) {
            Job job = finished(queue, queue.submit("a", 2));

            assertThat(job.state()).isEqualTo(Job.State.FAILED);
            assertThat(job.problems()).isEqualTo("Expected a model, got none.\n");
        }
    }

    @Test
    void goesOnHoweverSoonItIsAskedAgain() throws InterruptedException {
        int times = 20;
        Queue<Integer> tries = new ConcurrentLinkedQueue<>();
        try (JobQueue queue = open((job, step) -> {
            tries.add(job.done());
            throw new GivenUpException("Expected a model, got none.");
        })) {
            UUID id = queue.submit("a", 2);
            for (int i = 0; i < times; i++) {
                until(() -> queue.again(id)); // true from the moment that it is given up, before the scheduler knows of it
            }
            finished(queue, id);

            assertThat(tries).hasSize(times + 1);
        }
    }

    @Test
    void stopsAJobThatIsRemoved() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch removed = new CountDownLatch(1);
        Queue<String> after = new ConcurrentLinkedQueue<>();
        try (JobQueue queue = open((job, step) -> {
            if (job.order().equals("a")) {
                begun.countDown();
                removed.await();
                step.done(1);
            }
            after.add(job.order());
        })) {
            UUID id = queue.submit("a", 2);
            begun.await();
            assertThat(queue.remove(id)).isTrue();
            assertThat(queue.remove(id)).isFalse();
            removed.countDown();
            finished(queue, queue.submit("b", 1));

            assertThat(queue.find(id)).isEmpty();
            assertThat(after).containsExactly("b");
        }
    }

    @Test
    void tellsOfJobsThatWereFinishedBefore() throws InterruptedException {
        try (JobQueue queue = open((job, step) -> { })) {
            Job job = finished(queue, queue.submit("a", 1));

            assertThat(queue.finishedBefore(job.finished())).isEmpty();
            assertThat(queue.finishedBefore(job.finished().plus(Duration.ofMillis(1)))).extracting(Job::id).containsExactly(job.id());
        }
    }

    @Test
    void saysWhyADatabaseCannotBeUsed() throws IOException, InterruptedException {
        try (JobQueue queue = open((job, step) -> { })) {
            Process other = JobServer.start(List.of(folder.toString(), folder.resolve("steps").toString(), "0"));
            until(() -> !other.isAlive());
            assertThat(JobServer.LOG).content()
                    .contains("Expected to open the jobs' database in " + folder, "stop the other studio that uses the folder");
            assertThat(queue.find(UUID.randomUUID())).isEmpty();
        }
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThatThrownBy(() -> new JobQueue(JobKind.SCAN, JobServer.settings(file, null), 2, (job, step) -> { }, () -> { }))
                .isInstanceOf(JobsUnavailableException.class).hasMessageContaining("Expected to open the jobs' database in " + file)
                .hasMessageEndingWith("set studio.data to another one.");
    }

    private JobQueue open(Work work) {
        return open(null, work);
    }

    private JobQueue open(String url, Work work) {
        return new JobQueue(JobKind.SCAN, JobServer.settings(folder, url), JobServer.settings(folder, url).atOnce(), work, () -> { });
    }

    private static Job finished(JobQueue queue, UUID id) throws InterruptedException {
        until(() -> queue.find(id).map(job -> job.state().isFinished()).orElse(false));
        return queue.find(id).orElseThrow();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
