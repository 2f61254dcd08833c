package latentstudio.learn;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import latentstudio.Chromium;
import latentstudio.StudioProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged studio learns, is killed in the middle, and started again. */
class LearnProcessTest {
    private static final int SHAPES = 200;

    @TempDir
    Path folder;

    @Test
    void aRunGoesOnAfterItsLastCheckpointAndItsModelIsUsedTakenHomeAndDeleted() throws IOException, InterruptedException {
        Path zip = folder.resolve("shapes.zip");
        Files.write(zip, Shapes.zip(Shapes.files(SHAPES, 64, 64)));
        StudioProcess studio = StudioProcess.start(List.of("-Dstudio.data=" + folder.resolve("data"),
                "-Dstudio.learn.trainer=" + Trainer.classPath().toAbsolutePath(), "-Dstudio.learn.nice=0"));
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.desktop();
            page.navigate(studio.address().resolve("learn").toString());
            page.locator("learn-sources input.files").setInputFiles(zip);
            assertThat(page.locator("learn-choices")).containsText("200 pictures, 64 pixels a side, all grey.");
            page.locator("learn-choices summary").click();
            page.getByLabel("Epochs").fill("200");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Learn").setExact(true)).click();
            page.waitForFunction("() => document.querySelector('learn-studio')?.story.points.some(point => point.epoch >= 12 && point.validationLoss)");
            String address = page.url();
            assertThat(address).contains("/learn?run=");
            ProcessHandle killed = trainer(studio).orElseThrow();
            killed.destroyForcibly();
            page.waitForFunction("() => document.querySelector('learn-studio')?.story.points.some(point => point.epoch >= 24 && point.validationLoss)");
            ProcessHandle trainer = trainer(studio).orElseThrow();
            assertThat(trainer.pid()).as("another one went on").isNotEqualTo(killed.pid());

            studio.kill();
            // it ends by itself: what goes on later must not be trained twice
            trainer.onExit().orTimeout(2, TimeUnit.MINUTES).join();
            int checkpoint = page.evaluate("() => Math.floor(document.querySelector('learn-studio').story.points.at(-1).epoch)") instanceof Integer epoch ? epoch : 0;

            studio = studio.startAgain();
            page.waitForFunction("epoch => document.querySelector('learn-studio')?.story.points.some(point => point.epoch > epoch && point.validationLoss)", checkpoint);
            assertThat(page.url()).isEqualTo(address);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop and keep the best")).click();
            assertThat(page.locator("learn-run .state")).hasText("Done");
            Chromium.keep(page, "learn-after-kill");

            String model = (String) page.evaluate("() => document.querySelector('learn-studio').training.model");
            Download download = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Take the model home")).click());
            assertThat(download.suggestedFilename()).isEqualTo(model + ".zip");
            assertThat(get(studio, "api/v1/models/" + model)).isEqualTo(200);

            // it is offered after another start too
            studio.kill();
            studio = studio.startAgain();
            assertThat(get(studio, "api/v1/models/" + model)).isEqualTo(200);
            page.navigate(studio.address().resolve("draw/" + model).toString());
            page.waitForFunction("() => document.querySelector('draw-studio')?.settled");
            assertThat(page.locator("draw-studio")).containsText("My pictures");

            page.navigate(address);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delete")).click();
            page.locator("learn-run .really").click();
            assertThat(page.locator("studio-notices")).containsText("The run is deleted.");
            assertThat(get(studio, "api/v1/models/" + model)).isEqualTo(404);
            page.waitForCondition(() -> isEmpty("data/learn/runs") && isEmpty("data/learn/brought"));

            // the package makes it a model again, which is offered after another start too
            page.locator("learn-sources input.files").setInputFiles(download.path());
            assertThat(page.locator("learn-model")).containsText("My pictures is back");
            assertThat(get(studio, "api/v1/models/" + model)).isEqualTo(200);
            Chromium.keep(page, "learn-back");
            studio.kill();
            studio = studio.startAgain();
            assertThat(get(studio, "api/v1/models/" + model)).isEqualTo(200);
            page.navigate(studio.address().resolve("learn").toString());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("My pictures")).click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delete")).click();
            page.locator("learn-model .really").click();
            assertThat(page.locator("studio-notices")).containsText("The model is deleted.");
            assertThat(get(studio, "api/v1/models/" + model)).isEqualTo(404);
            assertThat(isEmpty("data/learn/models")).isTrue();
        } finally {
            studio.close();
        }
    }

    private boolean isEmpty(String name) {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> trainer(StudioProcess studio) {
        return ProcessHandle.of(studio.pid()).stream().flatMap(ProcessHandle::descendants)
                .filter(process -> process.info().command().orElse("").endsWith("java")).findFirst();
    }

    private static int get(StudioProcess studio, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(studio.address().resolve(path)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
