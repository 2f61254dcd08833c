package latentstudio.training.picture;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import latentstudio.architecture.Autoencoder;
import latentstudio.architecture.Chain;
import latentstudio.architecture.Network;
import latentstudio.architecture.Prior;
import latentstudio.dataset.LabelledPictures;
import latentstudio.image.PictureShape;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.InputSpec;
import latentstudio.model.LatentDensity;
import latentstudio.model.LatentSpec;
import latentstudio.model.LatentStatistics;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;
import latentstudio.model.Provenance;
import latentstudio.model.Task;
import latentstudio.model.TensorSpec;
import latentstudio.training.card.ModelFolder;
import latentstudio.training.export.OnnxExporter;
import latentstudio.training.loop.Checkpoint;
import latentstudio.training.loop.Weights;
import latentstudio.training.measure.Classifier;
import latentstudio.training.measure.ExportedModel;
import latentstudio.training.measure.Measurement;
import latentstudio.training.measure.Statistics;

/**
 * Turns a checkpoint into a model that ships: exports its best weights, holds the export against the network, measures
 * it and writes the folder {@code <out>/<id>} with its card, the manifest last.
 */
final class ModelWriter {
    private static final float TOLERANCE = 1e-4f;
    private static final int COMPARED = 64;
    private static final String VERSION = "1";
    /** Percentiles a standard deviation below and above the middle of a normal distribution. */
    private static final int LOW = 16;
    private static final int HIGH = 84;
    /** Test pictures whose latents are moved to see what a value does. */
    private static final int INFLUENCED = 8;
    /** Pictures whose latents are measured of a model that is still learned. */
    private static final int GLANCED = 400;
    /** Of larger latents no influence is measured meanwhile. */
    private static final int LARGEST_GLANCED_LATENT = 32;

    private final Configuration configuration;
    private final String start;
    private final int seed;
    private final LabelledPictures training;
    private final LabelledPictures validation;
    private final LabelledPictures test;
    private final Map<String, String> dataSha256;
    private final Figures figures;
    /** Found out once. */
    private InputSpec input;

    /**
     * @param start    what the training began with instead of random weights, or null
     * @param pictures all training pictures, the held-out ones among them
     * @param figures  measures the model
     */
    ModelWriter(Configuration configuration, String start, int seed, LabelledPictures pictures, LabelledPictures test,
                Map<String, String> dataSha256, Figures figures) {
        this.figures = figures;
        this.configuration = configuration;
        this.start = start;
        this.seed = seed;
        int count = configuration.hyperparameters().trainingItems(pictures.count());
        training = pictures.part(0, count);
        validation = pictures.part(count, pictures.count());
        this.test = test;
        this.dataSha256 = dataSha256;
    }

    /** The network's graphs as {@code .onnx} files, with the checkpoint's best weights, rounded as they ship. */
    static Map<GraphRole, byte[]> export(Configuration configuration, Checkpoint checkpoint) {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
             Network network = Weights.network(configuration.network(), Weights.rounded(checkpoint.best()), manager)) {
            return export(network);
        }
    }

    private static Map<GraphRole, byte[]> export(Network network) {
        Map<GraphRole, byte[]> graphs = new EnumMap<>(GraphRole.class);
        switch (network) {
            case Autoencoder model -> {
                graphs.put(GraphRole.ENCODER, OnnxExporter.encoder(model));
                graphs.put(GraphRole.DECODER, OnnxExporter.decoder(model));
            }
            case Chain denoiser -> graphs.put(GraphRole.DENOISER, OnnxExporter.denoiser(denoiser));
            case Prior prior -> throw new IllegalArgumentException("a prior is exported with its model");
        }
        return graphs;
    }

    /**
     * Writes an autoencoder in the middle of its training, so that it can be used meanwhile: the graphs, and a manifest of the version
     * {@value Manifest#LEARNING} with the latents of some pictures, without figures.
     *
     * @param folder in which that of the model comes to be, in one move
     * @throws IOException              when a file cannot be written
     * @throws IllegalArgumentException when its latents are not finite
     */
    void writeLearning(Network network, Path folder) throws IOException {
        Map<GraphRole, byte[]> graphs = export(network);
        Map<GraphRole, GraphSpec> specs = specs(configuration, graphs);
        Path part = Files.createDirectories(folder.resolveSibling(folder.getFileName() + ".part").resolve(configuration.id()));
        try (ExportedModel exported = ExportedModel.of(graphs, specs)) {
            LabelledPictures some = training.part(0, Math.min(GLANCED, training.count()));
            LabelledPictures tested = validation.part(0, Math.min(GLANCED / 2, validation.count()));
            LatentSpec latent = latent(exported, some, exported.encode(some), Measurement.of(exported, tested, false));
            for (Map.Entry<GraphRole, byte[]> graph : graphs.entrySet()) {
                Files.write(part.resolve(file(graph.getKey())), graph.getValue());
            }
            ModelFolder.write(part, new Manifest(configuration.id(), Manifest.LEARNING, configuration.card().title(), configuration.card().summary(),
                    configuration.card().task(), configuration.pictures().id(), configuration.pictures().licence(),
                    isNamedByItsDataSet() ? null : configuration.pictures().classes(), input(), specs, latent, List.of(), null));
            Files.move(part.getParent(), folder);
        }
    }

    /**
     * Writes the model.
     *
     * @param graphs what {@link #export} gave, and the prior where there is one
     * @param prior  the prior's checkpoint, or null
     * @param chosen what was chosen on held-out pictures after training, to be told beside the figures
     * @return its manifest
     * @throws IOException when the export does not compute what the network computes, or a file cannot be written
     */
    Manifest write(Checkpoint checkpoint, Map<GraphRole, byte[]> graphs, Checkpoint prior, List<Metric> chosen, Path out)
            throws IOException {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
             Network network = Weights.network(configuration.network(), Weights.rounded(checkpoint.best()), manager);
             ExportedModel exported = ExportedModel.of(graphs, specs(configuration, graphs))) {
            requireParity(network, exported, manager);
            long parameters = ModelFolder.parameters(network);
            Manifest manifest = manifest(checkpoint, prior, chosen, parameters, exported, specs(configuration, graphs));
            Path folder = out.resolve(configuration.id());
            Files.createDirectories(folder);
            for (Map.Entry<GraphRole, byte[]> graph : graphs.entrySet()) {
                ModelFolder.replace(folder.resolve(file(graph.getKey())), graph.getValue());
            }
            CardWriter card = new CardWriter(configuration, manifest, exported);
            card.write(folder, test, card.samples());
            if (manifest.latent() != null) {
                PointWriter.write(folder, configuration.pictures().ships(), exported, manifest.latent(), test);
            }
            ModelFolder.write(folder, manifest);
            return manifest;
        }
    }

    /**
     * Whether a whole model of these settings is there.
     *
     * @throws IOException when its manifest cannot be read
     */
    static boolean isWritten(Configuration configuration, String start, int seed, Map<String, String> dataSha256, Path out)
            throws IOException {
        Path folder = out.resolve(configuration.id());
        if (!ModelFolder.holdsModel(folder)) {
            return false;
        }
        Manifest manifest = ModelFolder.manifest(folder);
        ObjectMapper json = ModelFolder.json();
        Provenance made = manifest.provenance();
        return made.architecture().equals(configuration.architecture().label()) && made.seed() == seed
                && made.dataSha256().equals(dataSha256)
                && json.readTree(json.writeValueAsBytes(configuration.settings(start)))
                        .equals(json.readTree(json.writeValueAsBytes(made.hyperParameters())))
                && manifest.graphs().values().stream().allMatch(graph -> Files.isRegularFile(folder.resolve(graph.file())));
    }

    private static String file(GraphRole role) {
        return role.label() + ".onnx";
    }

    private void requireParity(Network network, ExportedModel exported, NDManager manager) throws IOException {
        LabelledPictures some = validation.part(0, Math.min(COMPARED, validation.count()));
        try (NDManager scope = manager.newSubManager()) {
            NDArray pictures = scope.create(some.values(0, some.count()),
                    new Shape(some.count()).addAll(new Shape(some.shape()))); // [N, 1, H, W]
            if (network instanceof Autoencoder model) {
                float[][] latents = exported.encode(some);
                requireClose("encoder", model.encode(pictures, false).head().toFloatArray(), latents);
                requireClose("decoder", model.decode(scope.create(latents), false).toFloatArray(), exported.decode(latents));
            } else {
                requireClose("denoiser", network.forward(pictures, false).toFloatArray(),
                        exported.denoise(Classifier.rows(some)));
            }
        }
    }

    private static void requireClose(String graph, float[] network, float[][] exported) throws IOException {
        int size = exported[0].length;
        for (int i = 0; i < network.length; i++) {
            float difference = Math.abs(network[i] - exported[i / size][i % size]);
            if (!(difference <= TOLERANCE)) {
                throw new IOException("%s: expected the export to differ by at most %s from the network, found %s; nothing was written"
                        .formatted(graph, TOLERANCE, difference));
            }
        }
    }

    private Manifest manifest(Checkpoint checkpoint, Checkpoint prior, List<Metric> chosen, long parameters,
                              ExportedModel exported, Map<GraphRole, GraphSpec> graphs) throws IOException {
        LatentSpec latent = null;
        if (graphs.containsKey(GraphRole.DECODER)) {
            latent = latent(exported, training, exported.encode(training), Measurement.of(exported, test, false));
        }
        List<Metric> metrics = new ArrayList<>(figures.measure(exported, latent));
        metrics.addAll(chosen);
        return new Manifest(configuration.id(), VERSION, configuration.card().title(), configuration.card().summary(),
                configuration.card().task(), configuration.pictures().id(), configuration.pictures().licence(),
                isNamedByItsDataSet() ? null : configuration.pictures().classes(), input(), graphs, latent, metrics,
                ModelFolder.provenance(configuration.architecture(), configuration.settings(start),
                        configuration.hyperparameters().loss().metric().orElse(null), parameters, seed, dataSha256, checkpoint, prior));
    }

    /** Whether the manifest need not name classes. */
    private boolean isNamedByItsDataSet() {
        return configuration.pictures().isOfficial() || configuration.pictures().classes().isEmpty();
    }

    private InputSpec input() {
        if (input == null) {
            input = newInput();
        }
        return input;
    }

    private InputSpec newInput() {
        InputSpec.Normalisation known = configuration.pictures().normalisation();
        InputSpec.Normalisation normalisation = known != null ? known : InkPlacement.of(training);
        return new InputSpec(training.pictureShape().channels(), training.height(), training.width(), 0, 1,
                normalisation instanceof InputSpec.FittedPicture ? null : InputSpec.Ink.BRIGHT, normalisation);
    }

    /** What the graphs take and give. */
    static Map<GraphRole, GraphSpec> specs(Configuration configuration, Map<GraphRole, byte[]> graphs) {
        PictureShape shape = configuration.pictures().shape();
        List<Integer> picture = List.of(TensorSpec.DYNAMIC, shape.channels(), shape.height(), shape.width());
        List<Integer> latent = configuration.network() instanceof Autoencoder model
                ? List.of(TensorSpec.DYNAMIC, model.latentSize()) : null;
        Map<GraphRole, GraphSpec> specs = new EnumMap<>(GraphRole.class);
        graphs.forEach((role, onnx) -> {
            List<TensorSpec> inputs = switch (role) {
                case ENCODER, DENOISER -> List.of(fp32(OnnxExporter.PICTURE, picture));
                case DECODER -> List.of(fp32(OnnxExporter.LATENT, latent));
                case PRIOR -> List.of(fp32(OnnxExporter.NOISE, latent),
                        fp32(OnnxExporter.LABEL, List.of(TensorSpec.DYNAMIC, configuration.groups())),
                        fp32(OnnxExporter.TEMPERATURE, List.of(TensorSpec.DYNAMIC, 1)));
                case RESTORER, LIGHT -> throw new IllegalArgumentException("a restorer of pages has no fixed size");
            };
            List<TensorSpec> outputs = switch (role) {
                case ENCODER -> configuration.card().task() == Task.VARIATIONAL_AUTOENCODER
                        ? List.of(fp32(OnnxExporter.LATENT, latent), fp32(OnnxExporter.LOG_VARIANCE, latent))
                        : List.of(fp32(OnnxExporter.LATENT, latent));
                case DECODER -> List.of(fp32(OnnxExporter.RECONSTRUCTION, picture));
                case DENOISER -> List.of(fp32(OnnxExporter.CLEANED, picture));
                case PRIOR -> List.of(fp32(OnnxExporter.LATENT, latent));
                case RESTORER, LIGHT -> throw new IllegalArgumentException("a restorer of pages has no fixed size");
            };
            specs.put(role, new GraphSpec(file(role), GraphSpec.sha256Of(onnx), inputs, outputs));
        });
        return specs;
    }

    private static TensorSpec fp32(String name, List<Integer> shape) {
        return new TensorSpec(name, "FP32", shape);
    }

    /** @param measured the pictures of the latents; where they are few of a class, there are no statistics of classes */
    private LatentSpec latent(ExportedModel exported, LabelledPictures measured, float[][] latents, Measurement tested) {
        LatentStatistics overall = Statistics.of(latents);
        List<float[][]> byClass = IntStream.range(0, configuration.pictures().classes().size())
                .mapToObj(label -> IntStream.range(0, latents.length)
                        .filter(i -> measured.label(i) == label).mapToObj(i -> latents[i]).toArray(float[][]::new)).toList();
        List<LatentStatistics> perClass = measured != training && byClass.stream().anyMatch(some -> some.length < 2) ? List.of()
                : byClass.stream().map(Statistics::of).toList();
        LatentDensity density = new LatentDensity(overall, perClass);
        double[] densities = Arrays.stream(tested.latents()).mapToDouble(density::logDensity).toArray();
        double[][] quantiles = Statistics.percentiles(latents);
        return new LatentSpec(latents[0].length, overall, perClass, quantiles, Statistics.percentiles(tested.errors()),
                Statistics.percentiles(densities), measured != training && quantiles.length > LARGEST_GLANCED_LATENT ? null
                : influence(exported, quantiles, Arrays.copyOf(tested.latents(), Math.min(INFLUENCED, tested.latents().length))));
    }

    /** See {@link LatentSpec#influence}; the other values stay those of some test pictures. */
    private static double[] influence(ExportedModel exported, double[][] quantiles, float[][] latents) {
        double[] influence = new double[quantiles.length];
        for (int z = 0; z < influence.length; z++) {
            int value = z;
            float[][] low = exported.decode(moved(latents, value, quantiles[value][LOW]));
            float[][] high = exported.decode(moved(latents, value, quantiles[value][HIGH]));
            double sum = 0;
            for (int i = 0; i < low.length; i++) {
                for (int pixel = 0; pixel < low[i].length; pixel++) {
                    double change = high[i][pixel] - low[i][pixel];
                    sum += change * change / low[i].length;
                }
            }
            influence[z] = Statistics.round(sum / low.length);
        }
        return influence;
    }

    private static float[][] moved(float[][] latents, int value, double to) {
        return Arrays.stream(latents).map(latent -> {
            float[] moved = latent.clone();
            moved[value] = (float) to;
            return moved;
        }).toArray(float[][]::new);
    }
}
