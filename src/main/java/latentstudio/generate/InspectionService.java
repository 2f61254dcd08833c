package latentstudio.generate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import latentstudio.dataset.LabelledPictures;
import latentstudio.inference.ServedModel;
import latentstudio.latent.EncodedPictures;
import latentstudio.latent.KnownPictures;
import latentstudio.latent.LatentService;
import latentstudio.latent.Plane;
import latentstudio.ui.Pixels;

/** Looks at a sample: how common its latent is, where it lies, and which training pictures are most like it. Thread-safe. */
@ApplicationScoped
public class InspectionService {
    private static final int NEAREST = 3;
    /** So many test pictures tell what distance is typical: enough for a median, and a fraction of a second. */
    private static final int COMPARED = 200;

    private final LatentService models;
    private final KnownPictures known;
    private final Map<String, Typical> typical = new ConcurrentHashMap<>();

    private record Typical(double byPixels, double byLatent, int compared) {
    }

    public InspectionService(LatentService models, KnownPictures known) {
        this.models = models;
        this.known = known;
        models.whenGone(model -> typical.remove(model.manifest().id()));
    }

    /**
     * What tells whether a sample is new. The first question about a model encodes the training pictures that ship, which
     * takes seconds.
     *
     * @param latent [Z], finite
     * @throws RuntimeException with a message for the visitor, as {@link LatentService#model}, {@link ServedModel#decode} and
     *                          {@link KnownPictures#encodedTraining} do
     */
    public Inspection inspect(String modelId, float[] latent) {
        ServedModel model = models.model(modelId);
        byte[] picture = model.pictures(List.of(latent)).getFirst().toBytes();
        return new Inspection(model.densityPercentile(latent), Plane.principal(model.manifest().latent()).place(latent),
                known.has(model) ? search(model, picture, latent) : null);
    }

    private Inspection.Search search(ServedModel model, byte[] picture, float[] latent) {
        EncodedPictures training = known.encodedTraining(model);
        NearestPictures nearest = new NearestPictures(training);
        Typical usual = typical.computeIfAbsent(model.manifest().id(), id -> typical(model, nearest));
        return new Inspection.Search(training.latents().length, model.manifest().latent().overall().count(),
                known(training, nearest.byPixels(picture, NEAREST)), known(training, nearest.byLatent(latent, NEAREST)),
                usual.byPixels(), usual.byLatent(), usual.compared());
    }

    private static List<Inspection.Known> known(EncodedPictures training, List<NearestPictures.Neighbour> neighbours) {
        LabelledPictures pictures = training.pictures();
        return neighbours.stream().map(neighbour -> new Inspection.Known(neighbour.index(), pictures.label(neighbour.index()), neighbour.distance(),
                Pixels.of(pictures.picture(neighbour.index())), training.latents()[neighbour.index()])).toList();
    }

    private Typical typical(ServedModel model, NearestPictures nearest) {
        EncodedPictures test = known.originals(model);
        int compared = Math.min(COMPARED, test.count());
        double[] byPixels = IntStream.range(0, compared)
                .mapToDouble(i -> nearest.byPixels(test.pictures().bytes(i), 1).getFirst().distance()).toArray();
        double[] byLatent = IntStream.range(0, compared)
                .mapToDouble(i -> nearest.byLatent(test.latents()[i], 1).getFirst().distance()).toArray();
        return new Typical(median(byPixels), median(byLatent), compared);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }

    /**
     * Where the model's test pictures lie on its principal plane. The first question about a model encodes them.
     *
     * @throws RuntimeException with a message for the visitor, as {@link LatentService#model} and
     *                          {@link KnownPictures#encodedTest} do
     */
    public Scatter scatter(String modelId) {
        ServedModel model = models.model(modelId);
        return Scatter.of(modelId, known.encodedTest(model), Plane.principal(model.manifest().latent()));
    }
}
