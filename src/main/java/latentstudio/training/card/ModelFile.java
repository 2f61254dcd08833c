package latentstudio.training.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latentstudio.training.loop.Hyperparameters;

/**
 * What is known of a model before it is trained, {@code models/<id>/model.json}: what visitors are told and how it is trained.
 * Immutable and thread-safe.
 *
 * @param title        its name on the screens
 * @param summary      one or two sentences
 * @param use          what it is for, as a paragraph of Markdown on its card
 * @param limits       what it is bad at, likewise
 * @param dataset      the id of the data set that it learns from, or null where that is no set of pictures
 * @param architecture the network's name
 * @param latent       how many values its latent has, or null for as many as is usual for that network
 * @param training     how it is trained
 * @param prior        how the prior over its latents is trained, or null where there is none
 * @param light        how a restorer's estimator of the light is trained, or null
 * @param targets      what figures of the test split are to reach, by the metric's key
 */
public record ModelFile(String title, String summary, String use, String limits, String dataset, String architecture,
                        Integer latent, Hyperparameters training, Hyperparameters prior, Hyperparameters light, Map<String, Double> targets) {
    /** Where the studio's own models are. */
    private static final Path MODELS = Path.of("models");
    private static final String NAME = "model.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    public ModelFile {
        require("title", title);
        require("summary", summary);
        require("use", use);
        require("limits", limits);
        require("architecture", architecture);
        require("training", training);
        targets = targets == null ? Map.of() : Map.copyOf(targets);
    }

    private static void require(String name, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw new IllegalArgumentException("expected '%s', got nothing".formatted(name));
        }
    }

    /**
     * The files of the studio's own models by their ids, in the order of these.
     *
     * @throws IllegalArgumentException when one cannot be read or is not as it has to be
     */
    public static Map<String, ModelFile> all() {
        return all(MODELS);
    }

    /** The same of another folder. */
    static Map<String, ModelFile> all(Path models) {
        List<Path> folders;
        try (Stream<Path> found = Files.list(models)) {
            folders = found.filter(folder -> Files.isRegularFile(folder.resolve(NAME))).sorted().toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("expected the studio's models in the folder %s, found none; start in the studio's folder"
                    .formatted(models.toAbsolutePath()), e);
        }
        Map<String, ModelFile> files = new LinkedHashMap<>();
        folders.forEach(folder -> files.put(folder.getFileName().toString(), read(folder)));
        return files;
    }

    /**
     * The file of one of the studio's own models.
     *
     * @throws IllegalArgumentException when it cannot be read or is not as it has to be
     */
    public static ModelFile of(String id) {
        return read(MODELS.resolve(id));
    }

    private static ModelFile read(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            return JSON.readValue(file.toFile(), ModelFile.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, said(e)), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s: expected a file that can be read (%s)".formatted(file, e.getMessage()), e);
        }
    }

    /** Where and what, without Jackson's own words where there are plainer ones. */
    private static String said(JsonProcessingException e) {
        String place = e instanceof JsonMappingException mapping ? mapping.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName).collect(Collectors.joining(".")) : "";
        String reason = e instanceof UnrecognizedPropertyException unknown
                ? "expected one of %s, got '%s'".formatted(unknown.getKnownPropertyIds(), unknown.getPropertyName())
                : e.getCause() instanceof IllegalArgumentException check ? check.getMessage()
                : e.getOriginalMessage().startsWith("Cannot map `null`") ? "expected a number, got nothing" : e.getOriginalMessage();
        return place.isEmpty() ? reason : place + ": " + reason;
    }
}
