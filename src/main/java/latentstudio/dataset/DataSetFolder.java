package latentstudio.dataset;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentstudio.image.Picture;
import latentstudio.image.PictureCodec;
import latentstudio.image.PictureShape;

/**
 * A data set in its folder. Files that {@code dataset.json} lists and that are not there are no failure: the studio then knows
 * the data set without its pictures. Immutable and thread-safe.
 */
public final class DataSetFolder {
    /** The file that makes a folder a data set. */
    public static final String FILE = "dataset.json";
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    private final Path folder;
    private final DataSet dataSet;
    private final Map<DataSet.Part, Integer> counts = new EnumMap<>(DataSet.Part.class);

    private DataSetFolder(Path folder, DataSet dataSet) {
        this.folder = folder;
        this.dataSet = dataSet;
    }

    /**
     * Reads a folder, and compares each file that is there with its sum and with the shape.
     *
     * @throws IOException if something is not as it has to be; the message says what was expected, what came and what to do
     */
    public static DataSetFolder read(Path folder) throws IOException {
        DataSetFolder read = new DataSetFolder(folder, description(folder));
        for (DataSet.Part part : read.dataSet.files().keySet()) {
            read.check(part);
        }
        read.requireNumbers();
        for (DataSet.LabPicture sample : read.dataSet.lab()) {
            if (sample.file() != null && !Files.isRegularFile(folder.resolve(sample.file()))) {
                throw new IOException("%s: expected the file '%s' of 'lab' beside it, found none; put it there".formatted(folder.resolve(FILE), sample.file()));
            }
        }
        return read;
    }

    /**
     * What {@code dataset.json} says, without a look at the pictures.
     *
     * @throws IOException as {@link #read} does
     */
    static DataSet description(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IOException("expected the file %s and found none; start the studio in the folder that holds datasets/".formatted(file));
        }
        try {
            DataSet dataSet = JSON.readValue(file.toFile(), DataSet.class);
            String name = folder.toAbsolutePath().normalize().getFileName().toString();
            if (!dataSet.id().equals(name)) {
                throw new IOException("%s: expected the id '%s' as its folder is named, got '%s'; rename one of them"
                        .formatted(file, name, dataSet.id()));
            }
            return dataSet;
        } catch (UnrecognizedPropertyException e) {
            throw new IOException("%s: expected the fields %s, got '%s'; take it out, or correct its name"
                    .formatted(file, e.getKnownPropertyIds().stream().map(Object::toString).sorted().toList(), e.getPropertyName()), e);
        } catch (JacksonException e) {
            // what a record's own check says is plainer than Jackson's words around it
            String reason = e.getCause() instanceof IllegalArgumentException check ? check.getMessage() : e.getOriginalMessage();
            throw new IOException("%s cannot be read: %.1000s".formatted(file, reason), e);
        }
    }

    static List<Picture> examples(Path folder, DataSet dataSet) throws IOException {
        List<Picture> examples = new ArrayList<>();
        for (DataSet.LabPicture sample : dataSet.lab()) {
            if (sample.file() != null) {
                examples.add(example(folder, sample));
            }
        }
        return examples;
    }

    private static Picture example(Path folder, DataSet.LabPicture sample) throws IOException {
        PictureCodec codec = new PictureCodec(new PictureLimits((long) PictureShape.LONGEST_SIDE * PictureShape.LONGEST_SIDE, Duration.ZERO));
        return codec.read(Files.readAllBytes(folder.resolve(sample.file())));
    }

    private void check(DataSet.Part part) throws IOException {
        DataSet.Files files = dataSet.files().get(part);
        PictureFile pictures = PictureFile.of(folder.resolve(files.pictures().file()), dataSet.shape());
        if (dataSet.classes().isEmpty() == (files.labels() != null || pictures.hasLabels())) {
            throw new IOException("%s: expected labels where there are classes, got %d classes and %s".formatted(folder.resolve(FILE),
                    dataSet.classes().size(), files.labels() == null ? "no labels" : "labels"));
        }
        if (!isHere(files)) {
            return;
        }
        requireSum(files.pictures());
        int count = pictures.count();
        if (files.labels() != null) {
            requireSum(files.labels());
            int labels = Idx.lengths(folder.resolve(files.labels().file()), Idx.LABELS)[0];
            if (labels != count) {
                throw new IOException("%s: expected as many labels as pictures, got %d and %d; use the two files of one part"
                        .formatted(folder.resolve(files.labels().file()), labels, count));
            }
        }
        counts.put(part, count);
    }

    private boolean isHere(DataSet.Files files) {
        return Stream.of(files.pictures(), files.labels())
                .allMatch(file -> file == null || Files.isRegularFile(folder.resolve(file.file())));
    }

    private void requireSum(DataSet.DataFile file) throws IOException {
        if (file.sha256() == null) {
            return;
        }
        String found = Checksums.ofFile("SHA-256", folder.resolve(file.file()));
        if (!found.equals(file.sha256())) {
            throw new IOException("%s: expected SHA-256 %s, got %s; copy the file again, or write its sum into %s"
                    .formatted(folder.resolve(file.file()), file.sha256(), found, FILE));
        }
    }

    /** The numbers of test pictures that the description names. */
    private void requireNumbers() throws IOException {
        OptionalInt count = count(DataSet.Part.TEST);
        if (count.isEmpty()) {
            return;
        }
        IntStream named = IntStream.concat(dataSet.showcase().stream().mapToInt(number -> number),
                dataSet.lab().stream().map(DataSet.LabPicture::picture).filter(Objects::nonNull).mapToInt(number -> number));
        if (dataSet.opening() != null && dataSet.opening().picture() != null) {
            named = IntStream.concat(named, IntStream.of(dataSet.opening().picture()));
        }
        int[] wrong = named.filter(number -> number < 0 || number >= count.getAsInt()).toArray();
        if (wrong.length > 0) {
            throw new IOException("%s: expected numbers of test pictures from 0 to %d, got %s in 'opening', 'showcase' or 'lab'"
                    .formatted(folder.resolve(FILE), count.getAsInt() - 1, Arrays.toString(wrong)));
        }
    }

    public DataSet dataSet() {
        return dataSet;
    }

    /** How many pictures a part has; empty where its files are not here. */
    public OptionalInt count(DataSet.Part part) {
        Integer count = counts.get(part);
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }

    /**
     * One test picture, which is read without those that follow it.
     *
     * @return its bytes [C, H, W]
     * @throws IOException if the files of the part are not here, or have been damaged since
     */
    public byte[] testPicture(int number) throws IOException {
        return PictureFile.of(folder.resolve(files(DataSet.Part.TEST).pictures().file()), dataSet.shape()).picture(number);
    }

    /**
     * A picture that stands for those that may not be shown, as its file has it.
     *
     * @param sample with a file
     * @throws IOException if the file is not here any more
     */
    public Picture example(DataSet.LabPicture sample) throws IOException {
        return example(folder, sample);
    }

    /**
     * The pictures of a part; read anew with each call.
     *
     * @throws IOException if its files are not here, or have been damaged since
     */
    public LabelledPictures pictures(DataSet.Part part) throws IOException {
        return LabelledPictures.read(folder, files(part), dataSet.shape());
    }

    private DataSet.Files files(DataSet.Part part) throws IOException {
        DataSet.Files files = dataSet.files().get(part);
        if (files == null || !isHere(files)) {
            throw new IOException("expected the %s pictures of %s in %s, found none; put the files there that its %s lists"
                    .formatted(part == DataSet.Part.TEST ? "test" : "training", dataSet.title(), folder, FILE));
        }
        return files;
    }
}
