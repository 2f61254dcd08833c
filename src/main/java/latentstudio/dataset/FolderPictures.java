package latentstudio.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latentstudio.image.Picture;
import latentstudio.image.PictureShape;
import latentstudio.model.InputSpec;

/**
 * The pictures that lie in a data set's own folder beside its {@code dataset.json}, all of them: what somebody brought, or what
 * ships of a published set. Immutable and thread-safe.
 */
public final class FolderPictures implements PictureSet {
    private final Path path;
    private final DataSetFolder folder;

    /** @throws IOException as {@link DataSetFolder#read} does, and if pictures to learn from or to test on are missing */
    public FolderPictures(Path path) throws IOException {
        this.path = path;
        folder = DataSetFolder.read(path);
        for (DataSet.Part part : DataSet.Part.values()) {
            if (folder.count(part).isEmpty()) {
                throw new IOException("%s: expected pictures to learn from and pictures to test on, found none for %s".formatted(path, part));
            }
        }
    }

    @Override
    public LabelledPictures training(Path data) throws IOException {
        return folder.pictures(DataSet.Part.TRAINING);
    }

    @Override
    public LabelledPictures test(Path data) throws IOException {
        return folder.pictures(DataSet.Part.TEST);
    }

    @Override
    public Map<String, String> sha256(Path data) throws IOException {
        Map<String, String> sums = new LinkedHashMap<>();
        for (DataSet.Part part : DataSet.Part.values()) {
            DataSet.Files files = folder.dataSet().files().get(part);
            sums.put(id() + "/" + files.pictures().file(), Checksums.ofFile("SHA-256", path.resolve(files.pictures().file())));
            if (files.labels() != null) {
                sums.put(id() + "/" + files.labels().file(), Checksums.ofFile("SHA-256", path.resolve(files.labels().file())));
            }
        }
        return sums;
    }

    @Override
    public List<String> notes(Path data) {
        return List.of();
    }

    @Override
    public String id() {
        return folder.dataSet().id();
    }

    /** {@inheritDoc} No: its model may be taken to a studio that does not know the set, and names its classes itself. */
    @Override
    public boolean isOfficial() {
        return false;
    }

    @Override
    public String title() {
        return folder.dataSet().title();
    }

    @Override
    public String licence() {
        return folder.dataSet().licence();
    }

    @Override
    public InputSpec.Normalisation normalisation() {
        return folder.dataSet().normalisation();
    }

    @Override
    public PictureShape shape() {
        return folder.dataSet().shape();
    }

    @Override
    public DataSet.Ships ships() {
        return folder.dataSet().ships();
    }

    @Override
    public List<Picture> examples() throws IOException {
        return DataSetFolder.examples(path, folder.dataSet());
    }

    @Override
    public List<String> classes() {
        return folder.dataSet().classes();
    }
}
