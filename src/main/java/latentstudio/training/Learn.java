package latentstudio.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import latentstudio.model.TrainingEvent;
import latentstudio.model.TrainingSettings;
import latentstudio.training.picture.FolderTraining;
import latentstudio.training.picture.RunControl;

/**
 * The trainer that a server starts for one run, as a process of its own: reads {@value TrainingSettings#FILE} in the run's folder, writes
 * a {@link TrainingEvent} a line on its standard output, and takes the lines {@code pause}, {@code stop} and {@code rate} with a factor on
 * its standard input. Where that ends its server is gone, and it ends too; the checkpoint of its last epoch stays.
 */
public final class Learn {
    /** The status of one that was told all, in a line that says FAILED. */
    private static final int FAILED = 1;
    private static final int SERVER_GONE = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Learn() {
    }

    /** @param words the run's folder, and the commit of the source */
    public static void main(String[] words) {
        PrintStream lines = System.out;
        System.setOut(System.err); // what libraries print is not for the server
        RunControl control = new RunControl();
        Thread.ofPlatform().daemon().name("orders").start(() -> obey(control));
        try {
            Path run = Path.of(words[0]);
            TrainingSettings settings = JSON.readValue(Files.readAllBytes(run.resolve(TrainingSettings.FILE)), TrainingSettings.class);
            new FolderTraining(settings, run, words.length > 1 ? words[1] : "unknown", control, event -> tell(lines, event)).run();
            System.exit(0);
        } catch (IOException | IllegalArgumentException e) {
            tell(lines, TrainingEvent.said(TrainingEvent.Kind.FAILED, e.getMessage() == null ? e.toString() : e.getMessage()));
            System.exit(FAILED);
        }
    }

    private static void tell(PrintStream lines, TrainingEvent event) {
        try {
            lines.println(JSON.writeValueAsString(event));
            lines.flush();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void obey(RunControl control) {
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                if (order.equals("pause")) {
                    control.pause();
                } else if (order.equals("stop")) {
                    control.stop();
                } else if (order.startsWith("rate ")) {
                    control.rate(Double.parseDouble(order.substring("rate ".length())));
                } else {
                    System.err.printf("Expected pause, stop or a rate, got '%s'%n", order);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e);
        }
        Runtime.getRuntime().halt(SERVER_GONE); // in the middle of a step: there is nobody left to tell
    }
}
