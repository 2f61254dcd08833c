package latentstudio.learn;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import latentstudio.job.Job;
import latentstudio.job.JobQueue;
import latentstudio.model.TrainingEvent;

/** Does what is left of a run: the data set, then a trainer that is listened to until the model is written. */
final class TrainingWork {
    private static final Duration LOOK = Duration.ofMillis(200);
    /** How long the trainer may take to keep what it learned since the last checkpoint. */
    private static final Duration FAREWELL = Duration.ofSeconds(8);
    private static final long BETWEEN_QUESTIONS = 500_000_000;

    private final LearnSettings settings;
    private final OwnDataSet dataSets;
    private final ObjectMapper json;

    TrainingWork(LearnSettings settings, OwnDataSet dataSets, ObjectMapper json) {
        this.settings = settings;
        this.dataSets = dataSets;
        this.json = json;
    }

    /**
     * Does it; throws as {@link JobQueue.Work#go} does.
     *
     * @param listener is told each line that the trainer says
     */
    void go(Job job, TrainingOrder order, RunFolder run, JobQueue.Step step, Consumer<String> listener) throws Exception {
        if (run.isOver()) {
            return;
        }
        Files.createDirectories(run.path());
        if (order.brought() != null && !Files.exists(run.dataSet())) {
            dataSets.write(Files.createDirectories(run.dataSet().getParent()).resolve(run.model()), order.brought(), order.settings(), order.preparation());
        }
        json.writeValue(run.settings().toFile(), order.settings());
        step.requireWanted();
        RunEvents events = new RunEvents(run.events(), json);
        try (TrainerProcess trainer = TrainerProcess.start(settings, run)) {
            try {
                listen(trainer, run, events, step, listener);
            } catch (CancellationException unwanted) {
                trainer.tell("pause");
                drain(trainer, events, listener);
                throw unwanted;
            }
        }
    }

    /** Until the model is written. */
    private void listen(TrainerProcess trainer, RunFolder run, RunEvents events, JobQueue.Step step, Consumer<String> listener) throws Exception {
        long asked = System.nanoTime();
        boolean stopping = false;
        while (trainer.isThere()) {
            Optional<String> line = trainer.line(LOOK);
            if (line.isPresent() && take(line.get(), events, step, listener)) {
                Files.deleteIfExists(run.longer());
                return;
            }
            if (!stopping && Files.exists(run.stop())) {
                trainer.tell("stop");
                stopping = true;
            }
            if (System.nanoTime() - asked > BETWEEN_QUESTIONS) {
                step.requireWanted();
                asked = System.nanoTime();
            }
        }
        throw new IOException("the trainer ended with status %d; %s tells more".formatted(trainer.status(), run.log()));
    }

    /** @return whether the model is written */
    private boolean take(String line, RunEvents events, JobQueue.Step step, Consumer<String> listener) throws Exception {
        TrainingEvent event = events.read(line);
        if (event == null) {
            return false;
        }
        events.keep(line);
        listener.accept(line);
        switch (event.kind()) {
            case EPOCH -> step.done(event.epoch());
            case FAILED -> throw new JobQueue.GivenUpException(event.words());
            default -> {
            }
        }
        return event.kind() == TrainingEvent.Kind.DONE;
    }

    /** What it says until it ends, for a while. */
    private static void drain(TrainerProcess trainer, RunEvents events, Consumer<String> listener) throws Exception {
        long until = System.nanoTime() + FAREWELL.toNanos();
        while (trainer.isThere() && System.nanoTime() < until) {
            Optional<String> line = trainer.line(LOOK);
            if (line.isPresent() && events.read(line.get()) != null) {
                events.keep(line.get());
                listener.accept(line.get());
            }
        }
    }
}
