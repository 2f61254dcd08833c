package latentstudio.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The data sets of labelled grey pictures that models are trained on, each in a folder of four IDX files. */
public enum PictureSet {
    /** 70,000 hand-written digits, 28x28; Y. LeCun, C. Cortes, C. Burges; CC BY-SA 3.0. */
    MNIST("mnist", "MNIST hand-written digits", "CC BY-SA 3.0, as MNIST", List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")),
    /** 70,000 articles of clothing, 28x28; H. Xiao, K. Rasul, R. Vollgraf, 2017; MIT licence. */
    FASHION_MNIST("fashion-mnist", "Fashion-MNIST articles of clothing", "MIT, as Fashion-MNIST", List.of("T-shirt",
            "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"));

    private static final String TRAINING = "train";
    private static final String TEST = "t10k";
    private static final String PICTURES = "-images-idx3-ubyte.gz";
    private static final String LABELS = "-labels-idx1-ubyte.gz";
    private static final String SUMS = "SHA256SUMS";

    private final String folder;
    private final String title;
    private final String licence;
    private final List<String> classes;

    PictureSet(String folder, String title, String licence, List<String> classes) {
        this.folder = folder;
        this.title = title;
        this.licence = licence;
        this.classes = classes;
    }

    /**
     * The pictures to learn from.
     *
     * @param data the folder that holds this set's folder
     * @throws IOException when a file is missing or damaged
     */
    public LabelledPictures training(Path data) throws IOException {
        return read(data, TRAINING);
    }

    /**
     * The pictures that only final figures are measured on.
     *
     * @param data the folder that holds this set's folder
     * @throws IOException when a file is missing or damaged
     */
    public LabelledPictures test(Path data) throws IOException {
        return read(data, TEST);
    }

    private LabelledPictures read(Path data, String split) throws IOException {
        Path files = data.resolve(folder);
        return LabelledPictures.read(files.resolve(split + PICTURES), files.resolve(split + LABELS));
    }

    /**
     * The SHA-256 of each file by its name, compared with the folder's list {@code SHA256SUMS} where there is one.
     *
     * @param data the folder that holds this set's folder
     * @throws IOException when a file is missing or is not the one that the list names
     */
    public Map<String, String> sha256(Path data) throws IOException {
        Map<String, String> listed = new LinkedHashMap<>();
        if (Files.isRegularFile(data.resolve(SUMS))) {
            for (String line : Files.readAllLines(data.resolve(SUMS))) {
                String[] parts = line.split("\\s+", 2);
                if (parts.length == 2) {
                    listed.put(parts[1], parts[0]);
                }
            }
        }
        Map<String, String> sums = new LinkedHashMap<>();
        for (String split : List.of(TRAINING, TEST)) {
            for (String kind : List.of(PICTURES, LABELS)) {
                String name = folder + "/" + split + kind;
                Path file = data.resolve(name);
                if (!Files.isRegularFile(file)) {
                    throw new IOException(("expected the data file %s and found none; "
                            + "give the folder that holds '%s' with --data").formatted(file, folder));
                }
                String sum = sha256(Files.readAllBytes(file));
                if (!sum.equals(listed.getOrDefault(name, sum))) {
                    throw new IOException("%s: expected SHA-256 %s as %s lists it, found %s; copy the file again"
                            .formatted(file, listed.get(name), SUMS, sum));
                }
                sums.put(name, sum);
            }
        }
        return sums;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException("this JVM lacks SHA-256", e));
        }
    }

    /** What a visitor sees. */
    public String title() {
        return title;
    }

    /** The licence of what was learned from it. */
    public String licence() {
        return licence;
    }

    /** The names of the classes in the order of their labels. */
    public List<String> classes() {
        return classes;
    }
}
