package latentstudio.learn;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import latentstudio.dataset.DataSet;
import latentstudio.dataset.DataSetFolder;
import latentstudio.image.Picture;
import latentstudio.image.PictureShape;
import latentstudio.job.JobFiles;
import latentstudio.model.InputSpec;
import latentstudio.model.TrainingSettings;

/**
 * Makes a data set of pictures that were brought: {@code dataset.json} beside files in the IDX format. Of each class as many are tested on
 * as the epoch is chosen on, a tenth as is usual; the rest is to learn from, in an order drawn from the seed. Pictures are held in memory one
 * at a time.
 */
final class OwnDataSet {
    /** The share of the pictures that are tested on, and that of all which the epoch is chosen on. */
    static final double TESTED = 0.1;
    /** Grey pictures whose borders are so near to black or white on average are drawings. */
    private static final double PAPER = 0.15;
    private static final String LICENCE = "unknown; of whoever brought the pictures";

    private final BroughtStore store;
    private final ObjectMapper json;

    OwnDataSet(BroughtStore store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    /** Pictures [N, C, H, W] as bytes in a file, one after the other, and what their borders look like. */
    private record Pixels(Path file, PictureShape shape, double border, double unlikePaper) {
        boolean isDrawn() {
            return OwnDataSet.isDrawn(shape.channels(), unlikePaper);
        }

        /** Whether black and white are exchanged. */
        boolean isInverted() {
            return isDrawn() && border > 0.5;
        }
    }

    /**
     * Writes the folder in one move.
     *
     * @param folder its name is the data set's id
     */
    void write(Path folder, UUID brought, TrainingSettings settings, PicturePreparation preparation) throws IOException {
        Path part = folder.resolveSibling(folder.getFileName() + ".part");
        JobFiles.deleteAll(part);
        Files.createDirectories(part);
        List<BroughtPicture> pictures = store.pictures(brought);
        List<String> classes = List.copyOf(store.find(brought).classes().keySet());
        Pixels pixels = pixels(part.resolve("pixels"), brought, pictures.size(), preparation);
        int[] labels = pictures.stream().mapToInt(one -> Math.max(0, classes.indexOf(one.group()))).toArray();
        List<Integer> test = new ArrayList<>();
        List<Integer> training = new ArrayList<>();
        split(labels, Math.max(1, classes.size()), settings.heldOut() / (1 + settings.heldOut()), settings.seed(), training, test);
        Map<DataSet.Part, DataSet.Files> files = new EnumMap<>(DataSet.Part.class);
        files.put(DataSet.Part.TRAINING, files(part, "train", pixels, labels, training, !classes.isEmpty()));
        files.put(DataSet.Part.TEST, files(part, "t10k", pixels, labels, test, !classes.isEmpty()));
        Files.delete(pixels.file);
        InputSpec.Normalisation normalisation = pixels.isDrawn() ? null : new InputSpec.FittedPicture(preparation.fit());
        DataSet set = new DataSet(folder.getFileName().toString(), null, settings.title(), "picture", "pictures", "Draw here", LICENCE, pixels.shape,
                pixels.isDrawn() ? InputSpec.Ink.BRIGHT : null, normalisation, classes, List.of(), null, DataSet.Ships.PICTURES, files,
                new DataSet.Opening(null, 0), test.size() > 1 ? List.of(0, 1) : List.of(), List.of());
        json.writeValue(part.resolve(DataSetFolder.FILE).toFile(), set);
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Whether pictures are ink on paper, which can be brought to bright ink on black.
     *
     * @param unlikePaper how far their borders are from black or white, whichever is nearer, on average
     */
    private static boolean isDrawn(int channels, double unlikePaper) {
        return channels == 1 && unlikePaper < PAPER;
    }

    /** Pictures as a network sees them: drawings on light paper with black and white exchanged. */
    static List<Picture> asSeen(List<Picture> prepared) {
        double border = prepared.stream().mapToDouble(OwnDataSet::margin).average().orElse(0);
        double unlikePaper = prepared.stream().mapToDouble(OwnDataSet::margin).map(margin -> Math.min(margin, 1 - margin)).average().orElse(0);
        if (border <= 0.5 || !isDrawn(prepared.getFirst().channels(), unlikePaper)) {
            return prepared;
        }
        return prepared.stream().map(picture -> {
            float[] inverted = picture.values().clone();
            for (int i = 0; i < inverted.length; i++) {
                inverted[i] = 1 - inverted[i];
            }
            return new Picture(picture.channels(), picture.width(), picture.height(), inverted);
        }).toList();
    }

    private static double margin(Picture picture) {
        return PicturePreparation.border(picture.luminance());
    }

    private Pixels pixels(Path file, UUID brought, int count, PicturePreparation preparation) throws IOException {
        double border = 0;
        double unlikePaper = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int i = 0; i < count; i++) {
                Picture picture = preparation.apply(store.picture(brought, i));
                double margin = margin(picture);
                border += margin / count;
                unlikePaper += Math.min(margin, 1 - margin) / count;
                out.write(picture.toBytes());
            }
        }
        return new Pixels(file, new PictureShape(preparation.colour() ? Picture.RGB : 1, preparation.side(), preparation.side()), border, unlikePaper);
    }

    /** Of each class the same share, so that none is missing in what is learned; both parts in an order of chance. */
    private static void split(int[] labels, int classes, double share, int seed, List<Integer> training, List<Integer> test) {
        Random random = new Random(seed);
        for (int label = 0; label < classes; label++) {
            int wanted = label;
            List<Integer> members = new ArrayList<>(IntStream.range(0, labels.length).filter(i -> labels[i] == wanted).boxed().toList());
            Collections.shuffle(members, random);
            int tested = Math.max(1, (int) Math.round(members.size() * share));
            test.addAll(members.subList(0, tested));
            training.addAll(members.subList(tested, members.size()));
        }
        Collections.shuffle(test, random);
        Collections.shuffle(training, random);
    }

    private static DataSet.Files files(Path folder, String name, Pixels pixels, int[] labels, List<Integer> chosen, boolean labelled) throws IOException {
        PictureShape shape = pixels.shape;
        String pictures = name + "-images-idx%d-ubyte".formatted(shape.channels() == 1 ? 3 : 4);
        byte[] bytes = new byte[shape.values()];
        try (FileChannel from = FileChannel.open(pixels.file, StandardOpenOption.READ); DataOutputStream out = open(folder.resolve(pictures))) {
            header(out, shape.channels() == 1 ? new int[] {chosen.size(), shape.height(), shape.width()}
                    : new int[] {chosen.size(), shape.channels(), shape.height(), shape.width()});
            for (int picture : chosen) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining() && from.read(buffer, (long) picture * bytes.length + buffer.position()) >= 0) {
                    // until all of it is there
                }
                if (pixels.isInverted()) {
                    for (int i = 0; i < bytes.length; i++) {
                        bytes[i] ^= (byte) 0xff; // 255 - x
                    }
                }
                out.write(bytes);
            }
        }
        if (!labelled) {
            return new DataSet.Files(new DataSet.DataFile(pictures, null), null, null, null);
        }
        String numbers = name + "-labels-idx1-ubyte";
        try (DataOutputStream out = open(folder.resolve(numbers))) {
            header(out, chosen.size());
            for (int picture : chosen) {
                out.write(labels[picture]);
            }
        }
        return new DataSet.Files(new DataSet.DataFile(pictures, null), new DataSet.DataFile(numbers, null), null, null);
    }

    private static DataOutputStream open(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    private static void header(DataOutputStream out, int... lengths) throws IOException {
        out.writeInt(0x0800 | lengths.length); // unsigned bytes, so many axes
        for (int length : lengths) {
            out.writeInt(length);
        }
    }
}
