package latentstudio.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentstudio.architecture.Autoencoder;
import latentstudio.architecture.Network;
import latentstudio.model.Manifest;
import latentstudio.training.card.ModelFolder;
import latentstudio.training.loop.Checkpoint;
import latentstudio.training.picture.Configuration;

/** Every model and classifier with how far it is, for a terminal. */
final class TrainingTable {
    private final Path models;
    private final Path classifiers;
    private final Path checkpoints;

    TrainingTable(Path models, Path classifiers, Path checkpoints) {
        this.models = models;
        this.classifiers = classifiers;
        this.checkpoints = checkpoints;
    }

    /** @throws IOException when the folder of the models cannot be listed */
    void print(PrintStream out) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("id", "task", "architecture", "latent", "epochs", "data set", "in " + models, "checkpoint"));
        Stream.concat(Configuration.all().stream(), Configuration.classifiers().stream()).map(this::row).forEach(rows::add);
        rows.addAll(own());
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow()).toArray();
        for (List<String> row : rows) {
            out.println(IntStream.range(0, widths.length)
                    .mapToObj(column -> String.format("%-" + widths[column] + "s", row.get(column)))
                    .collect(Collectors.joining("  ")).stripTrailing());
        }
    }

    private List<String> row(Configuration configuration) {
        boolean model = configuration.card() != null;
        int epochs = configuration.hyperparameters().epochs();
        return List.of(configuration.id(), model ? kebab(configuration.card().task()) : "classifier",
                configuration.architecture().label(), latent(configuration), Integer.toString(epochs),
                configuration.pictures().title(), model ? written(configuration.id()) : Files.isRegularFile(
                        classifiers.resolve(configuration.id() + ".onnx")) ? "in " + classifiers : "-",
                checkpoint(configuration.id(), epochs));
    }

    /** Models in the folder that are none of the studio's own. */
    private List<List<String>> own() throws IOException {
        if (!Files.isDirectory(models)) {
            return List.of();
        }
        List<Path> folders;
        try (Stream<Path> files = Files.list(models)) {
            folders = files.filter(folder -> ModelFolder.holdsModel(folder)
                    && !Configuration.exists(folder.getFileName().toString())).sorted().toList();
        }
        List<List<String>> rows = new ArrayList<>();
        for (Path folder : folders) {
            String id = folder.getFileName().toString();
            try {
                Manifest manifest = ModelFolder.manifest(folder);
                int epochs = ((Number) manifest.provenance().hyperParameters().get("epochs")).intValue();
                rows.add(List.of(id, kebab(manifest.task()), manifest.provenance().architecture(),
                        manifest.latent() == null ? "-" : Integer.toString(manifest.latent().size()),
                        Integer.toString(epochs), manifest.dataset(), "yes", checkpoint(id, epochs)));
            } catch (IOException | RuntimeException e) { // a manifest that somebody else wrote may lack anything
                rows.add(List.of(id, "-", "-", "-", "-", "-", "unreadable", "-"));
            }
        }
        return rows;
    }

    private static String latent(Configuration configuration) {
        try (Network network = configuration.network()) {
            return network instanceof Autoencoder model ? Integer.toString(model.latentSize()) : "-";
        }
    }

    private String written(String id) {
        return ModelFolder.holdsModel(models.resolve(id)) ? "yes" : "-";
    }

    private String checkpoint(String id, int epochs) {
        Path file = Checkpoint.file(checkpoints, id);
        if (!Files.isRegularFile(file)) {
            return "-";
        }
        try {
            Checkpoint checkpoint = Checkpoint.read(file);
            return checkpoint.finished() ? "finished after epoch " + checkpoint.history().size()
                    : "under way, epoch %d of %d".formatted(checkpoint.history().size(), epochs);
        } catch (IOException e) {
            return "unreadable";
        }
    }

    private static String kebab(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
