package latentstudio.scan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import latentstudio.Chromium;
import latentstudio.StudioProcess;
import latentstudio.document.ScanFiles;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged studio is killed in the middle of a long document, and started again. */
class ScanProcessTest {
    private static final int PAGES = 24;

    @TempDir
    Path folder;

    @Test
    void aScanGoesOnAfterTheLastCleanPageAndTheOpenPageShowsIt() throws IOException, InterruptedException {
        Path pdf = ScanFiles.pdf(folder.resolve("minutes.pdf"), document -> {
            for (int page = 1; page <= PAGES; page++) {
                ScanFiles.scan(document, PDRectangle.A5, ScanFiles.jpeg(document, 874, 1240, 1), "Page number " + page);
            }
        });
        List<String> settings = List.of("-Dstudio.data=" + folder.resolve("data"));
        StudioProcess studio = StudioProcess.start(settings);
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.desktop();
            page.navigate(studio.address().resolve("clean").toString());
            page.locator("page-sources .file").setInputFiles(pdf);
            page.waitForFunction("() => document.querySelector('clean-studio')?.work?.status?.done >= 3");
            String address = page.url();
            studio.niceness("clean-1").ifPresent(nice -> assertThat(nice).as("what cleaning yields to those who draw").isEqualTo(10));

            studio.kill();
            assertThat(page.locator("studio-notices").getByText("reconnecting")).isVisible();
            Map<String, Long> before = cleanPages();
            assertThat(before).hasSizeBetween(3, PAGES - 1);

            studio = studio.startAgain();
            page.waitForFunction("done => document.querySelector('clean-studio')?.work?.status?.done > done", before.size());
            assertThat(page.locator("studio-notices").getByText("The server is back")).isVisible();
            assertThat(page.getByText(PAGES + " pages are clean.")).isVisible();
            assertThat(page.url()).isEqualTo(address);
            Map<String, Long> after = cleanPages();
            assertThat(after).hasSize(PAGES).containsAllEntriesOf(before); // none was cleaned twice
            Chromium.keep(page, "scan-after-kill");

            Download download = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PDF, clean")).click());
            assertThat(download.suggestedFilename()).isEqualTo("minutes-clean.pdf");
            try (InputStream file = download.createReadStream(); PDDocument clean = ScanFiles.load(file.readAllBytes())) {
                assertThat(clean.getNumberOfPages()).isEqualTo(PAGES);
                assertThat(new PDFTextStripper().getText(clean)).contains("Page number 1\n", "Page number " + PAGES);
            }

            URI third = studio.address().resolve("api/v1/scans/" + address.replaceFirst(".*scan=", "") + "/pages/3");
            assertThat(send(HttpRequest.newBuilder(third).header("Content-Type", "application/json")
                    .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"turn\": 90}"))).statusCode()).isEqualTo(202);
            studio.kill();
            studio = studio.startAgain();
            page.waitForFunction("""
                    () => { const work = document.querySelector('clean-studio')?.work;
                      return work?.status?.state === 'DONE' && work.pages[2]?.done && work.pages[2].version !== work.pages[1].version; }""");
            assertThat(send(HttpRequest.newBuilder(URI.create(third + "/geometry"))).body()).contains("\"asked\":{", "\"turn\":90");
            assertThat(cleanPages().keySet()).hasSize(PAGES).doesNotContain("page-2").contains("page-1", "page-3");

            page.locator("page-sources .file").setInputFiles(new FilePayload("sheet.png", "image/png", PageFiles.write(PageFiles.page(1754, 1240, 1), PageFormat.PNG)));
            page.waitForFunction("address => location.href !== address && document.querySelector('clean-studio').work.status?.state === 'DONE'", address);
            URI sheet = studio.address().resolve("api/v1/scans/" + page.url().replaceFirst(".*scan=", "") + "/pages/1");
            assertThat(send(HttpRequest.newBuilder(sheet).header("Content-Type", "application/json")
                    .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"split\": true}"))).statusCode()).isEqualTo(202);
            studio.kill();
            studio = studio.startAgain();
            page.waitForFunction("""
                    () => { const work = document.querySelector('clean-studio')?.work;
                      return work?.status?.state === 'DONE' && work.pages.length === 2 && work.pages.every(({ done }) => done); }""");
            assertThat(send(HttpRequest.newBuilder(sheet.resolve("-1/geometry"))).body()).contains("\"side\":\"right\"", "\"newWidth\":877");
        } finally {
            studio.close();
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** The folders of clean pages, and when each got its name. */
    private Map<String, Long> cleanPages() throws IOException {
        try (Stream<Path> pages = Files.find(folder.resolve("data/scans"), 2, (path, attributes) -> path.getFileName().toString().startsWith("page-"))) {
            Map<String, Long> times = new TreeMap<>();
            for (Path page : pages.toList()) {
                times.put(page.getFileName().toString(), Files.getLastModifiedTime(page).toMillis());
            }
            return times;
        }
    }
}
