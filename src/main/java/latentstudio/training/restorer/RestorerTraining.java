package latentstudio.training.restorer;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import latentstudio.architecture.Architecture;
import latentstudio.architecture.Chain;
import latentstudio.dataset.LightPages;
import latentstudio.dataset.PagePairs;
import latentstudio.dataset.PageRenderer;
import latentstudio.dataset.RestorerPatches;
import latentstudio.image.PageOverview;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.InputSpec;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;
import latentstudio.model.Provenance;
import latentstudio.model.Task;
import latentstudio.model.TensorSpec;
import latentstudio.model.TiledInputSpec;
import latentstudio.training.card.ModelFile;
import latentstudio.training.card.ModelFolder;
import latentstudio.training.export.OnnxExporter;
import latentstudio.training.export.OnnxWeights;
import latentstudio.training.judge.JudgePages;
import latentstudio.training.loop.Checkpoint;
import latentstudio.training.loop.Hyperparameters;
import latentstudio.training.loop.Loss;
import latentstudio.training.loop.Trainer;
import latentstudio.training.loop.TrainingRun;
import latentstudio.training.loop.Weights;

/**
 * Trains the restorer of pages, on pairs of real ones and on rendered ones, and writes it with its card. It has two
 * networks, each with a checkpoint of its own: one estimates the light on a page from its overview, the other restores
 * the page after it was divided by that light.
 */
public final class RestorerTraining {
    public static final String ID = "scans";
    /** The id of the first of its networks by itself. */
    public static final String LIGHT = ID + "-light";
    private static final String VERSION = "2";
    private static final String GRAPH = "restorer.onnx";
    private static final String LIGHT_GRAPH = "light.onnx";
    /** Shares of an earlier model's weights that bring back what the later one forgot. */
    private static final float EARLIER_RESTORER_SHARE = 0.5f;
    private static final float EARLIER_LIGHT_SHARE = 0.25f;
    private static final int EPOCH = 8_000;
    private static final int HELD_OUT = 300;
    private static final int LIGHT_PAGES = 900;
    private static final int LIGHT_HELD_OUT = 100;
    private static final TiledInputSpec INPUT = new TiledInputSpec(3,
            new TiledInputSpec.Tiling(512, 64, Architecture.PAGE_MULTIPLE), 0, 1, InputSpec.Ink.DARK);

    private final Trainer trainer;
    private final ModelFile file = file();
    private final Path data;
    private final Path models;
    private final Path start;
    private final Path average;
    private final PagePairs pairs;
    private final int epoch;
    private final JudgePages judged;
    private final int rendered;

    /**
     * @param data    the folder that holds the data sets
     * @param models  the folder that models are written to
     * @param start   an {@code .onnx} file whose weights it begins with, or null for random ones
     * @param average a folder with an earlier restorer, whose weights are averaged with the trained ones, or null
     * @throws IOException when the pages are missing or damaged
     */
    public RestorerTraining(Trainer trainer, Path data, Path models, Path start, Path average) throws IOException {
        this(trainer, data, models, start, average, EPOCH, JudgePages.A4, DamageMeasurement.PAGES);
    }

    /**
     * The same with less to do.
     *
     * @param epoch    how many patches an epoch has
     * @param judged   the pages that the model is measured on
     * @param rendered how many rendered pages each kind of damage is measured on
     */
    public RestorerTraining(Trainer trainer, Path data, Path models, Path start, Path average, int epoch, JudgePages judged, int rendered)
            throws IOException {
        this.trainer = trainer;
        this.data = data;
        this.models = models;
        this.start = start;
        this.average = average;
        this.epoch = epoch;
        this.judged = judged;
        this.rendered = rendered;
        pairs = PagePairs.read(documents(data));
    }

    private static Path documents(Path data) {
        return data.resolve("documents");
    }

    /** Trains what is left to train, measures the model through the code that serves it and writes it. */
    public void run() throws IOException {
        Hyperparameters hyperparameters = trainer.adjusted(file.training());
        RestorerPatches patches = new RestorerPatches(pairs, new PageRenderer(), (int) Architecture.PAGE.get(1));
        TrainingRun run = trainer.run(ID, Architecture.RESTORER.label(), Architecture.RESTORER::create, hyperparameters,
                new PatchExamples(patches, epoch), new PatchExamples.HeldOut(patches.heldOut(Math.min(HELD_OUT, epoch))), 0,
                "patches of %s".formatted(pairs.sha256()));
        if (start != null) {
            run.startFrom(start(Files.readAllBytes(start)));
        }
        Checkpoint restorer = trainer.finish(ID, run, trainer.fresh());
        write(hyperparameters, light(null), restorer);
    }

    /** Trains what is left to train of the network that estimates the light, and of no other. */
    public void runLight() throws IOException {
        light(start);
    }

    private Checkpoint light(Path start) throws IOException {
        Hyperparameters hyperparameters = trainer.adjusted(file.light());
        PageRenderer renderer = new PageRenderer();
        int pages = Math.min(LIGHT_PAGES, epoch);
        TrainingRun run = trainer.run(LIGHT, Architecture.LIGHT.label(), Architecture.LIGHT::create, hyperparameters,
                new LightExamples(new LightPages(pairs, renderer, pages, trainer.seed())),
                new LightExamples(new LightPages(pairs, renderer, Math.min(LIGHT_HELD_OUT, epoch), trainer.seed() + 1)), 0,
                "pages with %s".formatted(pairs.sha256()));
        if (start != null) {
            run.startFrom(start(Files.readAllBytes(start)));
        }
        return trainer.finish(LIGHT, run, false);
    }

    /**
     * The weights of a restorer, spread over three channels where it was trained on grey pages: the first layer gets a third
     * of them for each channel, and the last layer gives each channel what it gave the grey one.
     *
     * @throws IOException when the file is of another network
     */
    public static float[] start(byte[] file) throws IOException {
        List<OnnxWeights> layers = OnnxWeights.read(file);
        int channels = layers.isEmpty() ? 0 : (int) layers.getFirst().shape()[1];
        if (channels != 1 && channels != 3 && channels != PageOverview.CHANNELS) {
            throw new IOException("--start: expected the graph of a restorer with one channel or three, or of a light, got one with " + channels);
        }
        int copies = channels == 1 ? 3 : 1;
        List<float[]> spread = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            float[] values = layers.get(i).values();
            if (i == 0) {
                long[] shape = layers.get(i).shape();
                spread.add(inputs(values, (int) (shape[2] * shape[3]) * channels, copies));
            } else if (i >= layers.size() - 2) {
                float[] repeated = new float[values.length * copies];
                for (int k = 0; k < repeated.length; k++) {
                    repeated[k] = values[k % values.length];
                }
                spread.add(repeated);
            } else {
                spread.add(values);
            }
        }
        float[] all = new float[spread.stream().mapToInt(values -> values.length).sum()];
        int next = 0;
        for (float[] values : spread) {
            System.arraycopy(values, 0, all, next, values.length);
            next += values.length;
        }
        return all;
    }

    /** The trained weights, between them and those of an earlier model where one was named. */
    private float[] averaged(Checkpoint trained, String graph, float share) throws IOException {
        return average == null ? trained.best()
                : Weights.averaged(trained.best(), start(Files.readAllBytes(average.resolve(graph))), share);
    }

    private static String sha256(Path file) throws IOException {
        return GraphSpec.sha256Of(Files.readAllBytes(file));
    }

    private static float[] inputs(float[] values, int kernel, int copies) {
        float[] shared = new float[values.length * copies];
        for (int k = 0; k < shared.length; k++) {
            shared[k] = values[k / (kernel * copies) * kernel + k % kernel] / copies;
        }
        return shared;
    }

    private void write(Hyperparameters hyperparameters, Checkpoint light, Checkpoint checkpoint) throws IOException {
        Map<String, byte[]> graphs = new LinkedHashMap<>();
        Provenance provenance;
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
             Chain restorer = (Chain) Weights.network(Architecture.RESTORER.create(),
                     Weights.rounded(averaged(checkpoint, GRAPH, EARLIER_RESTORER_SHARE)), manager);
             Chain estimator = (Chain) Weights.network(Architecture.LIGHT.create(),
                     Weights.rounded(averaged(light, LIGHT_GRAPH, EARLIER_LIGHT_SHARE)), manager)) {
            graphs.put(GRAPH, OnnxExporter.restorer(restorer));
            graphs.put(LIGHT_GRAPH, OnnxExporter.light(estimator));
            Map<String, Object> settings = settings(hyperparameters, epoch);
            if (start != null) {
                settings.put("initialWeights", "those of the graph with the SHA-256 " + sha256(start));
            }
            if (average != null) {
                settings.put("averaged", "with %s of the weights of the restorer and %s of those of the light with the SHA-256 %s and %s".formatted(
                        EARLIER_RESTORER_SHARE, EARLIER_LIGHT_SHARE, sha256(average.resolve(GRAPH)),
                        sha256(average.resolve(LIGHT_GRAPH))));
            }
            settings.put("light", trainer.adjusted(file.light()).asMap().toString());
            settings.put("lightEpochsDone", light.history().size());
            provenance = ModelFolder.provenance(Architecture.RESTORER, settings, null,
                    ModelFolder.parameters(restorer) + ModelFolder.parameters(estimator), trainer.seed(),
                    Map.of("documents", pairs.sha256()), checkpoint, null);
        }
        trainer.out().println("Measuring and writing it");
        Path folder = Files.createDirectories(models.resolve(ID));
        Path part = Files.createTempDirectory(models, ".scans"); // what is served until it is measured stays
        for (Map.Entry<String, byte[]> graph : graphs.entrySet()) {
            Files.write(part.resolve(graph.getKey()), graph.getValue());
        }
        try (ExportedRestorer restorer = new ExportedRestorer(part, manifest(graphs, List.of(), provenance))) {
            Manifest manifest = manifest(graphs, reaching(file.targets(),
                    measure(restorer, pairs, data, judged, rendered, trainer.out())), provenance);
            for (Map.Entry<String, byte[]> graph : graphs.entrySet()) {
                ModelFolder.replace(folder.resolve(graph.getKey()), graph.getValue());
            }
            new RestorerCard(file(), manifest, restorer, pairs.heldOut()).write(folder);
            ModelFolder.write(folder, manifest);
        } finally {
            for (String graph : graphs.keySet()) {
                Files.delete(part.resolve(graph));
            }
            Files.delete(part);
        }
    }

    /**
     * Measures the model again, from its files.
     *
     * @throws IOException when the model or the pages are missing or damaged
     */
    public static void evaluate(Path models, Path data, PrintStream out) throws IOException {
        evaluate(models, data, JudgePages.A4, DamageMeasurement.PAGES, out);
    }

    /** The same on other pages. */
    public static void evaluate(Path models, Path data, JudgePages judged, int rendered, PrintStream out) throws IOException {
        Manifest manifest = ModelFolder.manifest(models.resolve(ID));
        PagePairs pairs = PagePairs.read(documents(data));
        try (ExportedRestorer restorer = new ExportedRestorer(models.resolve(ID), manifest)) {
            out.printf("%s %s%n", manifest.id(), manifest.version());
            measure(restorer, pairs, data, judged, rendered, out);
        }
    }

    /** Counts the words on pages of one's own. */
    public static void evaluatePages(Path models, Path pages, PrintStream out) throws IOException {
        try (ExportedRestorer restorer = new ExportedRestorer(models.resolve(ID), ModelFolder.manifest(models.resolve(ID)))) {
            OwnPages.of(pages, restorer, out).print(out);
        }
    }

    /** Prints what pages are worth in the forms that they are taken home in, from the model's files. */
    public static void evaluateHome(Path models, PrintStream out) throws IOException {
        try (ExportedRestorer restorer = new ExportedRestorer(models.resolve(ID), ModelFolder.manifest(models.resolve(ID)))) {
            TakingHome.print(restorer, out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while pages were read", e);
        }
    }

    private static List<Metric> measure(ExportedRestorer restorer, PagePairs pairs, Path data, JudgePages judged, int rendered,
            PrintStream out) throws IOException {
        MedianBackground recipe = MedianBackground.tuned(pairs.training());
        RestorerMeasurement real = RestorerMeasurement.of(restorer, recipe, pairs.heldOut());
        real.print(out);
        DamageMeasurement damaged = DamageMeasurement.of(restorer, recipe, rendered);
        damaged.print(out);
        PaperDivision division = PaperDivision.tuned(judged.tuning());
        ColourMeasurement coloured = ColourMeasurement.of(restorer::clean, division, judged);
        coloured.print(out);
        HistoricMeasurement historic = HistoricMeasurement.of(restorer::clean, division, data);
        historic.print(out);
        return Stream.of(real.metrics(), damaged.metrics(), coloured.metrics(), historic.metrics()).flatMap(List::stream).toList();
    }

    /** Writes the card again, from the model's files. */
    public static void rewriteCard(Path models, Path data) throws IOException {
        Manifest manifest = ModelFolder.manifest(models.resolve(ID));
        Path folder = models.resolve(ID);
        try (ExportedRestorer restorer = new ExportedRestorer(folder, manifest)) {
            new RestorerCard(file(), manifest, restorer, PagePairs.read(documents(data)).heldOut()).write(folder);
        }
    }

    private static List<Metric> reaching(Map<String, Double> targets, List<Metric> metrics) {
        return metrics.stream().map(metric -> metric.withTarget(targets.get(metric.key()))).toList();
    }

    /** What is known of it before it is trained. */
    private static ModelFile file() {
        ModelFile file = ModelFile.of(ID);
        if (file.light() == null || !file.architecture().equals(Architecture.RESTORER.label())) {
            throw new IllegalArgumentException("%s: expected the architecture %s and settings for its light, got %s and %s".formatted(ID,
                    Architecture.RESTORER.label(), file.architecture(), file.light() == null ? "none" : "some"));
        }
        return file;
    }

    private Manifest manifest(Map<String, byte[]> graphs, List<Metric> metrics, Provenance provenance) {
        return new Manifest(ID, VERSION, file.title(), file.summary(), Task.RESTORER, "NoisyOffice and rendered pages", "CC BY 4.0", null,
                INPUT, Map.of(GraphRole.RESTORER, spec(GRAPH, graphs, OnnxExporter.PAGE, 3, OnnxExporter.CLEANED),
                        GraphRole.LIGHT, spec(LIGHT_GRAPH, graphs, OnnxExporter.OVERVIEW, PageOverview.CHANNELS, OnnxExporter.LIGHT)),
                null, metrics, provenance);
    }

    private static GraphSpec spec(String file, Map<String, byte[]> graphs, String from, int channels, String to) {
        int any = TensorSpec.DYNAMIC;
        return new GraphSpec(file, GraphSpec.sha256Of(graphs.get(file)), List.of(new TensorSpec(from, "FP32", List.of(any, channels, any, any))),
                List.of(new TensorSpec(to, "FP32", List.of(any, 3, any, any))));
    }

    /** Every setting of the model that ships, by name, as its manifest records it; but for the weights that it began with. */
    static Map<String, Object> settings() {
        Map<String, Object> settings = settings(file().training(), EPOCH);
        settings.remove("initialWeights"); // the command names them
        return settings;
    }

    private static Map<String, Object> settings(Hyperparameters hyperparameters, int epoch) {
        Map<String, Object> settings = new LinkedHashMap<>(hyperparameters.asMap());
        settings.remove("heldOutShare"); // the pages are split by text
        settings.put("patchesPerEpoch", epoch);
        settings.put("patchSize", (int) Architecture.PAGE.get(1));
        settings.put("heldOutText", PagePairs.HELD_OUT_TEXT);
        return settings;
    }
}
