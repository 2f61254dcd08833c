package latentstudio.lessons;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * All chapters, in the languages that there is a folder of; in English for all others. Read when they are first asked for, then kept.
 * Thread-safe.
 */
@ApplicationScoped
public class Lessons {
    private static final String FALLBACK = Locale.ENGLISH.getLanguage();

    private final List<Plan> plans;
    private final Map<String, List<Chapter>> read = new ConcurrentHashMap<>();

    /** What is the same in all languages. */
    private record Plan(String id, List<Beginning> steps) {
    }

    private record Beginning(String id, String screen) {
    }

    Lessons(ObjectMapper json) {
        try (InputStream file = open("lessons.json")) {
            plans = List.of(json.readValue(file, Plan[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The chapters in a visitor's language, in their order. */
    List<Chapter> in(Locale language) {
        return read.computeIfAbsent(languageOf(language), folder -> plans.stream().map(plan -> chapter(plan, folder)).toList());
    }

    private String languageOf(Locale language) {
        String folder = language.getLanguage();
        return folder.matches("[a-z]{2,3}") && Lessons.class.getResource(folder + "/" + plans.getFirst().id() + ".md") != null ? folder : FALLBACK;
    }

    private static Chapter chapter(Plan plan, String folder) {
        String path = folder + "/" + plan.id() + ".md";
        LessonFile texts;
        try (InputStream file = open(path)) {
            texts = LessonFile.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (texts.parts().size() != plan.steps().size()) {
            throw new IllegalStateException("Expected %d steps in lessons/%s, as lessons.json has them, got %d.".formatted(plan.steps().size(), path, texts.parts().size()));
        }
        return new Chapter(plan.id(), texts.title(), texts.lead(), IntStream.range(0, plan.steps().size()).mapToObj(i -> {
            LessonFile.Part part = texts.parts().get(i);
            return new Step(plan.steps().get(i).id(), plan.steps().get(i).screen(), part.title(), part.text(), part.task(), part.then());
        }).toList());
    }

    private static InputStream open(String path) throws IOException {
        InputStream file = Lessons.class.getResourceAsStream(path);
        if (file == null) {
            throw new IOException("Expected latentstudio/lessons/%s on the class path, got nothing.".formatted(path));
        }
        return file;
    }
}
