package latentstudio.clean;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import latentstudio.Chromium;
import latentstudio.ScreenWalk;
import latentstudio.document.ScanFiles;
import latentstudio.geometry.DrawnPages;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.restore.Restorers;
import latentstudio.text.Tesseract;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack with a photograph among its pages, from the files that are sent to the PDF that is taken home. */
@QuarkusTest
@TestProfile(Restorers.class)
class StackScreenTest extends ScreenWalk {
    private static final int DOUBTFUL = 3;
    private static final int BLANK = 7;
    private static final int PHOTOGRAPH = 2;
    private static final String WORDS = "The heron stood in the shallow water and waited for a fish that never came. ";
    /** All of the picture but its lower right. */
    private static final double[][] SHEET = {{0, 0}, {800, 0}, {740, 960}, {0, 1000}};

    @TestHTTPResource("/clean/scans-blur")
    String address;

    @Inject
    Tesseract tesseract;

    @TempDir
    Path folder;

    @Test
    void aStackWithAPhotographAndDoubtfulPagesBecomesASearchablePdf() throws IOException, InterruptedException {
        open(chromium.desktop());
        page.locator("page-sources .file").setInputFiles(stack());
        assertThat(page.getByText("12 pages are clean.")).isVisible();
        lookThroughTheDoubtfulPages();
        latentstudio.image.Page squared = squareThePhotograph();
        assertThat(page.getByText("Page 7 looks blank.")).isVisible();
        button("Leave it out").click();
        assertThat(page.locator("page-stack .out")).hasText(String.valueOf(BLANK));

        page.reload();
        settle(1);
        page.locator("page-stack li button").nth(PHOTOGRAPH - 1).click();
        settle(PHOTOGRAPH);
        assertThat(page.locator("page-geometry")).containsText("You have placed the corners of its sheet.");
        boolean reads = tesseract.installation().languages().contains("eng");
        if (reads) {
            page.getByLabel("Read text").selectOption("eng"); // cleans all of it again, as it lies
            assertThat(page.locator("page-facts")).containsText(Pattern.compile("\\d+ words, read with"));
        }
        Path pdf = takeHome();
        try (PDDocument document = ScanFiles.load(Files.readAllBytes(pdf))) {
            assertThat(document.getNumberOfPages()).isEqualTo(11);
        }
        assumeTrue(isInstalled("qpdf"), "all but this was done: qpdf is not installed");
        run("qpdf", "--check", pdf.toString());
        assumeTrue(reads && isInstalled("pdftotext"), "all but this was done: Tesseract for English or pdftotext is not installed");
        assertThat(run("pdftotext", "-f", "2", "-l", "2", pdf.toString(), "-")).contains("shallow water");
        aSearchMarksTheWord(run("pdftotext", "-bbox", "-f", "2", "-l", "2", pdf.toString(), "-"), squared);
    }

    private void lookThroughTheDoubtfulPages() {
        assertThat(page.locator("page-stack .doubtful")).hasCount(DOUBTFUL);
        page.getByLabel("Doubtful pages first (3)").check();
        for (String doubtful : new String[] {"10", "9", "5"}) {
            assertThat(page.getByText("Page %s of 12".formatted(doubtful))).isVisible();
            page.keyboard().press("PageDown");
        }
        page.getByLabel("Doubtful pages first (3)").uncheck();
    }

    private latentstudio.image.Page squareThePhotograph() throws IOException {
        page.locator("page-stack li button").nth(PHOTOGRAPH - 1).click();
        settle(PHOTOGRAPH);
        assertThat(onPage().at(795, 995, 0)).as("the table").isCloseTo(110, within(15));
        button("Restore brush").click();
        page.locator(".stage").press(" ");
        assertThat(page.locator("page-geometry")).containsText("What you painted on this page goes when it lies in another way.");
        button("Restore brush").click();
        button("Corners").press("Enter");
        assertThat(page.getByText("No sheet was found that is surely one")).isVisible();
        Locator corner = button("Corner, bottom right");
        corner.focus();
        for (int i = 0; i < 6; i++) {
            page.keyboard().press("Shift+ArrowLeft");
        }
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("ArrowUp");
        }
        assertThat(corner).hasAttribute("aria-description", "740 pixels from the left, 960 from the top");
        Chromium.keep(page, "stack-corners");
        Chromium.assertAccessible(page);
        button("Use these corners").press("Enter");
        assertThat(page.locator("page-facts")).hasText("The sheet was squared.");
        settle(PHOTOGRAPH);
        assertThat(button("Corners")).isFocused();
        assertThat(page.locator("page-geometry")).not().containsText("What you painted");
        latentstudio.image.Page squared = onPage();
        assertThat(squared.at(squared.width() - 5, squared.height() - 5, 0)).as("paper").isGreaterThan(250);
        Chromium.keep(page, "stack-squared");
        return squared;
    }

    /** The page that is looked at, as it is taken home. */
    private latentstudio.image.Page onPage() throws IOException {
        Download download = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Download PNG")).click());
        try (InputStream file = download.createReadStream()) {
            return PageFiles.read(file.readAllBytes());
        }
    }

    private Path takeHome() {
        Locator link = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("11 of 12 pages as one PDF"));
        Path pdf = folder.resolve("stack.pdf");
        page.waitForDownload(() -> link.click()).saveAs(pdf);
        return pdf;
    }

    /** The first heron is in the first line: 150 to 210 of 800 pixels from the left, 104 to 120 of 1000 from the top. The page is laid into the middle of its sheet. */
    private static void aSearchMarksTheWord(String boxes, latentstudio.image.Page squared) {
        Matcher size = Pattern.compile("<page width=\"([\\d.]+)\" height=\"([\\d.]+)\">").matcher(boxes);
        Matcher word = Pattern.compile("<word xMin=\"([\\d.]+)\" yMin=\"([\\d.]+)\" xMax=\"([\\d.]+)\" yMax=\"([\\d.]+)\">heron</word>").matcher(boxes);
        assertThat(size.find() && word.find()).as(boxes).isTrue();
        double width = number(size, 1);
        double height = number(size, 2);
        double scale = Math.min(width / squared.width(), height / squared.height());
        double across = ((number(word, 1) + number(word, 3)) / 2 - width / 2) / (scale * squared.width()) + 0.5;
        double down = ((number(word, 2) + number(word, 4)) / 2 - height / 2) / (scale * squared.height()) + 0.5;
        assertThat(across).isCloseTo(180 / 800.0, within(0.01));
        assertThat(down).isCloseTo(112 / 1000.0, within(0.01));
    }

    private static double number(Matcher found, int group) {
        return Double.parseDouble(found.group(group));
    }

    @Test
    void aDoublePageBecomesTwoThatAreLookedThroughAndJoinedAgain() throws IOException {
        open(chromium.desktop());
        page.locator("page-sources .file").setInputFiles(new FilePayload[] {png("book.png", DrawnPages.spread()), png("page.png", DrawnPages.prose(0, WORDS))});
        assertThat(page.getByText("2 pages are clean.")).isVisible();
        page.getByLabel("Double pages").selectOption("Split, right first"); // cleans all of it again
        Locator numbers = page.locator("page-stack .number");
        assertThat(numbers).hasText(new String[] {"1 right", "1 left", "2"});
        assertThat(page.locator("page-facts")).hasText("The left half of a double page.");
        page.keyboard().press("PageUp");
        assertThat(page.getByText("Page 1 right (1 of 3)")).isVisible();
        settle(-1);
        assertThat(page.locator("page-facts")).hasText("The right half of a double page.");
        Chromium.keep(page, "stack-split");
        Chromium.assertAccessible(page);
        page.reload();
        settle(1);
        assertThat(numbers).hasText(new String[] {"1 right", "1 left", "2"});
        Path pdf = folder.resolve("split.pdf");
        page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All pages as one PDF")).click()).saveAs(pdf);
        try (PDDocument document = ScanFiles.load(Files.readAllBytes(pdf))) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
        }
        button("Join again").click();
        assertThat(numbers).hasText(new String[] {"1", "2"});
        settle(1);
        assertThat(page.getByText("1600 × 1100 px")).isVisible();
        button("Split").click();
        assertThat(numbers).hasText(new String[] {"1 right", "1 left", "2"});
    }

    @Test
    void aPhotographGoesFromTheCameraToASmallSearchablePdfInFourTaps() throws IOException {
        assumeTrue(tesseract.installation().languages().contains("eng"), "Tesseract for English is not installed");
        open(chromium.phone());
        page.setViewportSize(360, 780);
        byte[] jpeg = PageFiles.write(DrawnPages.prose(0, WORDS), PageFormat.JPEG);
        page.waitForFileChooser(() -> button("Camera").tap()) // the first tap
                .setFiles(new FilePayload("photograph.jpg", "image/jpeg", jpeg));
        assertThat(page.getByText("800 × 1000 px")).isVisible();
        page.getByLabel("Read text").selectOption("eng"); // the second opens the list, the third chooses
        assertThat(page.locator("page-facts")).containsText(Pattern.compile("\\d+ words, read with"));
        Path pdf = folder.resolve("small.pdf");
        page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Small PDF").setExact(true)).first().tap()).saveAs(pdf); // the fourth
        assertThat(Files.size(pdf)).isLessThan(200_000);
        try (PDDocument document = ScanFiles.load(Files.readAllBytes(pdf))) {
            assertThat(new PDFTextStripper().getText(document)).contains("heron", "shallow water");
        }
    }

    @Test
    void cornersThatCrossAreRefusedAndAFingerMovesThem() {
        open(chromium.phone());
        page.locator("page-sources .file").setInputFiles(png("photo.png", photograph()));
        assertThat(page.getByText("800 × 1000 px")).isVisible();
        settle(1);
        button("Corners").tap();
        Locator corner = button("Corner, top left");
        drag(corner, button("Corner, bottom right"), 0.9);
        assertThat(page.locator("page-corners [role=status]")).hasText("The sides cross or bend inward: move the corners apart.");
        assertThat(button("Use these corners")).isDisabled();
        Chromium.keep(page, "stack-corners-crossed");
        page.keyboard().press("Escape");
        assertThat(page.locator("page-corners")).hasCount(0);
        assertThat(page.locator("page-geometry")).not().containsText("You have placed");

        button("Turn left").tap();
        assertThat(page.getByText("1000 × 800 px")).isVisible();
        assertThat(page.locator("page-facts")).hasText("Turned to the left.");
        button("Turn right").tap();
        assertThat(page.getByText("800 × 1000 px")).isVisible();
    }

    /** Over the middle of a corner, some of the way to another one. */
    private void drag(Locator corner, Locator to, double share) {
        double[] from = middle(corner);
        double[] end = middle(to);
        page.mouse().move(from[0], from[1]);
        page.mouse().down();
        page.mouse().move(from[0] + share * (end[0] - from[0]), from[1] + share * (end[1] - from[1]));
        page.mouse().up();
    }

    private static double[] middle(Locator of) {
        BoundingBox box = of.boundingBox();
        return new double[] {box.x + box.width / 2, box.y + box.height / 2};
    }

    private static FilePayload[] stack() {
        FilePayload[] files = new FilePayload[12];
        for (int i = 0; i < files.length; i++) {
            int number = i + 1;
            boolean dots = number == 5 || number == 9 || number == 10;
            files[i] = png("page-%02d.png".formatted(number), number == PHOTOGRAPH ? photograph()
                    : dots || number == BLANK ? ScanScreenTest.sheet(dots ? 2 + number : 0, !dots) : DrawnPages.prose(0, WORDS));
        }
        return files;
    }

    private static latentstudio.image.Page photograph() {
        return DrawnPages.photographed(DrawnPages.prose(0, WORDS), SHEET);
    }

    private static FilePayload png(String name, latentstudio.image.Page page) {
        return new FilePayload(name, "image/png", PageFiles.write(page, PageFormat.PNG));
    }

    private void open(Page opened) {
        page = opened;
        page.navigate(address);
        settle(0);
    }

    /** Until a page is clean and here; 0 is the example. */
    private void settle(int number) {
        page.waitForFunction("([studio, page]) => studio.settled && studio.work.opened.page === page", List.of(page.locator("clean-studio").elementHandle(), number));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static boolean isInstalled(String program) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + program).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }

    /** @return what it wrote, after it ended well */
    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(out).isZero();
        return out;
    }
}
