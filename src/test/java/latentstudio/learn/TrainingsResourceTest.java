package latentstudio.learn;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import latentstudio.inference.ModelCatalog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures in, a model out, over HTTP; the trainer is a process of its own. */
@QuarkusTest
class TrainingsResourceTest {
    private static final String TRAININGS = "/api/v1/trainings";

    @Inject
    ModelCatalog catalog;

    @BeforeAll
    static void trainer() throws IOException {
        Trainer.classPath();
    }

    private static RequestSpecification zip(Map<String, byte[]> files) {
        return given().multiPart("file", "pictures.zip", Shapes.zip(files), "application/zip");
    }

    @Test
    void aZipOfShapesBecomesAModelThatIsServedAtOnceAndDeletedAgain() throws Exception {
        String run = zip(Shapes.files(48, 40, 40)).multiPart("settings", "{\"title\": \"Four shapes\", \"latent\": 4, \"epochs\": 6, \"seed\": 3}")
                .when().post(TRAININGS).then().statusCode(202).body("settings.title", is("Four shapes")).body("settings.kind", is("plain"))
                .extract().header("Location");
        String events = when().get(run + "/events").then().statusCode(200).extract().asString(); // until it is over
        assertThat(events.lines().filter(line -> line.startsWith("data:")).toList().getLast()).contains("\"state\":\"DONE\"", "\"epoch\":6");
        ValidatableResponse done = when().get(run).then().statusCode(200).body("state", is("DONE")).body("problem", nullValue());
        String model = done.extract().path("model");

        when().get("/api/v1/models/" + model).then().statusCode(200).body("title", is("Four shapes")).body("latent.size", is(4))
                .body("classes", equalTo(Shapes.CLASSES));
        when().get("/v2/models/" + model + "-decoder").then().statusCode(200).body("inputs[0].shape", equalTo(List.of(-1, 4)));
        given().body(Shapes.files(1, 40, 40).values().iterator().next()).contentType("image/png").accept("application/json")
                .when().post("/api/v1/models/" + model + "/reconstruct").then().statusCode(200).body("latent.size()", is(4));
        given().contentType(ContentType.JSON).body("{\"label\": \"circle\", \"count\": 2, \"sampling\": \"constrained\"}").accept("image/png")
                .when().post("/api/v1/models/" + model + "/generate").then().statusCode(200);
        byte[] home = when().get("/api/v1/models/" + model + "/package.zip").then().statusCode(200).extract().asByteArray();
        assertThat(names(home)).contains(model + "/manifest.json", model + "/encoder.onnx", model + "/decoder.onnx", model + "/README.md");

        change(run, "{\"title\": \"Shapes of mine\"}").statusCode(200).body("settings.title", is("Shapes of mine"));
        when().get("/api/v1/models/" + model).then().statusCode(200).body("title", is("Shapes of mine"));
        change(run, "{\"title\": \" \"}").statusCode(422).body("detail", is("title: expected 1 to 80 letters, got 0."));
        change(run, "{\"epochs\": 500}").statusCode(422).body("detail", is("Expected at least one epoch more and at most 500 together, got 500 after 6; choose others."));
        change(run, "{}").statusCode(422).body("detail", containsString("got neither"));
        change(run, "{\"epochs\": 2}").statusCode(200).body("settings.epochs", is(8));
        change(run, "{\"epochs\": 2}").statusCode(422).body("detail", containsString("Expected a run that is done"));
        assertThat(when().get(run + "/events").then().statusCode(200).extract().asString()).contains("\"state\":\"DONE\"");
        when().get(run).then().body("epoch", is(8)).body("settings.title", is("Shapes of mine"));
        when().get("/api/v1/models/" + model).then().statusCode(200).body("title", is("Shapes of mine")).body("version", is("1")).body("provenance.history.size()", is(8));

        given().when().delete(run).then().statusCode(204);
        when().get(run).then().statusCode(404);
        when().get("/api/v1/models/" + model).then().statusCode(404);
        when().get("/api/v1/models").then().statusCode(200).body("id", not(hasItem(model)));
        when().get("/v2/models/" + model + "-decoder").then().statusCode(404);
    }

    private static ValidatableResponse change(String run, String change) {
        return given().contentType(ContentType.JSON).body(change).when().patch(run).then();
    }

    @Test
    void aSecondRunWaitsForTheFirstWhoseModelCanBeUsedMeanwhile() throws Exception {
        String first = zip(Shapes.files(48, 28, 28)).multiPart("settings", "{\"title\": \"Meanwhile\", \"epochs\": 500}").when().post(TRAININGS).then().statusCode(202)
                .extract().header("Location");
        ValidatableResponse second = zip(Shapes.files(48, 28, 28)).multiPart("settings", "{\"heldOut\": 0.5}").when().post(TRAININGS).then().statusCode(202)
                .body("state", is("WAITING")).body("place", is(1)).body("heldOut", is(0.5f));
        String model = when().get(first).then().extract().path("model");
        CountDownLatch came = new CountDownLatch(1);
        Runnable leave = catalog.listen(id -> {
            if (id.equals(model)) {
                came.countDown();
            }
        });
        assertThat(catalog.find(model).isPresent() || came.await(60, TimeUnit.SECONDS)).isTrue();
        leave.run();

        when().get("/api/v1/models/" + model).then().body("version", is("learning")).body("classes", equalTo(Shapes.CLASSES));
        given().body(Shapes.files(1, 40, 40).values().iterator().next()).contentType("image/png").accept("application/json")
                .when().post("/api/v1/models/" + model + "/reconstruct").then().statusCode(200).body("latent.size()", is(16));

        when().delete(second.extract().header("Location")).then().statusCode(204);
        when().delete("/api/v1/models/" + model + "?key=" + first.substring(first.lastIndexOf('/') + 1)).then().statusCode(204);
        when().get("/api/v1/models/" + model).then().statusCode(404);
        when().get(first).then().statusCode(404);
    }

    private static List<String> names(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void whatCameIsToldAndShownBeforeAnythingIsLearned() throws IOException {
        String pictures = zip(Shapes.files(20, 60, 40)).when().post(TRAININGS + "/pictures").then().statusCode(201)
                .body("count", is(20)).body("classes.circle", is(5)).body("problem", nullValue()).extract().header("Location");
        when().get(pictures).then().statusCode(200).body("largest", is(60));

        byte[] sheet = when().get(pictures + "/sheet.png?side=48&colour=true&fit=contain").then().statusCode(200).extract().asByteArray();
        assertThat(ImageIO.read(new ByteArrayInputStream(sheet)).getWidth()).isEqualTo(15 * 48);
        when().get(pictures + "/sheet.png?side=30").then().statusCode(422).body("detail", is("Expected pictures of one of the sides [28, 32, 48, 64, 96], got 30; choose one of them."));
    }

    @Test
    void aPathInTheNameOfAFileIsItsClass() {
        RequestSpecification form = given();
        Shapes.files(16, 28, 28).forEach((name, png) -> form.multiPart("file", name, png, "image/png"));
        form.when().post(TRAININGS + "/pictures").then().statusCode(201).body("classes.keySet()", equalTo(new HashSet<>(Shapes.CLASSES)));
    }

    @Test
    void whatCannotBeLearnedIsRefused() {
        zip(Shapes.files(5, 28, 28)).when().post(TRAININGS).then().statusCode(422).body("detail", is("Expected at least 12 different pictures, got 5; bring more."));
        zip(Map.of("a.txt", "text".getBytes(StandardCharsets.UTF_8))).when().post(TRAININGS).then().statusCode(422)
                .body("detail", is("Expected pictures, got none that can be read; bring PNG or JPEG files, or a ZIP of them."));
        given().multiPart("file", "broken.zip", new byte[] {'P', 'K', 3, 4, 0, 0}, "application/zip").when().post(TRAININGS).then().statusCode(422)
                .body("detail", containsString("broken.zip is damaged"));
        zip(Shapes.files(16, 28, 28)).multiPart("settings", "{latent").when().post(TRAININGS).then().statusCode(422).body("detail", containsString("Expected JSON in the field settings"));
    }

    @Test
    void wishesThatMakeNoSenseAreRefused() {
        submit("{\"pictures\": \"digits\", \"latent\": 1}").statusCode(422).body("detail", is("latent: expected 2 to 256 values, got 1."));
        submit("{\"pictures\": \"digits\", \"epochs\": 100000}").statusCode(422).body("detail", is("Expected at most 500 epochs, got 100000; choose fewer."));
        submit("{\"pictures\": \"digits\", \"kind\": \"magic\"}").statusCode(400);
        submit("{\"pictures\": \"nothing\"}").statusCode(404).body("detail", containsString("Expected the id of pictures that were brought, got 'nothing'"));
        submit("{\"pictures\": \"" + UUID.randomUUID() + "\"}").statusCode(404);
        when().get(TRAININGS + "/" + UUID.randomUUID()).then().statusCode(404).contentType("application/problem+json");
        when().delete(TRAININGS + "/none").then().statusCode(404);
    }

    private static ValidatableResponse submit(String wish) {
        return given().contentType(ContentType.JSON).body(wish).when().post(TRAININGS).then();
    }
}
