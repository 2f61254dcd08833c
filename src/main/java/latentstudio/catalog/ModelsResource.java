package latentstudio.catalog;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ServedModel;
import latentstudio.model.Manifest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the models say of themselves. */
@Path("/api/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
public class ModelsResource {
    private final ModelCatalog catalog;

    public ModelsResource(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    @GET
    @Operation(summary = "The manifests of all models that can be used")
    public List<Manifest> models() {
        return catalog.available().stream().map(ServedModel::manifest).toList();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One model's manifest; 404 for an unknown one, 503 with the reason for one that is unavailable")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    @APIResponse(responseCode = "200", description = "The manifest",
            content = @Content(schema = @Schema(implementation = Manifest.class)))
    public Manifest model(String id) {
        return catalog.model(id).manifest();
    }
}
