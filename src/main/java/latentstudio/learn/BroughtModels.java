package latentstudio.learn;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import latentstudio.image.PictureCodec;
import latentstudio.inference.ModelCatalog;
import latentstudio.job.DataSettings;
import latentstudio.job.JobFiles;
import latentstudio.model.Manifest;
import org.jboss.logging.Logger;

/**
 * Models that came back in packages: each lies under the studio's data, in a folder that is called as its key, and is offered until it is
 * deleted or {@code studio.learn.keep} is over. Thread-safe.
 */
@ApplicationScoped
@Startup
public class BroughtModels {
    private static final Logger LOG = Logger.getLogger(BroughtModels.class);
    private static final String PART = ".part";

    private final LearnSettings settings;
    private final ObjectMapper json;
    private final PictureCodec codec;
    private final ModelCatalog catalog;
    private final Path folder;

    public BroughtModels(LearnSettings settings, DataSettings data, ObjectMapper json, PictureCodec codec, ModelCatalog catalog) {
        this.settings = settings;
        this.json = json;
        this.codec = codec;
        this.catalog = catalog;
        folder = data.data().resolve("learn").resolve("models").toAbsolutePath();
    }

    @PostConstruct
    void open() {
        try {
            for (Path key : keys()) {
                offerAgain(key);
            }
        } catch (IOException e) {
            LOG.errorf("The models that were brought are not offered: %s", e.getMessage());
        }
    }

    private void offerAgain(Path key) {
        try {
            if (key.toString().endsWith(PART)) {
                JobFiles.deleteAll(key); // the server was killed while it came
            } else {
                catalog.add(model(key));
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.errorf("A model that was brought is not offered: %s", e.getMessage());
        }
    }

    private List<Path> keys() throws IOException {
        return children(folder);
    }

    private static List<Path> children(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(parent)) {
            return found.sorted().toList();
        }
    }

    /** The model's folder, the one in that of its key. */
    private static Path model(Path key) throws IOException {
        List<Path> models = children(key);
        if (models.size() != 1) {
            throw new IOException("expected one model in %s, found %d".formatted(key, models.size()));
        }
        return models.getFirst();
    }

    /**
     * Takes a package, and offers its model from now on: under its own id, or under a new one where another model has that.
     *
     * @param file a ZIP
     * @throws UnsuitableTrainingException if it is no package, or one that is not taken, or there are too many
     */
    public synchronized BroughtModel take(Path file) throws IOException {
        if (!settings.enabled()) {
            throw new UnsuitableTrainingException("Whoever runs this studio has turned learning off, and takes no models.");
        }
        if (keys().size() >= settings.maxModels()) {
            throw new UnsuitableTrainingException("Expected at most %d models that were brought, and there are as many; delete one of yours, or try again later."
                    .formatted(settings.maxModels()), true);
        }
        UUID key = UUID.randomUUID();
        Path part = folder.resolve(key + PART);
        try {
            Path unpacked = Files.createDirectories(part.resolve("model"));
            ModelPackage reader = new ModelPackage(settings.maxPackageSize().asLongValue(), json, codec);
            Manifest manifest = reader.unpack(file, unpacked);
            String id = isFree(manifest.id()) ? manifest.id() : ModelPackage.newId();
            reader.rename(unpacked, id);
            Files.move(unpacked, part.resolve(id));
            Path kept = folder.resolve(key.toString());
            move(part, kept);
            offer(kept);
            return new BroughtModel(id, manifest.title(), key, Instant.now().plus(settings.keep()));
        } finally {
            JobFiles.deleteAll(part);
        }
    }

    private boolean isFree(String id) {
        return ModelPackage.isOwn(id) && catalog.find(id).isEmpty();
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    private void offer(Path key) throws IOException {
        ModelCatalog.Entry entry = catalog.add(model(key));
        if (!entry.available()) {
            catalog.remove(entry.id());
            JobFiles.deleteAll(key);
            throw new UnsuitableTrainingException("This model cannot be used: %s".formatted(entry.reason()));
        }
    }

    /**
     * Deletes a model.
     *
     * @param key that it came with
     * @return whether there was one of this id and key
     */
    public synchronized boolean delete(String id, UUID key) throws IOException {
        Path kept = folder.resolve(key.toString());
        if (!Files.isDirectory(kept) || !model(kept).getFileName().toString().equals(id)) {
            return false;
        }
        catalog.remove(id);
        JobFiles.deleteAll(kept);
        return true;
    }

    /** Deletes what came before a moment. */
    void sweep(Instant before) throws IOException {
        for (Path key : new ArrayList<>(keys())) {
            if (Files.getLastModifiedTime(key).toInstant().isBefore(before)) {
                if (key.toString().endsWith(PART)) {
                    JobFiles.deleteAll(key);
                } else {
                    delete(model(key).getFileName().toString(), UUID.fromString(key.getFileName().toString()));
                }
            }
        }
    }
}
