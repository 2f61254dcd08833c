package latentstudio.training.card;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import latentstudio.architecture.Architecture;
import latentstudio.architecture.Network;
import latentstudio.model.Manifest;
import latentstudio.model.Provenance;
import latentstudio.training.loop.Checkpoint;
import latentstudio.training.measure.Statistics;

/** The folder of a model, {@code models/<id>}: its files, each written in one move, and the manifest among them. */
public final class ModelFolder {
    private static final String MANIFEST = "manifest.json";

    private ModelFolder() {
    }

    /** Reads and writes manifests; maps in the order of their keys, so that the same model is the same text. */
    public static ObjectMapper json() {
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /** Whether there is a manifest. */
    public static boolean holdsModel(Path folder) {
        return Files.isRegularFile(folder.resolve(MANIFEST));
    }

    /**
     * The manifest of a model.
     *
     * @throws IOException when there is none, or it cannot be read
     */
    public static Manifest manifest(Path folder) throws IOException {
        if (!holdsModel(folder)) {
            throw new IOException("expected a model at %s, found none; train it first, or name the folder with --models".formatted(folder));
        }
        return json().readValue(folder.resolve(MANIFEST).toFile(), Manifest.class);
    }

    /** Writes the manifest; last, since a folder with one is a whole model. */
    public static void write(Path folder, Manifest manifest) throws IOException {
        replace(folder.resolve(MANIFEST), json().writeValueAsBytes(manifest));
    }

    /** Writes a file in one move. */
    public static void replace(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** How many trainable numbers a network has. */
    public static long parameters(Network network) {
        return network.parameters().stream().mapToLong(parameter -> parameter.getShape().size()).sum();
    }

    /**
     * Where a model comes from that was trained on this machine and is written now.
     *
     * @param settings   every one of the run, by name
     * @param lossMetric the key of the figure that is the loss on the test split, or null
     * @param prior      its prior's checkpoint, or null
     */
    public static Provenance provenance(Architecture architecture, Map<String, Object> settings, String lossMetric, long parameters,
                                        long seed, Map<String, String> dataSha256, Checkpoint checkpoint, Checkpoint prior) {
        List<Provenance.Epoch> history = checkpoint.history().stream().map(epoch -> new Provenance.Epoch(epoch.epoch(),
                Statistics.round(epoch.loss()), Statistics.round(epoch.validationLoss()), Statistics.round(epoch.seconds())))
                .toList();
        double seconds = Stream.of(checkpoint, prior).filter(Objects::nonNull).flatMap(run -> run.history().stream())
                .mapToDouble(Provenance.Epoch::seconds).sum();
        return new Provenance(architecture.label(), settings, lossMetric, parameters, seed, dataSha256,
                checkpoint.commit(), "%s %s".formatted(System.getProperty("java.vm.vendor"), Runtime.version()),
                "%s %s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version"),
                        System.getProperty("os.arch")),
                checkpoint.device(), Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Statistics.round(seconds), checkpoint.bestEpoch(), history);
    }
}
