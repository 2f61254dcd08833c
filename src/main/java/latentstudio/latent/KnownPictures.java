package latentstudio.latent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import latentstudio.dataset.DataSet;
import latentstudio.dataset.DataSetFolder;
import latentstudio.dataset.DataSets;
import latentstudio.dataset.LabelledPictures;
import latentstudio.image.Picture;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ServedModel;
import latentstudio.ui.ModelChoice;
import org.jboss.logging.Logger;

/**
 * The pictures of the data sets that are here: what a model was tested on, and what of its training pictures is kept. Read and
 * encoded when they are first asked for, then kept: small files on the heap, large ones mapped into memory, and 4 bytes for a
 * latent's value. Where a set's test pictures are not here, {@link ShippedLatents} stand for them. Thread-safe; whoever asks for what
 * another is just encoding waits for it.
 */
@ApplicationScoped
public class KnownPictures {
    private static final Logger LOG = Logger.getLogger(KnownPictures.class);
    /** Small enough to let people who draw pass between two batches. */
    private static final int BATCH = 50;

    private final DataSets dataSets;
    private final Map<String, LabelledPictures> pictures = new ConcurrentHashMap<>();
    private final Map<String, EncodedPictures> encoded = new ConcurrentHashMap<>();
    /** What models draw of the first of their latents that ship. */
    private final Map<String, byte[]> firsts = new ConcurrentHashMap<>();

    public KnownPictures(DataSets dataSets) {
        this.dataSets = dataSets;
    }

    /** Has what is kept of a model forgotten when it is not offered any more. */
    @Inject
    void watch(ModelCatalog catalog) {
        catalog.whenGone(this::forget);
    }

    private void forget(ServedModel model) {
        String id = model.manifest().id();
        firsts.remove(id);
        encoded.remove("shipped " + id);
        for (DataSet.Part part : DataSet.Part.values()) {
            encoded.remove(part + " " + id);
            pictures.remove(part + " " + model.manifest().dataset()); // of another model they are read again
        }
    }

    /** Whether training and test pictures of a model's data set are here. */
    public boolean has(ServedModel model) {
        return isHere(model, DataSet.Part.TRAINING) && isHere(model, DataSet.Part.TEST);
    }

    /**
     * The pictures that the model's test figures were measured on.
     *
     * @throws InvalidRequestException if the pictures of its data set are not here, or cannot be read
     */
    public LabelledPictures test(ServedModel model) {
        return pictures(model, DataSet.Part.TEST);
    }

    /**
     * Those of the pictures that the model learned from which are here.
     *
     * @throws InvalidRequestException as {@link #test} does
     */
    public LabelledPictures training(ServedModel model) {
        return pictures(model, DataSet.Part.TRAINING);
    }

    /**
     * The points that stand for a model's test pictures: the latents that ship with it in their place, else {@link #test}, encoded.
     *
     * @throws RuntimeException as {@link #test} and {@link ServedModel#encode} do
     */
    public EncodedPictures encodedTest(ServedModel model) {
        return model.latents().isPresent() ? shipped(model) : originals(model);
    }

    /**
     * How many points {@link #encodedTest} has, without encoding anything.
     *
     * @throws RuntimeException as {@link #test} does
     */
    public int testCount(ServedModel model) {
        return model.latents().isPresent() ? shipped(model).count() : test(model).count();
    }

    /**
     * {@link #test}, encoded by the model.
     *
     * @throws RuntimeException as {@link #test} and {@link ServedModel#encode} do
     */
    public EncodedPictures originals(ServedModel model) {
        return encoded(model, DataSet.Part.TEST);
    }

    /**
     * What is seen of some points of {@link #encodedTest}: the pictures, or what the model draws of latents that ship.
     *
     * @param points their numbers, at most as many as one batch may hold
     * @throws RuntimeException as {@link #encodedTest} and {@link ServedModel#decode} do
     */
    public List<Picture> seen(ServedModel model, int... points) {
        EncodedPictures known = encodedTest(model);
        return known.pictures() != null ? Arrays.stream(points).mapToObj(known.pictures()::picture).toList()
                : model.pictures(Arrays.stream(points).mapToObj(point -> known.latents()[point]).toList());
    }

    /** A model as screens are told of it, with what stands for its test pictures where latents ship in their place and can be read. */
    public ModelChoice described(ModelChoice choice, ServedModel model) {
        if (model.latents().isEmpty()) {
            return choice;
        }
        try {
            return choice.with(choice.dataSet().drawn(shipped(model).count(), set(model).dataSet().ships(), first(model)));
        } catch (InvalidRequestException damaged) { // of one model, which the others and the rest of its own need not suffer from
            LOG.errorf("%s", damaged.getMessage());
            return choice;
        }
    }

    private byte[] first(ServedModel model) {
        try {
            return firsts.computeIfAbsent(model.manifest().id(), id -> seen(model, 0).getFirst().toBytes());
        } catch (RuntimeException busy) { // the pad begins empty then
            LOG.infof("The pad begins empty for %s: %s", model.manifest().id(), busy.getMessage());
            return null;
        }
    }

    private EncodedPictures shipped(ServedModel model) {
        return encoded.computeIfAbsent("shipped " + model.manifest().id(), key -> {
            List<String> classes = classes(model);
            try {
                ShippedLatents read = ShippedLatents.read(model.latents().orElseThrow(), model.manifest().latent().size(), classes.size());
                return new EncodedPictures(read.latents(), read.labels(), classes, null);
            } catch (IOException e) {
                throw new InvalidRequestException("The latents of '%s' cannot be shown: %s.".formatted(model.manifest().id(), e.getMessage()));
            }
        });
    }

    private boolean isHere(ServedModel model, DataSet.Part part) {
        return dataSets.find(model.manifest().dataset()).filter(set -> set.count(part).isPresent()).isPresent();
    }

    /**
     * {@link #training}, encoded by the model.
     *
     * @throws RuntimeException as {@link #training} and {@link ServedModel#encode} do
     */
    public EncodedPictures encodedTraining(ServedModel model) {
        return encoded(model, DataSet.Part.TRAINING);
    }

    /**
     * The names of the classes of a model's pictures; without classes all are of one, named as the pictures are.
     *
     * @throws InvalidRequestException if its data set is not known
     */
    public List<String> classes(ServedModel model) {
        DataSet set = set(model).dataSet();
        return set.classes().isEmpty() ? List.of(set.plural()) : set.classes();
    }

    private DataSetFolder set(ServedModel model) {
        String name = model.manifest().dataset();
        return dataSets.find(name).orElseThrow(() -> new InvalidRequestException(
                "Expected a model of %s, whose pictures ship with the studio, got '%s', which learned from %s; choose another model."
                        .formatted(String.join(" or ", dataSets.all().stream().filter(set -> set.count(DataSet.Part.TEST).isPresent())
                                .map(set -> set.dataSet().title()).toList()), model.manifest().id(), name)));
    }

    private LabelledPictures pictures(ServedModel model, DataSet.Part part) {
        DataSetFolder set = set(model);
        return pictures.computeIfAbsent(part + " " + set.dataSet().id(), key -> {
            try {
                return set.pictures(part);
            } catch (IOException e) {
                throw new InvalidRequestException("The pictures of %s cannot be shown: %s.".formatted(set.dataSet().title(), e.getMessage()));
            }
        });
    }

    private EncodedPictures encoded(ServedModel model, DataSet.Part part) {
        LabelledPictures known = pictures(model, part);
        return encoded.computeIfAbsent(part + " " + model.manifest().id(),
                key -> new EncodedPictures(known, encode(model, known), classes(model)));
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
