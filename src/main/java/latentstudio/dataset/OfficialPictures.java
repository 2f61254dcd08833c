package latentstudio.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A published data set in a folder of four IDX files, 60,000 pictures to learn from and 10,000 to test on. */
public final class OfficialPictures implements PictureSet {
    private static final String PICTURES = "-images-idx3-ubyte.gz";
    private static final String LABELS = "-labels-idx1-ubyte.gz";

    private final String folder;
    private final String title;
    private final String licence;
    private final List<String> classes;
    private final List<String> md5;

    /** The two parts of a set by the names of their files. */
    private enum Split {
        TRAINING("train", 60_000), TEST("t10k", 10_000);

        private final String label;
        private final int count;

        Split(String label, int count) {
            this.label = label;
            this.count = count;
        }
    }

    /** @param md5 of the four files after decompression: training pictures, their labels, test pictures, their labels */
    OfficialPictures(String folder, String title, String licence, List<String> classes, List<String> md5) {
        this.folder = folder;
        this.title = title;
        this.licence = licence;
        this.classes = classes;
        this.md5 = md5;
    }

    @Override
    public LabelledPictures training(Path data) throws IOException {
        return read(data, Split.TRAINING);
    }

    @Override
    public LabelledPictures test(Path data) throws IOException {
        return read(data, Split.TEST);
    }

    private LabelledPictures read(Path data, Split split) throws IOException {
        Path files = data.resolve(folder);
        return LabelledPictures.read(files.resolve(split.label + PICTURES), files.resolve(split.label + LABELS));
    }

    /** Writes pictures under the names of the published files. */
    void write(Path data, LabelledPictures training, LabelledPictures test) throws IOException {
        Path files = data.resolve(folder);
        Files.createDirectories(files);
        for (Split split : Split.values()) {
            LabelledPictures pictures = split == Split.TRAINING ? training : test;
            Files.write(files.resolve(split.label + PICTURES), pictures.pictureFile());
            Files.write(files.resolve(split.label + LABELS), pictures.labelFile());
        }
    }

    /**
     * {@inheritDoc} A file of as many items as the published one has to be that one; a smaller excerpt may be anything.
     */
    @Override
    public Map<String, String> sha256(Path data) throws IOException {
        Checksums lists = new Checksums(data);
        Map<String, String> sums = new LinkedHashMap<>();
        for (Split split : Split.values()) {
            for (String kind : List.of(PICTURES, LABELS)) {
                String name = folder + "/" + split.label + kind;
                Path file = data.resolve(name);
                if (!Files.isRegularFile(file)) {
                    throw new IOException(("expected the data file %s and found none; "
                            + "give the folder that holds '%s' with --data").formatted(file, folder));
                }
                sums.put(name, lists.require(name, Files.readAllBytes(file)));
                Idx idx = Idx.read(file, kind.equals(PICTURES) ? 3 : 1);
                String published = md5.get(2 * split.ordinal() + (kind.equals(PICTURES) ? 0 : 1));
                if (idx.lengths()[0] == split.count && !idx.md5().equals(published)) {
                    throw new IOException(("%s: expected the published file, whose MD5 is %s unpacked, found one with %s; "
                            + "copy the file again").formatted(file, published, idx.md5()));
                }
            }
        }
        return sums;
    }

    @Override
    public List<String> notes(Path data) throws IOException {
        List<String> notes = new ArrayList<>();
        for (Split split : Split.values()) {
            int count = read(data, split).count();
            if (count != split.count) {
                notes.add(String.format(Locale.ROOT, "%s: expected the %,d pictures that were published, found %,d; "
                        + "the figures will not be those of %s", data.resolve(folder).resolve(split.label + PICTURES),
                        split.count, count, title));
            }
        }
        return notes;
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
    public List<String> classes() {
        return classes;
    }
}
