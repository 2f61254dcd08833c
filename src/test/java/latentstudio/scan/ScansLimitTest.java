package latentstudio.scan;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.restore.Restorers;
import org.junit.jupiter.api.Test;

/** What is sent to be cleaned is more than the server takes. */
@QuarkusTest
@TestProfile(ScansLimitTest.Small.class)
class ScansLimitTest {
    private static final String SCANS = "/api/v1/scans";
    private static final byte[] PNG = PageFiles.write(PageFiles.page(60, 40, 1), PageFormat.PNG);

    /** A server that takes little. */
    public static class Small extends Restorers {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("studio.data", "target/test-small");
            settings.put("studio.scan.max-disk", "40K");
            settings.put("studio.scan.max-files", "2");
            settings.put("studio.scan.max-pages", "3");
            return settings;
        }
    }

    @Test
    void aFullDiskIsSaidBeforeItIsFull() {
        given().multiPart("model", "scans-same").multiPart("file", "large.png", new byte[41 << 10]).post(SCANS).then().statusCode(507)
                .contentType("application/problem+json").body("title", is("Insufficient Storage"))
                .body("detail", containsString("Expected room for 41,984 bytes, but"));
    }

    @Test
    void tooManyFilesAndTooManyPagesAreSaid() throws IOException {
        given().multiPart("model", "scans-same").multiPart("a", "a.png", PNG).multiPart("b", "b.png", PNG).multiPart("c", "c.png", PNG)
                .post(SCANS).then().statusCode(413).body("detail", containsString("Expected 1 to 2 files, got 3"));
        given().multiPart("model", "scans-same").multiPart("a", "a.tif", PageFiles.tiff(2)).multiPart("b", "b.tif", PageFiles.tiff(2))
                .post(SCANS).then().statusCode(413).body("detail", containsString("Expected at most 3 pages, got 4"));
        given().multiPart("model", "scans-same").multiPart("a", "a.tif", PageFiles.tiff(4)).post(SCANS).then().statusCode(413)
                .body("detail", containsString("a.tif: Expected a TIFF of at most 3 pages, got 4"));
    }
}
