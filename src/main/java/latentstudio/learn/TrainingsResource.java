package latentstudio.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import latentstudio.image.RefusedException;
import latentstudio.model.InputSpec;
import latentstudio.operation.GracefulStop;
import latentstudio.operation.StatusEvents;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Pictures in, a model out, in the background; errors are problem bodies (RFC 9457). */
@Path("/api/v1/trainings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trainings")
public class TrainingsResource {
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Set<Training.State> AT_REST = Set.of(Training.State.DONE, Training.State.FAILED, Training.State.PAUSED);

    private final Trainings trainings;
    private final GracefulStop stop;
    private final ObjectMapper json;

    public TrainingsResource(Trainings trainings, GracefulStop stop, ObjectMapper json) {
        this.trainings = trainings;
        this.stop = stop;
        this.json = json;
    }

    @POST
    @Path("pictures")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Takes pictures to learn from, and tells what came",
            description = "Each file part is a picture (PNG, JPEG, GIF, BMP, TIFF, WebP) or a ZIP of pictures; the folder that a picture is in is its class. "
                    + "The id is the only key to them. Without a run they are deleted after two hours.")
    @APIResponse(responseCode = "201", description = "What came: how many, of which classes and sizes, and what could not be read")
    @APIResponse(responseCode = "422", ref = "Problem")
    public Response bring(@RestForm(FileUpload.ALL) List<FileUpload> files, @Context UriInfo uri) throws IOException {
        Brought brought = trainings.bring(sent(files));
        return Response.created(uri.getAbsolutePathBuilder().path(brought.id().toString()).build()).entity(brought).build();
    }

    private static List<BroughtStore.Sent> sent(List<FileUpload> files) {
        return files.stream().map(file -> new BroughtStore.Sent(file.fileName(), file.uploadedFile())).toList();
    }

    @GET
    @Path("pictures/{id}")
    @Operation(summary = "What came")
    @APIResponse(responseCode = "404", ref = "Problem")
    public Brought brought(@PathParam("id") String id) {
        return trainings.brought(known(id));
    }

    @GET
    @Path("pictures/{id}/sheet.png")
    @Produces({"image/png", MediaType.APPLICATION_JSON})
    @Operation(summary = "Some of the pictures as a network would see them", description = "side=28, 32, 48, 64 or 96; colour=true or false; fit=cover or contain")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public Response sheet(@PathParam("id") String id, @QueryParam("side") Integer side, @QueryParam("colour") Boolean colour,
                          @QueryParam("fit") String fit) throws IOException {
        byte[] png = trainings.sheet(known(id), side, colour, "contain".equals(fit) ? InputSpec.Fit.CONTAIN : InputSpec.Fit.COVER);
        return Response.ok(png, "image/png").header(HttpHeaders.CACHE_CONTROL, "private, max-age=600").build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Has a model learned from pictures that were brought, or from the digits that ship",
            description = "pictures is their id, or digits. kind is plain, variational, denoising, sparse or contractive; latent 2 to 256; size small, middle or large; "
                    + "side 28, 32, 48, 64 or 96 pixels; fit cover or contain; heldOut 0.5, 0.2 or 0.1. What is left out is as is usual. What was accepted is done even if the server is stopped "
                    + "or killed meanwhile. The id in the Location is the only key to it.")
    @APIResponse(responseCode = "202", description = "Accepted; Location is the run's address")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Response submit(TrainingWish wish, @Context UriInfo uri) {
        if (wish == null) {
            throw new UnsuitableTrainingException("Expected what is to be learned, got nothing; send for instance {\"pictures\": \"digits\"}.");
        }
        return accepted(trainings.submit(wish), uri);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "The same with the pictures in the same request", description = "Each file part is a picture or a ZIP of pictures; settings is the JSON of "
            + "the request without files, in which pictures is not needed.")
    @APIResponse(responseCode = "202", description = "Accepted; Location is the run's address")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Response submit(@RestForm(FileUpload.ALL) List<FileUpload> files, @RestForm String settings, @Context UriInfo uri) throws IOException {
        TrainingWish wish = wish(settings);
        Brought brought = trainings.bring(sent(files));
        if (brought.problem() != null) {
            throw new UnsuitableTrainingException(brought.problem());
        }
        return accepted(trainings.submit(new TrainingWish(wish.title(), brought.id().toString(), wish.kind(), wish.latent(), wish.size(), wish.side(),
                wish.colour(), wish.fit(), wish.epochs(), wish.heldOut(), wish.seed())), uri);
    }

    private TrainingWish wish(String settings) {
        try {
            return json.readValue(settings == null || settings.isBlank() ? "{}" : settings, TrainingWish.class);
        } catch (JsonProcessingException e) {
            throw new UnsuitableTrainingException("Expected JSON in the field settings, got what is none (%s); send for instance {\"latent\": 16}."
                    .formatted(RefusedException.quoted(e.getOriginalMessage())));
        }
    }

    private static Response accepted(Training training, UriInfo uri) {
        return Response.accepted(training).location(uri.getAbsolutePathBuilder().path(training.id().toString()).build()).build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far a run is")
    @APIResponse(responseCode = "404", ref = "Problem")
    public Training status(@PathParam("id") String id) {
        return trainings.find(known(id)).orElseThrow(() -> unknown(id));
    }

    @GET
    @Path("{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "The same at every change, as server-sent events, until it is finished or paused")
    @APIResponse(responseCode = "404", ref = "Problem")
    public Multi<Training> events(@PathParam("id") String id) {
        UUID run = status(id).id();
        return StatusEvents.of(LOOK, () -> trainings.find(run), training -> AT_REST.contains(training.state()), stop);
    }

    @POST
    @Path("{id}/{order: pause|go-on|stop}")
    @Operation(summary = "Sets a run aside, goes on with it, or ends it with the best epoch so far", description = "Nothing that was learned is lost.")
    @APIResponse(responseCode = "200", description = "How far it is now")
    @APIResponse(responseCode = "404", ref = "Problem")
    public Training order(@PathParam("id") String id, @PathParam("order") String order) throws IOException {
        UUID run = status(id).id();
        switch (order.toLowerCase(Locale.ROOT)) {
            case "pause" -> trainings.pause(run);
            case "go-on" -> trainings.goOn(run);
            default -> trainings.stop(run);
        }
        return status(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Gives a run that is done another title, or more epochs with which it goes on")
    @APIResponse(responseCode = "200", description = "How far it is now")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public Training change(@PathParam("id") String id, TrainingChange change) throws IOException {
        UUID run = status(id).id();
        if (change == null || change.title() == null && change.epochs() == null) {
            throw new UnsuitableTrainingException("Expected a title or a number of epochs more, got neither; send for instance {\"epochs\": 20}.");
        }
        if (change.title() != null) {
            trainings.rename(run, change.title());
        }
        if (change.epochs() != null) {
            trainings.longer(run, change.epochs());
        }
        return status(id);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Ends a run, and deletes it with its model and its pictures")
    @APIResponse(responseCode = "204", description = "It is deleted")
    @APIResponse(responseCode = "404", ref = "Problem")
    public void delete(@PathParam("id") String id) throws IOException {
        if (!trainings.delete(known(id))) {
            throw unknown(id);
        }
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw unknown(id);
        }
    }

    private static UnknownTrainingException unknown(String id) {
        return new UnknownTrainingException("Expected the id of a run or of pictures, got '%s'; there is none of that name, or not any more."
                .formatted(RefusedException.quoted(id)));
    }
}
