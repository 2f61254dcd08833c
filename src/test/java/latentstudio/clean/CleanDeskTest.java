package latentstudio.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ModelFolders;
import latentstudio.model.TiledInputSpec.Tiling;
import latentstudio.restore.CleanService;
import latentstudio.restore.CleanSettings;
import latentstudio.training.OnnxFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanDeskTest {
    private static final byte[] SMALL = PageFiles.write(PageFiles.page(100, 90, 1), PageFormat.PNG);

    @TempDir
    private static Path models;
    private static ModelCatalog catalog;
    private static CleanService service;

    @TempDir
    private Path folder;
    private final BlockingQueue<PageNews> news = new LinkedBlockingQueue<>();
    private CleanDesk desk;

    @BeforeAll
    static void load() throws IOException {
        ModelFolders.restorer(models, "bleach", OnnxFixture.bleachingRestorer(), new Tiling(64, 16, 16));
        catalog = ModelFolders.catalog(models);
        service = new CleanService(catalog, PageFiles.CODEC, new PageFiles.Limits(60_000_000, 128 << 20, Duration.ofSeconds(10)),
                new OnePage());
    }

    @AfterAll
    static void unload() {
        service.close();
        catalog.available().forEach(latentstudio.inference.ServedModel::close);
    }

    @BeforeEach
    void open() {
        desk = new CleanDesk(service, PageFiles.CODEC, folder, news::add);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void tellsOfThePageAPreviewItsTilesAndTheEnd() throws Exception {
        desk.clean(1, "bleach", "a.png", SMALL);
        List<PageNews> told = untilDone();
        assertThat(told.getFirst()).isInstanceOfSatisfying(PageNews.Opened.class, opened -> {
            assertThat(opened.width()).isEqualTo(100);
            assertThat(opened.dpi()).isEqualTo(300);
            assertThat(opened.picture()).startsWith("data:image/png;base64,");
        });
        assertThat(told.subList(1, told.size() - 1)).extracting(part -> ((PageNews.Part) part).done()).containsExactly(0, 1, 2, 3, 4);
        assertThat(told.getLast()).isInstanceOfSatisfying(PageNews.Done.class, done -> assertThat(done.inkRemoved()).isEqualTo(1));
    }

    @Test
    void writesThePageAsStronglyCleanedAsAskedFor() throws Exception {
        desk.clean(1, "bleach", "a.b.png", SMALL);
        untilDone();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        desk.write(1, 0.5, PageFormat.TIFF, file);
        int before = PageFiles.page(100, 90, 1).at(40, 30, 0);
        assertThat(PageFiles.read(file.toByteArray()).at(40, 30, 0)).isEqualTo((int) Math.round((before + 255) / 2.0));
        assertThat(desk.name(1)).isEqualTo("a.b-clean");
    }

    @Test
    void aNewerPageEndsTheOneBefore() throws Exception {
        desk.clean(1, "bleach", "large.png", PageFiles.write(PageFiles.page(3000, 3000, 1), PageFormat.PNG));
        assertThat(news.poll(30, TimeUnit.SECONDS)).isInstanceOf(PageNews.Opened.class);
        desk.clean(2, "bleach", "small.png", SMALL);
        desk.clean(1, "bleach", "late.png", SMALL);
        assertThat(((PageNews.Done) untilDone().getLast()).job()).isEqualTo(2);
        assertThatThrownBy(() -> desk.write(1, 1, PageFormat.PNG, new ByteArrayOutputStream())).isInstanceOf(NoSuchFileException.class);
        assertThat(files()).hasSize(2);
    }

    @Test
    void aCancelledPageIsNotClean() throws Exception {
        desk.clean(1, "bleach", "large.png", PageFiles.write(PageFiles.page(3000, 3000, 1), PageFormat.PNG));
        assertThat(news.poll(30, TimeUnit.SECONDS)).isInstanceOf(PageNews.Opened.class);
        desk.cancel(1);
        assertThatThrownBy(() -> desk.name(1)).isInstanceOf(NoSuchFileException.class);
        desk.again(2, "nothing");
        assertThat(((PageNews.Failed) untilDone().getLast()).problem()).contains("got 'nothing'");
    }

    @Test
    void leavesNoFileBehind() throws Exception {
        desk.clean(1, "bleach", "a.png", SMALL);
        untilDone();
        assertThat(files()).hasSize(2);
        desk.close();
        assertThat(files()).isEmpty();
        desk.clean(2, "bleach", "late.png", SMALL);
        assertThat(files()).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Until the newest page is clean or refused. */
    private List<PageNews> untilDone() throws InterruptedException {
        List<PageNews> told = new ArrayList<>();
        do {
            PageNews next = news.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("news after " + told.size()).isNotNull();
            told.add(next);
        } while (!(told.getLast() instanceof PageNews.Done || told.getLast() instanceof PageNews.Failed));
        return told;
    }

    private record OnePage() implements CleanSettings {
        @Override
        public int maxPages() {
            return 1;
        }

        @Override
        public Duration maxWait() {
            return Duration.ofSeconds(30);
        }

        @Override
        public OptionalInt threads() {
            return OptionalInt.empty();
        }
    }
}
