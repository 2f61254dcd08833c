package latentstudio.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import latentstudio.architecture.Autoencoder;
import latentstudio.dataset.LabelledPictures;
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

/**
 * Turns a checkpoint into a model that ships: exports its best weights, holds the export against the network, measures
 * it and writes the folder {@code <out>/<id>}, the manifest last.
 */
final class ModelWriter {
    private static final float TOLERANCE = 1e-4f;
    private static final int COMPARED = 64;
    private static final String VERSION = "1";

    private final Configuration configuration;
    private final int seed;
    private final LabelledPictures training;
    private final LabelledPictures validation;
    private final LabelledPictures test;
    private final Map<String, String> dataSha256;

    /** @param pictures all training pictures, the held-out ones among them */
    ModelWriter(Configuration configuration, int seed, LabelledPictures pictures, LabelledPictures test,
                Map<String, String> dataSha256) {
        this.configuration = configuration;
        this.seed = seed;
        int count = configuration.hyperparameters().trainingItems(pictures.count());
        training = pictures.part(0, count);
        validation = pictures.part(count, pictures.count());
        this.test = test;
        this.dataSha256 = dataSha256;
    }

    /**
     * Writes the model.
     *
     * @return its manifest
     * @throws IOException when the export does not compute what the network computes, or a file cannot be written
     */
    Manifest write(Checkpoint checkpoint, Path out) throws IOException {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
             Autoencoder model = (Autoencoder) configuration.architecture().create().initialise(manager, seed)) {
            List<NDArray> weights = model.parameters().stream().map(Parameter::getArray).toList();
            Weights.write(weights, checkpoint.best());
            byte[] encoder = OnnxExporter.encoder(model);
            byte[] decoder = OnnxExporter.decoder(model);
            try (ExportedModel exported = new ExportedModel(encoder, decoder)) {
                requireParity(model, exported, manager);
                Manifest manifest = manifest(checkpoint, model, exported, encoder, decoder);
                Path folder = out.resolve(configuration.id());
                Files.createDirectories(folder);
                replace(folder.resolve("encoder.onnx"), encoder);
                replace(folder.resolve("decoder.onnx"), decoder);
                replace(folder.resolve("manifest.json"), json().writeValueAsBytes(manifest));
                return manifest;
            }
        }
    }

    /** Reads and writes manifests; maps in the order of their keys, so that the same model is the same text. */
    static ObjectMapper json() {
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    private void requireParity(Autoencoder model, ExportedModel exported, NDManager manager) throws IOException {
        LabelledPictures some = validation.part(0, Math.min(COMPARED, validation.count()));
        float[][] latents = exported.encode(some);
        try (NDManager scope = manager.newSubManager()) {
            NDArray pictures = scope.create(some.values(0, some.count()),
                    new Shape(some.count()).addAll(model.picture())); // [N, 1, H, W]
            NDArray latent = model.encode(pictures, false).head(); // [N, Z]
            requireClose("encoder", latent.toFloatArray(), latents);
            requireClose("decoder", model.decode(scope.create(latents), false).toFloatArray(), exported.decode(latents));
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

    private Manifest manifest(Checkpoint checkpoint, Autoencoder model, ExportedModel exported, byte[] encoder,
                              byte[] decoder) throws IOException {
        boolean variational = configuration.card().task() == Task.VARIATIONAL_AUTOENCODER;
        Measurement held = Measurement.of(exported, validation, variational);
        Measurement tested = Measurement.of(exported, test, variational);
        List<Metric> metrics = new ArrayList<>(tested.metrics(configuration, "test"));
        metrics.addAll(held.metrics(configuration, "validation"));
        metrics.add(Measurement.reference(training, test, model.latentSize()));
        return new Manifest(configuration.id(), VERSION, configuration.card().title(), configuration.card().summary(),
                configuration.card().task(), configuration.pictures().title(), configuration.pictures().licence(),
                configuration.pictures().classes(), input(), graphs(model, encoder, decoder),
                latent(exported.encode(training), tested), metrics, provenance(checkpoint, model));
    }

    private InputSpec input() {
        return new InputSpec(1, training.height(), training.width(), 0, 1, InputSpec.Ink.BRIGHT,
                new InputSpec.Normalisation(20, InputSpec.Centring.CENTRE_OF_MASS)); // as MNIST was made
    }

    private static Map<GraphRole, GraphSpec> graphs(Autoencoder model, byte[] encoder, byte[] decoder) {
        List<Integer> shape = new ArrayList<>(List.of(TensorSpec.DYNAMIC));
        for (long length : model.picture().getShape()) {
            shape.add((int) length);
        }
        List<Integer> latent = List.of(TensorSpec.DYNAMIC, model.latentSize());
        List<TensorSpec> encoded = new ArrayList<>(List.of(new TensorSpec(OnnxExporter.LATENT, "FP32", latent)));
        if (model.logVariance() != null) {
            encoded.add(new TensorSpec(OnnxExporter.LOG_VARIANCE, "FP32", latent));
        }
        return Map.of(
                GraphRole.ENCODER, new GraphSpec("encoder.onnx", GraphSpec.sha256Of(encoder),
                        List.of(new TensorSpec(OnnxExporter.PICTURE, "FP32", shape)), encoded),
                GraphRole.DECODER, new GraphSpec("decoder.onnx", GraphSpec.sha256Of(decoder),
                        List.of(new TensorSpec(OnnxExporter.LATENT, "FP32", latent)),
                        List.of(new TensorSpec(OnnxExporter.RECONSTRUCTION, "FP32", shape))));
    }

    private LatentSpec latent(float[][] latents, Measurement tested) {
        LatentStatistics overall = Statistics.of(latents);
        List<LatentStatistics> perClass = IntStream.range(0, configuration.pictures().classes().size())
                .mapToObj(label -> Statistics.of(IntStream.range(0, latents.length)
                        .filter(i -> training.label(i) == label).mapToObj(i -> latents[i]).toArray(float[][]::new)))
                .toList();
        LatentDensity density = new LatentDensity(overall, perClass);
        double[] densities = Arrays.stream(tested.latents()).mapToDouble(density::logDensity).toArray();
        return new LatentSpec(latents[0].length, overall, perClass, Statistics.percentiles(latents),
                Statistics.percentiles(tested.errors()), Statistics.percentiles(densities));
    }

    private Provenance provenance(Checkpoint checkpoint, Autoencoder model) {
        List<Provenance.Epoch> history = checkpoint.history().stream().map(epoch -> new Provenance.Epoch(epoch.epoch(),
                Statistics.round(epoch.loss()), Statistics.round(epoch.validationLoss()), Statistics.round(epoch.seconds())))
                .toList();
        double seconds = checkpoint.history().stream().mapToDouble(Provenance.Epoch::seconds).sum();
        return new Provenance(configuration.architecture().label(), configuration.hyperparameters().asMap(),
                model.parameters().stream().mapToLong(parameter -> parameter.getShape().size()).sum(), seed, dataSha256,
                checkpoint.commit(), "%s %s".formatted(System.getProperty("java.vm.vendor"), Runtime.version()),
                "%s %s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version"),
                        System.getProperty("os.arch")),
                checkpoint.device(), Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Statistics.round(seconds), checkpoint.bestEpoch(), history);
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
