package latentstudio.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import latentstudio.model.TrainingEvent;
import org.jboss.logging.Logger;

/** What the trainer of a run said, kept beside it, so that who comes later sees all of it. For one thread that writes. */
final class RunEvents {
    private static final Logger LOG = Logger.getLogger(RunEvents.class);
    /** Of a run of many epochs, what comes later is shown to who looks on, and not kept. */
    private static final long MOST_BYTES = 16 << 20;

    private final Path file;
    private final ObjectMapper json;

    RunEvents(Path file, ObjectMapper json) {
        this.file = file;
        this.json = json;
    }

    /** The event that a line tells, or null where it tells none. */
    TrainingEvent read(String line) {
        try {
            return json.readValue(line, TrainingEvent.class);
        } catch (JsonProcessingException e) {
            LOG.warnf("A trainer said what is no event: %.200s", line);
            return null;
        }
    }

    void keep(String line) throws IOException {
        if (!Files.exists(file) || Files.size(file) < MOST_BYTES) {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** The whole lines so far. */
    List<String> lines() throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        String all = Files.readString(file, StandardCharsets.UTF_8);
        return all.substring(0, all.lastIndexOf('\n') + 1).lines().toList();
    }
}
