package latentstudio.inference;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentstudio.dataset.DataSetDescription;
import latentstudio.dataset.DataSets;
import latentstudio.model.GraphSpec;
import latentstudio.model.InputSpec;
import latentstudio.model.Manifest;
import org.jboss.logging.Logger;

/**
 * Every model found at start: read, checked against its SHA-256 sums, loaded and warmed before the server is ready. A
 * model that fails is kept with its reason, and the others serve on. Others come and go while the server runs. Thread-safe.
 */
@Startup
@ApplicationScoped
public class ModelCatalog {
    private static final Logger LOG = Logger.getLogger(ModelCatalog.class);
    /** Requests under way to one server, which puts them together as it likes. */
    private static final int REMOTE_AT_ONCE = 16;
    private static final int LONGEST_REASON = 1000;
    /** How long a model that was replaced can still be asked by who has it. */
    private static final Duration REPLACED = Duration.ofSeconds(10);

    /**
     * One folder with a manifest.
     *
     * @param id       the folder's name
     * @param manifest what it says, or null where it cannot be read
     * @param model    the model, or null where it is unavailable
     * @param reason   why it is unavailable, or null
     * @param dataSet  what is known of the data set that it learned
     */
    public record Entry(String id, Manifest manifest, ServedModel model, String reason, DataSetDescription dataSet) {
        public boolean available() {
            return model != null;
        }
    }

    /** In their order; replaced as a whole. */
    private volatile Map<String, Entry> entries = Map.of();
    private volatile List<Entry> ordered = List.of();
    private final List<Consumer<ServedModel>> whenGone = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final DataSets dataSets;
    private final InferenceSettings settings;
    private final ObjectMapper json;
    private final boolean gpuWanted;
    private final Lanes lanes;
    /** Of other servers, so that a slow one keeps nobody waiting who is computed here. */
    private final Map<URI, Lanes> remoteLanes = new HashMap<>();

    public ModelCatalog(InferenceSettings settings, ObjectMapper json, DataSets dataSets) {
        this.settings = settings;
        this.json = json;
        this.dataSets = dataSets;
        lanes = new Lanes(settings.maxQueue());
        Gauge.builder("studio.inference.queue", this, ModelCatalog::waiting).description("Small requests that wait").register(Metrics.globalRegistry);
        gpuWanted = InferenceDevice.isGpuWanted(settings.device());
        Map<String, Entry> found = new LinkedHashMap<>();
        readFolder(settings.models(), found);
        settings.extraModels().ifPresent(extra -> readFolder(extra, found));
        serve(found);
        countModels();
        LOG.infof("%d of %d models ready on the %s", available().size(), entries.size(), device().name());
        settings.remote().forEach((id, remote) -> {
            if (entries.containsKey(id)) {
                LOG.infof("Model %s is computed by %s", id, remote.url());
            } else {
                LOG.errorf("studio.remote.%s is ignored: there is no such model, only %s; its manifest has to lie here", id, entries.keySet());
            }
        });
    }

    /** Puts models in the order of their data sets, and offers these from now on. */
    private void serve(Map<String, Entry> found) {
        List<Entry> ranked = found.values().stream().sorted(Comparator.comparingInt(entry -> dataSets.rank(entry.dataSet().id()))).toList();
        Map<String, Entry> byId = new LinkedHashMap<>();
        ranked.forEach(entry -> byId.put(entry.id(), entry));
        entries = byId;
        ordered = ranked;
    }

    /**
     * Reads one more model and offers it from now on; its id has to be new, for what is known of a model is kept by its id.
     *
     * @param folder named as the model's id
     * @return the model, or the reason why it cannot be used
     * @throws IllegalArgumentException if there is one of this id
     */
    public synchronized Entry add(Path folder) {
        Entry entry = read(folder);
        if (entries.containsKey(entry.id())) {
            if (entry.available()) {
                entry.model().close();
            }
            throw new IllegalArgumentException("expected the id of a model that is not here, got '%s'".formatted(entry.id()));
        }
        if (entry.reason() != null) {
            LOG.errorf("Model %s is unavailable: %s", entry.id(), entry.reason());
        }
        serve(entry);
        return entry;
    }

    private void serve(Entry entry) {
        Map<String, Entry> more = new LinkedHashMap<>(entries);
        more.put(entry.id(), entry);
        serve(more);
        tell(entry.id());
    }

    /**
     * Reads a model and offers it from now on, in the place of the one of its id where there is one; whoever computes with that is answered.
     *
     * @param folder named as the model's id
     * @return the model, or the reason why it cannot be used
     */
    public synchronized Entry put(Path folder) {
        Entry old = entries.get(folder.getFileName().toString());
        if (old == null) {
            return add(folder);
        }
        Entry entry = read(folder);
        serve(entry);
        if (old.available()) {
            whenGone.forEach(listener -> listener.accept(old.model()));
            // a question may be between two of its graphs
            CompletableFuture.delayedExecutor(REPLACED.toSeconds(), TimeUnit.SECONDS).execute(old.model()::close);
        }
        return entry;
    }

    /**
     * Offers a model no longer; whoever computes with it just now is answered.
     *
     * @return whether there was one of this id
     */
    public synchronized boolean remove(String id) {
        Map<String, Entry> fewer = new LinkedHashMap<>(entries);
        Entry gone = fewer.remove(id);
        if (gone == null) {
            return false;
        }
        serve(fewer);
        if (gone.available()) {
            whenGone.forEach(listener -> listener.accept(gone.model()));
            gone.model().close();
        }
        tell(id);
        return true;
    }

    /**
     * Has somebody told of the id of each model that comes, goes or is replaced.
     *
     * @return ends it
     */
    public Runnable listen(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell(String id) {
        listeners.forEach(listener -> listener.accept(id));
    }

    /** The model of this id, also one that cannot be used. */
    public Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** Has somebody told of each model that is not offered any more, to forget what is kept of it. */
    public void whenGone(Consumer<ServedModel> listener) {
        whenGone.add(listener);
    }

    private int waiting() {
        return lanes.depth() + remoteLanes.values().stream().mapToInt(Lanes::depth).sum();
    }

    private void countModels() {
        for (String state : List.of("ready", "fallback", "unavailable")) {
            Gauge.builder("studio.models", () -> entries.values().stream().filter(entry -> state.equals(state(entry))).count()).tag("state", state)
                    .description("Models that are ready, that are on the CPU although a GPU was wanted, and that cannot be used")
                    .register(Metrics.globalRegistry);
        }
    }

    private static String state(Entry entry) {
        if (!entry.available() || entry.model().trouble() != null) {
            return "unavailable";
        }
        return entry.model().device().fallbackReason() == null ? "ready" : "fallback";
    }

    /** All models, in the order of their data sets and in each of their folders' names; the same list until one comes or goes. */
    public List<Entry> entries() {
        return ordered;
    }

    /** The models that can be used. */
    public List<ServedModel> available() {
        return entries.values().stream().filter(Entry::available).map(Entry::model).toList();
    }

    /**
     * The model of this id.
     *
     * @throws UnknownModelException     if there is none
     * @throws ModelUnavailableException if it could not be loaded
     */
    public ServedModel model(String id) {
        Map<String, Entry> known = entries;
        Entry entry = known.get(id);
        if (entry == null) {
            throw new UnknownModelException(id, known.keySet());
        }
        if (!entry.available()) {
            throw new ModelUnavailableException(id, entry.reason());
        }
        return entry.model();
    }

    /** What the models run on: the GPU where at least one does, else the CPU, with the reason where a GPU was wanted. */
    public InferenceDevice device() {
        List<InferenceDevice> devices = available().stream().map(ServedModel::device).toList();
        if (devices.contains(InferenceDevice.GPU)) {
            return InferenceDevice.GPU;
        }
        return devices.stream().filter(device -> device != InferenceDevice.REMOTE).findFirst()
                .orElse(devices.isEmpty() ? InferenceDevice.CPU : InferenceDevice.REMOTE);
    }

    private void readFolder(Path folder, Map<String, Entry> found) {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(child -> Files.exists(child.resolve("manifest.json"))).sorted().forEach(folders::add);
        } catch (IOException e) {
            LOG.errorf("Expected a folder of models at %s and cannot read it; set studio.models or studio.extra-models",
                    folder.toAbsolutePath());
        }
        for (Path child : folders) {
            Entry entry = read(child);
            if (entry.reason() != null) {
                LOG.errorf("Model %s is unavailable: %s", entry.id(), entry.reason());
            }
            Entry other = found.putIfAbsent(entry.id(), entry);
            if (other != null) {
                LOG.errorf("Model %s in %s is ignored: another one has its id", entry.id(), child);
                if (entry.available()) {
                    entry.model().close();
                }
            }
        }
    }

    private Entry read(Path folder) {
        String id = folder.getFileName().toString();
        Manifest manifest = null;
        try {
            manifest = json.readValue(folder.resolve("manifest.json").toFile(), Manifest.class);
            if (!manifest.id().equals(id)) {
                throw new IOException("expected the id '%s' as its folder is named, got '%s'".formatted(id, manifest.id()));
            }
            manifest = described(manifest);
            return new Entry(id, manifest, settings.remote().containsKey(id) ? remote(folder, manifest) : load(folder, manifest), null, dataSet(manifest));
        } catch (JacksonException e) {
            // what a record's own check says is plainer than Jackson's words around it
            String reason = e.getCause() instanceof IllegalArgumentException check ? check.getMessage() : e.getOriginalMessage();
            return new Entry(id, null, null, "manifest.json cannot be read: " + shortened(reason), dataSet(null));
        } catch (IOException | RuntimeException e) {
            return new Entry(id, manifest, null, shortened(e.getMessage() == null ? e.toString() : e.getMessage()),
                    dataSet(manifest));
        }
    }

    /**
     * The manifest with the names of its classes: those of its data set, else its own, else their numbers.
     *
     * @throws IllegalArgumentException if it is not one of a model of its data set
     */
    private Manifest described(Manifest manifest) {
        DataSetDescription known = description(manifest.dataset());
        if (known == null) {
            int classes = manifest.latent() == null ? 0 : manifest.latent().perClass().size();
            return manifest.classes() != null || classes == 0 ? manifest
                    : manifest.withClasses(IntStream.range(0, classes).mapToObj(String::valueOf).toList());
        }
        if (manifest.input() instanceof InputSpec fixed && !fixed.shape().equals(known.shape())) {
            throw new IllegalArgumentException("expected a model of pictures of %s, as the data set '%s' has them, got one of %s; name another data set"
                    .formatted(known.shape(), known.id(), fixed.shape()));
        }
        return manifest.withClasses(known.classes());
    }

    private DataSetDescription description(String id) {
        return dataSets.find(id).map(DataSetDescription::of).orElse(null);
    }

    private DataSetDescription dataSet(Manifest manifest) {
        if (manifest == null) {
            return DataSetDescription.unknown("", null, List.of());
        }
        DataSetDescription known = description(manifest.dataset());
        return known != null ? known : DataSetDescription.unknown(manifest.dataset(),
                manifest.input() instanceof InputSpec fixed ? fixed.shape() : null, manifest.classes() == null ? List.of() : manifest.classes());
    }

    /** A reason quotes what stands in the manifest, however long it is. */
    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    private ServedModel remote(Path folder, Manifest manifest) throws IOException {
        RemoteServer server = new RemoteServer(settings.remote().get(manifest.id()), json);
        Lanes there = remoteLanes.computeIfAbsent(server.address(), address -> new Lanes(settings.maxQueue(), REMOTE_AT_ONCE));
        return ServedModel.remote(folder, manifest, server, settings, there);
    }

    private ServedModel load(Path folder, Manifest manifest) throws IOException {
        for (GraphSpec graph : manifest.graphs().values()) {
            requireSha256(folder.resolve(graph.file()), graph.sha256());
        }
        if (!gpuWanted) {
            return ServedModel.load(folder, manifest, InferenceDevice.CPU, settings, lanes);
        }
        try {
            return ServedModel.load(folder, manifest, InferenceDevice.GPU, settings, lanes);
        } catch (IOException e) {
            ServedModel model = ServedModel.load(folder, manifest, InferenceDevice.fallback(e.getMessage()), settings, lanes);
            LOG.errorf("Model %s was to run on the GPU and runs on the CPU. Reason: %s", manifest.id(), e.getMessage());
            return model;
        }
    }

    private static void requireSha256(Path file, String expected) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("expected the graph %s beside the manifest, found no such file"
                    .formatted(file.getFileName()));
        }
        String found = GraphSpec.sha256Of(Files.readAllBytes(file));
        if (!found.equals(expected)) {
            throw new IOException("%s is damaged: expected SHA-256 %s, got %s; copy the model's folder again"
                    .formatted(file.getFileName(), expected, found));
        }
    }

    @PreDestroy
    void close() {
        available().forEach(ServedModel::close);
    }
}
