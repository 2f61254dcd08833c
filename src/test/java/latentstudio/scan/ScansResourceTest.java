package latentstudio.scan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import latentstudio.document.ScanFiles;
import latentstudio.geometry.DrawnPages;
import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.PageGeometry;
import latentstudio.image.Page;
import latentstudio.image.PageFile;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.job.DataSettings;
import latentstudio.restore.BlackAndWhite;
import latentstudio.restore.CleanOptions;
import latentstudio.restore.Restorers;
import latentstudio.training.judge.LetterPage;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestProfile(Restorers.class)
class ScansResourceTest {
    private static final String SCANS = "/api/v1/scans";
    private static final byte[] PNG = PageFiles.write(PageFiles.page(211, 150, 1), PageFormat.PNG);

    private static final GeometryOptions SIDEWAYS = new GeometryOptions(true, false, false, 90);

    @TestHTTPResource(SCANS)
    URI address;

    @Inject
    ScanSettings settings;

    @Inject
    Scans scans;

    @Inject
    DataSettings data;

    @Inject
    ObjectMapper json;

    @TempDir
    Path folder;

    @Test
    void filesOfAllKindsComeBackCleanInTheirOwnKind() throws IOException {
        byte[] pdf = Files.readAllBytes(ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            ScanFiles.scan(document, PDRectangle.A5, ScanFiles.lossless(document, 300, 420, 1), "to be found");
            ScanFiles.page(document, PDRectangle.A4, contents -> contents.addRect(0, 0, 10, 10));
        }));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("one.png", PNG);
        files.put("../../etc/one.png", PNG);
        files.put("book.tif", PageFiles.tiff(3));
        files.put("letter.pdf", pdf);
        String id = accept("scans-bleach", files);

        List<ScanStatus> told = watch(id);
        assertThat(told.getLast().state().name()).isEqualTo("DONE");
        assertThat(told.getLast().done()).isEqualTo(7);
        assertThat(told).extracting(ScanStatus::done).isSorted();
        assertThat(told.getLast().files()).extracting(ScanStatus.FileStatus::name).containsExactly("one.png", "one.png", "book.tif", "letter.pdf");
        assertThat(told.getLast().files()).extracting(ScanStatus.FileStatus::pages).containsExactly(1, 1, 3, 2);
        assertThat(told.getLast().problems()).isEmpty();
        assertThat(told.getLast().deleted()).isEqualTo(told.getLast().finished().plus(settings.keep()));

        Map<String, byte[]> clean = unzip(result(id, ""));
        assertThat(clean).containsOnlyKeys("one-clean.png", "one-clean-2.png", "book-clean.tiff", "letter-clean.pdf");
        assertThat(PageFiles.read(clean.get("one-clean.png")).samples()).containsOnly(255);
        try (PDDocument document = ScanFiles.load(clean.get("letter-clean.pdf"))) {
            assertThat(new PDFTextStripper().getText(document)).contains("to be found");
        }
        assertThat(unzip(result(id, "?kind=png"))).containsOnlyKeys("0001.png", "0002.png", "0003.png", "0004.png", "0005.png", "0006.png");
        try (PDDocument document = ScanFiles.load(result(id, "?kind=pdf"))) {
            assertThat(document.getNumberOfPages()).isEqualTo(7); // one of which has nothing on it to be cleaned
            assertThat(new PDFTextStripper().getText(document)).contains("to be found");
        }
        delete(id).statusCode(204);
        delete(id).statusCode(404);
        given().get(SCANS + "/" + id).then().statusCode(404).body("detail", containsString("send the files again"));
        try (Stream<Path> left = Files.list(data.data().resolve("scans"))) {
            assertThat(left.map(path -> path.getFileName().toString())).doesNotContain(id);
        }
    }

    @Test
    void oneFileComesBackAsItself() throws IOException {
        String id = accept("scans-same", Map.of("page.png", PNG));
        watch(id);
        given().get(SCANS + "/" + id + "/result").then().statusCode(200).contentType("image/png")
                .header("Content-Disposition", containsString("filename=\"page-clean.png\""));
        Page clean = PageFiles.read(result(id, ""));
        assertThat(clean.samples()).isEqualTo(PageFiles.page(211, 150, 1).samples());
        assertThat(clean.dpi()).isEqualTo(PageFiles.page(211, 150, 1).dpi());
    }

    @Test
    void aResultComesInTheColoursThatAreAskedFor() throws IOException {
        byte[] colour = PageFiles.write(PageFiles.page(211, 150, 3), PageFormat.JPEG);
        String id = accept("scans-same", Map.of("page.jpg", colour));
        watch(id);
        given().get(SCANS + "/" + id + "/result?colour=black-and-white").then().statusCode(200).contentType("image/png")
                .header("Content-Disposition", containsString("filename=\"page-clean.png\""));
        Page bits = BlackAndWhite.of(PageFiles.read(result(id, "")));
        try (PageFile file = PageFiles.CODEC.open(result(id, "?colour=black-and-white"))) {
            assertThat(file.packing(0).bits()).isEqualTo(1);
            assertThat(file.read(0).isGrey()).isTrue();
        }
        assertThat(PageFiles.read(unzip(result(id, "?kind=png&colour=black-and-white")).get("0001.png")).samples()).hasSameSizeAs(bits.samples())
                .contains(0, -1);
        assertThat(PageFiles.read(unzip(result(id, "?kind=png&colour=grey")).get("0001.png")).isGrey()).isTrue();
        assertThat(PageFiles.read(result(id, "?colour=grey")).isGrey()).isTrue();
        assertThat(result(id, "?kind=pdf&colour=black-and-white")).asString(StandardCharsets.ISO_8859_1).contains("/CCITTFaxDecode");
        assertThat(result(id, "?kind=pdf&colour=grey")).asString(StandardCharsets.ISO_8859_1).contains("/DCTDecode", "/DeviceGray");
        given().get(SCANS + "/" + id + "/result?colour=red").then().statusCode(422).contentType("application/problem+json")
                .body("detail", is("Expected colour=colour or colour=grey or colour=black-and-white, got colour='red'; name one of them."));
        scans.edit(UUID.fromString(id), 1, new PageEdit(0.9, new double[0][]));
        assertThat(PageFiles.read(result(id, "?colour=black-and-white")).samples()).contains(0, -1);
    }

    @Test
    void theSmallFormIsAPdfInLayersAndItsSizeIsToldBefore() throws IOException {
        Page letter = LetterPage.of(false, new SplittableRandom(3)).page();
        String id = accept("scans-same", Map.of("page.png", PageFiles.write(letter, PageFormat.PNG)));
        watch(id);
        ScanSizes sizes = given().get(SCANS + "/" + id + "/sizes").then().statusCode(200).extract().as(ScanSizes.class);
        assertThat(result(id, "?kind=pdf&form=small").length).isEqualTo((int) sizes.small()).isLessThan(200_000);
        assertThat(result(id, "?kind=pdf&colour=black-and-white").length).isEqualTo((int) sizes.blackAndWhite());
        assertThat(result(id, "?kind=pdf").length).isEqualTo((int) sizes.colour()).isGreaterThan(5 * (int) sizes.small());
        assertThat(sizes.estimated()).isFalse();
        scans.edit(UUID.fromString(id), 1, new PageEdit(0.5, new double[0][]));
        given().get(SCANS + "/" + id + "/sizes").then().statusCode(200).body("black-and-white", notNullValue());
        given().get(SCANS + "/" + UUID.randomUUID() + "/sizes").then().statusCode(404);
        for (String query : new String[] {"form=small", "kind=png&form=small", "kind=pdf&colour=black-and-white&form=small"}) {
            given().get(SCANS + "/" + id + "/result?" + query).then().statusCode(422).body("detail", containsString("Expected form=small with kind=pdf in colour or grey, got it with"));
        }
        given().get(SCANS + "/" + id + "/result?kind=pdf&form=tiny").then().statusCode(422).body("detail", containsString("Expected form=full or form=small, got form='tiny'"));
    }

    @Test
    void aPageIsShownBeforeAndAfter() throws IOException {
        String id = accept("scans-bleach", Map.of("page.png", PNG));
        watch(id);
        assertThat(PageFiles.read(page(id, 1, "before").statusCode(200).extract().asByteArray()).samples())
                .isEqualTo(PageFiles.page(211, 150, 1).samples());
        assertThat(PageFiles.read(page(id, 1, "after").statusCode(200).extract().asByteArray()).samples()).containsOnly(255);
        page(id, 1, "removed").statusCode(200).contentType("image/png");
        page(id, 2, "after").statusCode(404).body("detail", containsString("got page 2"));
        page(id, 0, "before").statusCode(404);
        page(id, 1, "behind").statusCode(422).body("detail", containsString("got 'behind'"));
    }

    @Test
    void whatIsChangedOnAPageIsInAllThatIsTakenHome() throws IOException {
        String id = accept("scans-bleach", Map.of("book.tif", PageFiles.tiff(2)));
        watch(id);
        Page plain = PageFiles.read(unzip(result(id, "?kind=png")).get("0002.png"));
        scans.edit(UUID.fromString(id), 2, new PageEdit(0, new double[0][]));
        Map<String, byte[]> pages = unzip(result(id, "?kind=png"));
        assertThat(PageFiles.read(pages.get("0001.png")).samples()).containsOnly(255);
        assertThat(PageFiles.read(pages.get("0002.png")).samples()).isNotEqualTo(plain.samples()).isEqualTo(secondPage(PageFiles.tiff(2)).samples());
        assertThat(secondPage(result(id, "")).samples()).isEqualTo(secondPage(PageFiles.tiff(2)).samples());
        scans.edit(UUID.fromString(id), 2, PageEdit.NONE);
        assertThat(secondPage(result(id, "")).samples()).containsOnly(255);
    }

    @Test
    void aStackIsTakenHomeInTheOrderThatIsWanted() throws IOException {
        String id = accept("scans-same", Map.of("book.tif", PageFiles.tiff(3)));
        watch(id);
        given().get(SCANS + "/" + id + "/pages").then().statusCode(200).body("order", is(List.of(1, 2, 3)))
                .body("pages.page", is(List.of(1, 2, 3))).body("pages.file", is(List.of("book.tif", "book.tif", "book.tif")))
                .body("pages.done", is(List.of(true, true, true))).body("pages[1].finding.doubtful", is(false));
        order(id, "[3, 1]").statusCode(204);
        given().get(SCANS + "/" + id + "/pages").then().body("order", is(List.of(3, 1)));
        Map<String, byte[]> pages = unzip(result(id, "?kind=png"));
        assertThat(pages).containsOnlyKeys("0001.png", "0002.png");
        try (PageFile file = PageFiles.CODEC.open(PageFiles.tiff(3))) {
            assertThat(PageFiles.read(pages.get("0001.png")).samples()).isEqualTo(file.read(2).samples());
            assertThat(PageFiles.read(pages.get("0002.png")).samples()).isEqualTo(file.read(0).samples());
        }
        try (PDDocument document = ScanFiles.load(result(id, "?kind=pdf"))) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
        }
        String again = scans.redo(UUID.fromString(id), new Scans.Wish("scans-bleach", false, false, false)).id().toString();
        watch(again);
        assertThat(unzip(result(again, "?kind=png"))).containsOnlyKeys("0001.png", "0002.png");
        order(again, "[1, 2, 3]").statusCode(204);
        assertThat(unzip(result(again, "?kind=png"))).hasSize(3);
    }

    @Test
    void anOrderOfPagesThatAreNotThereIsRefused() throws IOException {
        String id = accept("scans-same", Map.of("page.png", PNG));
        for (String wrong : List.of("[]", "[0]", "[2]", "[1, 1]", "[null]", "null")) {
            order(id, wrong).statusCode(422).body("detail", containsString("Expected some of the pages 1 to 1, each once"));
        }
        order(id, "{}").statusCode(400);
        order(UUID.randomUUID().toString(), "[1]").statusCode(404);
        given().get(SCANS + "/" + UUID.randomUUID() + "/pages").then().statusCode(404);
    }

    @Test
    void aPageIsChangedAndTheOthersStay() throws IOException {
        String id = accept("scans-bleach", Map.of("book.tif", PageFiles.tiff(2)));
        watch(id);
        change(id, 2, "{\"strength\": 0, \"strokes\": [[5, 1, 2]]}").statusCode(204);
        change(id, 2, "{\"strength\": 0.25}").statusCode(204);
        assertThat(scans.edit(UUID.fromString(id), 2).strength()).isEqualTo(0.25);
        assertThat(scans.edit(UUID.fromString(id), 2).strokes()[0]).containsExactly(5, 1, 2);
        given().get(SCANS + "/" + id + "/pages").then().body("pages.edited", is(List.of(false, true)));
        change(id, 2, "{\"strength\": 2}").statusCode(422).body("detail", is("Expected a strength from 0 to 1, got 2.0; send for instance {\"strength\": 0.5}."));
        change(id, 2, "{\"strokes\": [[1]]}").statusCode(422).body("detail", containsString("Expected strokes of a radius and points"));
        change(id, 2, "null").statusCode(422).body("detail", containsString("got nothing"));
        change(id, 3, "{\"strength\": 0}").statusCode(404).body("detail", containsString("got page 3"));
        change(UUID.randomUUID().toString(), 1, "{\"strength\": 0}").statusCode(404);
        assertThat(scans.edit(UUID.fromString(id), 2).strength()).isEqualTo(0.25);
    }

    @Test
    void onePageLiesInAnotherWayAndTheOthersStay() throws IOException {
        String id = accept("scans-same", Map.of("book.tif", PageFiles.tiff(3)));
        watch(id);
        byte[] third = page(id, 3, "after").extract().asByteArray();
        scans.edit(UUID.fromString(id), 2, new PageEdit(0.5, new double[][] {{5, 1, 2}}));
        given().get(SCANS + "/" + id + "/pages").then().body("pages.version", is(Collections.nCopies(3, scans.version(UUID.fromString(id), 1))));
        Page before = PageFiles.read(page(id, 2, "after").extract().asByteArray());

        change(id, 2, "{\"turn\": 90}").statusCode(202);
        ScanStatus status = watch(id).getLast();
        assertThat(status.state().name()).isEqualTo("DONE");
        assertThat(status.again()).isEmpty();
        Page turned = PageGeometry.of(before, new GeometryOptions(false, false, false, 90)).apply(before);
        assertThat(PageFiles.read(page(id, 2, "after").extract().asByteArray()).samples()).isEqualTo(turned.samples());
        assertThat(secondPage(result(id, "")).samples()).isEqualTo(turned.samples());
        assertThat(PageFiles.read(page(id, 2, "small").extract().asByteArray()).width()).isEqualTo(before.height());
        assertThat(page(id, 3, "after").extract().asByteArray()).isEqualTo(third);
        given().get(SCANS + "/" + id + "/pages/2/geometry").then().statusCode(200).body("asked.turn", is(90)).body("asked.corners", nullValue()).body("turn", is(90));
        given().get(SCANS + "/" + id + "/pages/3/geometry").then().statusCode(404);
        assertThat(scans.edit(UUID.fromString(id), 2)).satisfies(edit -> assertThat(edit.strength()).isEqualTo(0.5), edit -> assertThat(edit.strokes()).isEmpty());
        given().get(SCANS + "/" + id + "/pages").then().body("pages.done", is(List.of(true, true, true)))
                .body("pages[1].version", not(is(scans.version(UUID.fromString(id), 1))));

        change(id, 2, "{\"turn\": 90, \"strength\": 1}").statusCode(204); // it lies so already
        change(id, 2, "{\"turn\": 0}").statusCode(202);
        watch(id);
        assertThat(secondPage(result(id, "")).samples()).isEqualTo(before.samples());
    }

    @Test
    void aSheetIsSquaredByTheCornersThatAPersonPut() throws IOException {
        Page page = PageFiles.page(400, 300, 1);
        String id = accept("scans-same", Map.of("page.png", PageFiles.write(page, PageFormat.PNG)));
        watch(id);
        change(id, 1, "{\"corners\": [[0.25, 0.5], [0.75, 0.5], [0.75, 1], [0.25, 1]]}").statusCode(202);
        watch(id);
        given().get(SCANS + "/" + id + "/pages/1/geometry").then().statusCode(200).body("asked.corners[2]", is(List.of(0.75f, 1f))).body("corners[0]", is(List.of(100f, 150f)))
                .body("certainty", nullValue()).body("newWidth", is(200)).body("newHeight", is(150));
        Page cut = PageFiles.read(result(id, ""));
        assertThat(List.of(cut.width(), cut.height())).containsExactly(200, 150);
        assertThat(cut.at(20, 30, 0)).isEqualTo(page.at(120, 180, 0));

        change(id, 1, "{\"corners\": []}").statusCode(202);
        watch(id);
        assertThat(PageFiles.read(result(id, "")).samples()).isEqualTo(page.samples());
    }

    @Test
    void aPageKeepsHowItLiesWhenAllAreCleanedInAnotherWay() throws IOException {
        String id = accept("scans-same", Map.of("book.tif", PageFiles.tiff(2)));
        change(id, 2, "{\"turn\": 90}").statusCode(202); // also while the scan is still on its way
        watch(id);
        scans.edit(UUID.fromString(id), 2, new PageEdit(1, new double[][] {{5, 1, 2}}));
        ScanStatus after = scans.redo(UUID.fromString(id), new Scans.Wish("scans-same", false, false, true, new GeometryOptions(false, false, false, 180), null));
        watch(after.id().toString());
        given().get(SCANS + "/" + after.id() + "/pages/1/geometry").then().body("turn", is(180));
        given().get(SCANS + "/" + after.id() + "/pages/2/geometry").then().body("turn", is(90));
        assertThat(scans.edit(after.id(), 2).strokes()).hasDimensions(1, 3); // it lies as before
    }

    @Test
    void aPageCannotLieInAWayThatThereIsNot() {
        String id = accept("scans-same", Map.of("page.png", PNG));
        Map<String, String> wrong = Map.of(
                "{\"corners\": [[0.1, 0.1], [0.9, 0.9], [0.9, 0.1], [0.1, 0.9]]}", "whose sides cross or bend inward; move them apart",
                "{\"corners\": [[0.1, 0.1], [1.1, 0.1], [0.9, 0.9], [0.1, 0.9]]}", "x and y from 0 to 1, got 1.1 and 0.1",
                "{\"corners\": [[\"NaN\", 0.1], [0.9, 0.1], [0.9, 0.9], [0.1, 0.9]]}", "x and y from 0 to 1, got NaN and 0.1",
                "{\"corners\": [[0.1, 0.1], [0.3, 0.1], [0.3, 0.2], [0.1, 0.2]]}", "at least 5 % of the picture, got 2.0 %",
                "{\"corners\": [[0.1, 0.1], [0.9, 0.1], [0.9, 0.9]]}", "Expected four corners",
                "{\"corners\": [[0.1, 0.1], [0.9, 0.1], null, [0.1, 0.9]]}", "Expected four corners",
                "{\"turn\": 45}", "Expected turn=0, turn=90, turn=180 or turn=270",
                "{\"turn\": 90, \"strokes\": [[5, 1, 2]]}", "got both",
                "{}", "got nothing");
        wrong.forEach((change, words) -> change(id, 1, change).statusCode(422).contentType("application/problem+json").body("detail", containsString(words)));
        change(id, 1, "{\"corners\": \"all\"}").statusCode(400);
        change(id, 1, "{\"corners\": [[NaN, 0.1]]}").statusCode(400);
        change(id, 1, "{\"crop\": \"perhaps\"}").statusCode(400);
        change(id, 2, "{\"crop\": true}").statusCode(404).body("detail", containsString("got page 2"));
    }

    private static ValidatableResponse change(String id, int page, String change) {
        return given().contentType("application/json").body(change).patch(SCANS + "/" + id + "/pages/" + page).then();
    }

    @Test
    void pagesThatLostInkAndBlankOnesAreTold() throws IOException {
        String id = accept("scans-bleach", Map.of("page.png", PNG));
        watch(id);
        given().get(SCANS + "/" + id + "/pages").then().body("pages[0].finding.doubtful", is(true)).body("pages[0].finding.blank", is(true));
        Page small = PageFiles.read(page(id, 1, "small").statusCode(200).contentType("image/jpeg").extract().asByteArray());
        assertThat(List.of(small.width(), small.height())).containsExactly(211, 150);
        assertThat(small.samples()).containsOnly(255);
        page(id, 2, "small").statusCode(404);
    }

    private static ValidatableResponse order(String id, String pages) {
        return given().contentType("application/json").body(pages).put(SCANS + "/" + id + "/order").then();
    }

    private static Page secondPage(byte[] tiff) {
        try (PageFile file = PageFiles.CODEC.open(tiff)) {
            return file.read(1);
        }
    }

    @Test
    void whoLooksOnKeepsHisPagesForAnHourAndTheOriginalGoesWithThem() throws IOException {
        Page page = PageFiles.page(83, 89, 1);
        new Random().nextBytes(page.samples());
        long before = originals();
        String id = form(Map.of("own.png", PageFiles.write(page, PageFormat.PNG))).multiPart("model", "scans-same").multiPart("onScreen", "true")
                .multiPart("despeckle", "true").post(SCANS).then().statusCode(202).extract().path("id");
        ScanStatus status = watch(id).getLast();
        assertThat(status.deleted()).isEqualTo(status.finished().plus(Duration.ofHours(1)));
        assertThat(status.despeckle()).isTrue();
        assertThat(status.keepPaper()).isFalse();
        assertThat(originals()).isEqualTo(before + 1);
        delete(id).statusCode(204);
        assertThat(originals()).isEqualTo(before);
    }

    @Test
    void anotherWishCleansTheSamePagesAgainAndKeepsWhatWasChanged() throws IOException {
        Path file = Files.write(folder.resolve("page.png"), PNG);
        ScanStatus before = scans.submit(new Scans.Wish("scans-same", false, false, true), List.of(new Scans.Sent("page.png", file)));
        scans.edit(before.id(), 1, new PageEdit(0.5, new double[0][]));
        ScanStatus after = scans.redo(before.id(), new Scans.Wish("scans-same", true, true, true));
        assertThat(after.keepPaper()).isTrue();
        assertThat(after.despeckle()).isTrue();
        assertThat(scans.edit(after.id(), 1).strength()).isEqualTo(0.5);
        assertThat(scans.find(before.id())).isEmpty();
        assertThat(new ScanOrder("scans-same", List.of(), true, false, GeometryOptions.NONE, null, null).options(GeometryOptions.NONE)).isEqualTo(new CleanOptions(1, true, true, false, GeometryOptions.NONE));
        assertThat(new ScanOrder("scans-same", List.of(), false, true, SIDEWAYS, null, null).options(SIDEWAYS)).isEqualTo(new CleanOptions(1, true, false, true, SIDEWAYS));
    }

    @Test
    void aPageLiesAsWasAskedForOnBothSidesAndSaysHowSureItIs() throws IOException {
        Page page = DrawnPages.text(800, 1100, -4);
        Page side = PageGeometry.of(page, new GeometryOptions(false, false, false, 270)).apply(page);
        String id = form(Map.of("side.png", PageFiles.write(side, PageFormat.PNG))).multiPart("model", "scans-same").multiPart("straighten", "true")
                .multiPart("turn", "90").post(SCANS).then().statusCode(202).body("geometry.turn", is(90)).extract().path("id");
        given().get(SCANS + "/" + id + "/pages/2/geometry").then().statusCode(404).body("detail", containsString("got page 2"));
        assertThat(watch(id).getLast().geometry()).isEqualTo(SIDEWAYS);
        given().get(SCANS + "/" + id + "/pages/1/geometry").then().statusCode(200).body("straightened", is(true)).body("turn", is(90))
                .body("skew", both(greaterThan(-4.05f)).and(lessThan(-3.95f))).body("skewError", lessThan(0.05f)).body("width", is(1100)).body("newWidth", is(800))
                .body("leftAlone.size()", is(0));
        Page expected = PageGeometry.of(side, SIDEWAYS).apply(side);
        for (byte[] file : List.of(page(id, 1, "before").extract().asByteArray(), page(id, 1, "after").extract().asByteArray(), result(id, ""))) {
            assertThat(Arrays.equals(PageFiles.read(file).samples(), expected.samples())).isTrue();
        }
        scans.edit(UUID.fromString(id), 1, new PageEdit(0.5, new double[][] {{10, 20, 20}}));
        assertThat(Arrays.equals(PageFiles.read(result(id, "")).samples(), expected.samples())).isTrue();
        ScanStatus after = scans.redo(UUID.fromString(id), new Scans.Wish("scans-same", false, false, true));
        assertThat(scans.edit(after.id(), 1)).satisfies(edit -> assertThat(edit.strength()).isEqualTo(0.5), edit -> assertThat(edit.strokes()).isEmpty());
        watch(after.id().toString());
        given().get(SCANS + "/" + after.id() + "/pages/1/geometry").then().statusCode(404).body("detail", containsString("send the files again"));
    }

    @Test
    void aPageOfAPdfKeepsItsProportionsOrStaysWithItsText() throws IOException {
        byte[] pdf = Files.readAllBytes(ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            ScanFiles.scan(document, PDRectangle.A5, ScanFiles.lossless(document, 300, 420, 1), "a layer");
            ScanFiles.page(document, PDRectangle.A5, contents -> contents.drawImage(ScanFiles.lossless(document, 300, 420, 1), 0, 0,
                    PDRectangle.A5.getWidth(), PDRectangle.A5.getHeight()));
        }));
        String id = form(Map.of("a.pdf", pdf)).multiPart("model", "scans-bleach").multiPart("turn", "90").post(SCANS).then().statusCode(202)
                .extract().path("id");
        watch(id);
        given().get(SCANS + "/" + id + "/pages/1/geometry").then().statusCode(200).body("turn", is(0)).body("newWidth", is(300))
                .body("leftAlone", hasItem("The page has text of its own over the scan and stays as it lies. "
                        + "When you straighten or turn this page by itself, its text goes with it."));
        given().get(SCANS + "/" + id + "/pages/2/geometry").then().statusCode(200).body("turn", is(90)).body("newWidth", is(420)).body("newHeight", is(300));
        try (PDDocument document = ScanFiles.load(result(id, ""))) {
            assertThat(new PDFTextStripper().getText(document)).contains("a layer");
            assertThat(document.getPage(1).getMediaBox().getWidth()).isEqualTo(PDRectangle.A5.getWidth());
        }
        assertThat(PageFiles.read(unzip(result(id, "?kind=png")).get("0002.png")).width()).isEqualTo(420);
    }

    @Test
    void theTextOfAPageThatIsTurnedByItselfGoesWithIt() throws IOException {
        byte[] pdf = Files.readAllBytes(ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            ScanFiles.scan(document, PDRectangle.A5, ScanFiles.lossless(document, 300, 420, 1), "a layer");
            PDImageXObject twice = ScanFiles.lossless(document, 300, 420, 1);
            ScanFiles.scan(document, PDRectangle.A5, twice, "two layers");
            ScanFiles.scan(document, PDRectangle.A5, twice, "more layers");
        }));
        String id = form(Map.of("a.pdf", pdf)).multiPart("model", "scans-same").multiPart("turn", "90").post(SCANS).then().statusCode(202).extract().path("id");
        watch(id);
        change(id, 1, "{\"turn\": 90, \"crop\": true}").statusCode(202); // the turn is asked for this page now
        change(id, 2, "{\"turn\": 270}").statusCode(202);
        watch(id);
        given().get(SCANS + "/" + id + "/pages/1/geometry").then().body("turn", is(90)).body("newWidth", is(420)).body("leftAlone", hasItem(containsString("not squared")));
        given().get(SCANS + "/" + id + "/pages/2/geometry").then().body("turn", is(0)).body("leftAlone", hasItem(containsString("one that other pages show, too")));
        change(id, 1, "{\"turn\": 90}").statusCode(204);
        for (String query : List.of("", "?kind=pdf")) {
            try (PDDocument document = ScanFiles.load(result(id, query))) {
                assertThat(document.getPage(0).getRotation()).isEqualTo(90);
                assertThat(document.getPage(1).getRotation()).isZero();
                assertThat(new PDFTextStripper().getText(document)).contains("a layer", "two layers");
            }
        }
    }

    @Test
    void whatWasOrderedBeforeThereWasAGeometryIsStillRead() throws IOException {
        ScanOrder order = json.readValue("{\"model\":\"scans\",\"files\":[],\"keepPaper\":true,\"despeckle\":false,\"keep\":null}", ScanOrder.class);
        assertThat(order.geometry()).isEqualTo(GeometryOptions.NONE);
        ScanOrder asked = new ScanOrder("scans", List.of(), false, false, SIDEWAYS, Duration.ofHours(1), null);
        assertThat(json.readValue(json.writeValueAsString(asked), ScanOrder.class)).isEqualTo(asked);
    }

    @Test
    void aGeometryThatThereIsNotIsRefused() {
        form(Map.of("a.png", PNG)).multiPart("model", "scans-same").multiPart("turn", "up").post(SCANS).then().statusCode(422)
                .contentType("application/problem+json")
                .body("detail", is("Expected turn=0, turn=90, turn=180 or turn=270, clockwise, or turn=auto, got 'up'; name one of them, or leave it out."));
        form(Map.of("a.png", PNG)).multiPart("model", "scans-same").multiPart("crop", "1").post(SCANS).then().statusCode(422)
                .body("detail", is("Expected crop=true or crop=false, got '1'; name one of them, or leave it out."));
    }

    @Test
    void aDamagedPageStaysAsItWasAndTheOthersAreCleaned() throws IOException {
        byte[] cut = Arrays.copyOf(PNG, PNG.length / 2);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("cut.png", cut);
        files.put("whole.png", PNG);
        String id = accept("scans-bleach", files);
        ScanStatus status = watch(id).getLast();
        assertThat(status.state().name()).isEqualTo("DONE");
        assertThat(status.problems()).singleElement().asString().startsWith("cut.png, page 1 stays as it was: Expected");
        Map<String, byte[]> clean = unzip(result(id, ""));
        assertThat(clean.get("cut-clean.png")).isEqualTo(cut);
        assertThat(PageFiles.read(clean.get("whole-clean.png")).samples()).containsOnly(255);
    }

    @Test
    void theSameBytesAreKeptOnce() throws IOException {
        Page page = PageFiles.page(97, 89, 1);
        new Random().nextBytes(page.samples()); // unlike all that was sent before, today or yesterday
        byte[] unlike = PageFiles.write(page, PageFormat.PNG);
        long before = originals();
        accept("scans-same", Map.of("a.png", unlike, "b.png", unlike));
        accept("scans-same", Map.of("c.png", unlike));
        assertThat(originals()).isEqualTo(before + 1);
    }

    @Test
    void whatCannotBeCleanedIsRefusedInWords() throws IOException {
        refuse(Map.of("notes.png", "PK\3\4 an archive".getBytes(StandardCharsets.ISO_8859_1)), 422,
                "notes.png: Expected a PDF, PNG, JPEG, TIFF, GIF, BMP or WebP file, got");
        refuse(Map.of("nothing.pdf", new byte[0]), 422, "nothing.pdf: Expected a PDF, PNG, JPEG, TIFF, GIF, BMP or WebP file, got an empty one");
        refuse(Map.of("half.pdf", "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.US_ASCII)), 422, "half.pdf: Expected a whole PDF");
        refuse(Map.of("huge.tif", PageFiles.tiffHeader(20_000, 20_000)), 413, "huge.tif: Expected a picture of at most 80,000,000 pixels");
        given().multiPart("model", "nobody").multiPart("file", "a.png", PNG).post(SCANS).then().statusCode(404)
                .body("detail", containsString("got 'nobody'"));
        given().multiPart("model", "digits-tiny").multiPart("file", "a.png", PNG).post(SCANS).then().statusCode(422);
        given().multiPart("model", "scans-damaged").multiPart("file", "a.png", PNG).post(SCANS).then().statusCode(503);
        given().multiPart("model", "scans-same").post(SCANS).then().statusCode(422).body("detail", is("Expected 1 to 200 files, got 0; send them in several scans."));
        given().contentType("application/pdf").body(PNG).post(SCANS).then().statusCode(415);
    }

    @Test
    void whatIsNotThereIsSaid() {
        for (String path : new String[] {"/1", "/" + UUID.randomUUID(), "/" + UUID.randomUUID() + "/events", "/x/result", "/x/pages/1?side=after"}) {
            given().get(SCANS + path).then().statusCode(404).body("detail", containsString("Expected the id of a scan, got"));
        }
        delete("x").statusCode(404);
        given().post(SCANS + "/" + UUID.randomUUID() + "/again").then().statusCode(404);
    }

    @Test
    void onlyScansMayBeSentInChunks() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(address.resolve("/api/v1/clean?model=scans-same"))
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(PNG))).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(411);
            assertThat(answer.body()).contains("announced in Content-Length");
        }
    }

    private String accept(String model, Map<String, byte[]> files) {
        ValidatableResponse response = form(files).multiPart("model", model).post(SCANS).then().statusCode(202)
                .body("id", notNullValue());
        String id = response.extract().path("id");
        assertThat(response.extract().header("Location")).isEqualTo(address + "/" + id);
        return id;
    }

    private void refuse(Map<String, byte[]> files, int status, String words) {
        form(files).multiPart("model", "scans-same").post(SCANS).then().statusCode(status).contentType("application/problem+json")
                .body("detail", containsString(words));
    }

    private static RequestSpecification form(Map<String, byte[]> files) {
        RequestSpecification request = given();
        files.forEach((name, bytes) -> request.multiPart(new MultiPartSpecBuilder(bytes).fileName(name).controlName("file")
                .charset(StandardCharsets.UTF_8).mimeType("application/octet-stream").build()));
        return request;
    }

    /** All that is told of a scan until it is finished. */
    private List<ScanStatus> watch(String id) throws IOException {
        List<ScanStatus> told = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(URI.create(address + "/" + id + "/events").toURL().openStream(),
                StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null;) {
                if (line.startsWith("data:")) {
                    told.add(json.readValue(line.substring(5), ScanStatus.class));
                }
            }
        }
        return told;
    }

    private static ValidatableResponse page(String id, int page, String side) {
        return given().get(SCANS + "/" + id + "/pages/" + page + "?side=" + side).then();
    }

    private static byte[] result(String id, String query) {
        return given().get(SCANS + "/" + id + "/result" + query).then().statusCode(200).extract().asByteArray();
    }

    private static ValidatableResponse delete(String id) {
        return given().delete(SCANS + "/" + id).then();
    }

    private long originals() throws IOException {
        try (Stream<Path> files = Files.list(data.data().resolve("originals"))) {
            return files.count();
        }
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null;) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
