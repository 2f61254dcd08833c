package latentstudio.learn;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import latentstudio.image.RefusedException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Models that come back in packages, and go. */
@Path("/api/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
public class OwnModelsResource {
    private final BroughtModels brought;
    private final Trainings trainings;

    public OwnModelsResource(BroughtModels brought, Trainings trainings) {
        this.brought = brought;
        this.trainings = trainings;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Takes a model's package, as package.zip gives it, and offers the model at once",
            description = "One file part, the ZIP. The model keeps its id where that is free, else it gets a new one. The key in the answer is what it is deleted with.")
    @APIResponse(responseCode = "201", description = "The model's id, title and key, and when it will be deleted; Location is its address")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Response bring(@RestForm(FileUpload.ALL) List<FileUpload> files, @Context UriInfo uri) throws IOException {
        if (files.size() != 1) {
            throw new UnsuitableTrainingException("Expected one file, a model's package, got %d; send one after the other.".formatted(files.size()));
        }
        BroughtModel model = brought.take(files.getFirst().uploadedFile());
        return Response.created(uri.getAbsolutePathBuilder().path(model.id()).build()).entity(model).build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Deletes a model that was brought or learned here",
            description = "key is what the answer to its package told, or the id of the run that learned it; a model that ships stays.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    @APIResponse(responseCode = "422", ref = "Problem")
    public void delete(@PathParam("id") String id, @QueryParam("key") String key) throws IOException {
        UUID known = key(id, key);
        if (!brought.delete(id, known) && !trainings.deleteModel(id, known)) {
            throw refused(id);
        }
    }

    private static UUID key(String id, String key) {
        try {
            return UUID.fromString(String.valueOf(key));
        } catch (IllegalArgumentException e) {
            throw refused(id);
        }
    }

    /** Who has no key is not told which models there are. */
    private static UnsuitableTrainingException refused(String id) {
        return new UnsuitableTrainingException(("Expected a model that was brought or learned here with its key, got '%s'; one that ships stays, and the key is what "
                + "came with the answer when it was brought, or the id of its run.").formatted(RefusedException.quoted(id)));
    }
}
