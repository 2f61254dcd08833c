package latentstudio.generate;

import jakarta.ws.rs.Consumes;
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
import java.util.Arrays;
import java.util.List;
import latentstudio.image.RefusedException;
import latentstudio.inference.ServedModel;
import latentstudio.latent.InvalidRequestException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Generation over HTTP; errors are problem bodies (RFC 9457). */
@Path("/api/v1/models/{id}/generate")
@Tag(name = "pictures")
public class GenerateResource {
    /** Tells the seed, the one that was drawn too, whatever the answer's type. */
    static final String SEED = "Studio-Seed";
    private static final String PNG = "image/png";
    private static final String ZIP = "application/zip";
    private static final String NPZ = "application/x-npz";
    private static final String IDX = "application/x-idx";
    /** The first is answered where anything will do. */
    private static final List<Variant> VARIANTS = Variant.mediaTypes(MediaType.valueOf(PNG), MediaType.APPLICATION_JSON_TYPE,
            MediaType.valueOf(ZIP), MediaType.valueOf(NPZ), MediaType.valueOf(IDX)).build();

    private final GenerateService service;
    private final GenerationFiles files;

    public GenerateResource(GenerateService service, GenerationFiles files) {
        this.service = service;
        this.files = files;
    }

    /**
     * The body of {@code generate}; all of it may be left out.
     *
     * @param label       the number or the name of a class; any without
     * @param count       1 to 400; 64 without
     * @param seed        a whole number of 64 bits; without one it is drawn and told
     * @param sampling    a way; the prior without, or constrained where no prior was learned
     * @param temperature 0 to 4; 1 without
     */
    public record GenerateBody(
            @Schema(oneOf = {String.class, Integer.class}, examples = {"7", "\"Sneaker\""}) Object label,
            @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "400", defaultValue = "64") Object count,
            @Schema(type = SchemaType.INTEGER, format = "int64") Object seed,
            @Schema(enumeration = {"unconstrained", "constrained", "over-constrained", "ellipsoid", "prior"}) String sampling,
            @Schema(type = SchemaType.NUMBER, minimum = "0", maximum = "4", defaultValue = "1") Object temperature) {
        private static final GenerateBody EMPTY = new GenerateBody(null, null, null, null, null);
    }

    /**
     * The JSON answer of {@code generate}.
     *
     * @param seed                of these samples: the same again with it
     * @param labels              [N], the number of each one's class; null for a model without classes
     * @param latents             [N][Z]
     * @param densityPercentiles  [N], 0..100: the share of test pictures whose latent is less common among the training latents
     * @param images              [N], PNG; base64 in JSON
     * @param batchSize           samples computed together
     * @param queueMillis         waiting, milliseconds
     * @param inferenceMillis     computing, milliseconds
     */
    public record GenerateAnswer(String model, String version, String sampling, double temperature, long seed, int[] labels,
                                 float[][] latents, double[] densityPercentiles, List<byte[]> images, String device, int batchSize,
                                 double queueMillis, double inferenceMillis) {
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({PNG, MediaType.APPLICATION_JSON, ZIP, NPZ, IDX})
    @Operation(summary = "New pictures, of a class or of any",
            description = "The answer is a PNG sheet, as square as it goes; JSON with latents and pictures; a ZIP of PNGs with labels.csv; NPZ with "
                    + "pictures [N, H, W], latents [N, Z] and labels [N]; or gzip-compressed IDX, as MNIST is published, of the pictures, and with "
                    + "part=labels of their labels. The header Studio-Seed tells the seed: with it the same samples come again, and with a smaller "
                    + "count the first of them.")
    @APIResponse(responseCode = "200", description = "The samples", content = {
        @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = GenerateAnswer.class)),
        @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = NPZ, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = IDX, schema = @Schema(type = SchemaType.STRING, format = "binary"))})
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Response generate(@PathParam("id") String id, GenerateBody sent, @Context Request request,
                             @Parameter(description = "which of the two IDX files", schema = @Schema(enumeration = {"pictures", "labels"}))
                             @QueryParam("part") String part) {
        ServedModel model = service.model(id);
        GenerateBody body = sent == null ? GenerateBody.EMPTY : sent;
        boolean labels = isLabelsWanted(part, body);
        GenerateRequest wanted = GenerateRequest.of(model, text(body.label()), text(body.count()), text(body.seed()), body.sampling(),
                text(body.temperature()));
        MediaType type = request.selectVariant(VARIANTS).getMediaType();
        Generation made = service.generate(model, wanted);
        Object answer = switch (type.toString()) {
            case ZIP -> files.zip(made);
            case NPZ -> files.npz(made);
            case IDX -> labels ? files.idxLabels(made) : files.idxPictures(made);
            case MediaType.APPLICATION_JSON -> json(model, made);
            default -> files.sheet(made);
        };
        return Response.ok(answer, type).header(SEED, wanted.seed()).build();
    }

    /** Labels belong to the pictures of one seed, so they are of no use without. */
    private static boolean isLabelsWanted(String part, GenerateBody body) {
        if (part == null || part.equals("pictures")) {
            return false;
        }
        if (!part.equals("labels")) {
            throw new InvalidRequestException("Expected the part pictures or labels, got '%s'; leave it out for the pictures."
                    .formatted(RefusedException.quoted(part)));
        }
        if (text(body.seed()) == null) {
            throw new InvalidRequestException("Expected the seed of the pictures that the labels belong to, got none; take it from the header %s of their answer."
                    .formatted(SEED));
        }
        return true;
    }

    private GenerateAnswer json(ServedModel model, Generation made) {
        GenerateRequest request = made.request();
        return new GenerateAnswer(made.manifest().id(), made.manifest().version(), request.sampling().label(), request.temperature(), request.seed(),
                made.classes().isEmpty() ? null : made.labels(), made.latents(),
                Arrays.stream(made.latents()).mapToDouble(model::densityPercentile).toArray(), made.pictures().stream().map(files::png).toList(),
                made.timing().device(), made.timing().batchSize(), made.timing().queueMillis(), made.timing().inferenceMillis());
    }

    private static String text(Object value) {
        return value == null ? null : String.valueOf(value);
    }
}
