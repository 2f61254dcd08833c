package latentstudio.scan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latentstudio.document.ScanFiles;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.restore.Restorers;
import latentstudio.text.Programs;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that are read while they are cleaned, by a program that hangs on some pages and dies on others. */
@QuarkusTest
@TestProfile(ScanTextTest.Reading.class)
class ScanTextTest {
    private static final String SCANS = "/api/v1/scans";
    private static final int HANGS = 301;
    private static final int DIES = 302;

    @TempDir
    Path folder;

    @Inject
    Scans scans;

    /** Restorers, and a program that tells by the width of a page what to do. */
    public static class Reading extends Restorers {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
                settings.put("studio.text.tesseract", Programs.that(Files.createTempDirectory("text"), """
                        case "$(head -c 6 "$1")" in
                          "P5 %d") sleep 1000 & wait;;
                          "P5 %d") echo 'it is over' >&2; exit 1;;
                        esac
                        """.formatted(HANGS, DIES) + Programs.HELLO).toString());
                settings.put("studio.text.timeout", "PT1S");
                return settings;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void aPageThatCannotBeReadLosesItsTextAndNothingElse() throws IOException {
        RequestSpecification request = given().multiPart("model", "scans-same").multiPart("text", "eng+deu");
        for (int width : new int[] {300, HANGS, DIES, 303}) {
            request.multiPart("file", width + ".png", PageFiles.write(PageFiles.page(width, 150, 1), PageFormat.PNG));
        }
        String id = request.post(SCANS).then().statusCode(202).body("text", is("eng+deu")).extract().path("id");
        ScanStatus status = finished(id);
        assertThat(status.state().name()).isEqualTo("DONE");
        assertThat(status.problems()).containsExactly("301.png, page 1: it has no text; Tesseract took more than 1 s",
                "302.png, page 1: it has no text; Tesseract ended with status 1: it is over");
        text(id, 1).body("text", is("hello")).body("language", is("eng+deu")).body("problems", is(empty())).body("words[0].left", is(10))
                .body("words[0].confidence", is(0.915f)).body("before.words", is(1)).body("after.confidence", is(0.915f));
        text(id, 2).body("text", is("")).body("words", is(empty())).body("after", nullValue()).body("before", nullValue())
                .body("problems", hasItem("it has no text; Tesseract took more than 1 s"));
        text(id, 3).body("problems", hasItem(containsString("ended with status 1")));
        for (String form : new String[] {"", "&form=small", "&colour=black-and-white"}) {
            byte[] pdf = given().get(SCANS + "/" + id + "/result?kind=pdf" + form).then().statusCode(200).extract().asByteArray();
            try (PDDocument document = ScanFiles.load(pdf)) {
                assertThat(document.getNumberOfPages()).isEqualTo(4);
                assertThat(new PDFTextStripper().getText(document).strip().split("\\s+")).containsExactly("hello", "hello");
            }
        }
        given().get(SCANS + "/" + id + "/pages/5/text").then().statusCode(404).body("detail", containsString("got page 5"));
    }

    @Test
    void aPdfThatWasSentComesBackWithText() throws IOException {
        Path pdf = ScanFiles.pdf(folder.resolve("a.pdf"), document -> ScanFiles.page(document, PDRectangle.A5,
                contents -> contents.drawImage(ScanFiles.lossless(document, 400, 600, 1), 0, 0, 400, 590)));
        String id = given().multiPart("model", "scans-same").multiPart("text", "eng").multiPart("file", pdf.toFile()).post(SCANS).then().statusCode(202)
                .extract().path("id");
        assertThat(finished(id).problems()).isEmpty();
        for (String query : new String[] {"", "?colour=black-and-white"}) {
            try (PDDocument document = ScanFiles.load(given().get(SCANS + "/" + id + "/result" + query).then().statusCode(200).extract().asByteArray())) {
                assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo("hello");
            }
        }
    }

    @Test
    void aLanguageThatIsNotInstalledIsRefusedWithThoseThatAre() {
        given().multiPart("model", "scans-same").multiPart("text", "fra").multiPart("file", "a.png", PageFiles.write(PageFiles.page(30, 20, 1), PageFormat.PNG))
                .post(SCANS).then().statusCode(422).contentType("application/problem+json")
                .body("detail", containsString("Expected text= with up to 5 of the languages deu, eng with + between them, got 'fra'"));
        given().get("/api/v1/text").then().statusCode(200).body("installed", is(true)).body("languages", is(List.of("deu", "eng")))
                .body("hint", containsString("install tesseract-ocr"));
    }

    @Test
    void aScanWithoutTextSaysSo() {
        String id = given().multiPart("model", "scans-same").multiPart("file", "a.png", PageFiles.write(PageFiles.page(30, 20, 1), PageFormat.PNG))
                .post(SCANS).then().statusCode(202).body("text", nullValue()).extract().path("id");
        finished(id);
        given().get(SCANS + "/" + id + "/pages/1/text").then().statusCode(409).body("detail", containsString("sent with text="));
        given().get(SCANS + "/" + UUID.randomUUID() + "/pages/1/text").then().statusCode(404).body("detail", containsString("Expected the id of a scan"));
    }

    private static io.restassured.response.ValidatableResponse text(String id, int page) {
        return given().get(SCANS + "/" + id + "/pages/" + page + "/text").then().statusCode(200);
    }

    /** The events end with the scan. */
    private ScanStatus finished(String id) {
        given().get(SCANS + "/" + id + "/events").then().statusCode(200).extract().asString();
        return scans.find(UUID.fromString(id)).orElseThrow();
    }
}
