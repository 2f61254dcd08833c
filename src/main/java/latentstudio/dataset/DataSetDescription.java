package latentstudio.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import latentstudio.image.Picture;
import latentstudio.image.PictureShape;
import org.jboss.logging.Logger;

/**
 * What a screen is told of the data set that a model learned.
 *
 * @param id               as manifests name it; of one that is not known whatever they say, or empty
 * @param title            what the visitor sees
 * @param noun             one of its pictures in a sentence
 * @param plural           several of them
 * @param invitation       what the empty pad asks for
 * @param shape            of its pictures; of the model's where the data set is not known; null where that is not known either
 * @param classes          names in the order of the labels; empty without
 * @param groups           of classes; empty without
 * @param openingStrokes   what the pad begins with, as an address spells it, or null
 * @param openingPicture   [C, H, W], 0 to 255, what the pad begins with; base64 in JSON; or null
 * @param showcase         numbers of two test pictures between which a path begins; empty where none are chosen
 * @param testPictures     how many test pictures are here
 * @param trainingPictures how many training pictures are here
 * @param trainingGreys    to how many greys these were rounded, or null where they were not
 * @param drawn            what stands for its test pictures, which may not ship, and is drawn by the model: latents of them, or samples;
 *                         null where the pictures themselves are here
 * @param landmarks        what lies at the same places in all of its pictures, or null
 */
public record DataSetDescription(String id, String title, String noun, String plural, String invitation, PictureShape shape,
                                 List<String> classes, List<DataSet.Group> groups, String openingStrokes, byte[] openingPicture,
                                 List<Integer> showcase, int testPictures, int trainingPictures, Integer trainingGreys, DataSet.Ships drawn,
                                 DataSet.Landmarks landmarks) {
    private static final Logger LOG = Logger.getLogger(DataSetDescription.class);

    /** What is told of a data set. */
    public static DataSetDescription of(DataSetFolder folder) {
        DataSet set = folder.dataSet();
        int test = folder.count(DataSet.Part.TEST).orElse(0);
        DataSet.Opening opening = set.opening();
        DataSet.Files training = set.files().get(DataSet.Part.TRAINING);
        return new DataSetDescription(set.id(), set.title(), set.noun(), set.plural(), set.invitation(), set.shape(), set.classes(), set.groups(),
                opening == null ? null : opening.strokes(),
                opening == null || opening.picture() == null || test == 0 ? example(folder) : picture(folder, opening.picture()),
                test == 0 ? List.of() : set.showcase(),
                test, folder.count(DataSet.Part.TRAINING).orElse(0), training == null || training.excerpt() == null ? null : training.excerpt().greys(), null, set.landmarks());
    }

    private static byte[] picture(DataSetFolder folder, int number) {
        try {
            return folder.testPicture(number);
        } catch (IOException e) {
            LOG.errorf("The pad begins empty for %s: %s", folder.dataSet().id(), e.getMessage());
            return null;
        }
    }

    /** The first picture that stands for those that may not be shown, or null. */
    private static byte[] example(DataSetFolder folder) {
        Optional<DataSet.LabPicture> first = folder.dataSet().lab().stream().filter(sample -> sample.file() != null).findFirst();
        if (first.isEmpty()) {
            return null;
        }
        try {
            PictureShape shape = folder.dataSet().shape();
            Picture example = folder.example(first.get()).resize(shape.width(), shape.height());
            return (shape.channels() == 1 ? example.luminance() : example.inColour()).toBytes();
        } catch (IOException e) {
            LOG.errorf("The pad begins without an example for %s: %s", folder.dataSet().id(), e.getMessage());
            return null;
        }
    }

    /**
     * What is told where no such data set is known: only what the model itself says.
     *
     * @param name    as the manifest names it, or empty
     * @param shape   of the model's pictures, or null
     * @param classes that the manifest names; empty without
     */
    public static DataSetDescription unknown(String name, PictureShape shape, List<String> classes) {
        return new DataSetDescription(name, name, "picture", "pictures", "Draw here", shape, classes, List.of(), null, null, List.of(), 0, 0, null, null, null);
    }

    /**
     * The same where latents stand for its test pictures.
     *
     * @param count of the latents
     * @param kind  what they are of
     * @param first what the model draws of the first of them, [C, H, W], 0 to 255, for the pad to begin with; or null
     */
    public DataSetDescription drawn(int count, DataSet.Ships kind, byte[] first) {
        return new DataSetDescription(id, title, noun, plural, invitation, shape, classes, groups, openingStrokes,
                openingStrokes == null && openingPicture == null ? first : openingPicture, showcase, count, trainingPictures, trainingGreys, kind, landmarks);
    }
}
