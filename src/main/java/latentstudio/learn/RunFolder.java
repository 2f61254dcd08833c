package latentstudio.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import latentstudio.model.TrainingSettings;

/**
 * The folder of one run: settings, checkpoint, what its trainer said, the data set of own pictures, and in the end the model.
 *
 * @param path  need not be there
 * @param model the model's id
 */
record RunFolder(Path path, String model) {
    Path settings() {
        return path.resolve(TrainingSettings.FILE);
    }

    /** A {@link latentstudio.model.TrainingEvent} a line. */
    Path events() {
        return path.resolve("events.jsonl");
    }

    /** What the trainer and its libraries print beside the events. */
    Path log() {
        return path.resolve("trainer.log");
    }

    /** It is there where the run is to end with the best epoch so far. */
    Path stop() {
        return path.resolve("stop");
    }

    /** Of own pictures. */
    Path dataSet() {
        return path.resolve("datasets").resolve(model);
    }

    Path modelFolder() {
        return path.resolve("models").resolve(model);
    }

    /** Whether the model is whole: the manifest is written last. */
    boolean hasModel() {
        return Files.isRegularFile(modelFolder().resolve("manifest.json"));
    }
}
