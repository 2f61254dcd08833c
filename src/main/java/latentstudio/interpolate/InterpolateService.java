package latentstudio.interpolate;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentstudio.image.Picture;
import latentstudio.image.PictureCodec;
import latentstudio.inference.Run;
import latentstudio.inference.ServedModel;
import latentstudio.inference.Timing;
import latentstudio.latent.InvalidRequestException;
import latentstudio.latent.KnownPictures;
import latentstudio.latent.LatentService;
import latentstudio.latent.Sampling;
import latentstudio.model.GraphRole;
import latentstudio.ui.ModelChoice;

/** Finds the latents at the ends of a path, and decodes what lies between them. Thread-safe. */
@ApplicationScoped
public class InterpolateService {
    static final int FEWEST_STEPS = 2;
    static final int MOST_STEPS = 64;
    /** Positions at which a path's density is looked at: half a percent apart. */
    static final int PROFILE = 201;
    /** Beyond this, single precision leaves nothing of the other end; training latents stay below a hundred. */
    static final float LARGEST_VALUE = 1e6f;

    private final LatentService latents;
    private final KnownPictures known;
    private final PictureCodec codec;

    public InterpolateService(LatentService latents, KnownPictures known, PictureCodec codec) {
        this.latents = latents;
        this.known = known;
        this.codec = codec;
    }

    /** The models between whose latents there are paths, as {@link LatentService#models} orders them. */
    public List<ModelChoice> models() {
        return latents.models(known);
    }

    /**
     * Decodes the frames of a path, all in one batch.
     *
     * @param steps how many frames, {@value #FEWEST_STEPS} to {@value #MOST_STEPS}
     * @throws InvalidRequestException if an end or the number of frames is not what it can be
     * @throws RuntimeException        with a message for the visitor, as {@link LatentService#model}, {@link PictureCodec#read},
     *                                 {@link ServedModel#encode} and {@link ServedModel#decode} do
     */
    Interpolation interpolate(String modelId, PathEnd from, PathEnd to, PathShape shape, BigDecimal steps) {
        ServedModel model = latents.model(modelId);
        int count = (int) whole(steps, "steps", FEWEST_STEPS, MOST_STEPS);
        LatentPath path = path(model, shape, latent(model, "from", from), latent(model, "to", to));
        double[] positions = positions(count).toArray();
        float[][] frames = Arrays.stream(positions).mapToObj(path::at).toArray(float[][]::new);
        Run run = model.decode(List.of(frames));
        double[] profile = positions(PROFILE).map(position -> model.densityPercentile(path.at(position))).toArray();
        double[] percentiles = Arrays.stream(frames).mapToDouble(model::densityPercentile).toArray();
        return new Interpolation(model.manifest().id(), shape, positions, model.pictures(run), frames, percentiles, profile,
                holes(profile), run.timing());
    }

    /**
     * Decodes one point of a path.
     *
     * @param from     [Z]
     * @param to       [Z]
     * @param position 0..1
     * @throws RuntimeException as {@link #interpolate} does
     */
    Frame frame(String modelId, float[] from, float[] to, PathShape shape, double position) {
        if (!(position >= 0 && position <= 1)) {
            throw new InvalidRequestException("Expected a position on the path from 0 to 1, got %s; move the slider.".formatted(position));
        }
        ServedModel model = latents.model(modelId);
        LatentPath path = path(model, shape, checked(model, "from", from), checked(model, "to", to));
        Run run = model.decode(List.of(path.at(position)));
        return new Frame(model.pictures(run).getFirst(), run.timing());
    }

    /** One point of a path, decoded. */
    record Frame(Picture picture, Timing timing) {
    }

    private static LatentPath path(ServedModel model, PathShape shape, float[] from, float[] to) {
        return LatentPath.of(shape, from, to, model.manifest().latent().overall().mean());
    }

    private static DoubleStream positions(int count) {
        return IntStream.range(0, count).mapToDouble(i -> (double) i / (count - 1));
    }

    /** Each looked-at position in a hole stands for the half step before and after it. */
    static List<Hole> holes(double[] profile) {
        List<Hole> holes = new ArrayList<>();
        double last = profile.length - 1;
        for (int i = 0; i < profile.length; i++) {
            int first = i;
            while (i < profile.length && profile[i] < Hole.RARE) {
                i++;
            }
            if (i > first) {
                holes.add(new Hole(Math.max(0, (first - 0.5) / last), Math.min(1, (i - 0.5) / last)));
            }
        }
        return holes;
    }

    private float[] latent(ServedModel model, String name, PathEnd end) {
        long kinds = end == null ? 0
                : Stream.of(end.image(), end.latent(), end.label(), end.seed(), end.picture()).filter(Objects::nonNull).count();
        if (kinds != 1) {
            throw new InvalidRequestException("Expected one of image, latent, label, seed and picture in '%s', got %s; name what lies at this end of the path."
                    .formatted(name, kinds == 0 ? "none" : kinds + " of them"));
        }
        if (end.image() != null) {
            return model.encode(model.normaliser().normalise(codec.read(end.image())).values()).values();
        }
        if (end.latent() != null) {
            return checked(model, name, end.latent());
        }
        if (end.label() != null) {
            int label = LatentService.label(model.manifest(), end.label());
            return floats(model.manifest().latent().perClass().get(label).median());
        }
        if (end.seed() != null) {
            long seed = whole(end.seed(), "seed", Long.MIN_VALUE, Long.MAX_VALUE);
            return latents.sample(model, model.manifest().graphs().containsKey(GraphRole.PRIOR) ? Sampling.PRIOR : Sampling.CONSTRAINED, null, 1, seed, 1).latents()[0];
        }
        int number = (int) whole(end.picture(), "picture", 0, known.testCount(model) - 1L);
        if (model.latents().isPresent()) {
            return known.encodedTest(model).latents()[number].clone();
        }
        return model.encode(known.test(model).values(number, number + 1)).values();
    }

    private static float[] checked(ServedModel model, String name, List<Double> latent) {
        float[] values = new float[latent.size()];
        for (int z = 0; z < values.length; z++) {
            Double value = latent.get(z);
            values[z] = value == null ? Float.NaN : value.floatValue();
        }
        return checked(model, name, values);
    }

    private static float[] checked(ServedModel model, String name, float[] latent) {
        int size = model.manifest().latent().size();
        if (latent.length != size) {
            throw new InvalidRequestException("Expected a latent of %d values for '%s' in '%s', got %d; it may be another model's."
                    .formatted(size, model.manifest().id(), name, latent.length));
        }
        for (int z = 0; z < size; z++) {
            if (!(Math.abs(latent[z]) <= LARGEST_VALUE)) {
                throw new InvalidRequestException("Expected numbers from %.0f to %.0f in the latent of '%s', got %s as number %d; use a latent of this model."
                        .formatted(-LARGEST_VALUE, LARGEST_VALUE, name, latent[z], z + 1));
            }
        }
        return latent;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static long whole(BigDecimal number, String name, long least, long most) {
        if (number == null || number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0
                || number.setScale(0, RoundingMode.DOWN).compareTo(number) != 0) {
            throw new InvalidRequestException("Expected '%s' to be a whole number from %d to %d, got %.40s; choose one of these."
                    .formatted(name, least, most, number));
        }
        return number.longValue();
    }
}
