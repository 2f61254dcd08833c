package latentstudio.clean;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import latentstudio.Chromium;
import latentstudio.ScreenWalk;
import latentstudio.document.ScanFiles;
import latentstudio.geometry.DrawnPages;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.restore.Restorers;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks through the Clean screen with many pages at once; looks at pixels, not only at the document. */
@QuarkusTest
@TestProfile(Restorers.class)
class ScanScreenTest extends ScreenWalk {
    /** Dark pixels that are seen right of the middle of the stage. */
    private static final String DARK = """
            compare => { const c = compare.shadowRoot.querySelector('canvas');
              const data = c.getContext('2d').getImageData(c.width / 2 + 4, 0, c.width / 2 - 4, c.height).data;
              let dark = 0;
              for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255 && data[i] < 160) dark++;
              return dark; }""";

    @TestHTTPResource("/clean")
    String address;

    @TempDir
    Path folder;

    @Test
    void severalFilesAreCleanedInTheBackgroundAndComeBackAsAZip() throws IOException {
        open(chromium.desktop(), "scans-bleach");
        send(png("first.png", 300, 220), png("second.png", 220, 300), new FilePayload("book.tif", "image/tiff", PageFiles.tiff(2)));
        assertThat(page.getByText("4 pages are clean.")).isVisible();
        assertThat(page.locator("page-stack li")).hasCount(4);
        assertThat(page.locator("page-stack li button").last()).hasAttribute("title", Pattern.compile("book\\.tif, page 2: clean"));
        awaitDark(false); // the first page is shown, clean
        Chromium.keep(page, "scan-several");
        Chromium.assertAccessible(page);

        Locator second = page.locator("page-stack li button").nth(1);
        second.press("Enter");
        assertThat(second).hasAttribute("aria-pressed", "true");
        page.waitForFunction("compare => compare.layers?.height === 300", page.locator("page-compare").elementHandle());
        slider().press("End");
        awaitDark(true);
        page.locator(".stage").focus();
        page.keyboard().press("PageDown");
        assertThat(page.getByText("Page 3 of 4")).isVisible();

        assertThat(names(download("3 files, clean"))).containsExactly("first-clean.png", "second-clean.png", "book-clean.tiff");
        assertThat(names(download("All pages as PNG"))).containsExactly("0001.png", "0002.png", "0003.png", "0004.png");
        assertThat(download("All pages as one PDF").suggestedFilename()).isEqualTo("scans-clean.pdf");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delete these pages now")).click();
        assertThat(page.locator("page-stack")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile("clean/scans-bleach$"));
    }

    @Test
    void aScanIsFoundAgainAtItsAddressAndLeavesRoomForOnePage() throws IOException {
        open(chromium.phone(), "scans-bleach");
        Path pdf = ScanFiles.pdf(folder.resolve("Übergabe.pdf"), document -> {
            ScanFiles.scan(document, PDRectangle.A5, ScanFiles.lossless(document, 300, 420, 1), "a line");
            ScanFiles.page(document, PDRectangle.A5, contents -> contents.addRect(0, 0, 10, 10));
        });
        page.locator("page-sources .file").setInputFiles(pdf);
        assertThat(page.getByText("2 pages are clean.")).isVisible();
        assertThat(page).hasURL(Pattern.compile("scan=[0-9a-f-]{36}$"));

        page.reload();
        assertThat(page.getByText("2 pages are clean.")).isVisible();
        awaitDark(false);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        Chromium.keep(page, "scan-phone");
        page.locator("page-stack li button").nth(1).tap();
        assertThat(page.getByText("There is no scanned picture on this page; it stays as it is.")).isVisible();
        try (InputStream file = named(download("PDF, clean"), "Übergabe-clean.pdf").createReadStream(); PDDocument clean = ScanFiles.load(file.readAllBytes())) {
            assertThat(clean.getNumberOfPages()).isEqualTo(2);
        }

        page.locator("page-sources .file").setInputFiles(png("one.png", 300, 220));
        assertThat(page.getByText("300 × 220 px")).isVisible();
        assertThat(page.locator("page-stack")).hasCount(0);
        page.goBack();
        assertThat(page.getByText("2 pages are clean.")).isVisible();
    }

    @Test
    void aScanThatIsGoneIsSaid() {
        page = chromium.desktop();
        page.navigate(address + "/scans-bleach?scan=00000000-0000-4000-8000-000000000000");
        assertThat(page.locator("studio-notices")).containsText("Expected a scan at this address, but it is not there any more");
        assertThat(page.getByText("An example: a coffee stain")).isVisible();
    }

    /** Strength and brush on the last page of a PDF, also after the page was loaded again, and in what is taken home. */
    @Test
    void aPageOfAPdfIsFadedAndPaintedLikeAPhotograph() throws IOException {
        open(chromium.desktop(), "scans-bleach");
        Path pdf = ScanFiles.pdf(folder.resolve("minutes.pdf"), document -> {
            for (int leaf = 1; leaf <= 20; leaf++) {
                ScanFiles.scan(document, PDRectangle.A5, ScanFiles.lossless(document, 150, 210, 1), "leaf " + leaf);
            }
        });
        page.locator("page-sources .file").setInputFiles(pdf);
        assertThat(page.getByText("20 pages are clean.")).isVisible();
        page.locator("page-stack li button").nth(19).click();
        page.waitForFunction("studio => studio.settled && studio.work.opened.page === 20", page.locator("clean-studio").elementHandle());
        awaitDark(false);
        Locator strength = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Strength"));
        strength.press("Home");
        awaitDark(true);
        Chromium.keep(page, "scan-page-20");
        List<byte[]> pages = contents(download("All pages as PNG"));
        assertThat(PageFiles.read(pages.get(18)).samples()).containsOnly(255);
        assertThat(PageFiles.read(pages.get(19)).samples()).as("the letters of the page as it came").contains(110);

        page.reload();
        page.waitForFunction("() => document.querySelector('clean-studio')?.settled");
        page.locator("page-stack li button").nth(19).click();
        awaitDark(true);
        assertThat(strength).hasValue("0");
    }

    /** Twelve pages: three lose their dots, one has nothing on it. */
    @Test
    void aStackIsLookedThroughWithTheDoubtfulPagesFirstAndTakenHomeWithoutTheBlankOne() throws IOException {
        open(chromium.desktop(), "scans-blur");
        FilePayload[] files = new FilePayload[12];
        for (int i = 0; i < files.length; i++) {
            files[i] = png("page-%02d.png".formatted(i + 1), sheet(i == 4 || i == 8 || i == 9 ? 3 + i : 0, i == 6));
        }
        send(files);
        assertThat(page.getByText("12 pages are clean.")).isVisible();
        assertThat(page.locator("page-stack .doubtful")).hasCount(3);
        page.waitForFunction("stack => [...stack.shadowRoot.querySelectorAll('img')].slice(0, 6).every(img => img.complete && img.naturalHeight > 100)",
                page.locator("page-stack").elementHandle());
        page.getByLabel("Doubtful pages first (3)").check();
        assertThat(page.getByText("Page 10 of 12")).isVisible();
        page.keyboard().press("PageDown");
        assertThat(page.getByText("Page 9 of 12")).isVisible();
        page.getByLabel("Leave this page as it was").check();
        assertThat(page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Strength"))).hasValue("0");
        page.keyboard().press("PageDown");
        assertThat(page.getByText("Page 5 of 12")).isVisible();
        page.getByLabel("Doubtful pages first (3)").uncheck();
        Chromium.keep(page, "scan-stack");
        Chromium.assertAccessible(page);

        assertThat(page.getByText("Page 7 looks blank.")).isVisible();
        button("Leave it out").click();
        assertThat(page.locator("page-stack .out")).hasText("7");
        page.locator("page-stack li button[aria-pressed=true]").press("Alt+ArrowLeft");
        assertThat(page.locator("page-stack li").nth(3)).hasText("5");
        assertThat(page.getByText("Page 5 of 12")).isVisible();
        List<byte[]> pages = contents(download("11 of 12 pages as PNG"));
        assertThat(pages).hasSize(11);
        assertThat(PageFiles.read(pages.get(7)).samples()).as("the ninth, as it was").isEqualTo(sheet(11, false).samples());

        page.reload();
        assertThat(page.locator("page-stack .out")).hasText("7");
        page.locator("page-stack .out").click();
        button("Take again").click();
        assertThat(page.locator("page-stack .out")).hasCount(0);
        assertThat(page.getByText("One PDF in this order")).isVisible();
    }

    @Test
    void aPageIsStraightenedAndTurnedAndTheScreenSaysWhatWasDone() {
        open(chromium.desktop(), "scans-same");
        send(png("slanted.png", DrawnPages.text(800, 1100, -4)));
        assertThat(page.getByText("800 × 1100 px")).isVisible();
        page.getByLabel("Straighten").check();
        assertThat(page.locator("page-facts")).hasText("Straightened by 4.0°.");
        page.getByLabel("Turn").selectOption("90");
        assertThat(page.getByText("1100 × 800 px")).isVisible();
        assertThat(page.locator("page-facts")).containsText("Turned to the right.");
        page.getByLabel("Cut to the sheet").check();
        assertThat(page.locator("page-facts")).containsText("There are no black borders to cut off");
        Chromium.keep(page, "scan-geometry");
        page.reload();
        assertThat(page.getByLabel("Straighten")).isChecked();
        assertThat(page.getByLabel("Turn")).hasValue("90");
    }

    /** Bars, dots that a blur takes away, or nothing. */
    static latentstudio.image.Page sheet(int dots, boolean blank) {
        byte[] samples = new byte[200 * 280];
        Arrays.fill(samples, (byte) 255);
        for (int y = 40; !blank && y < 240; y++) {
            for (int x = 40; x < 160; x++) {
                if (dots > 0 ? x < 40 + 6 * dots && x % 6 == 0 && y % 6 == 0 || y > 230 : y / 8 % 2 == 0) {
                    samples[200 * y + x] = 0;
                }
            }
        }
        return new latentstudio.image.Page(200, 280, 1, samples, null);
    }

    @Test
    void aScanIsStoppedTakenUpAgainAndDeleted() throws IOException {
        open(chromium.desktop(), "scans-blur");
        Path pdf = ScanFiles.pdf(folder.resolve("long.pdf"), document -> {
            for (int leaf = 1; leaf <= 30; leaf++) {
                ScanFiles.scan(document, PDRectangle.A5, ScanFiles.jpeg(document, 874, 1240, 1), "leaf " + leaf);
            }
        });
        page.locator("page-sources .file").setInputFiles(pdf);
        assertThat(page.locator("page-progress")).containsText(Pattern.compile("[1-9]\\d* of 30 pages"));
        Chromium.keep(page, "scan-running");
        button("Cancel").click();
        assertThat(page.getByText(Pattern.compile("Stopped after \\d+ of 30 pages\\."))).isVisible();
        Chromium.keep(page, "scan-stopped");
        button("Go on").click();
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
        Locator studio = page.locator("clean-studio");
        studio.evaluate("studio => { studio.late = studio.work.status; }");
        button("Delete these pages now").click();
        assertThat(page.getByText("An example: a coffee stain")).isVisible();
        studio.evaluate("studio => { studio.scanStatus({ status: studio.late }, studio.late.id); return studio.updateComplete; }");
        assertThat(page.getByText("An example: a coffee stain")).isVisible();
        assertThat(page).hasURL(Pattern.compile("clean/scans-blur$"));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void aFileThatIsNoPageKeepsTheScanFromBeingSent() {
        open(chromium.desktop(), "scans-bleach");
        send(png("first.png", 300, 220), new FilePayload("notes.txt", "text/plain", "just text".getBytes()));
        assertThat(page.locator("studio-notices .problem")).containsText("got a text named “notes.txt”");
        assertThat(page.locator("page-stack")).hasCount(0);
    }

    private void open(Page opened, String model) {
        page = opened;
        page.navigate(address + "/" + model);
        page.waitForFunction("studio => studio.settled", page.locator("clean-studio").elementHandle());
    }

    private void send(FilePayload... files) {
        page.locator("page-sources .file").setInputFiles(files);
    }

    private static FilePayload png(String name, int width, int height) {
        return png(name, PageFiles.page(width, height, 1));
    }

    private static FilePayload png(String name, latentstudio.image.Page page) {
        return new FilePayload(name, "image/png", PageFiles.write(page, PageFormat.PNG));
    }

    private Locator slider() {
        return page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Edge between before and after"));
    }

    private void awaitDark(boolean some) {
        page.waitForFunction("([compare, some]) => compare.layers && ((" + DARK + ")(compare) > 100) === some",
                List.of(page.locator("page-compare").elementHandle(), some));
    }

    private Download download(String link) {
        return page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)).click());
    }

    private static Download named(Download download, String name) {
        assertThat(download.suggestedFilename()).isEqualTo(name);
        return download;
    }

    private static List<byte[]> contents(Download download) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        try (InputStream file = download.createReadStream(); ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.readAllBytes()))) {
            while (zip.getNextEntry() != null) {
                contents.add(zip.readAllBytes());
            }
        }
        return contents;
    }

    private static List<String> names(Download download) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream file = download.createReadStream(); ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.readAllBytes()))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null;) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
