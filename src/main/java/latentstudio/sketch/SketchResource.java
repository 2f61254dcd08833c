package latentstudio.sketch;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import latentstudio.image.Picture;
import latentstudio.image.PictureCodec;
import latentstudio.ui.Pixels;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reconstruction, denoising and decoding over HTTP; errors are problem bodies (RFC 9457). */
@Path("/api/v1/models/{id}")
@Tag(name = "pictures")
public class SketchResource {
    private static final String PNG = "image/png";
    /** The header of a PNG that tells what the picture became for the model. */
    private static final String CONVERTED = "Picture-Converted";
    private static final List<Variant> VARIANTS =
            Variant.mediaTypes(MediaType.valueOf(PNG), MediaType.APPLICATION_JSON_TYPE).build();

    private final SketchService service;
    private final PictureCodec codec;

    public SketchResource(SketchService service, PictureCodec codec) {
        this.service = service;
        this.codec = codec;
    }

    /**
     * The JSON answer of {@code reconstruct}.
     *
     * @param latent          [Z]
     * @param image           the reconstruction as PNG; base64 in JSON
     * @param error           mean squared error between what the model saw and the reconstruction, values 0..1
     * @param errorPercentile 0..100: the share of test pictures that come back with a smaller error
     * @param device          CPU or GPU
     * @param queueMillis     waiting, milliseconds
     * @param inferenceMillis computing, milliseconds
     * @param converted       {@code grey} or {@code colour} where the picture became that for the model, else null
     */
    public record ReconstructAnswer(float[] latent, byte[] image, double error, double errorPercentile, String device,
                                    double queueMillis, double inferenceMillis, String converted) {
    }

    /**
     * The JSON answer of {@code denoise}.
     *
     * @param image           the cleaned picture as PNG; base64 in JSON
     * @param error           mean squared change between what the model saw and the cleaned picture, values 0..1
     * @param device          CPU or GPU
     * @param queueMillis     waiting, milliseconds
     * @param inferenceMillis computing, milliseconds
     * @param converted       {@code grey} or {@code colour} where the picture became that for the model, else null
     */
    public record DenoiseAnswer(byte[] image, double error, String device, double queueMillis, double inferenceMillis, String converted) {
    }

    /**
     * The body of {@code decode}.
     *
     * @param latent [N][Z]
     */
    public record DecodeRequest(List<float[]> latent) {
    }

    /**
     * The JSON answer of {@code decode}.
     *
     * @param width  pixels
     * @param height pixels
     * @param images [N][height * width], 0 paper to 1 ink, row by row; in colour [N][3 * height * width], channel by channel
     */
    public record DecodeAnswer(int width, int height, List<float[]> images) {
    }

    @POST
    @Path("reconstruct")
    @Consumes(MediaType.WILDCARD)
    @Produces({PNG, MediaType.APPLICATION_JSON})
    @Operation(summary = "A picture in, its reconstruction out",
            description = "The body is a PNG, JPEG, TIFF, GIF, BMP or WebP file, upright by its EXIF orientation. The answer is a PNG, or JSON where asked for.")
    @APIResponse(responseCode = "200", description = "The reconstruction", content = {
        @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReconstructAnswer.class))})
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Response reconstruct(@PathParam("id") String id, @QueryParam("normalise") @DefaultValue("true") boolean normalise,
                                byte[] picture, @Context Request request) {
        Picture read = service.read(picture);
        Reconstruction answer = service.reconstruct(id, read, normalise);
        String converted = converted(read, answer.seen());
        byte[] png = codec.png(answer.picture().picture());
        return isJsonWanted(request)
                ? json(new ReconstructAnswer(answer.latent(), png, answer.error(), answer.errorPercentile(),
                        answer.timing().device(), answer.timing().queueMillis(), answer.timing().inferenceMillis(), converted))
                : png(png, converted);
    }

    @POST
    @Path("denoise")
    @Consumes(MediaType.WILDCARD)
    @Produces({PNG, MediaType.APPLICATION_JSON})
    @Operation(summary = "A picture in, the same picture without its noise out",
            description = "For denoisers. The body is a PNG, JPEG, TIFF, GIF, BMP or WebP file, upright by its EXIF orientation. The answer is a PNG, or JSON where asked for.")
    @APIResponse(responseCode = "200", description = "The cleaned picture", content = {
        @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DenoiseAnswer.class))})
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Response denoise(@PathParam("id") String id, @QueryParam("normalise") @DefaultValue("true") boolean normalise,
                            byte[] picture, @Context Request request) {
        Picture read = service.read(picture);
        Denoising answer = service.denoise(id, read, normalise);
        String converted = converted(read, answer.seen());
        byte[] png = codec.png(answer.picture().picture());
        return isJsonWanted(request)
                ? json(new DenoiseAnswer(png, answer.error(), answer.timing().device(), answer.timing().queueMillis(),
                        answer.timing().inferenceMillis(), converted))
                : png(png, converted);
    }

    @POST
    @Path("decode")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({PNG, MediaType.APPLICATION_JSON})
    @Operation(summary = "Latents in, pictures out",
            description = "The answer is a PNG sheet, as square as it goes, or JSON with the pixels where asked for.")
    @APIResponse(responseCode = "200", description = "The pictures", content = {
        @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DecodeAnswer.class))})
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Response decode(@PathParam("id") String id, DecodeRequest body, @Context Request request) {
        List<Picture> pictures = service.decode(id, body == null ? List.of() : body.latent());
        Picture first = pictures.getFirst();
        return isJsonWanted(request)
                ? json(new DecodeAnswer(first.width(), first.height(), pictures.stream().map(Picture::values).toList()))
                : Response.ok(codec.png(Picture.sheet(pictures)), PNG).build();
    }

/** What a picture became for a model: {@code grey}, {@code colour}, or null where it stayed what it was. */
private static String converted(Picture read, Pixels seen) {
    return read.channels() == seen.channels() ? null : seen.channels() == 1 ? "grey" : "colour";
}

private static Response png(byte[] png, String converted) {
    Response.ResponseBuilder answer = Response.ok(png, PNG);
    return converted == null ? answer.build() : answer.header(CONVERTED, converted).build();
}

private static boolean isJsonWanted(Request request) {
        Variant wanted = request.selectVariant(VARIANTS);
        return wanted != null && wanted.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE);
    }

    private static Response json(Object answer) {
        return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
