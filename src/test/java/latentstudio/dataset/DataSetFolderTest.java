package latentstudio.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import latentstudio.Cast;
import latentstudio.image.Picture;
import latentstudio.image.PictureShape;
import latentstudio.training.export.MadeUpDataSet;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetFolderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path sets;
    private Path folder;

    @BeforeEach
    void writeGlyphs() throws IOException {
        folder = MadeUpDataSet.glyphs().writeInto(sets);
    }

    @Test
    void isReadWithItsPictures() throws IOException {
        DataSetFolder read = DataSetFolder.read(folder);

        assertThat(read.dataSet().shape()).isEqualTo(new PictureShape(1, 40, 24));
        assertThat(read.dataSet().classes()).containsExactly("ring", "bar", "cross");
        assertThat(read.count(DataSet.Part.TEST)).hasValue(60);
        LabelledPictures test = read.pictures(DataSet.Part.TEST);
        assertThat(test.count()).isEqualTo(60);
        assertThat(read.testPicture(59)).isEqualTo(test.bytes(59));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist", "fashion-mnist"})
    void theSetsThatShipAreWhole(String id) throws IOException {
        DataSetFolder read = DataSetFolder.read(Path.of("datasets", id));

        assertThat(read.count(DataSet.Part.TEST)).hasValue(10_000);
        assertThat(read.count(DataSet.Part.TRAINING)).hasValue(read.dataSet().files().get(DataSet.Part.TRAINING).excerpt().count());
        assertThat(read.dataSet().lab()).hasSize(read.dataSet().classes().size());
    }

    @Test
    void isColouredWhereItHasThreeChannels() throws IOException {
        DataSetFolder read = DataSetFolder.read(MadeUpDataSet.tiles().writeInto(sets));

        assertThat(read.dataSet().polarity()).isNull();
        assertThat(read.pictures(DataSet.Part.TRAINING).picture(3).channels()).isEqualTo(3);
        assertThat(read.dataSet().classes()).isEmpty();
    }

    @Test
    void refusesTwoChannels() throws IOException {
        assertThatRefusal(set -> set.withObject("/shape").put("channels", 2))
                .withMessageContaining("dataset.json cannot be read: expected pictures of 1 channel (grey) or 3 (red, green, blue), got 2; convert them first");
    }

    @Test
    void refusesDarkInk() throws IOException {
        assertThatRefusal(set -> set.put("polarity", "dark")).withMessageContaining("glyphs: expected bright ink").withMessageContaining("invert the pictures first");
    }

    @Test
    void refusesFieldsThatItDoesNotKnow() throws IOException {
        assertThatRefusal(set -> set.put("colour", "none")).withMessageContaining("expected the fields [classes, files, groups,")
                .withMessageContaining("got 'colour'; take it out, or correct its name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "noun", "plural", "invitation", "licence", "shape"})
    void refusesWithoutAField(String field) throws IOException {
        assertThatRefusal(set -> set.remove(field)).withMessageContaining("glyphs: expected '" + field + "', found none; add it");
    }

    @Test
    void refusesClassesThatAreNotOneEach() throws IOException {
        assertThatRefusal(set -> set.putArray("classes").add("ring").add("bar").add("ring"))
                .withMessageContaining("glyphs: expected each class once, got 'ring' twice; give one of them another name");
        assertThatRefusal(set -> set.putArray("groups").addObject().put("name", "round").putArray("classes").add("ring").add("bow"))
                .withMessageContaining("expected group 'round' to have classes that are in no other group, got 'bow'");
        assertThatRefusal(set -> set.putArray("groups").addObject().put("name", "round").putArray("classes").add("ring"))
                .withMessageContaining("expected each class in a group, found none for [").withMessageContaining("cross");
    }

    @Test
    void refusesFilesThatAreNotTheListedOnes() throws IOException {
        Path file = folder.resolve("test-pictures.idx.gz");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatIOException().isThrownBy(() -> DataSetFolder.read(folder)).withMessageContaining("test-pictures.idx.gz: expected SHA-256")
                .withMessageContaining(", got ").withMessageContaining("copy the file again");
    }

    @Test
    void refusesPicturesOfAnotherShape() throws IOException {
        assertThatRefusal(set -> set.withObject("/shape").put("height", 24).put("width", 40))
                .withMessageContaining("expected pictures of the shape 1 x 24 x 40, so the axes [60, 24, 40], got [60, 40, 24]");
    }

    @Test
    void refusesNumbersOfPicturesThatThereAreNot() throws IOException {
        assertThatRefusal(set -> set.putArray("showcase").add(3).add(60)).withMessageContaining("expected numbers of test pictures from 0 to 59, got [60]");
        assertThatRefusal(set -> set.putObject("opening")).withMessageContaining("opening: expected strokes or the number of a test picture, got neither");
    }

    @Test
    void takesAPictureOfAFileInThePlaceOfOneThatMayNotBeShown() throws IOException {
        Picture example = Picture.blank(1, 80, 48);
        Arrays.fill(example.values(), 0.6f);
        Files.write(folder.resolve("drawn.png"), Cast.CODEC.png(example));
        ObjectNode set = (ObjectNode) JSON.readTree(folder.resolve("dataset.json").toFile());
        set.remove("opening");
        set.putArray("lab").addObject().put("id", "glyph-drawn").put("title", "Drawn").put("file", "drawn.png");
        JSON.writeValue(folder.resolve("dataset.json").toFile(), set);

        DataSetFolder read = DataSetFolder.read(folder);

        assertThat(DataSetFolder.examples(folder, read.dataSet())).singleElement().satisfies(picture -> assertThat(picture.values()).isEqualTo(Cast.CODEC.read(Cast.CODEC.png(example)).values()));
        assertThat(DataSetDescription.of(read).openingPicture()).hasSize(read.dataSet().shape().values()).containsOnly(153);
    }

    @Test
    void refusesLabPicturesThatThereAreNot() throws IOException {
        assertThatRefusal(set -> set.putArray("lab").addObject().put("id", "one").put("title", "One"))
                .withMessageContaining("lab: expected the number of a test picture or a file for 'one', got neither");
        assertThatRefusal(set -> set.putArray("lab").addObject().put("id", "one").put("title", "One").put("file", "../one.png"))
                .withMessageContaining("lab: expected the plain name of a PNG file beside dataset.json, got '../one.png'");
        assertThatRefusal(set -> set.putArray("lab").addObject().put("id", "one").put("title", "One").put("file", "one.png"))
                .withMessageContaining("expected the file 'one.png' of 'lab' beside it, found none; put it there");
    }

    @Test
    void refusesAnotherIdThanItsFolders() throws IOException {
        assertThatRefusal(set -> set.put("id", "runes")).withMessageContaining("expected the id 'glyphs' as its folder is named, got 'runes'");
    }

    @Test
    void isKnownWithoutItsPictures() throws IOException {
        Files.delete(folder.resolve("test-pictures.idx.gz"));

        DataSetFolder read = DataSetFolder.read(folder);

        assertThat(read.count(DataSet.Part.TEST)).isEmpty();
        assertThatIOException().isThrownBy(() -> read.pictures(DataSet.Part.TEST))
                .withMessageContaining("expected the test pictures of Made-up glyphs").withMessageContaining("put the files there");
        DataSetDescription description = DataSetDescription.of(read);
        assertThat(description.testPictures()).isZero();
        assertThat(description.openingPicture()).isNull();
        assertThat(description.showcase()).isEmpty();
    }

    @Test
    void aDamagedFolderIsLeftOutAndTheOthersAreFound() throws IOException {
        MadeUpDataSet.tiles().writeInto(sets);
        Files.writeString(folder.resolve("dataset.json"), "{");

        DataSets found = new DataSets(new Settings(Path.of("datasets"), Optional.of(sets)));

        assertThat(found.all()).extracting(set -> set.dataSet().id()).contains("fashion-mnist", "mnist", "tiles").doesNotContain("glyphs");
        assertThat(found.find("glyphs")).isEmpty();
        assertThat(new DataSets(new Settings(sets.resolve("nowhere"), Optional.empty())).all()).isEqualTo(List.of());
    }

    private record Settings(Path datasets, Optional<Path> extraDatasets) implements DataSetSettings {
    }

    private ThrowableAssertAlternative<IOException> assertThatRefusal(Consumer<ObjectNode> change) throws IOException {
        Path file = folder.resolve("dataset.json");
        byte[] before = Files.readAllBytes(file);
        ObjectNode set = (ObjectNode) JSON.readTree(before);
        change.accept(set);
        JSON.writeValue(file.toFile(), set);
        try {
            return assertThatIOException().isThrownBy(() -> DataSetFolder.read(folder));
        } finally {
            Files.write(file, before);
        }
    }
}
