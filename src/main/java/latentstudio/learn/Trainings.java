package latentstudio.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import latentstudio.dataset.DataSetFolder;
import latentstudio.dataset.DataSetSettings;
import latentstudio.dataset.DataSets;
import latentstudio.image.PictureCodec;
import latentstudio.image.RefusedException;
import latentstudio.inference.ModelCatalog;
import latentstudio.job.DataSettings;
import latentstudio.job.Job;
import latentstudio.job.JobFiles;
import latentstudio.job.JobKind;
import latentstudio.job.JobQueue;
import latentstudio.job.JobSettings;
import latentstudio.job.JobsUnavailableException;
import latentstudio.model.InputSpec;
import latentstudio.model.TrainingEvent;
import latentstudio.model.TrainingSettings;
import org.jboss.logging.Logger;

/**
 * Runs that learn a model from pictures, one after the other: what was accepted goes on after its last checkpoint whatever happens to the
 * server, and its model is offered as soon as it is written. Run, pictures and model are deleted {@code studio.learn.keep} after the run
 * was finished. Thread-safe.
 */
@ApplicationScoped
@Startup
public class Trainings {
    private static final Logger LOG = Logger.getLogger(Trainings.class);
    /** Pictures without a run are kept for so long. */
    private static final Duration CHOOSING = Duration.ofHours(2);
    private static final List<Integer> SIDES = List.of(28, 32, 48, 64, 96);
    private static final List<Double> HELD_OUT = List.of(0.5, 0.2, 0.1);
    private static final String DIGITS = "mnist";
    private static final String USUAL_TITLE = "My pictures";
    /** Steps of a run of which nobody says how many epochs it has. */
    private static final int STEPS = 1_500;
    private static final int FEWEST_EPOCHS = 12;
    private static final int SHEET = 60;

    private final LearnSettings settings;
    private final JobSettings jobSettings;
    private final DataSetSettings dataSetSettings;
    private final ObjectMapper json;
    private final ModelCatalog catalog;
    private final DataSets dataSets;
    private final Path runs;
    private final BroughtStore brought;
    private final BroughtModels models;
    private final TrainingWork work;
    private final Map<UUID, List<Consumer<String>>> watching = new ConcurrentHashMap<>();
    /** The last events of each run that goes on here. */
    private final Map<UUID, Last> last = new ConcurrentHashMap<>();
    private JobQueue queue;

    /** The newest that a trainer said of its losses and of the time. */
    private record Last(Double loss, Double validationLoss, Integer bestEpoch, Double secondsLeft) {
        static final Last NOTHING = new Last(null, null, null, null);

        Last after(TrainingEvent event) {
            return switch (event.kind()) {
                case EPOCH -> new Last(event.loss(), event.validationLoss(), event.best() ? event.epoch() : bestEpoch, event.secondsLeft());
                case STEP -> new Last(loss, validationLoss, bestEpoch, event.secondsLeft());
                default -> this;
            };
        }
    }

    public Trainings(LearnSettings settings, JobSettings jobSettings, DataSettings data, DataSetSettings dataSetSettings, PictureCodec codec,
                     ObjectMapper json, ModelCatalog catalog, DataSets dataSets, BroughtModels models) {
        this.models = models;
        this.settings = settings;
        this.jobSettings = jobSettings;
        this.dataSetSettings = dataSetSettings;
        this.json = json;
        this.catalog = catalog;
        this.dataSets = dataSets;
        runs = data.data().resolve("learn").resolve("runs");
        brought = new BroughtStore(data.data().resolve("learn").resolve("brought"), codec, settings, json);
        work = new TrainingWork(settings, new OwnDataSet(brought, json), json);
    }

    @PostConstruct
    void open() {
        if (!settings.enabled()) {
            return;
        }
        try {
            queue().finishedBefore(Instant.now()).stream().filter(job -> job.state() == Job.State.DONE).forEach(this::offer);
        } catch (JobsUnavailableException e) {
            LOG.error(e.getMessage()); // all else goes on; who wants to learn is told, and it is tried again
        }
    }

    /** Why nothing can be learned here, or nothing where it can. */
    public Optional<String> unavailable() {
        if (!settings.enabled()) {
            return Optional.of("Whoever runs this studio has turned learning off.");
        }
        return Files.isRegularFile(settings.trainer()) ? Optional.empty()
                : Optional.of("This studio has no trainer: its libraries are for 64-bit Linux on x86 and are fetched when the studio is started with ./studio.");
    }

    private void requireAvailable() {
        unavailable().ifPresent(why -> {
            throw new UnsuitableTrainingException(why);
        });
    }

    /**
     * Takes pictures, and ZIP archives of pictures, to be learned from.
     *
     * @throws UnsuitableTrainingException if they are too many or too large, or nothing can be learned here
     */
    Brought bring(List<BroughtStore.Sent> files) throws IOException {
        requireAvailable();
        return brought.take(files);
    }

    /**
     * What was brought.
     *
     * @throws UnknownTrainingException if it is not here
     */
    Brought brought(UUID id) {
        return brought.find(id);
    }

    /** Some of what was brought as a network would see it, a PNG. */
    byte[] sheet(UUID id, Integer side, Boolean colour, InputSpec.Fit fit) throws IOException {
        return brought.sheet(id, preparation(side, colour, fit, brought.find(id)), SHEET);
    }

    private static PicturePreparation preparation(Integer side, Boolean colour, InputSpec.Fit fit, Brought pictures) {
        if (side != null && !SIDES.contains(side)) {
            throw new UnsuitableTrainingException("Expected pictures of one of the sides %s, got %d; choose one of them.".formatted(SIDES, side));
        }
        return new PicturePreparation(side == null ? SIDES.getFirst() : side, colour == null ? pictures.grey() * 2 < pictures.count() : colour,
                fit == null ? InputSpec.Fit.COVER : fit);
    }

    /**
     * Accepts a run; from now on it will be done.
     *
     * @throws UnsuitableTrainingException if it cannot be, or too many wait
     * @throws UnknownTrainingException    if its pictures are not here
     * @throws JobsUnavailableException    if jobs cannot be kept
     */
    public Training submit(TrainingWish wish) {
        requireAvailable();
        if (queue().count(Job.State.WAITING) >= settings.maxQueued()) {
            throw new UnsuitableTrainingException("Expected at most %d runs that wait, and there are as many; try again later."
                    .formatted(settings.maxQueued()), true);
        }
        TrainingOrder order = order(wish);
        try {
            UUID id = queue().submit(json.writeValueAsString(order), order.settings().epochs());
            return find(id).orElseThrow();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private TrainingOrder order(TrainingWish wish) {
        String model = ModelPackage.newId();
        boolean digits = TrainingWish.DIGITS.equals(wish.pictures());
        Brought pictures = digits ? null : brought.find(idOf(wish.pictures()));
        if (pictures != null && pictures.problem() != null) {
            throw new UnsuitableTrainingException(pictures.problem());
        }
        if (wish.epochs() != null && wish.epochs() > settings.maxEpochs()) {
            throw new UnsuitableTrainingException("Expected at most %d epochs, got %d; choose fewer.".formatted(settings.maxEpochs(), wish.epochs()));
        }
        PicturePreparation preparation = digits ? null : preparation(wish.side(), wish.colour(), wish.fit(), pictures);
        double heldOut = heldOut(wish, digits);
        try {
            Path data = digits ? dataSetSettings.datasets().resolve(DIGITS).toAbsolutePath() : null;
            TrainingSettings told = new TrainingSettings(model, title(wish, digits), digits ? data.toString() : "own",
                    wish.kind() == null ? TrainingSettings.Kind.PLAIN : wish.kind(), wish.latent() == null ? 16 : wish.latent(),
                    wish.size() == null ? TrainingSettings.Size.SMALL : wish.size(), wish.epochs() == null ? epochs(pictures) : wish.epochs(), heldOut,
                    wish.seed() == null ? 1 : wish.seed());
            return new TrainingOrder(told, digits ? null : pictures.id(), preparation);
        } catch (IllegalArgumentException e) {
            throw new UnsuitableTrainingException(e.getMessage() + ".");
        }
    }

    /** The share of the training pictures; of those that were brought half of what is held out is tested on, and is no training picture. */
    private static double heldOut(TrainingWish wish, boolean digits) {
        if (wish.heldOut() != null && !HELD_OUT.contains(wish.heldOut())) {
            throw new UnsuitableTrainingException("Expected one of the shares %s to hold out, got %s; choose one of them.".formatted(HELD_OUT, wish.heldOut()));
        }
        double half = wish.heldOut() == null ? OwnDataSet.TESTED : wish.heldOut() / 2;
        return digits ? half : half / (1 - half);
    }

    /** The one of the shares that an order was made with. */
    private static double heldOut(TrainingOrder order) {
        double share = order.settings().heldOut();
        double half = order.brought() == null ? share : share / (1 + share);
        return HELD_OUT.stream().min(Comparator.comparingDouble(one -> Math.abs(one / 2 - half))).orElseThrow();
    }

    private static String title(TrainingWish wish, boolean digits) {
        String title = wish.title() == null ? "" : wish.title().strip();
        return !title.isEmpty() ? title : digits ? "Digits, learned here" : USUAL_TITLE;
    }

    /** @param pictures null for the digits that ship */
    private int epochs(Brought pictures) {
        if (pictures == null) {
            return Math.min(FEWEST_EPOCHS, settings.maxEpochs());
        }
        int learned = Math.max(1, pictures.count() * 8 / 10);
        int batch = Math.clamp(Integer.highestOneBit(Math.max(1, learned / 10)), 8, 128);
        return Math.min(Math.clamp(STEPS / Math.ceilDiv(learned, batch), FEWEST_EPOCHS, 150), settings.maxEpochs());
    }

    private static UUID idOf(String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw new UnknownTrainingException("Expected the id of pictures that were brought, got '%s'; bring pictures first."
                    .formatted(RefusedException.quoted(String.valueOf(text))));
        }
    }

    /** How far a run is; empty if there is no such run, or not any more. */
    public Optional<Training> find(UUID id) {
        return queue().find(id).map(this::training);
    }

    private Training training(Job job) {
        TrainingOrder order = order(job);
        Last newest = last.computeIfAbsent(job.id(), any -> newest(job));
        boolean paused = job.state() == Job.State.FAILED && job.problems().isBlank();
        Training.State state = paused ? Training.State.PAUSED : Training.State.valueOf(job.state().name());
        PicturePreparation prepared = order.preparation();
        return new Training(job.id(), state, state == Training.State.WAITING ? before(job) : 0, job.done(), newest.loss, newest.validationLoss, newest.bestEpoch,
                newest.secondsLeft, order.settings(), order.brought() == null ? TrainingWish.DIGITS : order.brought().toString(), prepared == null ? null : prepared.side(),
                prepared == null ? null : prepared.colour(), prepared == null ? null : prepared.fit(), heldOut(order), order.settings().id(), job.problems().isBlank() ? null : job.problems().strip(), job.accepted(),
                job.finished(), job.finished() == null ? null : job.finished().plus(settings.keep()));
    }

    private int before(Job job) {
        return queue().count(Job.State.RUNNING) + (int) queue().waiting().stream().filter(other -> other.accepted().isBefore(job.accepted())).count();
    }

    private Last newest(Job job) {
        Last newest = Last.NOTHING;
        RunEvents events = new RunEvents(folder(job).events(), json);
        for (String line : events(job.id())) {
            TrainingEvent event = events.read(line);
            newest = event == null ? newest : newest.after(event);
        }
        return newest;
    }

    /** All that the trainer of a run said, a {@link TrainingEvent} as JSON each. */
    public List<String> events(UUID id) {
        try {
            Optional<Job> job = queue().find(id);
            return job.isEmpty() ? List.of() : new RunEvents(folder(job.get()).events(), json).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asks to be told of what the trainer of a run says while this server runs it, and, with an empty line, that something else changed.
     *
     * @return ends it
     */
    public Runnable listen(UUID id, Consumer<String> listener) {
        watching.computeIfAbsent(id, any -> new CopyOnWriteArrayList<>()).add(listener);
        return () -> watching.computeIfPresent(id, (any, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    private void tell(UUID id, String line) {
        watching.getOrDefault(id, List.of()).forEach(listener -> listener.accept(line));
    }

    /** Sets a run aside that is not finished; {@link #goOn} goes on with it. @return whether there was such a run */
    public boolean pause(UUID id) {
        boolean stopped = queue().stop(id);
        tell(id, "");
        return stopped;
    }

    /** Goes on with a run that was set aside or given up. @return whether there was such a run */
    public boolean goOn(UUID id) {
        boolean revived = queue().again(id);
        tell(id, "");
        return revived;
    }

    /**
     * Ends a run with the best epoch so far, which becomes the model; one that has not begun learns for a moment first.
     *
     * @return whether there was such a run that is not done
     */
    public boolean stop(UUID id) throws IOException {
        Optional<Job> job = queue().find(id).filter(found -> found.state() != Job.State.DONE);
        if (job.isEmpty()) {
            return false;
        }
        Files.createDirectories(folder(job.get()).path());
        Files.writeString(folder(job.get()).stop(), "");
        if (job.get().state() == Job.State.FAILED) {
            queue().again(id);
        }
        tell(id, "");
        return true;
    }

    /** Ends a run, and deletes it with its model and its pictures. @return whether there was such a run */
    public boolean delete(UUID id) throws IOException {
        Optional<Job> job = queue().find(id);
        if (job.isEmpty()) {
            return false;
        }
        boolean atWork = job.get().state() == Job.State.RUNNING;
        queue().remove(id);
        forget(job.get());
        if (!atWork) { // else who works on it deletes it at the end
            deleteFiles(job.get());
        }
        tell(id, "");
        return true;
    }

    /**
     * Has a run that is done learn on, for more epochs than it did; its model is offered meanwhile, and replaced.
     *
     * @throws UnsuitableTrainingException if it is not done, or may not have as many epochs
     * @throws UnknownTrainingException    if there is no such run
     */
    public void longer(UUID id, int more) throws IOException {
        requireAvailable();
        Job job = done(id);
        if (more < 1 || job.done() + more > settings.maxEpochs()) {
            throw new UnsuitableTrainingException("Expected at least one epoch more and at most %d together, got %d after %d; choose others."
                    .formatted(settings.maxEpochs(), more, job.done()));
        }
        RunFolder run = folder(job);
        Files.deleteIfExists(run.stop());
        Files.writeString(run.longer(), "");
        TrainingOrder order = order(job);
        reorder(id, changed(order, order.settings().title(), order.settings().data(), job.done() + more));
        queue().reopen(id);
        tell(id, "");
    }

    /**
     * Gives a run that is done, its model and its data set another title.
     *
     * @throws UnsuitableTrainingException if it is not done, or that is no title
     * @throws UnknownTrainingException    if there is no such run
     */
    public void rename(UUID id, String title) throws IOException {
        Job job = done(id);
        TrainingOrder order = order(job);
        try {
            reorder(id, changed(order, title.strip(), order.settings().data(), order.settings().epochs()));
        } catch (IllegalArgumentException e) {
            throw new UnsuitableTrainingException(e.getMessage() + ".");
        }
        RunFolder run = folder(job);
        retitle(run.dataSet().resolve(DataSetFolder.FILE), title.strip());
        retitle(run.modelFolder().resolve("manifest.json"), title.strip());
        dataSets.remove(run.model());
        offer(job);
        tell(id, "");
    }

    private void retitle(Path file, String title) throws IOException {
        if (Files.isRegularFile(file)) {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            json.writeValue(part.toFile(), ((ObjectNode) json.readTree(file.toFile())).put("title", title));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Job done(UUID id) {
        Job job = queue().find(id).orElseThrow(() -> new UnknownTrainingException("Expected a run that is here, got another; it was deleted, or its time is over."));
        if (job.state() != Job.State.DONE) {
            throw new UnsuitableTrainingException("Expected a run that is done; wait for it, or stop it and keep the best.");
        }
        return job;
    }

    private void reorder(UUID id, TrainingOrder order) {
        try {
            queue().reorder(id, json.writeValueAsString(order), order.settings().epochs());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes the run of this id if it is the one that learned this model. @return whether there was such a run */
    public boolean deleteModel(String model, UUID run) throws IOException {
        return find(run).filter(found -> found.model().equals(model)).isPresent() && delete(run);
    }

    private void forget(Job job) {
        String model = order(job).settings().id();
        catalog.remove(model);
        dataSets.remove(model);
        last.remove(job.id());
    }

    private void deleteFiles(Job job) throws IOException {
        JobFiles.deleteAll(folder(job).path());
        UUID pictures = order(job).brought();
        if (pictures != null && !queue().mentions(pictures.toString())) {
            brought.delete(pictures);
        }
    }

    /** Offers the model of a run that is done. */
    private void offer(Job job) {
        RunFolder run = folder(job);
        if (!run.hasModel()) {
            return;
        }
        try {
            offer(run, run.modelFolder());
            JobFiles.deleteAll(run.learning());
        } catch (IOException | RuntimeException e) {
            LOG.errorf("The model of run %s is not offered: %s", job.id(), e.getMessage());
        }
    }

    private void offer(RunFolder run, Path model) throws IOException {
        if (Files.isDirectory(run.dataSet()) && dataSets.find(run.model()).isEmpty()) {
            dataSets.add(run.dataSet());
        }
        catalog.put(model);
    }

    /** Offers the model of a run that goes on, as it is after an epoch, in the place of the one before. */
    private void offerLearning(RunFolder run, int epoch) {
        try {
            offer(run, run.learning(epoch));
            try (Stream<Path> others = Files.list(run.learning())) {
                for (Path other : others.filter(other -> !other.equals(run.learning(epoch).getParent())).toList()) {
                    JobFiles.deleteAll(other);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warnf("The model %s of epoch %d is not offered: %s", run.model(), epoch, e.getMessage());
        }
    }

    private RunFolder folder(Job job) {
        return new RunFolder(runs.resolve(job.id().toString()).toAbsolutePath(), order(job).settings().id());
    }

    private TrainingOrder order(Job job) {
        try {
            return json.readValue(job.order(), TrainingOrder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the order of run " + job.id() + " is not readable", e);
        }
    }

    /** Own pictures lie in the run's folder, which is known only now. */
    private static TrainingOrder placed(TrainingOrder order, RunFolder run) {
        return order.brought() == null ? order : changed(order, order.settings().title(), run.dataSet().toString(), order.settings().epochs());
    }

    private static TrainingOrder changed(TrainingOrder order, String title, String data, int epochs) {
        TrainingSettings told = order.settings();
        return new TrainingOrder(new TrainingSettings(told.id(), title, data, told.kind(), told.latent(), told.size(), epochs, told.heldOut(), told.seed()),
                order.brought(), order.preparation());
    }

    private void go(Job job, JobQueue.Step step) throws Exception {
        RunFolder run = folder(job);
        RunEvents events = new RunEvents(run.events(), json);
        try {
            tell(job.id(), "");
            work.go(job, placed(order(job), run), run, step, line -> {
                TrainingEvent event = events.read(line);
                last.compute(job.id(), (any, before) -> (before == null ? Last.NOTHING : before).after(event));
                if (event.kind() == TrainingEvent.Kind.MODEL && queue().find(job.id()).isPresent()) {
                    offerLearning(run, event.epoch());
                }
                tell(job.id(), line);
            });
            offer(job);
        } finally {
            if (queue().find(job.id()).isEmpty()) {
                forget(job);
                deleteFiles(job);
            }
        }
    }

    /** Deletes what is over its time, and files that nobody needs. */
    private void sweep() {
        Instant now = Instant.now();
        try {
            for (Job job : queue().finishedBefore(now.minus(settings.keep()))) {
                delete(job.id());
            }
            for (UUID pictures : brought.before(now.minus(CHOOSING))) {
                if (!queue().mentions(pictures.toString())) {
                    brought.delete(pictures);
                }
            }
            deleteForgotten(now.minus(CHOOSING));
            models.sweep(now.minus(settings.keep()));
        } catch (IOException e) {
            LOG.warnf("Old runs are not deleted: %s", e.getMessage());
        }
    }

    /** Folders of runs that were deleted while a server that worked on them was killed. */
    private void deleteForgotten(Instant before) throws IOException {
        if (!Files.isDirectory(runs)) {
            return;
        }
        List<Path> folders;
        try (Stream<Path> found = Files.list(runs)) {
            folders = found.toList();
        }
        for (Path folder : folders) {
            if (Files.getLastModifiedTime(folder).toInstant().isBefore(before) && queue().find(UUID.fromString(folder.getFileName().toString())).isEmpty()) {
                JobFiles.deleteAll(folder);
            }
        }
    }

    private synchronized JobQueue queue() {
        if (queue == null) {
            queue = new JobQueue(JobKind.TRAINING, jobSettings, settings.atOnce(), new JobQueue.Work() {
                @Override
                public void go(Job job, JobQueue.Step step) throws Exception {
                    Trainings.this.go(job, step);
                }

                @Override
                public void ended(UUID job) {
                    tell(job, "");
                }
            }, this::sweep);
        }
        return queue;
    }

    synchronized void close(@Observes ShutdownEvent stopping) {
        if (queue != null) {
            queue.close();
        }
    }
}
