package latentstudio.figures;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import latentstudio.dataset.LabelledPictures;
import latentstudio.image.Picture;
import latentstudio.inference.InferenceDevice;
import latentstudio.inference.ServedModel;
import latentstudio.latent.EncodedPictures;
import latentstudio.latent.InvalidRequestException;
import latentstudio.latent.KnownPictures;
import latentstudio.latent.LatentService;
import latentstudio.latent.Npz;
import latentstudio.model.GraphRole;
import latentstudio.model.Metric;
import latentstudio.model.MetricTable;
import latentstudio.model.Provenance;
import latentstudio.model.Provenance.Epoch;
import latentstudio.model.Task;
import latentstudio.ui.ModelChoice;
import latentstudio.ui.Pixels;

/**
 * The data of the articles' figures. What is expensive is made once for each model and kept: densities (at most 5 KB for a
 * class and ten dimensions), clouds (1 MB for 256 dimensions) and errors of the test pictures (40 KB); latents are kept by {@link KnownPictures}. Thread-safe.
 *
 * <p>Every method throws {@link InvalidRequestException} for what cannot be, and what {@link LatentService#model} and
 * {@link KnownPictures} throw.
 */
@ApplicationScoped
public class FigureService {
    /** Test pictures beside each other. */
    static final int ROWS = 10;
    /** Pictures of each guess at the cloud. */
    static final int SAMPLES = 10;
    /** No class in particular. */
    static final int ALL_CLASSES = -1;

    private final LatentService models;
    private final KnownPictures known;
    private final Map<String, ClassDensities> densities = new ConcurrentHashMap<>();
    private final Map<String, Cloud> clouds = new ConcurrentHashMap<>();
    private final Map<String, TestErrors> errors = new ConcurrentHashMap<>();

    public FigureService(LatentService models, KnownPictures known) {
        this.models = models;
        this.known = known;
        models.whenGone(model -> {
            densities.remove(model.manifest().id());
            clouds.remove(model.manifest().id());
            errors.remove(model.manifest().id());
        });
    }

    /** The models that have figures, those that cannot be used with their reason. */
    List<ModelChoice> models() {
        return models.models(known);
    }

    InferenceDevice device() {
        return models.device();
    }

    /** The latents of the test pictures, for the corner plot. */
    FigureData.Latents latents(String model) {
        return FigureData.Latents.of(model, known.encodedTest(models.model(model)));
    }

    /** How the latents of each class are spread over each dimension. */
    FigureData.Densities densities(String id) {
        ServedModel model = models.model(id);
        return FigureData.Densities.of(id, known.encodedTest(model).classes(), classDensities(model),
                model.manifest().task() == Task.VARIATIONAL_AUTOENCODER);
    }

    private ClassDensities classDensities(ServedModel model) {
        EncodedPictures encoded = known.encodedTest(model);
        return densities.computeIfAbsent(model.manifest().id(), id -> ClassDensities.of(encoded));
    }

/** The shape of the cloud of the test pictures' latents. */
FigureData.CloudShape cloud(String id) {
    ServedModel model = models.model(id);
    return FigureData.CloudShape.of(id, known.encodedTest(model), shape(model));
}

private Cloud shape(ServedModel model) {
    EncodedPictures encoded = known.encodedTest(model);
    return clouds.computeIfAbsent(model.manifest().id(), id -> Cloud.of(encoded.latents()));
}

/**
 * Pictures of points that are drawn from guesses at the cloud, from the crudest to the best that the model has.
 *
 * @param seed the same seed gives the same points
 */
FigureData.CloudSamples cloudSamples(String id, int seed) {
    ServedModel model = models.model(id);
    Cloud cloud = shape(model);
    MetricTable measured = MetricTable.of(model.manifest().metrics());
    List<Picture> pictures = new ArrayList<>();
    List<FigureData.CloudSamples.Probe> probes = new ArrayList<>();
    for (CloudProbe probe : CloudProbe.values()) {
        if (probe == CloudProbe.PRIOR && !model.manifest().graphs().containsKey(GraphRole.PRIOR)
                || probe == CloudProbe.MIXTURE && model.manifest().latent().perClass().isEmpty()) {
            continue;
        }
        float[][] points = probe.sampling().map(sampling -> models.sample(model, sampling, null, SAMPLES, seed, 1).latents())
                .orElseGet(() -> probe.draw(cloud, SAMPLES, seed));
        List<Picture> row = model.pictures(Arrays.asList(points));
        pictures.addAll(row);
        probes.add(new FigureData.CloudSamples.Probe(probe.label(), astray(model, cloud, points, row), probe.sampling()
                .flatMap(sampling -> measured.at("class-accuracy", sampling.label())).map(Metric::value).orElse(null),
                probe.sampling().flatMap(sampling -> measured.at("frechet-distance", sampling.label())).map(Metric::value).orElse(null)));
    }
    return new FigureData.CloudSamples(id, probes, SAMPLES, Pixels.of(pictures).pack());
}

/** How far from the points the encoder puts their pictures: the median over them, of the root mean square of the values' deviations. */
private static double astray(ServedModel model, Cloud cloud, float[][] points, List<Picture> row) {
    int size = cloud.means().length;
    float[] values = new float[row.size() * row.getFirst().values().length];
    for (int i = 0; i < row.size(); i++) {
        System.arraycopy(row.get(i).values(), 0, values, i * row.getFirst().values().length, row.getFirst().values().length);
    }
    float[][] again = model.encode(values).rows(size);
    double[] distances = IntStream.range(0, points.length).mapToDouble(i -> Math.sqrt(IntStream.range(0, size).filter(z -> cloud.deviations()[z] > 0)
            .mapToDouble(z -> Math.pow((again[i][z] - points[i][z]) / cloud.deviations()[z], 2)).average().orElse(0))).sorted().toArray();
    return distances[distances.length / 2];
}

/** The loss over the epochs of training. */
    FigureData.Learning learning(String id) {
        ServedModel model = models.model(id);
        Provenance provenance = provenance(model);
        return new FigureData.Learning(id, provenance.history(), provenance.bestEpoch(),
                String.valueOf(provenance.hyperParameters().get("loss")), model.manifest().lossTarget(),
                provenance.hyperParameters().get("heldOutShare") instanceof Number share ? share.doubleValue() : null);
    }

    private static Provenance provenance(ServedModel model) {
        Provenance provenance = model.manifest().provenance();
        if (provenance == null || provenance.history().isEmpty()) {
            throw new InvalidRequestException("Expected a model whose manifest tells how it learned, got '%s', whose does not; choose another model."
                    .formatted(model.manifest().id()));
        }
        return provenance;
    }

    /**
     * Ten test pictures and their reconstructions.
     *
     * @param order the {@link PictureOrder}'s label; all but the random ones are of those measured so far
     * @param label the number of a class, or {@link #ALL_CLASSES}
     * @param seed  of the random order
     */
    FigureData.Pictures pictures(String id, String order, int label, int seed) {
        ServedModel model = models.model(id);
        PictureRows rows = rows(model, order, label, seed, false);
        return new FigureData.Pictures(id, known.classes(model), pixels(rows.originals()), pixels(rows.reconstructions()),
                IntStream.range(0, rows.indexes().size()).mapToObj(i -> new FigureData.Pictures.Row(rows.indexes().get(i), rows.labels()[i],
                        rows.errors()[i], model.errorPercentile(rows.errors()[i]))).toList(),
                rows.measured(), rows.total());
    }

    private static Pixels pixels(List<Picture> pictures) {
        return pictures.isEmpty() ? null : Pixels.of(pictures);
    }

    /** @param wait until all test pictures are measured, where the order needs it */
    private PictureRows rows(ServedModel model, String wanted, int label, int seed, boolean wait) {
        PictureOrder order = PictureOrder.of(wanted);
        LabelledPictures test = known.test(model);
        int classes = known.classes(model).size();
        if (label < ALL_CLASSES || label >= classes) {
            throw new InvalidRequestException("Expected a class from 0 to %d of '%s', or %d for all, got %d; choose one of these."
                    .formatted(classes - 1, model.manifest().id(), ALL_CLASSES, label));
        }
        // the random ones need no errors of others
        float[] measured = order == PictureOrder.RANDOM ? new float[test.count()] : errors(model, test, wait);
        int[] candidates = IntStream.range(0, measured.length).filter(i -> label == ALL_CLASSES || test.label(i) == label).toArray();
        return PictureRows.of(model, test, order.choose(candidates, measured, ROWS, seed), measured.length);
    }

    private float[] errors(ServedModel model, LabelledPictures test, boolean wait) {
        TestErrors measured = errors.computeIfAbsent(model.manifest().id(), id -> new TestErrors(model, test));
        try {
            return wait ? measured.all() : measured.soFar();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server stops", stopped);
        }
    }

    /** The data of a figure as a file for NumPy, as soon as all of it is known; the last three matter to the test pictures only. */
    byte[] npz(Figure figure, String id, String order, int label, int seed) {
        ServedModel model = models.model(id);
        return switch (figure) {
            case CORNER -> {
                EncodedPictures encoded = known.encodedTest(model);
                yield new Npz().floats("latents", encoded.latents()).ints("labels", encoded.labels()).toBytes();
            }
            case DENSITIES -> densityFile(classDensities(model));
case CLOUD -> {
    Cloud cloud = shape(model);
    EncodedPictures encoded = known.encodedTest(model);
    yield new Npz().doubles("mean", cloud.means()).doubles("standard_deviation", cloud.deviations()).doubles("unlikeness", cloud.unlikeness())
            .floats("histograms", cloud.histograms()).doubles("variance_shares", cloud.shares())
            .floats("radii", new float[][] {cloud.radii(), cloud.normal(), cloud.cube(), cloud.ball()})
            .floats("scores", cloud.scores(encoded.latents(), Math.min(FigureData.CloudShape.COMPONENTS, cloud.means().length)))
            .ints("labels", encoded.labels()).toBytes();
}
case LEARNING -> {
                List<Epoch> history = provenance(model).history();
                yield new Npz().ints("epoch", history.stream().mapToInt(Epoch::epoch).toArray())
                        .doubles("loss", history.stream().mapToDouble(Epoch::loss).toArray())
                        .doubles("validation_loss", history.stream().mapToDouble(Epoch::validationLoss).toArray())
                        .doubles("seconds", history.stream().mapToDouble(Epoch::seconds).toArray()).toBytes();
            }
            case PICTURES -> pictureFile(rows(model, order, label, seed, true));
        };
    }

    private static byte[] densityFile(ClassDensities made) {
        int size = made.low().length;
        Npz file = new Npz().floats("places", IntStream.range(0, size).mapToObj(made::places).toArray(float[][]::new)).ints("counts", made.counts());
        for (int label = 0; label < made.counts().length; label++) {
            int shown = label;
            file.floats("density_" + label, IntStream.range(0, size).mapToObj(z -> made.densities()[z][shown]).toArray(float[][]::new))
                    .doubles("bandwidth_" + label, IntStream.range(0, size).mapToDouble(z -> made.bandwidths()[z][shown]).toArray());
        }
        return file.toBytes();
    }

    private static byte[] pictureFile(PictureRows rows) {
        return new Npz().pictures("original", rows.originals()).pictures("reconstruction", rows.reconstructions())
                .ints("index", rows.indexes().stream().mapToInt(Integer::intValue).toArray()).ints("label", rows.labels())
                .doubles("mean_squared_error", rows.errors()).toBytes();
    }
}
