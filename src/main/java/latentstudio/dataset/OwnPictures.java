package latentstudio.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentstudio.image.Picture;
import latentstudio.image.PictureShape;
import latentstudio.model.InputSpec;

/**
 * Somebody's own pictures of 28x28 pixels. Without a split of their own, the last sixth is the test split. Pictures on
 * a light background are inverted, since models here take bright ink on black. Immutable and thread-safe.
 */
public final class OwnPictures implements PictureSet {
    /** Pixels on each side, as every architecture here takes them. */
    static final int SIDE = 28;
    public static final PictureShape SHAPE = new PictureShape(1, SIDE, SIDE);
    /** Fewer leave a split with less than a few pictures, and fewer to learn from than the widest latent has values. */
    static final int FEWEST = 60;
    private static final List<String> SPLITS = List.of("train", "t10k");
    private static final String PICTURES = "-images-idx3-ubyte";
    private static final String LABELS = "-labels-idx1-ubyte";

    private final String title;
    private final String licence;
    private final List<String> classes;
    private final LabelledPictures training;
    private final LabelledPictures test;
    private final Map<String, String> sums;
    private final List<String> notes;

    private OwnPictures(Path folder, String licence, List<String> classes, LabelledPictures training,
                        LabelledPictures test, Map<String, String> sums, List<String> remarks) throws IOException {
        int count = training.count() + test.count();
        if (count < FEWEST) {
            throw new IOException("%s: expected at least %d pictures, found %d; add more".formatted(folder, FEWEST, count));
        }
        title = "own pictures of " + name(folder);
        this.licence = licence;
        this.classes = classes;
        this.sums = sums;
        notes = new ArrayList<>(List.of(String.format(Locale.ROOT, "%s: %,d pictures to learn from and %,d to test on, %s",
                folder, training.count(), test.count(), classes.isEmpty() ? "without classes"
                        : "classes " + String.join(", ", classes))));
        notes.addAll(remarks);
        double background = (training.borderMean() * training.count() + test.borderMean() * test.count()) / count;
        boolean light = background > 0.5;
        if (light) {
            notes.add(String.format(Locale.ROOT, "Their background is light (borders of %.2f on average, 1 is white), so "
                    + "they were inverted: models here take bright ink on black", background));
        }
        this.training = light ? training.inverted() : training;
        this.test = light ? test.inverted() : test;
    }

    static OwnPictures read(Path folder, String licence, long seed) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("--data: expected a folder of pictures or IDX files at %s, found none".formatted(folder));
        }
        return SPLITS.stream().flatMap(split -> Stream.of(split + PICTURES, split + LABELS))
                .anyMatch(name -> Files.isRegularFile(idx(folder, name)))
                ? readIdx(folder, licence, seed) : readPictures(folder, licence, seed);
    }

    private static OwnPictures readIdx(Path folder, String licence, long seed) throws IOException {
        Checksums lists = new Checksums(folder);
        Map<String, String> sums = new LinkedHashMap<>();
        List<LabelledPictures> splits = new ArrayList<>();
        for (String split : SPLITS) {
            Path pictures = idx(folder, split + PICTURES);
            Path labels = idx(folder, split + LABELS);
            if (Files.isRegularFile(pictures) || Files.isRegularFile(labels)) {
                LabelledPictures read = LabelledPictures.read(pictures, labels);
                if (!read.pictureShape().equals(SHAPE)) {
                    throw new IOException("%s: expected pictures of %dx%d pixels, found %dx%d; scale them first"
                            .formatted(pictures, SIDE, SIDE, read.width(), read.height()));
                }
                for (Path file : List.of(pictures, labels)) {
                    String name = file.getFileName().toString();
                    sums.put(name, lists.require(name, Files.readAllBytes(file)));
                }
                splits.add(read);
            }
        }
        int classes = 1 + splits.stream().flatMapToInt(split -> IntStream.range(0, split.count()).map(split::label))
                .max().orElseThrow();
        List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        // in order of the classes, the last pictures, which are held out, would all be of the last one
        List<LabelledPictures> mixed = splits.stream()
                .map(split -> split.isOrderedByClass() ? split.shuffled(seed) : split).toList();
        if (mixed.size() == 2) {
            return new OwnPictures(folder, licence, names, mixed.getFirst(), mixed.getLast(), sums, List.of());
        }
        return split(folder, licence, names, mixed.getFirst(), sums, List.of());
    }

    private static OwnPictures readPictures(Path folder, String licence, long seed) throws IOException {
        PictureFolder read = PictureFolder.read(folder);
        List<String> notes = read.coloured() == 0 ? List.of() : List.of(String.format(Locale.ROOT,
                "%,d of them are stored in colour and were turned to grey (Rec. 601 luma)", read.coloured()));
        return split(folder, licence, read.classes(), read.pictures().shuffled(seed),
                Map.of("%s/, %d pictures".formatted(name(folder), read.pictures().count()), read.sha256()), notes);
    }

    private static OwnPictures split(Path folder, String licence, List<String> classes, LabelledPictures all,
                                     Map<String, String> sums, List<String> notes) throws IOException {
        int count = all.count() - Math.max(1, all.count() / 6);
        if (count < 1) {
            throw new IOException("%s: expected at least %d pictures, found %d; add more"
                    .formatted(folder, FEWEST, all.count()));
        }
        return new OwnPictures(folder, licence, classes, all.part(0, count), all.part(count, all.count()), sums, notes);
    }

    private static Path idx(Path folder, String name) {
        Path unpacked = folder.resolve(name);
        return Files.isRegularFile(unpacked) ? unpacked : folder.resolve(name + ".gz");
    }

    private static String name(Path folder) {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    @Override
    public LabelledPictures training(Path data) {
        return training;
    }

    @Override
    public LabelledPictures test(Path data) {
        return test;
    }

    /** {@inheritDoc} A folder of picture files has one sum, that of the list of theirs. */
    @Override
    public Map<String, String> sha256(Path data) {
        return sums;
    }

    @Override
    public List<String> notes(Path data) {
        return notes;
    }

    @Override
    public String id() {
        return title;
    }

    @Override
    public boolean isOfficial() {
        return false;
    }

    @Override
    public InputSpec.Normalisation normalisation() {
        return null;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String licence() {
        return licence;
    }

    @Override
    public DataSet.Ships ships() {
        return DataSet.Ships.PICTURES; // to whom and where is for those whose pictures they are
    }

    @Override
    public PictureShape shape() {
        return SHAPE;
    }

    @Override
    public List<Picture> examples() {
        return List.of();
    }

    @Override
    public List<String> classes() {
        return classes;
    }
}
