package latentstudio.generate;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import latentstudio.dataset.LabelledPictures;
import latentstudio.image.Picture;
import latentstudio.image.PictureCodec;
import latentstudio.image.PictureShape;
import latentstudio.latent.Archive;
import latentstudio.latent.Npz;

/** Generated pictures as files; the same pictures are the same bytes. Thread-safe. */
@ApplicationScoped
public class GenerationFiles {
    /** The names under which loaders of MNIST look for their files. */
    private static final String PICTURES = "train-images-idx3-ubyte.gz";
    private static final String LABELS = "train-labels-idx1-ubyte.gz";

    private final PictureCodec codec;

    public GenerationFiles(PictureCodec codec) {
        this.codec = codec;
    }

    /** One picture, 0 black to 1 white. */
    public byte[] png(Picture picture) {
        return codec.png(picture);
    }

    /** All pictures in one, row by row, as square as it goes. */
    public byte[] sheet(Generation generation) {
        return codec.png(Picture.sheet(generation.pictures()));
    }

    /** A PNG for each picture and {@code labels.csv}, with the columns file, label (a number) and class (a name). */
    public byte[] zip(Generation generation) {
        Archive archive = new Archive();
        StringBuilder table = new StringBuilder("file,label,class\n");
        List<String> classes = generation.classes();
        for (int i = 0; i < generation.labels().length; i++) {
            int label = generation.labels()[i];
            String name = classes.isEmpty() ? "" : classes.get(label);
            String file = "%03d%s.png".formatted(i + 1, classes.isEmpty() ? "" : "-" + Generation.word(name));
            archive.add(file, codec.png(generation.pictures().get(i)));
            table.append("%s,%s,%s\n".formatted(file, classes.isEmpty() ? "" : label, quoted(name)));
        }
        return archive.add("labels.csv", table.toString().getBytes(StandardCharsets.UTF_8)).toBytes();
    }

    /** A field of a CSV file (RFC 4180). */
    private static String quoted(String text) {
        return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** {@code pictures} [N, H, W] of bytes, {@code latents} [N, Z] and {@code labels} [N]. */
    public byte[] npz(Generation generation) {
        return new Npz().pictures("pictures", generation.pictures()).floats("latents", generation.latents())
                .ints("labels", generation.labels()).toBytes();
    }

    /** The pictures as MNIST publishes its own: IDX, gzip-compressed. */
    public byte[] idxPictures(Generation generation) {
        return labelled(generation).pictureFile();
    }

    /** The labels of {@link #idxPictures}. */
    public byte[] idxLabels(Generation generation) {
        return labelled(generation).labelFile();
    }

    /** Both IDX files, under the names that loaders of MNIST look for. */
    public byte[] idx(Generation generation) {
        LabelledPictures pictures = labelled(generation);
        return new Archive().add(PICTURES, pictures.pictureFile()).add(LABELS, pictures.labelFile()).toBytes();
    }

    private static LabelledPictures labelled(Generation generation) {
        Picture first = generation.pictures().getFirst();
        byte[] pixels = new byte[generation.pictures().size() * first.values().length];
        byte[] labels = new byte[generation.labels().length];
        for (int i = 0; i < labels.length; i++) {
            System.arraycopy(generation.pictures().get(i).toBytes(), 0, pixels, i * first.values().length, first.values().length);
            labels[i] = (byte) generation.labels()[i];
        }
        return LabelledPictures.of(pixels, labels, new PictureShape(first.channels(), first.height(), first.width()));
    }
}
