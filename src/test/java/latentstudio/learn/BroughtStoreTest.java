package latentstudio.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentstudio.Cast;
import latentstudio.dataset.DataSet;
import latentstudio.dataset.DataSetFolder;
import latentstudio.image.Picture;
import latentstudio.model.InputSpec;
import latentstudio.model.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people bring, and what becomes of it. */
class BroughtStoreTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    /** Small limits, so that small files pass them. */
    private static final LearnSettings SMALL = new LearnSettings() {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Path trainer() {
            return Path.of("none");
        }

        @Override
        public MemorySize heap() {
            return new MemorySize(BigInteger.valueOf(1 << 29));
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public int nice() {
            return 0;
        }

        @Override
        public int atOnce() {
            return 1;
        }

        @Override
        public int maxQueued() {
            return 1;
        }

        @Override
        public int maxPictures() {
            return 300;
        }

        @Override
        public MemorySize maxPictureSize() {
            return new MemorySize(BigInteger.valueOf(1 << 20));
        }

        @Override
        public MemorySize maxPicturesSize() {
            return new MemorySize(BigInteger.valueOf(3 << 20));
        }

        @Override
        public int maxModels() {
            return 2;
        }

        @Override
        public MemorySize maxPackageSize() {
            return new MemorySize(BigInteger.valueOf(1 << 20));
        }

        @Override
        public int maxEpochs() {
            return 100;
        }

        @Override
        public Duration keep() {
            return Duration.ofDays(1);
        }
    };

    private BroughtStore store() {
        return new BroughtStore(folder.resolve("brought"), Cast.CODEC, SMALL, JSON);
    }

    private BroughtStore.Sent sent(String name, byte[] bytes) throws IOException {
        Path file = Files.createTempFile(folder, "sent", null);
        Files.write(file, bytes);
        return new BroughtStore.Sent(name, file);
    }

    private static TrainingSettings settings(String title) {
        return new TrainingSettings("own", title, "own", TrainingSettings.Kind.PLAIN, 16, TrainingSettings.Size.SMALL, 10, OwnDataSet.TESTED / (1 - OwnDataSet.TESTED), 1);
    }

    private Brought zipped(Map<String, byte[]> files) throws IOException {
        return store().take(List.of(sent("pictures.zip", Shapes.zip(files))));
    }

    @Test
    void foldersInAZipAreClasses() throws IOException {
        Brought brought = zipped(Shapes.files(40, 60, 40));

        assertThat(brought).returns(40, Brought::count).returns(40, Brought::grey).returns(40, Brought::smallest).returns(60, Brought::largest)
                .returns(null, Brought::problem);
        assertThat(brought.classes()).containsExactly(Map.entry("circle", 10), Map.entry("cross", 10), Map.entry("square", 10), Map.entry("triangle", 10));
    }

    @Test
    void filesWithoutFoldersHaveNoClasses() throws IOException {
        List<BroughtStore.Sent> files = Shapes.files(20, 60, 60).values().stream().map(png -> {
            try {
                return sent("one.png", png);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).toList();

        assertThat(store().take(files)).returns(20, Brought::count).returns(Map.of(), Brought::classes).returns(null, Brought::problem);
    }

    @Test
    void whatIsNoPictureIsToldByNameAndTheRestCounts() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(Shapes.files(16, 28, 28));
        byte[] first = files.values().iterator().next();
        files.put("shapes/circle/notes.png", "not a picture".getBytes(StandardCharsets.UTF_8));
        files.put("shapes/circle/cut.png", Arrays.copyOf(first, first.length / 2));
        files.put("shapes/circle/inner.zip", Shapes.zip(Map.of("a.png", first)));
        files.put("shapes/circle/again.png", first);
        files.put("shapes/.hidden.png", first);
        files.put("__MACOSX/shapes/circle/x.png", first);

        Brought brought = zipped(files);

        assertThat(brought).returns(16, Brought::count).returns(1, Brought::duplicates).returns(3, Brought::unreadable).returns(null, Brought::problem);
        assertThat(brought.unread()).hasSize(3).anyMatch(words -> words.startsWith("shapes/circle/notes.png: ")).anyMatch(words -> words.startsWith("shapes/circle/inner.zip: "));
    }

    @Test
    void aPathThatLeadsOutOfTheZipLeadsNowhere() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Shapes.files(16, 28, 28).forEach((name, png) -> files.put("../../../../../" + name, png));

        Brought brought = zipped(files);

        assertThat(brought.count()).isEqualTo(16);
        try (Stream<Path> all = Files.walk(folder.resolve("brought"))) {
            assertThat(all.filter(Files::isRegularFile)).allMatch(file -> file.startsWith(folder.resolve("brought").resolve(brought.id().toString())));
        }
        assertThat(Files.exists(folder.resolve("shapes"))).isFalse();
    }

    @Test
    void aBombIsRefusedBeforeItGoesOff() {
        Map<String, byte[]> files = new LinkedHashMap<>(Shapes.files(16, 28, 28));
        files.put("bomb.png", new byte[40 << 20]); // a few KB in the ZIP

        assertThatExceptionOfType(UnsuitableTrainingException.class).isThrownBy(() -> zipped(files))
                .withMessage("Expected pictures of at most 1,048,576 bytes, but bomb.png has more; use a smaller one, or leave it out.");
        assertThat(folder.resolve("brought")).isEmptyDirectory();
    }

    @Test
    void tooManyBytesTogetherAreRefused() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            files.put("part" + i + ".png", new byte[1 << 20]);
        }

        assertThatExceptionOfType(UnsuitableTrainingException.class).isThrownBy(() -> zipped(files)).withMessageContaining("at most 3,145,728 bytes together");
    }

    @Test
    void tooManyFilesAreRefused() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 1_400; i++) {
            files.put(i + ".txt", new byte[0]);
        }

        assertThatExceptionOfType(UnsuitableTrainingException.class).isThrownBy(() -> zipped(files))
                .withMessage("Expected a ZIP of at most 300 pictures, got one of 1,400 files; leave some out.");
    }

    @Test
    void aCutOffZipIsRefused() throws IOException {
        byte[] zip = Shapes.zip(Shapes.files(16, 28, 28));
        BroughtStore.Sent sent = sent("half.zip", Arrays.copyOf(zip, zip.length / 2));

        assertThatExceptionOfType(UnsuitableTrainingException.class).isThrownBy(() -> store().take(List.of(sent)))
                .withMessage("Expected a whole ZIP, but half.zip is damaged or cut off; pack it again.");
    }

    @Test
    void aPictureOfTooManyPixelsIsLeftOut() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(Shapes.files(16, 28, 28));
        files.put("shapes/circle/huge.png", Shapes.png(new BufferedImage(6_000, 6_000, BufferedImage.TYPE_BYTE_BINARY)));
        files.put("shapes/circle/dot.png", Shapes.png(new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR)));

        Brought brought = zipped(files);

        assertThat(brought.unread()).singleElement().asString().startsWith("shapes/circle/huge.png: ");
        assertThat(brought).returns(17, Brought::count).returns(1, Brought::smallest);
    }

    @Test
    void saysWhyNothingCanBeLearned() throws IOException {
        assertThat(zipped(Map.of("notes.txt", new byte[] {65})).problem()).isEqualTo("Expected pictures, got none that can be read; bring PNG or JPEG files, or a ZIP of them.");
        assertThat(zipped(Shapes.files(1, 28, 28)).problem()).isEqualTo("Expected at least 12 different pictures, got 1; bring more.");
        Map<String, byte[]> files = new LinkedHashMap<>(Shapes.files(16, 28, 28));
        files.put("shapes/star/one.png", Shapes.png(new BufferedImage(28, 28, BufferedImage.TYPE_3BYTE_BGR)));
        assertThat(zipped(files).problem()).isEqualTo("Expected at least 4 pictures in each folder, got 1 in “star”; bring more of them, or leave that folder out.");
    }

    @Test
    void knowsNothingOfAnotherId() {
        UUID other = UUID.randomUUID();
        assertThatExceptionOfType(UnknownTrainingException.class).isThrownBy(() -> store().find(other)).withMessageContaining(other.toString());
    }

    @Test
    void drawingsOnPaperBecomeABrightDataSetWithEachClassInBothParts() throws IOException {
        Brought brought = zipped(Shapes.files(40, 60, 40));
        Path set = folder.resolve("own-shapes");

        new OwnDataSet(store(), JSON).write(set, brought.id(), settings("Shapes"), new PicturePreparation(28, false, InputSpec.Fit.CONTAIN));

        DataSetFolder read = DataSetFolder.read(set);
        assertThat(read.dataSet().classes()).isEqualTo(Shapes.CLASSES);
        assertThat(read.dataSet().polarity()).isEqualTo(InputSpec.Ink.BRIGHT);
        assertThat(read.dataSet().shape().toString()).isEqualTo("1 x 28 x 28");
        assertThat(read.count(DataSet.Part.TEST)).hasValue(4);
        assertThat(read.count(DataSet.Part.TRAINING)).hasValue(36);
        assertThat(IntStream.range(0, 4).map(read.pictures(DataSet.Part.TEST)::label).sorted().toArray()).containsExactly(0, 1, 2, 3);
        Picture first = read.pictures(DataSet.Part.TEST).picture(0);
        assertThat(first.at(0, 0)).as("paper").isZero();
        assertThat(IntStream.range(0, 28 * 28).anyMatch(i -> first.values()[i] > 0.5f)).as("ink").isTrue();
        assertThat(set.resolve("pixels")).doesNotExist();
    }

    @Test
    void photographsInColourKeepItAndAreNotInverted() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            BufferedImage image = new BufferedImage(80, 50, BufferedImage.TYPE_3BYTE_BGR);
            for (int x = 0; x < 80; x++) {
                for (int y = 0; y < 50; y++) {
                    image.setRGB(x, y, new Color(200, (x * 3 + i * 7) % 256, y * 5).getRGB());
                }
            }
            files.put(i + ".png", Shapes.png(image));
        }
        Brought brought = zipped(files);
        Path set = folder.resolve("own-colours");

        new OwnDataSet(store(), JSON).write(set, brought.id(), settings("Colours"), new PicturePreparation(48, true, InputSpec.Fit.COVER));

        DataSetFolder read = DataSetFolder.read(set);
        assertThat(read.dataSet().shape().toString()).isEqualTo("3 x 48 x 48");
        assertThat(read.dataSet().normalisation()).isEqualTo(new InputSpec.FittedPicture(InputSpec.Fit.COVER));
        assertThat(read.dataSet().polarity()).isNull();
        assertThat(read.pictures(DataSet.Part.TRAINING).picture(0).at(24, 24, 0)).isBetween(0.76f, 0.81f);
    }
}
