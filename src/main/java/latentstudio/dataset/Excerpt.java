package latentstudio.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes the part of the published data sets that ships with the studio, as each one's {@code dataset.json} tells. */
public final class Excerpt {
    private Excerpt() {
    }

    /** @param arguments the folder that holds the published data sets, and the one of the studio's, which is written to */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("expected the folder of the data sets and the one to write, got %d folders"
                    .formatted(arguments.length));
        }
        Path data = Path.of(arguments[0]);
        Path out = Path.of(arguments[1]);
        List<Path> described;
        try (Stream<Path> folders = Files.list(out)) {
            described = folders.filter(folder -> Files.isRegularFile(folder.resolve(DataSetFolder.FILE))).sorted().toList();
        }
        for (Path folder : described) {
            OfficialPictures set = new OfficialPictures(folder);
            if (set.ships() != DataSet.Ships.PICTURES) {
                continue;
            }
            set.sha256(data); // refuses files that are not the published ones
            set.write(data, out);
            DataSetFolder written = DataSetFolder.read(folder);
            System.out.printf("%s: %d training and %d test pictures%n", set.title(), written.count(DataSet.Part.TRAINING).orElse(0),
                    written.count(DataSet.Part.TEST).orElse(0));
        }
    }
}
