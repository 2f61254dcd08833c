package latentstudio.inference;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import latentstudio.image.Picture;
import latentstudio.image.PictureShape;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.InputSpec;
import latentstudio.model.LatentDensity;
import latentstudio.model.LatentSpec;
import latentstudio.model.Manifest;
import latentstudio.model.Normaliser;
import latentstudio.model.TensorSpec;
import latentstudio.model.TiledInputSpec;

/** A model that is ready: its manifest, its warm graphs and what is derived from them. Thread-safe. */
public final class ServedModel implements AutoCloseable {
    private static final String CARD = "card.png";
    private static final String UMAP = "umap.npy";
    private static final String LATENTS = "latents.npz";

    private final Path folder;
    private final Manifest manifest;
    private final Map<GraphRole, Graph> graphs;
    private final Normaliser normaliser;
    private final LatentDensity density;
    /** Looked for once, since it is asked for with each look at a map. */
    private final Optional<Path> latents;
    private final WiderSource wider;

    private ServedModel(Path folder, Manifest manifest, Map<GraphRole, Graph> graphs, WiderSource wider) {
        this.wider = wider;
        this.folder = folder;
        this.manifest = manifest;
        this.graphs = graphs;
        normaliser = manifest.input() instanceof InputSpec fixed ? new Normaliser(fixed) : null;
        LatentSpec latent = manifest.latent();
        latents = Optional.of(folder.resolve(LATENTS)).filter(Files::isRegularFile);
        density = latent == null ? null : new LatentDensity(latent.overall(), latent.perClass());
    }

    /**
     * Loads a model's graphs and tries each.
     *
     * @throws IOException when a file is missing or damaged, or ONNX Runtime refuses it on this device
     */
    public static ServedModel load(Path folder, Manifest manifest, InferenceDevice device, InferenceSettings settings, Lanes lanes)
            throws IOException {
        return of(folder, manifest, (name, spec) -> Graph.load(name, folder.resolve(spec.file()), spec, device,
                settings.maxBatch(), settings.maxWait(), lanes), (name, graph, spec) -> Graph.ofBytes(name, graph, spec, settings, lanes));
    }

    /** A model whose graphs another server computes. */
    static ServedModel remote(Path folder, Manifest manifest, RemoteServer server, InferenceSettings settings, Lanes lanes) throws IOException {
        return of(folder, manifest, (name, spec) -> Graph.remote(name, spec, settings.maxBatch(), settings.maxWait(), lanes, server), (name, graph, spec) -> {
            throw new ModelUnavailableException(manifest.id(), "it is computed by another server, which tells only its answers; choose another model.");
        });
    }

    /** Where a graph comes from. */
    private interface Source {
        Graph open(String name, GraphSpec spec) throws IOException;
    }

    /** What opens a graph that gives more than the served one. */
    private interface WiderSource {
        Graph open(String name, byte[] graph, GraphSpec spec) throws IOException;
    }

    private static ServedModel of(Path folder, Manifest manifest, Source source, WiderSource wider) throws IOException {
        Map<GraphRole, Graph> graphs = new EnumMap<>(GraphRole.class);
        ServedModel model = new ServedModel(folder, manifest, graphs, wider);
        try {
            for (Map.Entry<GraphRole, GraphSpec> entry : manifest.graphs().entrySet()) {
                graphs.put(entry.getKey(), source.open(manifest.id() + "-" + entry.getKey().label(), entry.getValue()));
            }
            return model;
        } catch (IOException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    public Manifest manifest() {
        return manifest;
    }

    /** What its graphs run on now; where one had to leave its device, the CPU and why. */
    public InferenceDevice device() {
        InferenceDevice device = null;
        for (Graph graph : graphs.values()) {
            device = graph.device();
            if (device.fallbackReason() != null) {
                return device;
            }
        }
        return device;
    }

    /** Why another server that computes it did not answer when it was last asked, or null. */
    public String trouble() {
        return graphs.values().stream().map(Graph::trouble).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The PNG beside the manifest that shows what the model does to some test pictures, where there is one. */
    public Optional<Path> card() {
        return Optional.of(folder.resolve(CARD)).filter(Files::isRegularFile);
    }

    /**
     * The file with the places of the test pictures on a map by UMAP, in their order, where there is one: NPY of
     * single-precision numbers [N, 2].
     */
    public Optional<Path> umap() {
        return Optional.of(folder.resolve(UMAP)).filter(Files::isRegularFile);
    }

    /** The file with latents and their labels that ship in the place of test pictures, where there is one. */
    public Optional<Path> latents() {
        return latents;
    }

    /**
     * Writes the model's folder as a ZIP, graphs, manifest and card, with an example each for Java and Python; brought to another studio it
     * is a model there.
     *
     * @throws IOException if a file cannot be read, or whoever takes it is gone
     */
    public void writePackage(OutputStream out) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Path file : files) {
            zip.putNextEntry(new ZipEntry(manifest.id() + "/" + file.getFileName()));
            Files.copy(file, zip);
            zip.closeEntry();
        }
        for (Map.Entry<String, byte[]> example : PackageExamples.of(manifest).entrySet()) {
            zip.putNextEntry(new ZipEntry(manifest.id() + "/" + example.getKey()));
            zip.write(example.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    /**
     * Brings free drawings to this model's input.
     *
     * @throws UnsuitableModelException if the model takes pages
     */
    public Normaliser normaliser() {
        if (normaliser == null) {
            throw new UnsuitableModelException(manifest, "of pictures of one size");
        }
        return normaliser;
    }

    /**
     * How pages are cut for this model.
     *
     * @throws UnsuitableModelException if the model takes pictures of one size
     */
    public TiledInputSpec.Tiling tiling() {
        if (manifest.input() instanceof TiledInputSpec pages) {
            return pages.tiled();
        }
        throw new UnsuitableModelException(manifest, GraphRole.RESTORER);
    }

    /** 1 for grey pictures or pages, 3 for red, green and blue. */
    public int channels() {
        return manifest.input().channels();
    }

    /**
     * Pictures to latents.
     *
     * @param pictures [N * pixels], 0 paper to 1 ink
     * @return [N * Z]
     * @throws UnsuitableModelException if the model has no encoder
     */
    public Run encode(float[] pictures) {
        return graph(GraphRole.ENCODER).run(pictures);
    }

    /**
     * Latents to pictures.
     *
     * @param latents [N][Z], finite
     * @return [N * pixels], 0 paper to 1 ink
     * @throws InvalidTensorException   if there is no latent, or one has not Z finite values
     * @throws UnsuitableModelException if the model has no decoder
     */
    public Run decode(List<float[]> latents) {
        Graph decoder = graph(GraphRole.DECODER);
        int size = manifest.latent().size();
        if (latents == null || latents.isEmpty()) {
            throw new InvalidTensorException("Expected at least one latent of %d values for %s, got none."
                    .formatted(size, manifest.id()));
        }
        float[] values = new float[latents.size() * size];
        for (int i = 0; i < latents.size(); i++) {
            float[] latent = latents.get(i);
            if (latent == null || latent.length != size) {
                throw new InvalidTensorException("Expected latents of %d values for %s, got %s."
                        .formatted(size, manifest.id(), latent == null ? "null" : latent.length));
            }
            System.arraycopy(latent, 0, values, i * size, size);
        }
        return decoder.run(values);
    }

    /**
     * Latents to pictures, at most {@code studio.max-batch} of them.
     *
     * @param latents [N][Z], finite
     * @return N pictures, 0 paper to 1 ink
     * @throws RuntimeException as {@link #decode} does
     */
    public List<Picture> pictures(List<float[]> latents) {
        return pictures(decode(latents));
    }

    /** The pictures that {@link #decode} or {@link #denoise} gave, 0 paper to 1 ink. */
    public List<Picture> pictures(Run decoded) {
        PictureShape shape = manifest.fixedInput().shape();
        return Arrays.stream(decoded.rows(shape.values())).map(shape::picture).toList();
    }

    /**
     * Pictures to cleaned pictures.
     *
     * @param pictures [N * pixels], 0 paper to 1 ink
     * @return [N * pixels], 0 paper to 1 ink
     * @throws UnsuitableModelException if the model has no denoiser
     */
    public Run denoise(float[] pictures) {
        return graph(GraphRole.DENOISER).run(pictures);
    }

    /** Whether it estimates the light on a page, by which its tiles are to be divided. */
    public boolean hasLight() {
        return graphs.containsKey(GraphRole.LIGHT);
    }

    /**
     * The overview of a page to the light on its bare paper.
     *
     * @param height   multiple of {@link latentstudio.image.PageOverview#MULTIPLE}
     * @param width    likewise
     * @param overview [6 * height * width], 0..1
     * @return [3 * height * width], 0..1
     * @throws UnsuitableModelException if the model estimates no light
     */
    public Run light(int height, int width, float[] overview) {
        return graph(GraphRole.LIGHT).run(height, width, overview);
    }

    /**
     * Tiles of pages to clean tiles.
     *
     * @param height multiple of the {@link #tiling()}'s
     * @param width  likewise
     * @param tiles  [N * channels * height * width], 0 ink to 1 paper
     * @return [N * channels * height * width], 0 ink to 1 paper
     * @throws UnsuitableModelException if the model has no restorer
     */
    public Run restore(int height, int width, float[] tiles) {
        return graph(GraphRole.RESTORER).run(height, width, tiles);
    }

    /**
     * Draws latents from the model's learned prior.
     *
     * @param noise        [N * Z], of a standard normal distribution
     * @param labels       [N * K], 1 at the class that is wanted, zeros for any class
     * @param temperatures [N], 1 as it was learned, less for more typical latents
     * @return [N * Z]
     * @throws UnsuitableModelException if the model has no prior
     */
    public Run sampleLatents(float[] noise, float[] labels, float[] temperatures) {
        return graph(GraphRole.PRIOR).run(noise, labels, temperatures);
    }

    /** The share of test pictures, 0..100, that come back with a smaller mean squared error; of a model with a latent. */
    public double errorPercentile(double meanSquaredError) {
        return LatentSpec.percentile(manifest.latent().errorQuantiles(), meanSquaredError);
    }

    /** The share of test pictures, 0..100, whose latent is less common among the training latents than this one. */
    public double densityPercentile(float[] latent) {
        return LatentSpec.percentile(manifest.latent().densityQuantiles(), density.logDensity(latent));
    }

    /**
     * One of the model's graphs.
     *
     * @throws UnsuitableModelException if the model has none of this role
     */
    public Graph graph(GraphRole role) {
        Graph graph = graphs.get(role);
        if (graph == null) {
            throw new UnsuitableModelException(manifest, role);
        }
        return graph;
    }

    /**
     * What stands in the file of one of the model's graphs.
     *
     * @throws UnsuitableModelException  if the model has none of this role
     * @throws ModelUnavailableException if the file cannot be read, or is not the one that is served
     */
    public byte[] file(GraphRole role) {
        GraphSpec spec = manifest.graphs().get(role);
        if (spec == null) {
            throw new UnsuitableModelException(manifest, role);
        }
        try {
            byte[] file = Files.readAllBytes(folder.resolve(spec.file()));
            if (GraphSpec.sha256Of(file).equals(spec.sha256())) {
                return file;
            }
            throw new ModelUnavailableException(manifest.id(), "%s has changed since it was loaded; restart the server.".formatted(spec.file()));
        } catch (IOException e) {
            throw new ModelUnavailableException(manifest.id(), "%s cannot be read here; choose another model.".formatted(spec.file()));
        }
    }

    /**
     * Opens a graph of its own, on the CPU, that gives more than a served one, whose turn it keeps; whoever asked for it closes it.
     *
     * @param file    {@link #file} with more outputs
     * @param outputs what it gives
     * @throws ModelUnavailableException if ONNX Runtime cannot run it, or another server computes the model
     */
    public Graph openWider(GraphRole role, byte[] file, List<TensorSpec> outputs) {
        GraphSpec spec = manifest.graphs().get(role);
        try {
            return wider.open("%s-%s-inside".formatted(manifest.id(), role.label()), file, new GraphSpec(spec.file(), spec.sha256(), spec.inputs(), outputs));
        } catch (IOException e) {
            throw new ModelUnavailableException(manifest.id(), "its layers cannot be computed; choose another model.");
        }
    }

    @Override
    public void close() {
        graphs.values().forEach(Graph::close);
    }
}
