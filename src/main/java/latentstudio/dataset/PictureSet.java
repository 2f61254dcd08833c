package latentstudio.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A data set of grey pictures that models are trained on: an official one, or pictures of one's own. */
public sealed interface PictureSet permits OfficialPictures, OwnPictures {
    /** 70,000 hand-written digits, 28x28; Y. LeCun, C. Cortes, C. Burges; CC BY-SA 3.0. */
    PictureSet MNIST = new OfficialPictures("mnist", "MNIST hand-written digits", "CC BY-SA 3.0, as MNIST",
            List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
            List.of("6bbc9ace898e44ae57da46a324031adb", "a25bea736e30d166cdddb491f175f624",
                    "2646ac647ad5339dbf082846283269ea", "27ae3e4e09519cfbb04c329615203637"));
    /** 70,000 articles of clothing, 28x28; H. Xiao, K. Rasul, R. Vollgraf, 2017; MIT licence. */
    PictureSet FASHION_MNIST = new OfficialPictures("fashion-mnist", "Fashion-MNIST articles of clothing",
            "MIT, as Fashion-MNIST", List.of("T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt",
            "Sneaker", "Bag", "Ankle boot"),
            List.of("f4a8712d7a061bf5bd6d2ca38dc4d50a", "9018921c3c673c538a1fc5bad174d6f9",
                    "8181f5470baa50b63fa0f6fddb340f0a", "15d484375f8d13e6eb1aabb0c3f46965"));

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

    /** What a visitor sees. */
    String title();

    /** The licence of what was learned from it. */
    String licence();

    /** The names of the classes in the order of their labels; empty without classes. */
    List<String> classes();
}
