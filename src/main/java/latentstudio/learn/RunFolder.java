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

    /** It is there where a run whose model is written is to go on. */
    Path longer() {
        return path.resolve("longer");
    }

    /** Of own pictures. */
    Path dataSet() {
        return path.resolve("datasets").resolve(model);
    }

    Path modelFolder() {
        return path.resolve("models").resolve(model);
    }

    /** Models of single epochs, each in a folder with the number of its epoch. */
    Path learning() {
        return path.resolve(TrainingSettings.LEARNING);
    }

    /** The model as it was after an epoch. */
    Path learning(int epoch) {
        return learning().resolve(Integer.toString(epoch)).resolve(model);
    }

    /** Whether nothing is left to learn. */
    boolean isOver() {
        return hasModel() && !Files.exists(longer());
    }

    /** Whether the model is whole: the manifest is written last. */
    boolean hasModel() {
        return Files.isRegularFile(modelFolder().resolve("manifest.json"));
    }
}
