package latentstudio.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import latentstudio.image.Picture;
import latentstudio.image.PictureShape;
import latentstudio.model.InputSpec;

/** A data set of pictures that models are trained on: an official one, one that lies in its folder, or pictures of one's own. */
public sealed interface PictureSet permits OfficialPictures, FolderPictures, OwnPictures {
    /** The folder that describes the published ones; the commands run in the one above. */
    Path DATASETS = Path.of("datasets");
    /** 70,000 hand-written digits, 28x28; Y. LeCun, C. Cortes, C. Burges; CC BY-SA 3.0. */
    PictureSet MNIST = official("mnist");
    /** 70,000 articles of clothing, 28x28; H. Xiao, K. Rasul, R. Vollgraf, 2017; MIT licence. */
    PictureSet FASHION_MNIST = official("fashion-mnist");

    /**
     * A published data set that the folder {@code datasets} describes.
     *
     * @param id the name of its folder there
     */
    static OfficialPictures official(String id) {
        return new OfficialPictures(DATASETS.resolve(id));
    }

    /** The ids of the published data sets, in alphabetical order. */
    static List<String> official() {
        try (Stream<Path> folders = Files.list(DATASETS)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(DataSetFolder.FILE)))
                    .map(folder -> folder.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a folder of data sets at %s and cannot read it".formatted(DATASETS), e);
        }
    }

    /**
     * Reads pictures of one's own.
     *
     * @param folder  of IDX files under MNIST's names, or of PNG and JPEG files, in a sub-folder for each class or in none
     * @param licence of what will be learned from them
     * @param seed    of the order they are shuffled to
     * @throws IOException when the folder, a file or the pictures' size is not as it has to be
     */
    static OwnPictures of(Path folder, String licence, long seed) throws IOException {
        return OwnPictures.read(folder, licence, seed);
    }

    /**
     * The pictures to learn from.
     *
     * @param data the folder that holds an official set's folder; one's own were read when they were named
     * @throws IOException when a file is missing or damaged
     */
    LabelledPictures training(Path data) throws IOException;

    /**
     * The pictures that only final figures are measured on.
     *
     * @param data as for {@link #training}
     * @throws IOException when a file is missing or damaged
     */
    LabelledPictures test(Path data) throws IOException;

    /**
     * The SHA-256 sums by what they are of, compared with the lists {@code SHA256SUMS} and {@code MD5SUMS} beside the data.
     *
     * @param data as for {@link #training}
     * @throws IOException when a file is missing or is not the one that is listed
     */
    Map<String, String> sha256(Path data) throws IOException;

    /**
     * What whoever trains should know of how the data was read; a sentence each.
     *
     * @param data as for {@link #training}
     * @throws IOException when a file is missing or damaged
     */
    List<String> notes(Path data) throws IOException;

    /** What manifests name it by: a data set's id, or words where the studio has no such data set. */
    String id();

    /** Whether the studio describes it, its classes too, so that a manifest need not. */
    boolean isOfficial();

    /** What a visitor sees. */
    String title();

    /** The licence of what was learned from it. */
    String licence();

    /** How its pictures were laid out, where that is known; else null. */
    InputSpec.Normalisation normalisation();

    /** The shape of every picture. */
    PictureShape shape();

    /** What of it models may carry along and cards may show. */
    DataSet.Ships ships();

    /**
     * Pictures that stand for those that may not be shown, of any size; empty where there are none.
     *
     * @throws IOException when one of them cannot be read
     */
    List<Picture> examples() throws IOException;

    /** The names of the classes in the order of their labels; empty without classes. */
    List<String> classes();
}
