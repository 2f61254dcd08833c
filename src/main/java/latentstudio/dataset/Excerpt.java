package latentstudio.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the part of the official data sets that ships with the studio: all test pictures as published, and the first
 * {@value #TRAINING} training pictures in {@value #GREYS} greys, which takes a third of the room.
 */
public final class Excerpt {
    static final int TRAINING = 10_000;
    static final int GREYS = 16;

    private Excerpt() {
    }

    /** @param arguments the folder that holds the data sets, and the one to write to */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("expected the folder of the data sets and the one to write, got %d folders"
                    .formatted(arguments.length));
        }
        for (OfficialPictures set : List.of((OfficialPictures) PictureSet.MNIST, (OfficialPictures) PictureSet.FASHION_MNIST)) {
            Path data = Path.of(arguments[0]);
            Path folder = Path.of(arguments[1]);
            set.sha256(data); // refuses files that are not the published ones
            set.write(folder, set.training(data).part(0, TRAINING).rounded(GREYS), set.test(data));
            System.out.printf("%s: %d training and %d test pictures%n", set.title(), set.training(folder).count(), set.test(folder).count());
        }
    }
}
