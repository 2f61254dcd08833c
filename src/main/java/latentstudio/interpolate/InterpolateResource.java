package latentstudio.interpolate;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import latentstudio.image.Picture;
import latentstudio.image.PictureCodec;
import latentstudio.latent.InvalidRequestException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Interpolation over HTTP; errors are problem bodies (RFC 9457). */
@Path("/api/v1/models/{id}/interpolate")
@Tag(name = "latents")
public class InterpolateResource {
    private static final String PNG = "image/png";
    private static final String GIF = "image/gif";
    private static final String NPZ = "application/x-npz";
    private static final List<Variant> VARIANTS = Variant.mediaTypes(MediaType.valueOf(PNG), MediaType.valueOf(GIF), MediaType.valueOf(NPZ),
            MediaType.APPLICATION_JSON_TYPE).build();
    private static final BigDecimal STEPS = BigDecimal.valueOf(16);

    private final InterpolateService service;
    private final PictureCodec codec;

    public InterpolateResource(InterpolateService service, PictureCodec codec) {
        this.service = service;
        this.codec = codec;
    }

    /**
     * The body.
     *
     * @param from  where the path begins
     * @param to    where it ends
     * @param steps frames, 2 to 64, the ends among them; 16 where it is left out
     * @param path  {@code linear}, which it is where it is left out, or {@code spherical}
     */
    public record InterpolateRequest(
            @Schema(required = true) PathEnd from,
            @Schema(required = true) PathEnd to,
            @Schema(type = SchemaType.INTEGER, minimum = "2", maximum = "64", defaultValue = "16") BigDecimal steps,
            @Schema(enumeration = {"linear", "spherical"}, defaultValue = "linear") String path) {
    }

    /**
     * The JSON answer.
     *
     * @param width              pixels
     * @param height             pixels
     * @param positions          [N], 0 to 1
     * @param images             [N][C * height * width], 0 paper to 1 ink, channel by channel and row by row
     * @param latents            [N][Z]
     * @param densityPercentiles [N], 0..100: the share of test pictures whose latent is less common than the frame's
     * @param holes              stretches of the path where that is below 1, looked for between the frames too
     */
    public record InterpolateAnswer(int width, int height, double[] positions, List<float[]> images, float[][] latents,
                                    double[] densityPercentiles, List<Hole> holes) {
        static InterpolateAnswer of(Interpolation shown) {
            Picture first = shown.pictures().getFirst();
            return new InterpolateAnswer(first.width(), first.height(), shown.positions(), shown.pictures().stream().map(Picture::values).toList(),
                    shown.latents(), shown.densityPercentiles(), shown.holes());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({PNG, GIF, NPZ, MediaType.APPLICATION_JSON})
    @Operation(summary = "Two ends in, the pictures on the path between their latents out",
            description = """
                    An end is a picture file, a latent, a class, a random point (a seed) or a test picture (its number); the same request has \
                    the same answer. A linear path is straight; a spherical one turns evenly around the mean of the training latents, and is \
                    straight where its ends are in line with that. The answer is a PNG with the frames in one row; a GIF that leads there and \
                    back for ever, 0.08 s a frame and 0.6 s at each end, each pixel 8 times a side; an NPZ file with the arrays pictures, latents, \
                    positions and density_percentiles; or JSON: whichever is asked for.""")
    @APIResponse(responseCode = "200", description = "The frames", content = {
        @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = GIF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = NPZ, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = InterpolateAnswer.class))})
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Response interpolate(@PathParam("id") String id, InterpolateRequest body, @Context Request request) {
        if (body == null) {
            throw new InvalidRequestException("Expected a JSON object with 'from' and 'to', got nothing; /q/openapi shows what it looks like.");
        }
        Interpolation shown = service.interpolate(id, body.from(), body.to(), PathShape.of(body.path()), body.steps() == null ? STEPS : body.steps());
        Variant variant = request.selectVariant(VARIANTS);
        String wanted = variant == null ? PNG : variant.getMediaType().toString();
        return Arrays.stream(InterpolationFile.values()).filter(kind -> kind.mediaType().equals(wanted)).findFirst()
                .map(kind -> Response.ok(kind.of(shown, codec), wanted))
                .orElseGet(() -> Response.ok(InterpolateAnswer.of(shown), MediaType.APPLICATION_JSON_TYPE)).build();
    }
}
