package latentstudio.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import latentstudio.image.Picture;
import latentstudio.image.PictureShape;
import latentstudio.model.InputSpec;

/**
 * A published data set, which a folder of {@code datasets/} describes. Its pictures are read from a folder of the same name,
 * which holds the files as they are published. Thread-safe; the description is read when it is first needed.
 */
public final class OfficialPictures implements PictureSet {
    private final Path folder;
    private DataSet description;

    /** @param folder that holds {@code dataset.json} */
    OfficialPictures(Path folder) {
        this.folder = folder;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OfficialPictures set && folder.equals(set.folder);
    }

    @Override
    public int hashCode() {
        return folder.hashCode();
    }

    private synchronized DataSet description() {
        if (description == null) {
            try {
                description = DataSetFolder.description(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
        return description;
    }

    @Override
    public LabelledPictures training(Path data) throws IOException {
        return read(data, DataSet.Part.TRAINING);
    }

    @Override
    public LabelledPictures test(Path data) throws IOException {
        return read(data, DataSet.Part.TEST);
    }

    private DataSet.Files files(DataSet.Part part) throws IOException {
        DataSet.Files files = description().files().get(part);
        if (files == null || files.published() == null) {
            throw new IOException("%s: expected the published files of '%s', found none in %s".formatted(id(), part, DataSetFolder.FILE));
        }
        return files;
    }

    private LabelledPictures read(Path data, DataSet.Part part) throws IOException {
        return LabelledPictures.read(data.resolve(id()), files(part), shape());
    }

    /**
     * Writes what ships of it under the names of the published files.
     *
     * @param data the folder that holds its folder
     */
    void write(Path data, Path out) throws IOException {
        Path written = Files.createDirectories(out.resolve(id()));
        for (DataSet.Part part : DataSet.Part.values()) {
            DataSet.Files files = files(part);
            LabelledPictures pictures = read(data, part);
            if (files.excerpt() != null) {
                pictures = pictures.part(0, Math.min(files.excerpt().count(), pictures.count())).rounded(files.excerpt().greys());
            }
            Files.write(written.resolve(files.pictures().file()), pictures.pictureFile());
            if (files.labels() != null) {
                Files.write(written.resolve(files.labels().file()), pictures.labelFile());
            }
        }
    }

    /**
     * {@inheritDoc} A file of as many items as the published one has to be that one; a smaller excerpt may be anything.
     */
    @Override
    public Map<String, String> sha256(Path data) throws IOException {
        Checksums lists = new Checksums(data);
        Map<String, String> sums = new LinkedHashMap<>();
        for (DataSet.Part part : DataSet.Part.values()) {
            DataSet.Files files = files(part);
            sums.putAll(sum(data, lists, files.pictures(), files.published().count(), files.published().picturesMd5(), Idx.PICTURES));
            if (files.labels() != null) {
                sums.putAll(sum(data, lists, files.labels(), files.published().count(), files.published().labelsMd5(), Idx.LABELS));
            }
        }
        return sums;
    }

    private Map<String, String> sum(Path data, Checksums lists, DataSet.DataFile listed, int count, String md5, int[] axes) throws IOException {
        String name = id() + "/" + listed.file();
        Path file = data.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IOException(("expected the data file %s and found none; "
                    + "give the folder that holds '%s' with --data").formatted(file, id()));
        }
        String sha256 = lists.require(name, Files.readAllBytes(file));
        if (md5 == null) {
            return Map.of(name, sha256);
        }
        Idx idx = Idx.read(file, axes);
        if (idx.lengths()[0] == count && !idx.md5().equals(md5)) {
            throw new IOException(("%s: expected the published file, whose MD5 is %s unpacked, found one with %s; "
                    + "copy the file again").formatted(file, md5, idx.md5()));
        }
        return Map.of(name, sha256);
    }

    @Override
    public List<String> notes(Path data) throws IOException {
        List<String> notes = new ArrayList<>();
        for (DataSet.Part part : DataSet.Part.values()) {
            int count = read(data, part).count();
            DataSet.Files files = files(part);
            if (count != files.published().count()) {
                notes.add(String.format(Locale.ROOT, "%s: expected the %,d pictures that were published, found %,d; "
                        + "the figures will not be those of %s", data.resolve(id()).resolve(files.pictures().file()),
                        files.published().count(), count, title()));
            }
        }
        return notes;
    }

    @Override
    public String id() {
        return folder.getFileName().toString();
    }

    @Override
    public boolean isOfficial() {
        return true;
    }

    @Override
    public String title() {
        return description().title();
    }

    @Override
    public String licence() {
        return description().licence();
    }

    @Override
    public InputSpec.Normalisation normalisation() {
        return description().normalisation();
    }

    @Override
    public DataSet.Ships ships() {
        return description().ships();
    }

    @Override
    public PictureShape shape() {
        return description().shape();
    }

    @Override
    public List<Picture> examples() throws IOException {
        return DataSetFolder.examples(folder, description());
    }

    @Override
    public List<String> classes() {
        return description().classes();
    }
}
