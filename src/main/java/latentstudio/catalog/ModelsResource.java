package latentstudio.catalog;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ServedModel;
import latentstudio.model.GraphSpec;
import latentstudio.model.Manifest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the models say of themselves. */
@Path("/api/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
public class ModelsResource {
    /** How long a browser need not ask again whether a card is still the same. */
    private static final int CARD_SECONDS = 600;

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

    @GET
    @Path("{id}/card.png")
    @Produces({"image/png", MediaType.APPLICATION_JSON})
    @Operation(summary = "What a model does to some test pictures; 404 where it has no such sheet")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    @APIResponse(responseCode = "200", description = "Originals, what the model makes of them, and the errors",
            content = @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response card(String id, @Context Request request) throws IOException {
        byte[] png = Files.readAllBytes(catalog.model(id).card().orElseThrow(NotFoundException::new));
        EntityTag tag = new EntityTag(GraphSpec.sha256Of(png));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        CacheControl caching = new CacheControl();
        caching.setMaxAge(CARD_SECONDS);
        return (unchanged == null ? Response.ok(png, "image/png") : unchanged).tag(tag).cacheControl(caching).build();
    }

    @GET
    @Path("{id}/package.zip")
    @Produces({"application/zip", MediaType.APPLICATION_JSON})
    @Operation(summary = "A model to take home: its graphs, its manifest and its card",
            description = "Unpacked in the folder that studio.extra-models names, it is a model of another studio.")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    @APIResponse(responseCode = "200", description = "A folder with all its files",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response home(String id) {
        ServedModel model = catalog.model(id);
        return Response.ok((StreamingOutput) model::writePackage, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + model.manifest().id() + ".zip\"").build();
    }

    /** Nothing else of a model's folder is served; without this the page would come back. */
    @GET
    @Path("{id}/{file: .+}")
    @Operation(hidden = true)
    public void otherFile() {
        throw new NotFoundException();
    }
}
