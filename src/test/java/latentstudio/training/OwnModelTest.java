package latentstudio.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import latentstudio.dataset.PictureFixture;
import latentstudio.model.GraphRole;
import latentstudio.model.InputSpec;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;
import latentstudio.model.Task;
import latentstudio.training.card.ModelFolder;
import latentstudio.training.export.OnnxExporter;
import latentstudio.training.picture.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's own pictures, from a folder to a model that was measured, written and measured again. */
class OwnModelTest {
    @TempDir
    Path folder;

    @Test
    void learnsClassesAndWritesAModelThatCanBeEvaluated() throws IOException {
        PictureFixture.shapes(folder.resolve("data"), 30, Color.WHITE, Color.BLACK);

        Train.run(arguments("--architecture", "dense", "--title", "Shapes", "--licence", "CC0"));

        Manifest manifest = manifest();
        assertThat(manifest.title()).isEqualTo("Shapes");
        assertThat(manifest.licence()).isEqualTo("CC0");
        assertThat(manifest.dataset()).isEqualTo("own pictures of data");
        assertThat(manifest.classes()).containsExactly("discs", "squares");
        assertThat(manifest.latent().perClass()).hasSize(2);
        assertThat(manifest.task()).isEqualTo(Task.AUTOENCODER);
        assertThat(manifest.fixedInput().normalisation()).as("of shapes 6 to 20 pixels wide")
                .isInstanceOfSatisfying(InputSpec.CentredInk.class, ink -> assertThat(ink.box()).isBetween(10, 16));
        assertThat(manifest.fixedInput().ink()).isEqualTo(InputSpec.Ink.BRIGHT);
        List<Metric> again = Figures.evaluate(Evaluate.configuration("my-shapes", folder.resolve("models"), folder.resolve("data")),
                folder.resolve("models"), folder.resolve("data"), folder, new PrintStream(OutputStream.nullOutputStream()));
        assertThat(again).usingRecursiveFieldByFieldElementComparator().isEqualTo(manifest.metrics());
    }

    @Test
    void learnsWithoutClasses() throws IOException {
        PictureFixture.shapes(folder.resolve("both"), 60, Color.BLACK, Color.WHITE);
        Files.move(folder.resolve("both/discs"), folder.resolve("data"));

        Train.run(arguments("--architecture", "convolutional-variational"));

        Manifest manifest = manifest();
        assertThat(manifest.classes()).isNull();
        assertThat(manifest.latent().perClass()).isEmpty();
        assertThat(manifest.licence()).isEqualTo("unknown; yours to state");
        assertThat(manifest.graphs()).as("no prior without classes").containsOnlyKeys(GraphRole.ENCODER, GraphRole.DECODER);
    }

    @Test
    void hasAPriorOverItsOwnClasses() throws IOException {
        PictureFixture.shapes(folder.resolve("data"), 30, Color.BLACK, Color.WHITE);

        Train.run(arguments("--architecture", "convolutional-variational"));

        assertThat(manifest().graphs().get(GraphRole.PRIOR).inputs()).filteredOn(input -> input.name().equals(OnnxExporter.LABEL))
                .singleElement().matches(input -> input.valuesPerItem() == 2);
    }

    @Test
    void rejectsOtherPicturesThanItLearnedFrom() throws IOException {
        PictureFixture.shapes(folder.resolve("data"), 30, Color.BLACK, Color.WHITE);
        PictureFixture.shapes(folder.resolve("other"), 31, Color.BLACK, Color.WHITE);
        Train.run(arguments("--architecture", "shallow", "--loss", "sparse"));

        assertThatIOException().isThrownBy(() -> Evaluate.configuration("my-shapes", folder.resolve("models"), folder.resolve("other")))
                .withMessageContaining("my-shapes: expected the pictures that it learned from")
                .withMessageContaining("data/, 60 pictures").withMessageContaining("--data");
        assertThat(manifest().provenance().hyperParameters()).containsEntry("activity", 0.1);
    }

    @Test
    void rejectsAClassWithTooFewPictures() throws IOException {
        PictureFixture.shapes(folder.resolve("data"), 60, Color.BLACK, Color.WHITE);
        Files.createDirectories(folder.resolve("data/triangles"));
        Files.move(folder.resolve("data/squares/0.png"), folder.resolve("data/triangles/0.png"));

        assertThatIOException().isThrownBy(() -> Train.run(arguments("--architecture", "dense")))
                .withMessageContaining("class triangles: expected at least 2").withMessageContaining("add more of it");
    }

    private Manifest manifest() throws IOException {
        return ModelFolder.manifest(folder.resolve("models/my-shapes"));
    }

    private Arguments arguments(String... more) {
        return Arguments.parse(Stream.concat(Stream.of("--id", "my-shapes", "--data", folder.resolve("data").toString(), "--out",
                folder.resolve("models").toString(), "--checkpoints", folder.resolve("checkpoints").toString(),
                "--classifiers", folder.resolve("classifiers").toString(), "--epochs", "2"), Arrays.stream(more)).toArray(String[]::new));
    }
}
