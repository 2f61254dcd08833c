package latentstudio.scan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import latentstudio.document.ScanFiles;
import latentstudio.geometry.DrawnPages;
import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.GeometryOptions.Split;
import latentstudio.image.Page;
import latentstudio.image.PageFile;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.image.PagePacking;
import latentstudio.restore.Restorers;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Double pages that become two, over HTTP. */
@QuarkusTest
@TestProfile(Restorers.class)
class SplitPageTest {
    private static final String SCANS = "/api/v1/scans";
    private static final Page SPREAD = DrawnPages.spread();
    private static final Page SINGLE = PageFiles.page(150, 211, 3);

    @TestHTTPResource(SCANS)
    URI address;

    @Inject
    Scans scans;

    @Inject
    ObjectMapper json;

    @TempDir
    Path folder;

    @Test
    void aDoublePageBecomesTwoWithPicturesAndFindingsOfTheirOwn() throws IOException {
        String id = done(form("book.tif", tiff(SINGLE, SPREAD)).multiPart("split", "true"));
        given().get(SCANS + "/" + id + "/pages").then().body("pages.page", contains(1, 2, -2)).body("pages.half", contains(null, "left", "right"))
                .body("pages.pageOfFile", contains(1, 2, 2)).body("pages.done", contains(true, true, true)).body("order", contains(1, 2, -2));
        geometry(id, -2).body("half.side", is("right")).body("newHeight", is(1100)).body("leftAlone", is(List.of()));
        geometry(id, 1).body("half", nullValue()).body("leftAlone", hasItem(containsString("not surely two")));
        Page left = page(id, 2, "after");
        Page right = page(id, -2, "after");
        assertThat(left.width() + right.width()).isEqualTo(1600);
        assertThat(right.crop(0, 0, right.width(), 1100).samples()).as("nothing of it is lost").isEqualTo(SPREAD.crop(left.width(), 0, right.width(), 1100).samples());
        assertThat(page(id, -2, "small").height()).isEqualTo(220);

        assertThat(unzip(result(id, "?kind=png"))).containsOnlyKeys("0001.png", "0002.png", "0003.png");
        assertThat(PageFiles.read(unzip(result(id, "?kind=png")).get("0003.png")).width()).isEqualTo(right.width());
        try (PageFile clean = PageFiles.CODEC.open(result(id, ""))) {
            assertThat(clean.pages()).isEqualTo(3);
            assertThat(clean.read(2).width()).isEqualTo(right.width());
        }
    }

    @Test
    void eachHalfIsChangedByItself() throws IOException {
        String id = done(form("book.tif", tiff(SPREAD, SINGLE)).multiPart("split", "true"));
        change(id, -1, "{\"strength\": 0.5}").statusCode(204);
        change(id, -1, "{\"turn\": 180}").statusCode(202);
        watch(id);
        geometry(id, -1).body("turn", is(180)).body("asked.turn", is(180)).body("half.side", is("right"));
        geometry(id, 1).body("turn", is(0));
        assertThat(scans.edit(UUID.fromString(id), -1).strength()).isEqualTo(0.5);
        assertThat(scans.edit(UUID.fromString(id), 1).strength()).isEqualTo(1);
        arrange(id, "[-1, 2]").statusCode(204);
        try (PDDocument document = ScanFiles.load(result(id, "?kind=pdf"))) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
        }
        arrange(id, "[-2]").statusCode(422).body("detail", containsString("right halves of those that are split"));
        change(id, -2, "{\"strength\": 0}").statusCode(404);
    }

    @Test
    void halvesAreJoinedAgainAndWhatWasDecidedOfTheOtherPagesStays() throws IOException {
        String id = done(form("book.tif", tiff(SPREAD, SPREAD, SINGLE)).multiPart("split", "true"));
        arrange(id, "[3, 2, -2, 1, -1]").statusCode(204);
        change(id, -2, "{\"split\": false}").statusCode(202);
        watch(id);
        given().get(SCANS + "/" + id + "/pages").then().body("pages.page", contains(1, -1, 2, 3)).body("order", contains(3, 2, 1, -1));
        assertThat(page(id, 2, "after").width()).isEqualTo(1600);
        change(id, 2, "{\"split\": false}").statusCode(204);
        change(id, 2, "{\"split\": \"right-to-left\"}").statusCode(202);
        watch(id);
        given().get(SCANS + "/" + id + "/pages").then().body("pages.page", contains(1, -1, -2, 2, 3)).body("order", contains(3, 2, -2, 1, -1));
        change(id, 2, "{\"split\": \"right-to-left\"}").statusCode(204);
        given().get(SCANS + "/" + id + "/pages").then().body("order", contains(3, -2, 2, 1, -1));
    }

    @Test
    void theRightPageOfABookThatIsReadFromRightToLeftIsFirst() throws IOException {
        String id = done(form("book.tif", tiff(SPREAD, SINGLE)).multiPart("split", "right-to-left"));
        given().get(SCANS + "/" + id + "/pages").then().body("order", contains(-1, 1, 2)).body("pages.page", contains(-1, 1, 2));
        int right = page(id, -1, "after").width();
        try (PageFile clean = PageFiles.CODEC.open(result(id, ""))) {
            assertThat(clean.read(0).width()).isEqualTo(right);
        }
        change(id, 1, "{\"split\": true}").statusCode(204);
        given().get(SCANS + "/" + id + "/pages").then().body("order", contains(1, -1, 2));
        int left = page(id, 1, "after").width();
        assertThat(left).isNotEqualTo(right);
        try (PageFile clean = PageFiles.CODEC.open(result(id, ""))) {
            assertThat(clean.read(0).width()).isEqualTo(left);
        }
    }

    @Test
    void aPageThatIsNotSurelyTwoIsSplitInItsMiddleWhenItIsAskedFor() throws IOException {
        String id = done(form("page.png", PageFiles.write(SINGLE, PageFormat.PNG)));
        assertThat(PageFiles.read(result(id, "")).width()).isEqualTo(150);
        change(id, 1, "{\"split\": true}").statusCode(202);
        watch(id);
        geometry(id, 1).body("half.certainty", nullValue()).body("half.side", is("left")).body("newWidth", is(75)).body("asked.split", is("LEFT_FIRST"));
        assertThat(unzip(result(id, ""))).containsOnlyKeys("page-clean-1.png", "page-clean-2.png");
        assertThat(given().get(SCANS + "/" + id + "/result").header("Content-Disposition")).contains("page-clean.zip");
        change(id, 1, "{\"split\": false}").statusCode(202);
        watch(id);
        assertThat(given().get(SCANS + "/" + id + "/result").header("Content-Disposition")).contains("page-clean.png");
    }

    @Test
    void aPageOfAPdfBecomesTwoOfHalfItsWidth() throws IOException {
        byte[] pdf = Files.readAllBytes(ScanFiles.pdf(folder.resolve("a.pdf"), document -> {
            PDRectangle size = new PDRectangle(800, 550);
            ScanFiles.page(document, size, contents -> contents.drawImage(LosslessFactory.createFromImage(document, image(SPREAD)), 0, 0, 800, 550));
            ScanFiles.scan(document, size, ScanFiles.lossless(document, 400, 275, 1), "a layer");
        }));
        String id = done(form("a.pdf", pdf).multiPart("split", "true"));
        given().get(SCANS + "/" + id + "/pages").then().body("pages.page", contains(1, -1, 2));
        geometry(id, 2).body("leftAlone", is(List.of("The page has text of its own over the scan and stays as it lies. "
                + "When you straighten or turn this page by itself, its text goes with it.")));
        for (String query : List.of("", "?kind=pdf", "?kind=pdf&colour=black-and-white", "?kind=pdf&form=small")) {
            try (PDDocument document = ScanFiles.load(result(id, query))) {
                assertThat(document.getNumberOfPages()).as(query).isEqualTo(3);
                float left = document.getPage(0).getMediaBox().getWidth();
                assertThat(left).as(query).isBetween(350f, 450f);
                assertThat(left + document.getPage(1).getMediaBox().getWidth()).as(query).isBetween(799f, 801f);
                assertThat(document.getPage(2).getMediaBox().getWidth()).as(query).isBetween(799f, 801f);
            }
        }
        change(id, 2, "{\"split\": true}").statusCode(422).body("detail", containsString("one upright scan and nothing else"));
    }

    @Test
    void whatIsSplitStaysSoWhenAllIsCleanedInAnotherWay() throws IOException {
        String id = done(form("book.tif", tiff(SPREAD, SINGLE)).multiPart("split", "true"));
        change(id, -1, "{\"strength\": 0.5}").statusCode(204);
        change(id, 1, "{\"turn\": 90}").statusCode(202);
        watch(id);
        ScanStatus again = scans.redo(UUID.fromString(id), new Scans.Wish("scans-same", false, false, false,
                new GeometryOptions(true, false, false, 0).with(Split.RIGHT_FIRST), null));
        watch(again.id().toString());
        given().get(SCANS + "/" + again.id() + "/pages").then().body("pages.page", contains(-1, 1, 2)).body("order", contains(-1, 1, 2)).body("pages.done", contains(true, true, true));
        assertThat(scans.edit(again.id(), -1).strength()).isEqualTo(0.5);
        geometry(again.id().toString(), 1).body("turn", is(90));
        ScanStatus whole = scans.redo(again.id(), new Scans.Wish("scans-same", false, false, false));
        watch(whole.id().toString());
        given().get(SCANS + "/" + whole.id() + "/pages").then().body("pages.page", contains(1, 2));
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        form("a.png", PageFiles.write(SINGLE, PageFormat.PNG)).multiPart("split", "down").post(SCANS).then().statusCode(422)
                .body("detail", is("Expected split=true, split=right-to-left or split=false, got 'down'; name one of them, or leave it out."));
        given().contentType("image/png").body(PageFiles.write(SINGLE, PageFormat.PNG)).post("/api/v1/clean?model=scans-same&split=true").then().statusCode(422)
                .body("detail", containsString("send a double page to /api/v1/scans"));
    }

    private static BufferedImage image(Page page) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(PageFiles.write(page, PageFormat.PNG)));
    }

    private static byte[] tiff(Page... pages) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PageFiles.CODEC.writeTiff(Collections.nCopies(pages.length, PagePacking.of(PageFormat.TIFF)), page -> pages[page], file);
        return file.toByteArray();
    }

    private static RequestSpecification form(String name, byte[] file) {
        return given().multiPart("file", name, file, "application/octet-stream").multiPart("model", "scans-same");
    }

    private String done(RequestSpecification form) throws IOException {
        String id = form.post(SCANS).then().statusCode(202).extract().path("id");
        assertThat(watch(id).state().name()).isEqualTo("DONE");
        return id;
    }

    private ScanStatus watch(String id) throws IOException {
        ScanStatus last = null;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(URI.create(address + "/" + id + "/events").toURL().openStream(), StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null;) {
                last = line.startsWith("data:") ? json.readValue(line.substring(5), ScanStatus.class) : last;
            }
        }
        return last;
    }

    private static ValidatableResponse change(String id, int page, String change) {
        return given().contentType("application/json").body(change).patch(SCANS + "/" + id + "/pages/" + page).then();
    }

    private static ValidatableResponse arrange(String id, String order) {
        return given().contentType("application/json").body(order).put(SCANS + "/" + id + "/order").then();
    }

    private static ValidatableResponse geometry(String id, int page) {
        return given().get(SCANS + "/" + id + "/pages/" + page + "/geometry").then().statusCode(200);
    }

    private static Page page(String id, int page, String side) {
        return PageFiles.read(given().get(SCANS + "/" + id + "/pages/" + page + "?side=" + side).then().statusCode(200).extract().asByteArray());
    }

    private static byte[] result(String id, String query) {
        return given().get(SCANS + "/" + id + "/result" + query).then().statusCode(200).extract().asByteArray();
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
