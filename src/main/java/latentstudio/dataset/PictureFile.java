package latentstudio.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import latentstudio.image.PictureShape;

/** A file of a data set's pictures, in one of the formats that sets are published in. Immutable and thread-safe. */
sealed interface PictureFile permits IdxPictures, CifarPictures, ArchivedPictures {
    /**
     * A file whose format its name tells: {@code .bin} is CIFAR's, {@code .zip} an archive of JPEG or PNG pictures, all others IDX.
     *
     * @param shape of each picture
     */
    static PictureFile of(Path file, PictureShape shape) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".bin") ? new CifarPictures(file, shape)
                : name.endsWith(".zip") ? new ArchivedPictures(file, shape) : new IdxPictures(file, shape);
    }

    /**
     * How many pictures it holds, without reading them.
     *
     * @throws IOException if it is missing, or not as its format and the shape have it
     */
    int count() throws IOException;

    /** Whether it holds the labels too. */
    boolean hasLabels();

    /**
     * The pictures, with their labels where it has them and else 0 for all.
     *
     * @throws IOException as {@link #count} does
     */
    LabelledPictures read() throws IOException;

    /**
     * One picture, which is read without those that follow it.
     *
     * @return its bytes [C, H, W]
     * @throws IOException as {@link #count} does
     */
    byte[] picture(int number) throws IOException;

    /** @throws IOException if there is no such file */
    static void requireHere(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("expected the data file %s and found none; give the folder that holds it with --data".formatted(file));
        }
    }
}
