package latentstudio.catalog;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import latentstudio.inference.ModelCatalog;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ModelsResourceTest {
    @Inject
    ModelCatalog catalog;

    @Test
    void listsTheManifests() {
        when().get("/api/v1/models").then().statusCode(200)
                .body("id", hasItems("digits-tiny", "digits-vae"))
                .body("find { it.id == 'digits-tiny' }.provenance.parameters", equalTo(4723))
                .body("find { it.id == 'digits-vae' }.latent.size", equalTo(16));
    }

    @Test
    void showsOneManifest() {
        when().get("/api/v1/models/digits-vae").then().statusCode(200)
                .body("task", equalTo("variational-autoencoder"))
                .body("graphs.encoder.inputs[0].shape", equalTo(List.of(-1, 1, 28, 28)));
    }

    @Test
    void saysWhichModelsThereAreWhenOneIsUnknown() {
        when().get("/api/v1/models/letters").then().statusCode(404)
                .contentType("application/problem+json")
                .body("type", is("about:blank")).body("title", is("Not Found")).body("status", is(404))
                .body("detail", is("Expected one of the models %s, got 'letters'.".formatted(String.join(", ",
                        catalog.entries().stream().map(ModelCatalog.Entry::id).toList()))))
                .body("instance", is("/api/v1/models/letters"));
    }

    @Test
    void answersAPathThatDoesNotExistWithAProblem() {
        given().accept("application/json").when().get("/api/v1/nothing").then().statusCode(404)
                .contentType("application/problem+json").body("detail", containsString("/q/openapi"));
    }

    @Test
    void describesItself() {
        given().accept("application/json").when().get("/q/openapi").then().statusCode(200)
                .body("paths.keySet()", hasItems("/api/v1/models", "/api/v1/models/{id}",
                        "/api/v1/models/{id}/reconstruct", "/api/v1/models/{id}/denoise", "/api/v1/models/{id}/decode", "/api/v1/models/{id}/card.png"))
                .body("info.title", is("Latent Studio"))
                .body("paths.'/api/v1/models/{id}/reconstruct'.post.responses.'200'.content.keySet()",
                        hasItems("image/png", "application/json"))
                .body("paths.'/api/v1/models/{id}/reconstruct'.post.responses.keySet()", hasItems("404", "413", "422", "503"))
                .body("paths.'/api/v1/models/{id}/denoise'.post.responses.keySet()", hasItems("200", "404", "413", "422", "503"))
                .body("components.schemas.DenoiseAnswer.properties.keySet()",
                        hasItems("image", "error", "device", "queueMillis", "inferenceMillis"))
                .body("components.responses.Problem.content.keySet()", hasItems("application/problem+json"))
                .body("components.schemas.ReconstructAnswer.properties.keySet()", hasItems("latent", "image", "error",
                        "errorPercentile", "device", "queueMillis", "inferenceMillis"));
    }

    @Test
    void isLiveStartedAndReady() {
        when().get("/q/health/live").then().statusCode(200).body("status", is("UP"));
        when().get("/q/health/started").then().statusCode(200).body("status", is("UP"));
        when().get("/q/health/ready").then().statusCode(200)
                .body("checks.find { it.name == 'models' }.data.'digits-tiny'", is("ready"))
                .body("checks.find { it.name == 'models' }.data.device", is("CPU"));
    }
}
