package latentstudio.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;

/**
 * Measures shipped models on the test split again, from their files and in ONNX Runtime, and prints each figure beside
 * the one in the manifest and its target; or writes their cards again.
 */
public final class Evaluate {
    static final String USAGE = """
            usage: evaluate [model ...] [options]
              --data DIR    folder of the data sets (../shared/data)
              --models DIR  folder of the models (models)
              --classifiers DIR  folder of the classifiers that judge samples (classifiers)
              --cards       write the cards of the models again instead""";

    private Evaluate() {
    }

    /** Ends with status 2 for arguments that make no sense and 1 for a model that cannot be measured. */
    public static void main(String[] words) {
        List<Configuration> asked = new ArrayList<>();
        Path data = Path.of("../shared/data");
        Path models = Path.of("models");
        Path classifiers = Path.of("classifiers");
        boolean cards = false;
        try {
            for (int i = 0; i < words.length; i++) {
                if (words[i].startsWith("--") && !words[i].equals("--cards") && i + 1 == words.length) {
                    throw new IllegalArgumentException("%s: expected a folder after it, got nothing".formatted(words[i]));
                }
                switch (words[i]) {
                    case "--data" -> data = Path.of(words[++i]);
                    case "--classifiers" -> classifiers = Path.of(words[++i]);
                    case "--models" -> models = Path.of(words[++i]);
                    case "--cards" -> cards = true;
                    default -> asked.add(Configuration.of(words[i]));
                }
            }
            for (Configuration configuration : asked.isEmpty() ? Configuration.all() : asked) {
                if (cards) {
                    CardWriter.rewrite(configuration, models, data);
                } else {
                    evaluate(configuration, models, data, classifiers, System.out);
                }
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(2);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Measures one model and prints its figures, a line each.
     *
     * @return the figures measured now
     * @throws IOException when the model or the data set is missing or damaged
     */
    static List<Metric> evaluate(Configuration configuration, Path models, Path data, Path classifiers, PrintStream out)
            throws IOException {
        Path folder = models.resolve(configuration.id());
        Path file = folder.resolve("manifest.json");
        if (!Files.isRegularFile(file)) {
            throw new IOException("expected a model at %s, found none; train it first, or name the folder with --models"
                    .formatted(folder));
        }
        Manifest manifest = ModelWriter.json().readValue(file.toFile(), Manifest.class);
        Figures figures = new Figures(configuration, configuration.pictures().training(data),
                configuration.pictures().test(data), classifiers, out);
        List<Metric> metrics;
        try (ExportedModel model = ExportedModel.read(folder, manifest.graphs())) {
            metrics = figures.measure(model, manifest.latent());
        }
        out.printf("%s %s%n", manifest.id(), manifest.version());
        for (Metric metric : metrics) {
            out.printf(Locale.ROOT, "  %-46s %10.6f  manifest %-10s  target %-8s  %s, %s%n", metric.name(), metric.value(),
                    inManifest(manifest, metric), metric.target() == null ? "-" : metric.target(), metric.unit(),
                    metric.split());
        }
        return metrics;
    }

    private static Object inManifest(Manifest manifest, Metric metric) {
        return manifest.metrics().stream()
                .filter(other -> other.name().equals(metric.name()) && other.split().equals(metric.split()))
                .<Object>map(Metric::value).findFirst().orElse("-");
    }
}
