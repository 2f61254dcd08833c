package latentstudio.scan;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.PageGeometry;
import latentstudio.image.Dpi;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageColour;
import latentstudio.image.PageFormat;
import latentstudio.image.PagePacking;
import latentstudio.restore.CleanOptions;
import latentstudio.restore.CleanService;
import latentstudio.restore.InkMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A dirty page in, the clean one out; errors are problem bodies (RFC 9457). */
@Path("/api/v1/clean")
@Tag(name = "pages")
public class CleanResource {
    private static final int UNPROCESSABLE = 422;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String PNG = "image/png";
    private static final String JPEG = "image/jpeg";
    private static final String TIFF = "image/tiff";
    private static final List<Variant> VARIANTS = Variant.mediaTypes(MediaType.valueOf(PNG), MediaType.valueOf(JPEG),
            MediaType.valueOf(TIFF), MediaType.APPLICATION_JSON_TYPE).build();
    /** What curl says of a body where it is told nothing. */
    private static final List<String> TELLING_NOTHING =
            List.of(MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_FORM_URLENCODED, MediaType.WILDCARD);

    private final CleanService service;
    private final PageCodec codec;

    public CleanResource(CleanService service, PageCodec codec) {
        this.service = service;
        this.codec = codec;
    }

    /**
     * The JSON answer of {@code clean}.
     *
     * @param width           pixels
     * @param height          pixels
     * @param channels        1 for grey, 3 for colour
     * @param dpi             how finely the page was scanned, or null where the file does not tell
     * @param mediaType       that the cleaned file would have
     * @param tiles           how many parts the page was cut into
     * @param device          CPU or GPU
     * @param queueMillis     all tiles' waiting, milliseconds
     * @param inferenceMillis all tiles' computing, milliseconds; several are computed beside each other
     * @param millis          from the file to the cleaned page, milliseconds
     * @param inkRemoved      the share of dark pixels that are paper now, 0..1; much of it may be dirt
     * @param geometry        what was done with the page before, and how sure that was
     */
    public record CleanAnswer(int width, int height, int channels, Dpi dpi, String mediaType, int tiles, String device,
                              double queueMillis, double inferenceMillis, double millis, double inkRemoved, PageGeometry geometry) {
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces({PNG, JPEG, TIFF, MediaType.APPLICATION_JSON})
    @Operation(summary = "A dirty page in, the clean one out: the same type and resolution, and the same size unless it is cut or turned",
            description = "The body is a PNG, JPEG, TIFF, GIF, BMP or WebP file of one page, upright by its EXIF orientation. The answer is of "
                    + "the same type, packed as the file was (bits, palette, compression), or PNG for GIF, BMP and WebP; where JSON is asked for it is figures only. "
                    + "With colour=grey it is the luminance; with colour=black-and-white one bit a pixel, by group 4 of the fax in TIFF, else as PNG. "
                    + "Before it is cleaned, straighten=true makes lines of text level, crop=true squares the sheet in a photograph or cuts black borders off, "
                    + "edges=true makes black borders and punch holes paper, each only where it is sure, and turn=90, 180 or 270 turns clockwise, "
                    + "turn=auto until a page of text in Latin script is upright.")
    @APIResponse(responseCode = "200", description = "The cleaned page", content = {
        @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = TIFF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CleanAnswer.class))})
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "415", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Response clean(@QueryParam("model") @DefaultValue("scans") String model,
                          @QueryParam("strength") @DefaultValue("1") @Parameter(schema = @Schema(type = SchemaType.NUMBER,
                                  minimum = "0", maximum = "1")) String strength,
                          @QueryParam("colour") @Parameter(schema = @Schema(enumeration = {"colour", "grey", "black-and-white"})) String colour,
                          @QueryParam("straighten") @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) String straighten,
                          @QueryParam("crop") @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) String crop,
                          @QueryParam("edges") @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) String edges,
                          @QueryParam("turn") @Parameter(schema = @Schema(enumeration = {"auto", "0", "90", "180", "270"})) String turn,
                          @QueryParam("split") @Parameter(hidden = true) String split,
                          @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) String type,
                          byte[] body, @Context Request request) throws IOException {
        requirePicture(type);
        CleanOptions options = new CleanOptions(strength(strength), true, false, false, AskedGeometry.of(straighten, crop, edges, turn, split));
        if (options.geometry().split() != GeometryOptions.Split.NONE) {
            throw new WebApplicationException("Expected a page whose answer is one page, got split=%s; send a double page to /api/v1/scans, which answers two."
                    .formatted(split), UNPROCESSABLE);
        }
        PageColour colours = Choice.of(PageColour.class, "colour", colour);
        boolean figures = isJsonWanted(request);
        long started = System.nanoTime();
        return service.clean(model, body, options, file -> {
            PagePacking packing = file.packing().written().in(colours);
            Page page = ScanResults.in(colours, file.cleaned().page());
            return figures ? figures(file, page.channels(), packing.format(), (System.nanoTime() - started) / NANOS_PER_MILLI)
                    : Response.ok(packed(page, packing), packing.format().mediaType()).build();
        });
    }

    private static Response figures(CleanService.CleanFile file, int channels, PageFormat format, double millis) {
        Page page = file.cleaned().page();
        return Response.ok(new CleanAnswer(page.width(), page.height(), channels, page.dpi(), format.mediaType(),
                file.cleaned().tiles(), file.device(), file.cleaned().queueMillis(), file.cleaned().inferenceMillis(), millis,
                InkMap.of(file.original(), page).share(), file.geometry()), MediaType.APPLICATION_JSON_TYPE).build();
    }

    private byte[] packed(Page page, PagePacking packing) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        codec.write(page, packing, file);
        return file.toByteArray();
    }

    private static void requirePicture(String type) {
        String known = type == null ? MediaType.WILDCARD : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (!known.startsWith("image/") && !TELLING_NOTHING.contains(known)) {
            throw new WebApplicationException("Expected a picture as the body, image/png, image/jpeg or image/tiff, got %s; send the file itself."
                    .formatted(known), Response.Status.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private static double strength(String text) {
        try {
            double strength = Double.parseDouble(text);
            if (strength >= 0 && strength <= 1) {
                return strength;
            }
        } catch (NumberFormatException notANumber) {
            // told below, as what is out of range
        }
        throw new WebApplicationException("Expected a strength from 0 (as it was) to 1 (clean), got '%s'; send a number between."
                .formatted(text), UNPROCESSABLE);
    }

    private static boolean isJsonWanted(Request request) {
        Variant wanted = request.selectVariant(VARIANTS);
        return wanted != null && wanted.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE);
    }
}
