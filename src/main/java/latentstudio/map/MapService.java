package latentstudio.map;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import latentstudio.image.Picture;
import latentstudio.image.PictureCodec;
import latentstudio.image.PictureShape;
import latentstudio.inference.InferenceDevice;
import latentstudio.inference.Run;
import latentstudio.inference.ServedModel;
import latentstudio.latent.EncodedPictures;
import latentstudio.latent.InvalidRequestException;
import latentstudio.latent.KnownPictures;
import latentstudio.latent.LatentService;
import latentstudio.latent.Npy;
import latentstudio.latent.Npz;
import latentstudio.latent.Plane;
import latentstudio.ui.ModelChoice;
import latentstudio.ui.Pixels;

/** Maps of the test pictures by their latents, and what is decoded at their places. Thread-safe. */
@ApplicationScoped
public class MapService {
    /** Tiles in a row of the decoded grid, and rows: as many pictures as one batch may hold. */
    static final int SIDE = 20;
    /** Most test pictures shown at once. */
    static final int MOST_PICTURES = SIDE * SIDE;
    private static final String NO_UMAP = "It has no map by UMAP: its folder holds no umap.npy, which training writes.";

    private final LatentService models;
    private final KnownPictures known;
    private final PictureCodec codec;
    private final Map<String, Umap> umaps = new ConcurrentHashMap<>();

    /** @param problem why there are no places, or null */
    private record Umap(float[][] places, String problem) {
    }

    public MapService(LatentService models, KnownPictures known, PictureCodec codec) {
        this.models = models;
        this.known = known;
        this.codec = codec;
        models.whenGone(model -> umaps.remove(model.manifest().id()));
    }

    /** The models whose latent space has a map, as {@link LatentService#models} orders them. */
    public List<ModelChoice> models() {
        return models.models(known);
    }

    /** Why models have no map by UMAP, by their id. */
    public Map<String, String> umapProblems() {
        Map<String, String> problems = new LinkedHashMap<>();
        for (ModelChoice choice : models()) {
            String problem = choice.available() ? umap(models.model(choice.id())).problem() : choice.reason();
            if (problem != null) {
                problems.put(choice.id(), problem);
            }
        }
        return problems;
    }

    /** What the models run on. */
    public InferenceDevice device() {
        return models.device();
    }

    /**
     * The map that is meant; the first one of a model encodes its test pictures, which takes seconds.
     *
     * @throws InvalidRequestException if there is no such projection or axis, the model has no map by UMAP, or the pictures of its data
     *                                 set do not ship
     * @throws RuntimeException        as {@link LatentService#model} and {@link KnownPictures#encodedTest} do
     */
    public LatentMap map(MapQuestion question) {
        Projection projection = Projection.of(question.projection());
        ServedModel model = models.model(question.model());
        EncodedPictures encoded = known.encodedTest(model);
        Plane plane = plane(model, projection, question);
        if (plane != null) {
            return LatentMap.on(plane, encoded);
        }
        Umap umap = umap(model);
        if (umap.problem() != null) {
            throw new InvalidRequestException("Expected a map that '%s' has. %s Choose PCA or axes.".formatted(question.model(), umap.problem()));
        }
        return LatentMap.of(umap.places(), encoded);
    }

    /** The plane of a projection; null for UMAP, which has none. */
    private static Plane plane(ServedModel model, Projection projection, MapQuestion question) {
        return switch (projection) {
            case PCA -> Plane.principal(model.manifest().latent());
            case AXES -> Plane.of(model.manifest().latent(), question.across() - 1, question.up() - 1);
            case UMAP -> null;
        };
    }

    /** The file is read once; what is wrong with it is remembered too. */
    private Umap umap(ServedModel model) {
        return umaps.computeIfAbsent(model.manifest().id(), id -> {
            Path file = model.umap().orElse(null);
            if (file == null) {
                return new Umap(null, NO_UMAP);
            }
            try {
                return new Umap(Npy.floats(file, known.testCount(model), 2), null);
            } catch (IOException | InvalidRequestException damaged) {
                return new Umap(null, "Its map by UMAP cannot be read: %s.".formatted(damaged.getMessage()));
            }
        });
    }

    /**
     * A map as the page draws it.
     *
     * @param latent [Z], whose place is wanted too, or null
     * @throws RuntimeException as {@link #map} does
     */
    public MapPoints points(MapQuestion question, float[] latent) {
        ServedModel model = models.model(question.model());
        if (latent != null) {
            requireSize(model, latent);
        }
        LatentMap map = map(question);
        EncodedPictures known = map.known();
        ByteBuffer places = ByteBuffer.allocate(2 * Float.BYTES * known.count()).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer labels = ByteBuffer.allocate(known.count());
        for (int i = 0; i < known.count(); i++) {
            places.putFloat(map.places()[i][0]).putFloat(map.places()[i][1]);
            labels.put((byte) known.labels()[i]);
        }
        Projection projection = Projection.of(question.projection());
        return new MapPoints(base64(places.array()), base64(labels.array()), known.classes(), axes(model, question),
                map.frame(projection != Projection.AXES), latent == null ? null : map.place(latent));
    }

    private static List<String> axes(ServedModel model, MapQuestion question) {
        return switch (Projection.of(question.projection())) {
            case PCA -> {
                double[] shares = Plane.principal(model.manifest().latent()).shares();
                yield List.of("PC 1, %.0f %% of the variance".formatted(100 * shares[0]), "PC 2, %.0f %%".formatted(100 * shares[1]));
            }
            case UMAP -> List.of("UMAP 1", "UMAP 2");
            case AXES -> List.of("z%d".formatted(question.across()), "z%d".formatted(question.up()));
        };
    }

    /**
     * A test picture beside what the decoder makes of its latent.
     *
     * @throws InvalidRequestException if there is no such picture
     * @throws RuntimeException        as {@link #map} and {@link ServedModel#decode} do
     */
    public MapLook lookAt(MapQuestion question, int point) {
        ServedModel model = models.model(question.model());
        EncodedPictures encoded = known.encodedTest(model);
        requirePoint(encoded, point);
        return look(model, encoded, point, encoded.latents()[point], true);
    }

    /**
     * What the decoder makes of the latent at a place.
     *
     * @param neighbour the number of the test picture next to it, or −1
     * @throws InvalidRequestException if there is no such picture, or the place is not finite or too far away
     * @throws RuntimeException        as {@link #map} and {@link ServedModel#decode} do
     */
    public MapLook lookBetween(MapQuestion question, double x, double y, int neighbour) {
        ServedModel model = models.model(question.model());
        LatentMap map = map(question);
        if (neighbour >= 0) {
            requirePoint(map.known(), neighbour);
        }
        return look(model, map.known(), neighbour, map.latent(x, y), false);
    }

    /**
     * What the decoder makes of a latent that is no test picture's, as a sample's is; at its place on the map another one may lie.
     *
     * @param latent    [Z]
     * @param neighbour the number of the test picture next to it, or −1
     * @throws InvalidRequestException if there is no such picture, or the latent is not of this model
     * @throws RuntimeException        as {@link #map} and {@link ServedModel#decode} do
     */
    public MapLook lookAt(MapQuestion question, float[] latent, int neighbour) {
        ServedModel model = models.model(question.model());
        requireSize(model, latent);
        EncodedPictures encoded = known.encodedTest(model);
        if (neighbour >= 0) {
            requirePoint(encoded, neighbour);
        }
        return look(model, encoded, neighbour, latent, false);
    }

    /** Where only latents ship, what is next to a place is what the model draws of it, and a point has no original. */
    private MapLook look(ServedModel model, EncodedPictures known, int point, float[] latent, boolean on) {
        Run run = model.decode(List.of(latent));
        Picture picture = model.pictures(run).getFirst();
        Picture original = point < 0 || on && known.pictures() == null ? null : this.known.seen(model, point).getFirst();
        Double error = on && original != null ? original.meanSquaredError(picture) : null;
        return new MapLook(original == null ? null : Pixels.of(original), Pixels.of(picture), point < 0 ? -1 : known.labels()[point], error,
                error == null ? null : model.errorPercentile(error), model.densityPercentile(latent), latent, run.timing());
    }

    /**
     * The decoded manifold: {@value #SIDE} x {@value #SIDE} pictures of a rectangle, in one batch.
     *
     * @throws InvalidRequestException if the map has no plane, or the rectangle is empty, not finite or too large
     * @throws RuntimeException        as {@link #map} and {@link ServedModel#decode} do
     */
    public MapGrid grid(MapQuestion question, MapFrame frame) {
        ServedModel model = models.model(question.model());
        Run run = model.decode(gridLatents(model, question, frame));
        return new MapGrid(frame, SIDE, Pixels.of(model.pictures(run)).pack(), run.timing());
    }

    /**
     * {@link #grid} as one picture in a PNG file.
     *
     * @throws RuntimeException as {@link #grid} does
     */
    public byte[] png(MapQuestion question, MapFrame frame) {
        ServedModel model = models.model(question.model());
        return codec.png(Picture.sheet(model.pictures(gridLatents(model, question, frame))));
    }

    private static List<float[]> gridLatents(ServedModel model, MapQuestion question, MapFrame frame) {
        if (!(frame.halfWidth() > 0 && frame.halfHeight() > 0 && Math.abs(frame.x()) + frame.halfWidth() <= LatentMap.FARTHEST
                && Math.abs(frame.y()) + frame.halfHeight() <= LatentMap.FARTHEST)) {
            throw new InvalidRequestException("Expected a part of the map within ±%,.0f to decode, got %s; show all of the map."
                    .formatted(LatentMap.FARTHEST, frame));
        }
        Plane plane = plane(model, Projection.of(question.projection()), question);
        if (plane == null) {
            throw new InvalidRequestException(
                    "Expected PCA or axes for a manifold, got UMAP, which has no way back from a place to a latent; choose PCA or axes.");
        }
        List<float[]> latents = new ArrayList<>();
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                latents.add(plane.latent(frame.x() + frame.halfWidth() * ((2 * column + 1.0) / SIDE - 1),
                        frame.y() - frame.halfHeight() * ((2 * row + 1.0) / SIDE - 1)));
            }
        }
        return latents;
    }

    /**
     * Test pictures.
     *
     * @param points their numbers, {@value #MOST_PICTURES} at most
     * @throws InvalidRequestException if there are too many, or no such pictures
     * @throws RuntimeException        as {@link KnownPictures#test} does
     */
    public MapPictures pictures(String modelId, int[] points) {
        if (points.length > MOST_PICTURES) {
            throw new InvalidRequestException("Expected at most %d pictures to show, got %d; choose fewer.".formatted(MOST_PICTURES, points.length));
        }
        ServedModel model = models.model(modelId);
        EncodedPictures encoded = known.encodedTest(model);
        Arrays.stream(points).forEach(point -> requirePoint(encoded, point));
        PictureShape shape = model.manifest().fixedInput().shape();
        return new MapPictures(points, points.length == 0 ? new Pixels(shape.channels(), shape.height(), shape.width(), new byte[0], false)
                : Pixels.of(known.seen(model, points)));
    }

    /**
     * A map for NumPy: {@code places} [N, 2], {@code latents} [N, Z] and {@code labels} [N].
     *
     * @throws RuntimeException as {@link #map} does
     */
    public byte[] npz(MapQuestion question) {
        LatentMap map = map(question);
        return new Npz().floats("places", map.places()).floats("latents", map.known().latents()).ints("labels", map.known().labels()).toBytes();
    }

    private static void requireSize(ServedModel model, float[] latent) {
        int size = model.manifest().latent().size();
        if (latent.length != size) {
            throw new InvalidRequestException("Expected a latent of %d values to mark on the map of '%s', got %d; open the link again where it came from."
                    .formatted(size, model.manifest().id(), latent.length));
        }
    }

    private static void requirePoint(EncodedPictures known, int point) {
        if (point < 0 || point >= known.count()) {
            throw new InvalidRequestException("Expected the number of a test picture, 0 to %d, got %d; choose one on the map."
                    .formatted(known.count() - 1, point));
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
