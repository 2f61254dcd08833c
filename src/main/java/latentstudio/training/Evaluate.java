package latentstudio.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import latentstudio.dataset.OwnPictures;
import latentstudio.dataset.PictureSet;
import latentstudio.model.Manifest;
import latentstudio.training.card.ModelFolder;
import latentstudio.training.geometry.GeometryEvaluation;
import latentstudio.training.picture.CardWriter;
import latentstudio.training.picture.Configuration;
import latentstudio.training.picture.Figures;
import latentstudio.training.picture.PointWriter;
import latentstudio.training.restorer.RestorerTraining;

/**
 * Measures shipped models on the test split again, from their files and in ONNX Runtime, and prints each figure beside
 * the one in the manifest and its target; or writes their cards or maps again.
 */
public final class Evaluate {
    static final String USAGE = """
            usage: evaluate <model> ... [options]    these models
                   evaluate [--all] [options]        every model of the studio's that is in the folder
                   evaluate geometry                 how well turned pages are straightened and sheets in photographs are found
                   evaluate home [--models DIR]      what pages are taken home in: bytes, readability, text layer
              --data DIR    folder of the data sets (../shared/data), or of your own pictures for a model of theirs
              --models DIR  folder of the models (models)
              --classifiers DIR  folder of the classifiers that judge samples (classifiers)
              --pages DIR   with scans: count the words that Tesseract is sure of on pages of your own instead, before and after
              --cards       write the cards of the models again instead
              --maps        write the UMAP of the models with a latent again instead, a minute each""";

    private static final String HOME = "home";

    private Evaluate() {
    }

    /** Ends with status 2 for arguments that make no sense and 1 for a model that cannot be measured. */
    public static void main(String[] words) {
        List<String> asked = new ArrayList<>();
        boolean everyOne = false;
        Path data = Path.of("../shared/data");
        Path models = Path.of("models");
        Path classifiers = Path.of("classifiers");
        Path own = null;
        boolean cards = false;
        boolean maps = false;
        try {
            for (int i = 0; i < words.length; i++) {
                switch (words[i]) {
                    case "--all" -> everyOne = true;
                    case "--data" -> data = folder(words, ++i);
                    case "--classifiers" -> classifiers = folder(words, ++i);
                    case "--pages" -> own = folder(words, ++i);
                    case "--cards" -> cards = true;
                    case "--maps" -> maps = true;
                    case "--models" -> models = folder(words, ++i);
                    default -> asked.add(word(words[i]));
                }
            }
            if (cards && maps) {
                throw new IllegalArgumentException("expected --cards or --maps, got both; leave one out");
            }
            if (own != null && (cards || maps || !asked.equals(List.of(RestorerTraining.ID)))) {
                throw new IllegalArgumentException("--pages is about %s alone: name it and leave the rest out".formatted(RestorerTraining.ID));
            }
            if (asked.contains(GeometryEvaluation.ID) && words.length > 1) {
                throw new IllegalArgumentException("%s is about no model and takes no options: name it alone".formatted(GeometryEvaluation.ID));
            }
            if (everyOne && !asked.isEmpty()) {
                throw new IllegalArgumentException("--all is about every model: leave '%s' out, or name models alone"
                        .formatted(asked.getFirst()));
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(2);
        }
        if (asked.contains(GeometryEvaluation.ID)) {
            GeometryEvaluation.print(System.out);
            return;
        }
        try {
            if (asked.equals(List.of(HOME))) {
                RestorerTraining.evaluateHome(models, System.out);
                return;
            }
            if (own != null) {
                RestorerTraining.evaluatePages(models, own, System.out);
                return;
            }
            List<Configuration> configurations = new ArrayList<>();
            boolean all = asked.isEmpty();
            boolean pages = asked.remove(RestorerTraining.ID) || all && Files.isDirectory(models.resolve(RestorerTraining.ID));
            for (String id : asked) {
                configurations.add(configuration(id, models, data));
            }
            Path judges = classifiers;
            Path sets = data;
            Path folder = models;
            if (pages && cards) {
                RestorerTraining.rewriteCard(folder, sets);
            } else if (pages && !maps) {
                RestorerTraining.evaluate(folder, sets, System.out);
            }
            if (all || !configurations.isEmpty()) {
                forEach(configurations, folder, System.out, cards ? configuration -> CardWriter.rewrite(configuration, folder, sets)
                        : maps ? configuration -> PointWriter.rewrite(configuration, folder, sets)
                        : configuration -> Figures.evaluate(configuration, folder, sets, judges, System.out));
            }
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static Path folder(String[] words, int i) {
        if (i == words.length) {
            throw new IllegalArgumentException("%s: expected a folder after it, got nothing".formatted(words[i - 1]));
        }
        return Path.of(words[i]);
    }

    private static String word(String word) {
        if (word.startsWith("-")) {
            throw new IllegalArgumentException("there is no option '%s'".formatted(word));
        }
        return word;
    }

    /**
     * How a model was trained: one of the studio's, or one of somebody's own pictures, of which its manifest tells.
     *
     * @throws IOException              when the pictures in {@code data} are not those that the model learned from
     * @throws IllegalArgumentException when there is no such model
     */
    static Configuration configuration(String id, Path models, Path data) throws IOException {
        if (Configuration.exists(id) || !ModelFolder.holdsModel(models.resolve(id))) {
            Configuration configuration = Configuration.of(id);
            if (configuration.card() == null) {
                throw new IllegalArgumentException("'%s' is a classifier, which is measured when it is trained; name a model"
                        .formatted(id));
            }
            return configuration;
        }
        Manifest manifest = ModelFolder.manifest(models.resolve(id));
        OwnPictures pictures = PictureSet.of(data, manifest.licence(), manifest.provenance().seed());
        if (!pictures.sha256(data).equals(manifest.provenance().dataSha256())) {
            throw new IOException("%s: expected the pictures that it learned from, %s, found others in %s; name their folder with --data"
                    .formatted(id, manifest.provenance().dataSha256().keySet(), data));
        }
        return Configuration.own(id, manifest.title(), pictures, Configuration.ownArchitectures().stream()
                .filter(one -> one.label().equals(manifest.provenance().architecture())).findFirst().orElseThrow(
                        () -> new IOException("%s: expected an architecture of the studio's, found '%s'"
                                .formatted(id, manifest.provenance().architecture()))),
                null, pictures.training(data).count());
    }

    /** What is done with one model. */
    @FunctionalInterface
    interface Work {
        void accept(Configuration configuration) throws IOException;
    }

    /**
     * Does something with models one after the other; one that fails does not stop the others.
     *
     * @param asked the models, or none for all that are in the folder
     * @throws IOException at the end, when some failed
     */
    static void forEach(List<Configuration> asked, Path models, PrintStream out, Work work) throws IOException {
        List<String> failed = new ArrayList<>();
        for (Configuration configuration : asked.isEmpty() ? Configuration.all() : asked) {
            if (asked.isEmpty() && !Files.isDirectory(models.resolve(configuration.id()))) {
                out.printf("%s is not in %s%n", configuration.id(), models);
                continue;
            }
            try {
                work.accept(configuration);
            } catch (IOException e) {
                out.printf("%s: %s%n", configuration.id(), e.getMessage());
                failed.add(configuration.id());
            }
        }
        if (!failed.isEmpty()) {
            throw new IOException("could not measure " + String.join(", ", failed));
        }
    }
}
