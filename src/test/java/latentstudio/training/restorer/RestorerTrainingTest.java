package latentstudio.training.restorer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import latentstudio.dataset.PageDamage;
import latentstudio.dataset.PageRenderer;
import latentstudio.image.Picture;
import latentstudio.model.Manifest;
import latentstudio.model.Task;
import latentstudio.training.card.ModelFolder;
import latentstudio.training.judge.JudgePages;
import latentstudio.training.loop.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorerTrainingTest {
    private static final JudgePages JUDGED = new JudgePages(180, 240);

    @TempDir
    Path folder;

    @Test
    void writesAModelThatIsServedAndMeasuredAgain() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        for (int number : new int[] {2, 3, 14, 15}) {
            Picture clean = new PageRenderer().page(300, 160, random);
            write("clean", number, clean);
            write("noisy", number, PageDamage.STAIN.apply(clean, 0.8, random));
        }
        Trainer trainer = new Trainer(folder.resolve("checkpoints"), 1, OptionalInt.of(1), Device.cpu(), false, false, "0".repeat(40),
                new PrintStream(new ByteArrayOutputStream()));

        new RestorerTraining(trainer, folder, folder.resolve("models"), null, null, 32, JUDGED, 1).run();

        Path model = folder.resolve("models/scans");
        Manifest manifest = ModelFolder.manifest(model);
        assertThat(manifest.task()).isEqualTo(Task.RESTORER);
        assertThat(manifest.provenance().hyperParameters()).containsEntry("patchesPerEpoch", 32);
        assertThat(Files.readString(model.resolve("README.md"))).contains("root mean squared error", "NoisyOffice");
        assertThat(ImageIO.read(model.resolve("card.png").toFile()).getWidth()).isGreaterThan(500);
        assertThat(model.getParent()).isDirectoryNotContaining("glob:**/.scans*");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        RestorerTraining.evaluate(folder.resolve("models"), folder, JUDGED, 1, new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("2 held-out pages", "divided by its median", "dirty", "colour of bare paper");
    }

    private void write(String kind, int number, Picture page) throws Exception {
        Files.createDirectories(folder.resolve("documents").resolve(kind));
        Files.write(folder.resolve("documents").resolve(kind).resolve(number + ".png"), new latentstudio.image.PictureCodec(
                new Settings()).png(page));
    }

    private record Settings() implements latentstudio.image.PictureSettings {
        @Override
        public long maxPixels() {
            return 1_000_000;
        }

        @Override
        public java.time.Duration maxWait() {
            return java.time.Duration.ofSeconds(10);
        }
    }
}
