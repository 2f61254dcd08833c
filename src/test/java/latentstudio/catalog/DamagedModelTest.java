package latentstudio.catalog;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import latentstudio.Cast;
import latentstudio.inference.ModelFolders;
import org.junit.jupiter.api.Test;

/** A server that starts with a damaged model and one whose manifest is garbage among sound ones. */
@QuarkusTest
@TestProfile(DamagedModelTest.Models.class)
class DamagedModelTest {
    public static class Models implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path extra = Files.createTempDirectory("models");
                ModelFolders.damage(ModelFolders.copy(extra, "damaged").resolve("decoder.onnx"));
                Files.writeString(ModelFolders.copy(extra, "garbage").resolve("manifest.json"), "[]");
                ModelFolders.copy(extra, "sound");
                return Map.of("studio.extra-models", extra.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void isReadyAndNamesTheReason() {
        when().get("/q/health/ready").then().statusCode(200)
                .body("checks.find { it.name == 'models' }.data.damaged",
                        startsWith("unavailable: decoder.onnx is damaged: expected SHA-256 "))
                .body("checks.find { it.name == 'models' }.data.garbage", startsWith("unavailable: manifest.json cannot be read"))
                .body("checks.find { it.name == 'models' }.data.sound", is("ready"));
    }

    @Test
    void answersForTheDamagedModelWithAProblem() {
        for (String method : new String[] {"/api/v1/models/damaged", "/api/v1/models/garbage"}) {
            when().get(method).then().statusCode(503).contentType("application/problem+json")
                    .body("detail", containsString("is not available: "));
        }
        given().body(Cast.CODEC.png(Cast.digit(3))).contentType("image/png")
                .when().post("/api/v1/models/damaged/reconstruct").then().statusCode(503)
                .contentType("application/problem+json").body("detail", containsString("decoder.onnx is damaged"));
    }

    @Test
    void servesTheOthersOn() {
        for (String model : new String[] {"sound", "digits-tiny"}) {
            given().body(Cast.CODEC.png(Cast.digit(3))).contentType("image/png")
                    .when().post("/api/v1/models/" + model + "/reconstruct").then().statusCode(200);
        }
        when().get("/api/v1/models").then().statusCode(200).body("id", not(hasItem("damaged")));
    }
}
