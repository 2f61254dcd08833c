package latentstudio.job;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The files of jobs. */
public final class JobFiles {
    private JobFiles() {
    }

    /** Deletes a file, or a folder with all that is in it, also while somebody still writes into it; nothing where there is none. */
    public static void deleteAll(Path path) throws IOException {
        while (Files.exists(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (DirectoryNotEmptyException fileCame) {
                // whoever writes it stops when it sees that the job is not wanted any more
            }
        }
    }
}
