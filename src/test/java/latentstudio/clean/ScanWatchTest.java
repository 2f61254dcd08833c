package latentstudio.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import latentstudio.geometry.GeometryOptions;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.job.Job;
import latentstudio.restore.Restorers;
import latentstudio.scan.PageEdit;
import latentstudio.scan.ScanStatus;
import latentstudio.scan.Scans;
import latentstudio.scan.StackedPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestProfile(Restorers.class)
class ScanWatchTest {
    @Inject
    Scans scans;

    @TempDir
    Path folder;

    private final BlockingQueue<PageNews> news = new LinkedBlockingQueue<>();

    @Test
    void tellsOfThePageThatIsLookedAtTileByTile() throws Exception {
        ScanStatus scan = submit(PageFiles.write(PageFiles.page(900, 900, 1), PageFormat.PNG));
        try (ScanWatch watch = watch(scan.id())) {
            List<PageNews> told = until(PageNews.Done.class::isInstance);
            assertThat(told).first().isInstanceOf(PageNews.Status.class);
            assertThat(told).filteredOn(PageNews.Opened.class::isInstance).singleElement()
                    .satisfies(opened -> assertThat(((PageNews.Opened) opened).dpi()).isEqualTo(300));
            PageNews.Done done = (PageNews.Done) told.getLast();
            assertThat(done.inkRemoved()).isEqualTo(1);
            // what was cleaned before the watch began comes as one picture
            long tiles = told.stream().filter(piece -> piece instanceof PageNews.Part part && part.done() > 0).count();
            assertThat(done.picture() == null).isEqualTo(done.tiles() != null && tiles == done.tiles());
        }
    }

    @Test
    void showsAnotherPageWithWhatWasChangedOnIt() throws Exception {
        ScanStatus scan = submit(PageFiles.tiff(3));
        scans.edit(scan.id(), 3, new PageEdit(0.4, new double[][] {{5, 10, 20}}));
        try (ScanWatch watch = watch(scan.id())) {
            until(PageNews.Done.class::isInstance);
            watch.show(3, 0, false);
            List<PageNews> told = until(piece -> piece instanceof PageNews.Done done && done.page() == 3);
            PageNews.Opened opened = (PageNews.Opened) told.stream().filter(PageNews.Opened.class::isInstance).findFirst().orElseThrow();
            assertThat(opened.page()).isEqualTo(3);
            assertThat(opened.edit().strength()).isEqualTo(0.4);
            assertThat(opened.edit().strokes()[0]).containsExactly(5, 10, 20);
        }
    }

    @Test
    void tellsOfTheNextPageAheadAndNotAgainWhenItIsTurnedTo() throws Exception {
        ScanStatus scan = submit(PageFiles.tiff(3));
        scans.edit(scan.id(), 2, new PageEdit(0.4, new double[0][]));
        try (ScanWatch watch = watch(scan.id())) {
            watch.show(1, 2, false);
            PageNews.Ahead ahead = (PageNews.Ahead) until(PageNews.Ahead.class::isInstance).getLast();
            assertThat(ahead.opened().page()).isEqualTo(2);
            assertThat(ahead.opened().edit().strength()).isEqualTo(0.4);
            assertThat(ahead.done().picture()).startsWith("data:image/png");
            watch.show(2, 3, true);
            assertThat(until(PageNews.Ahead.class::isInstance)).noneMatch(piece -> piece instanceof PageNews.Opened || piece instanceof PageNews.Done);
        }
    }

    @Test
    void tellsOfAPageAgainThatLiesInAnotherWay() throws Exception {
        ScanStatus scan = submit(PageFiles.tiff(3));
        GeometryOptions left = new GeometryOptions(false, false, false, 270);
        try (ScanWatch watch = watch(scan.id())) {
            List<PageNews.Opened> opened = new ArrayList<>();
            Set<String> first = new HashSet<>();
            until(news -> { // all of it is clean and told of once, so that the page is told of again and not for the first time
                if (news instanceof PageNews.Opened page) {
                    opened.add(page);
                }
                if (news instanceof PageNews.Done) {
                    first.add("page");
                }
                if (news instanceof PageNews.Status told && told.status().state() == Job.State.DONE) {
                    first.add("scan");
                }
                return first.size() == 2;
            });
            PageNews.Opened before = opened.getFirst();
            scans.lay(scan.id(), 1, left);
            watch.lookNow();
            opened.clear();
            Set<String> seen = new HashSet<>(); // one comes before the other, or after it
            List<PageNews> told = until(news -> {
                if (news instanceof PageNews.Opened page) {
                    opened.add(page);
                }
                if (news instanceof PageNews.Done done && done.geometry().turned() == 270) {
                    seen.add("page");
                }
                if (news instanceof PageNews.Stack stack && isLaid(stack)) {
                    seen.add("stack");
                }
                return seen.size() == 2 && !opened.isEmpty();
            });
            PageNews.Opened after = opened.getLast();
            assertThat(after.geometry()).isEqualTo(left);
            assertThat(after.width()).isEqualTo(before.height());
            assertThat(told).noneMatch(PageNews.Kept.class::isInstance);
        }
    }

    private static boolean isLaid(PageNews.Stack stack) {
        return stack.pages().size() == 3 && stack.pages().stream().allMatch(StackedPages.StackedPage::done)
                && !stack.pages().getFirst().version().equals(stack.pages().getLast().version());
    }

    @Test
    void saysThatAPageStaysAsItWas() throws Exception {
        byte[] page = PageFiles.write(PageFiles.page(300, 200, 1), PageFormat.PNG);
        ScanStatus scan = submit(Arrays.copyOf(page, page.length / 2));
        try (ScanWatch watch = watch(scan.id())) {
            assertThat(((PageNews.Kept) until(PageNews.Kept.class::isInstance).getLast()).reason()).contains("damaged or cut off");
        }
    }

    @Test
    void saysThatAScanIsGone() throws Exception {
        try (ScanWatch watch = watch(UUID.randomUUID())) {
            assertThat(until(PageNews.Gone.class::isInstance)).hasSize(1);
        }
    }

    private ScanWatch watch(UUID scan) {
        return new ScanWatch(scans, PageFiles.CODEC, scan, Locale.ENGLISH, news::add).start();
    }

    private ScanStatus submit(byte[] file) throws IOException {
        Path sent = Files.write(folder.resolve("page"), file);
        return scans.submit(new Scans.Wish("scans-bleach", false, false, true), List.of(new Scans.Sent("page", sent)));
    }

    private List<PageNews> until(Predicate<PageNews> last) throws InterruptedException {
        List<PageNews> told = new ArrayList<>();
        do {
            PageNews next = news.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("news after " + told).isNotNull();
            told.add(next);
        } while (!last.test(told.getLast()));
        return told;
    }
}
