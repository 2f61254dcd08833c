package latentstudio.sketch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import latentstudio.inference.ServedModel;
import latentstudio.latent.LatentService;
import latentstudio.latent.Sampling;
import latentstudio.model.InputSpec;
import latentstudio.model.LatentSpec;

/** Names the values of latents, once a model: see {@link ValueMeaning}. Thread-safe. */
@ApplicationScoped
public class LatentNaming {
    /** A correlation of so many is off by 0.06 where there is none (one over the square root of it). */
    private static final int LATENTS = 240;
    private static final long SEED = 1;
    /** Those that tell most: the sliders that are shown at once. */
    private static final int MOST_NAMED = 16;

    private final LatentService latents;
    private final Map<ServedModel, LatentNames> known = new ConcurrentHashMap<>();

    public LatentNaming(LatentService latents) {
        this.latents = latents;
        latents.whenGone(known::remove);
    }

    /**
     * What the values of a model's latent stand for; of a photograph, which has no ink, none has a name.
     *
     * @throws RuntimeException as {@link ServedModel#decode} does
     */
    LatentNames of(ServedModel model) {
        return known.computeIfAbsent(model, this::find);
    }

    private LatentNames find(ServedModel model) {
        String id = model.manifest().id();
        LatentSpec latent = model.manifest().latent();
        boolean drawn = model.manifest().input() instanceof InputSpec input && input.normalisation() instanceof InputSpec.CentredInk;
        if (!drawn || model.channels() != 1 || latent == null) {
            return new LatentNames(id, List.of());
        }
        float[][] rows = latents.sample(model, Sampling.ELLIPSOID, null, LATENTS, SEED, 1).latents();
        ValueMeaning[] names = new ValueMeaning[latent.size()];
        IntStream.range(0, latent.size()).boxed()
                .sorted(Comparator.comparingDouble(value -> latent.influence() == null ? 0 : -latent.influence()[value])).limit(MOST_NAMED)
                .forEach(value -> names[value] = ValueMeaning.of(model::pictures, rows, value));
        return new LatentNames(id, Arrays.asList(names));
    }
}
