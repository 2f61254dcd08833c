package latentstudio.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import latentstudio.geometry.GeometryOptions;
import latentstudio.image.Page;
import latentstudio.image.PageFiles;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ModelFolders;
import latentstudio.inference.UnsuitableModelException;
import latentstudio.model.TiledInputSpec.Tiling;
import latentstudio.training.export.OnnxFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageCleanerTest {
    @TempDir
    private static Path models;
    private static ModelCatalog catalog;
    private static ExecutorService threads;

    @BeforeAll
    static void load() throws IOException {
        ModelFolders.restorer(models, "same", OnnxFixture.identityRestorer(), new Tiling(64, 16, 16));
        ModelFolders.restorer(models, "blur", OnnxFixture.blurringRestorer(), new Tiling(64, 16, 16));
        ModelFolders.restorer(models, "whole", OnnxFixture.blurringRestorer(), new Tiling(1024, 16, 16));
        ModelFolders.restorer(models, "bleach", OnnxFixture.bleachingRestorer(), new Tiling(256, 32, 16));
        ModelFolders.colourRestorer(models, "colour", new Tiling(64, 16, 16));
        ModelFolders.copy(models, "digits");
        catalog = ModelFolders.catalog(models);
        threads = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void close() {
        threads.shutdownNow();
        catalog.available().forEach(latentstudio.inference.ServedModel::close);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 1000, 1", "10000, 1, 1", "15, 17, 3", "64, 48, 1", "65, 200, 1", "333, 211, 3", "100, 97, 3"})
    void givesBackTheVerySamePageWhereTheModelChangesNothing(int width, int height, int channels) {
        Page page = PageFiles.page(width, height, channels);
        CleanPage cleaned = clean("same", page, CleanOptions.DEFAULT);
        assertThat(cleaned.page().samples()).isEqualTo(page.samples());
        assertThat(cleaned.page().dpi()).isEqualTo(page.dpi());
    }

    @ParameterizedTest
    @CsvSource({"300, 170, 1", "171, 333, 3"})
    void showsNoSeams(int width, int height, int channels) {
        Page page = PageFiles.page(width, height, channels);
        CleanPage tiled = clean("blur", page, CleanOptions.DEFAULT);
        CleanPage whole = clean("whole", page, CleanOptions.DEFAULT);
        assertThat(whole.tiles()).isEqualTo(1);
        assertThat(tiled.tiles()).isGreaterThan(15);
        assertSame(tiled.page(), whole.page());
        assertSame(tiled.page(), blurred(page));
    }

    /** On tan paper, darker from left to right: brown ink, half as bright in every channel, is grey, and red stays red. */
    @Test
    void dividesAPageInColourByItsLight() {
        int[] paper = {230, 200, 150};
        Page page = Page.blank(1500, 1000, 3, null);
        for (int i = 0; i < page.samples().length; i++) {
            int x = i / 3 % 1500;
            int y = i / 3 / 1500;
            double light = 1 - x / 3000.0;
            double ink = x % 20 < 3 && y % 12 < 3 ? 0.5 : y % 100 == 50 && i % 3 > 0 ? 0 : 1; // words, and a red line
            page.samples()[i] = (byte) Math.round(paper[i % 3] * light * ink);
        }
        Page cleaned = clean("colour", page, CleanOptions.DEFAULT).page();
        for (int x = 10; x < 1490; x += 20) {
            for (int channel = 0; channel < 3; channel++) {
                assertThat(cleaned.at(x, 8, channel)).as("paper at %d", x).isGreaterThan(245);
                assertThat(cleaned.at(x - 9, 1, channel)).as("ink at %d", x).isBetween(115, 140);
                assertThat(cleaned.at(x, 50, channel)).as("line at %d", x).isBetween(channel == 0 ? 245 : 0, channel == 0 ? 255 : 12);
            }
        }
        CleanTile middle = cleaner("colour").middle(page, cleaner("colour").tone(page), CleanOptions.DEFAULT);
        assertThat(middle.pixels().at(30, 20, 2)).as("the preview knows the whole page's light")
                .isCloseTo(cleaned.at(middle.left() + 30, middle.top() + 20, 2), within(6));
    }

    @Test
    void makesBlackOfWhatACopierMadeGrey() {
        Page page = Page.blank(1500, 1000, 3, null);
        for (int i = 0; i < page.samples().length; i++) {
            page.samples()[i] = (byte) (i / 3 % 20 < 3 && i / 3 / 1500 % 12 < 3 ? 40 : 160);
        }
        Page cleaned = clean("colour", page, CleanOptions.DEFAULT).page();

        assertThat(cleaned.at(8, 8, 0)).as("paper").isGreaterThan(245);
        assertThat(cleaned.at(1, 1, 0)).as("ink, a quarter as bright as the paper").isLessThan(40);
    }

    @Test
    void keepsThePapersColourWhereThatIsWanted() {
        Page page = Page.blank(300, 200, 3, null);
        for (int i = 0; i < page.samples().length; i++) {
            page.samples()[i] = (byte) new int[] {115, 100, 75}[i % 3];
        }
        Page cleaned = clean("colour", page, new CleanOptions(1, true, true, false, GeometryOptions.NONE)).page();
        assertThat(cleaned.at(150, 100, 0)).isEqualTo(255);
        assertThat(cleaned.at(150, 100, 1)).isCloseTo(222, within(1));
        assertThat(cleaned.at(150, 100, 2)).isCloseTo(166, within(1));
    }

    @Test
    void takesSpecksAwayWhereThatIsWanted() {
        Page page = Page.blank(300, 200, 3, null);
        Arrays.fill(page.samples(), (byte) 255);
        Arrays.fill(page.samples(), 3 * (100 * 300 + 150), 3 * (100 * 300 + 153), (byte) 0);
        assertThat(clean("colour", page, CleanOptions.DEFAULT).page().at(151, 100, 1)).isZero();
        assertThat(clean("colour", page, new CleanOptions(1, true, false, true, GeometryOptions.NONE)).page().at(151, 100, 1)).isEqualTo(255);
    }

    @Test
    void givesAPageWithoutColourNone() {
        for (int channels : new int[] {1, 3}) {
            Page page = channels == 1 ? PageFiles.page(200, 100, 1) : grey(200, 100);
            Page cleaned = clean("colour", page, CleanOptions.DEFAULT).page();
            assertThat(cleaned.channels()).isEqualTo(channels);
            for (int i = 0; channels == 3 && i < cleaned.samples().length; i += 3) {
                assertThat(cleaned.samples()[i]).isEqualTo(cleaned.samples()[i + 1]).isEqualTo(cleaned.samples()[i + 2]);
            }
        }
    }

    @Test
    void keepsColouredInkAndItsChannels() {
        Page red = PageFiles.page(200, 100, 3);
        assertThat(PageCleaner.hasColour(red)).isTrue();
        assertThat(clean("same", red, new CleanOptions(1, false)).page().samples()).isEqualTo(red.samples());
    }

    @Test
    void cleansAPageWithHardlyAnyColourAsGrey() {
        Page page = grey(200, 100);
        page.samples()[3 * 5000] = (byte) 255; // one odd pixel is no colour
        assertThat(PageCleaner.hasColour(page)).isFalse();
        Page grey = clean("blur", page, new CleanOptions(1, false)).page();
        Page kept = clean("blur", page, new CleanOptions(1, true)).page();
        assertThat(grey.channels()).isEqualTo(1);
        assertThat(kept.channels()).isEqualTo(3);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 200; x++) {
                assertThat(kept.at(x, y, 0)).isEqualTo(kept.at(x, y, 2)).isEqualTo(grey.at(x, y, 0));
            }
        }
    }

    @Test
    void seesAShortWordInRed() {
        Page page = grey(1000, 1000);
        for (int i = 0; i < 60; i++) {
            page.samples()[3 * (500_000 + i)] = (byte) 220;
            page.samples()[3 * (500_000 + i) + 1] = 30;
        }
        assertThat(PageCleaner.hasColour(page)).isTrue();
    }

    @Test
    void blendsWithTheOriginal() {
        Page page = PageFiles.page(130, 70, 1);
        Page half = clean("bleach", page, new CleanOptions(0.5, true)).page();
        Page none = clean("bleach", page, new CleanOptions(0, true)).page();
        assertThat(none.samples()).isEqualTo(page.samples());
        for (int i = 0; i < page.samples().length; i++) {
            assertThat(half.samples()[i] & 0xff).isEqualTo(Math.round(((page.samples()[i] & 0xff) + 255) / 2f));
        }
        assertThatThrownBy(() -> new CleanOptions(Double.NaN, true)).hasMessage("Expected a strength from 0 to 1, got NaN.");
    }

    @Test
    void tellsOfEachPartWhenItIsFinal() {
        Page page = PageFiles.page(333, 211, 3);
        Page told = Page.blank(333, 211, 3, null);
        List<Integer> done = new ArrayList<>();
        CleanPage cleaned = cleaner("blur").clean(page, CleanOptions.DEFAULT, tile -> {
            done.add(tile.done());
            for (int y = 0; y < tile.pixels().height(); y++) {
                System.arraycopy(tile.pixels().samples(), y * 3 * tile.pixels().width(), told.samples(),
                        3 * ((tile.top() + y) * 333 + tile.left()), 3 * tile.pixels().width());
            }
        }, () -> false);
        assertThat(told.samples()).isEqualTo(cleaned.page().samples());
        assertThat(done).hasSize(cleaned.tiles()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void stopsWhenItIsCancelled() {
        AtomicInteger parts = new AtomicInteger();
        Page page = PageFiles.page(1000, 1000, 1);
        assertThatThrownBy(() -> cleaner("blur").clean(page, CleanOptions.DEFAULT, tile -> parts.incrementAndGet(), () -> parts.get() == 3))
                .isInstanceOf(CancellationException.class);
        assertThat(parts.get()).isEqualTo(3);
        assertThat(clean("blur", PageFiles.page(100, 100, 1), CleanOptions.DEFAULT).tiles()).as("the threads are free again").isPositive();
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> clean("blur", PageFiles.page(100, 100, 1), CleanOptions.DEFAULT)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** An A4 page at 300 dpi in colour: the page, the cleaned page, and less than half of one more while it works. */
    @Test
    void needsLittleMoreThanThePages() {
        int bytes = 3 * 2480 * 3508;
        Page page = PageFiles.page(2480, 3508, 3);
        AtomicInteger tiles = new AtomicInteger();
        long[] most = {0};
        long before = used();
        CleanPage cleaned = cleaner("bleach").clean(page, CleanOptions.DEFAULT, tile -> {
            if (tiles.incrementAndGet() % 25 == 0) {
                most[0] = Math.max(most[0], used() - before);
            }
        }, () -> false);
        assertThat(cleaned.tiles()).isEqualTo(11 * 16);
        assertThat(most[0]).isLessThan(bytes + bytes / 2);
        assertThat(cleaned.page().at(2479, 3507, 1)).isEqualTo(255);
    }

    @Test
    void aPreviewIsTheMiddleAsItWillBeButForItsEdge() {
        Page page = PageFiles.page(400, 333, 1);
        CleanTile middle = cleaner("blur").middle(page, null, CleanOptions.DEFAULT);
        Page cleaned = clean("blur", page, CleanOptions.DEFAULT).page();
        assertThat(middle.done()).isZero();
        assertThat(middle.total()).isEqualTo(cleaner("blur").tiles(page));
        assertThat(middle.left()).isEqualTo((400 - 56) / 2);
        assertThat(middle.top()).isEqualTo((333 - 56) / 2);
        assertSame(middle.pixels().crop(1, 1, 54, 54), cleaned.crop(middle.left() + 1, middle.top() + 1, 54, 54));
    }

    @Test
    void rejectsAModelThatIsNoRestorer() {
        assertThatThrownBy(() -> cleaner("digits")).isInstanceOf(UnsuitableModelException.class)
                .hasMessageContaining("Expected a model with a graph 'restorer', got 'digits' (autoencoder)");
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static PageCleaner cleaner(String model) {
        return new PageCleaner(catalog.model(model), threads, 2);
    }

    private static CleanPage clean(String model, Page page, CleanOptions options) {
        return cleaner(model).clean(page, options, tile -> { }, () -> false);
    }

    private static Page grey(int width, int height) {
        Page grey = PageFiles.page(width, height, 1);
        Page page = Page.blank(width, height, 3, null);
        for (int i = 0; i < page.samples().length; i++) {
            page.samples()[i] = grey.samples()[i / 3];
        }
        return page;
    }

    /** What the blurring restorer makes of a page whose edges are mirrored. */
    private static Page blurred(Page page) {
        Page blurred = Page.blank(page.width(), page.height(), page.channels(), null);
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                for (int c = 0; c < page.channels(); c++) {
                    float sum = 0;
                    for (int i = -1; i <= 1; i++) {
                        for (int j = -1; j <= 1; j++) {
                            sum += page.at(Math.clamp(x + j, 0, page.width() - 1), Math.clamp(y + i, 0, page.height() - 1), c);
                        }
                    }
                    blurred.samples()[(y * page.width() + x) * page.channels() + c] = (byte) Math.round(sum / 9);
                }
            }
        }
        return blurred;
    }

    /** But for what falls on either side of a half. */
    private static void assertSame(Page one, Page other) {
        for (int i = 0; i < one.samples().length; i++) {
            assertThat(Math.abs((one.samples()[i] & 0xff) - (other.samples()[i] & 0xff))).isLessThanOrEqualTo(1);
        }
    }
}
