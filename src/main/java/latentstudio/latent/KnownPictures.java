package latentstudio.latent;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import latentstudio.dataset.LabelledPictures;
import latentstudio.dataset.PictureSet;
import latentstudio.inference.ServedModel;

/**
 * The pictures that ship: what a model was tested on, and part of what it learned from, in sixteen greys. Read and encoded
 * when they are first asked for, then kept: 8 MB for the pictures of a data set's part, 4 bytes for a latent's value.
 * Thread-safe; whoever asks for what another is just encoding waits for it.
 */
@ApplicationScoped
public class KnownPictures {
    /** Small enough to let people who draw pass between two batches. */
    private static final int BATCH = 50;
    private static final List<PictureSet> SETS = List.of(PictureSet.MNIST, PictureSet.FASHION_MNIST);

    private final Path folder;
    private final Map<String, LabelledPictures> pictures = new ConcurrentHashMap<>();
    private final Map<String, EncodedPictures> encoded = new ConcurrentHashMap<>();

    public KnownPictures(LatentSettings settings) {
        folder = settings.pictures();
    }

    /** Whether the pictures of a model's data set ship. */
    public boolean has(ServedModel model) {
        return SETS.stream().anyMatch(set -> set.title().equals(model.manifest().dataset()));
    }

    /**
     * The pictures that the model's test figures were measured on.
     *
     * @throws InvalidRequestException if the pictures of its data set do not ship, or cannot be read
     */
    public LabelledPictures test(ServedModel model) {
        return pictures(set(model), Part.TEST);
    }

    /**
     * The first of those that the model learned from, in sixteen greys.
     *
     * @throws InvalidRequestException as {@link #test} does
     */
    public LabelledPictures training(ServedModel model) {
        return pictures(set(model), Part.TRAINING);
    }

    /**
     * {@link #test}, encoded by the model.
     *
     * @throws RuntimeException as {@link #test} and {@link ServedModel#encode} do
     */
    public EncodedPictures encodedTest(ServedModel model) {
        return encoded(model, Part.TEST);
    }

    /**
     * {@link #training}, encoded by the model.
     *
     * @throws RuntimeException as {@link #training} and {@link ServedModel#encode} do
     */
    public EncodedPictures encodedTraining(ServedModel model) {
        return encoded(model, Part.TRAINING);
    }

    /**
     * The names of the classes of a model's pictures; empty without.
     *
     * @throws InvalidRequestException if the pictures of its data set do not ship
     */
    public List<String> classes(ServedModel model) {
        return set(model).classes();
    }

    private enum Part { TRAINING, TEST }

    private static PictureSet set(ServedModel model) {
        String title = model.manifest().dataset();
        return SETS.stream().filter(set -> set.title().equals(title)).findFirst().orElseThrow(() -> new InvalidRequestException(
                "Expected a model of %s, whose pictures ship with the studio, got '%s', which learned from %s; choose another model."
                        .formatted(String.join(" or ", SETS.stream().map(PictureSet::title).toList()), model.manifest().id(), title)));
    }

    private LabelledPictures pictures(PictureSet set, Part part) {
        return pictures.computeIfAbsent(part + " " + set.title(), key -> {
            try {
                return part == Part.TEST ? set.test(folder) : set.training(folder);
            } catch (IOException e) {
                throw new InvalidRequestException("Expected the pictures of %s in the folder %s: %s; set studio.pictures to where they are."
                        .formatted(set.title(), folder, e.getMessage()));
            }
        });
    }

    private EncodedPictures encoded(ServedModel model, Part part) {
        PictureSet set = set(model);
        LabelledPictures known = pictures(set, part);
        return encoded.computeIfAbsent(part + " " + model.manifest().id(),
                key -> new EncodedPictures(known, encode(model, known), set.classes()));
    }

    private static float[][] encode(ServedModel model, LabelledPictures pictures) {
        float[][] latents = new float[pictures.count()][];
        int size = model.manifest().latent().size();
        for (int from = 0; from < latents.length; from += BATCH) {
            int to = Math.min(from + BATCH, latents.length);
            System.arraycopy(model.encode(pictures.values(from, to)).rows(size), 0, latents, from, to - from);
        }
        return latents;
    }
}
