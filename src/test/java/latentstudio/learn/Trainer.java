package latentstudio.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The trainer as the tests start it: on their own class path, which holds what trains. */
final class Trainer {
    private Trainer() {
    }

    /** Writes the file that {@code ./studio} writes. */
    static Path classPath() throws IOException {
        Path file = Path.of("target", "test-trainer.classpath");
        Files.writeString(file, System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        return file;
    }
}
