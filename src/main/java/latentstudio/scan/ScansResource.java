package latentstudio.scan;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.PageGeometry;
import latentstudio.image.PageColour;
import latentstudio.image.RefusedException;
import latentstudio.job.Job;
import latentstudio.operation.GracefulStop;
import latentstudio.operation.StatusEvents;
import latentstudio.restore.ScreenScale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Whole documents in, clean ones out, in the background; errors are problem bodies (RFC 9457). */
@Path("/api/v1/scans")
@Tag(name = "pages")
public class ScansResource {
    /** How soon who watches sees a change, whichever server makes it. */
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final String MODEL = "scans";
    private static final String SMALL = "small";
    private static final int UNPROCESSABLE = 422;

    private final Scans scans;
    private final GracefulStop stop;

    public ScansResource(Scans scans, GracefulStop stop) {
        this.scans = scans;
        this.stop = stop;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Accepts pictures, TIFF files of many pages and PDF files, to be cleaned in the background",
            description = "Each file part is a file; the field model names a restorer; keepPaper=true keeps the sheets' own colour, despeckle=true takes "
                    + "specks away that could be dots. Before they are cleaned, straighten=true makes lines of text level, crop=true squares the sheet in a photograph or "
                    + "cuts black borders off, edges=true makes black borders and punch holes paper, each only where it is sure, and turn=90, 180 or 270 turns "
                    + "clockwise, turn=auto until a page of text in Latin script is upright; split=true makes two pages of a double one where that is sure, split=right-to-left those of a book "
                    + "that is read so; a page of a PDF with text of its own stays as it lies. text=eng has Tesseract read the pages in that language (eng+deu: in several; "
                    + "GET /api/v1/text lists them). What was accepted is done even if the server is "
                    + "stopped or killed meanwhile. The id in the Location is the only key to it.")
    @APIResponse(responseCode = "202", description = "Accepted; Location is the scan's address")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    @APIResponse(responseCode = "507", ref = "Problem")
    public Response submit(@RestForm(FileUpload.ALL) List<FileUpload> files, @RestForm String model, @RestForm boolean keepPaper,
                           @RestForm boolean despeckle, @RestForm @Schema(type = SchemaType.BOOLEAN) String straighten,
                           @RestForm @Schema(type = SchemaType.BOOLEAN) String crop, @RestForm @Schema(type = SchemaType.BOOLEAN) String edges,
                           @RestForm @Schema(enumeration = {"auto", "0", "90", "180", "270"}) String turn,
                           @RestForm @Schema(enumeration = {"true", "right-to-left", "false"}) String split,
                           @RestForm String text, @RestForm @Parameter(hidden = true) boolean onScreen, @Context UriInfo uri) throws IOException {
        ScanStatus status = scans.submit(new Scans.Wish(model == null ? MODEL : model, keepPaper, despeckle, onScreen,
                        AskedGeometry.of(straighten, crop, edges, turn, split), text),
                files.stream().map(file -> new Scans.Sent(file.fileName(), file.uploadedFile())).toList());
        return Response.accepted(status).location(uri.getAbsolutePathBuilder().path(status.id().toString()).build()).build();
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far a scan is")
    @APIResponse(responseCode = "404", ref = "Problem")
    public ScanStatus status(@PathParam("id") String id) {
        return scans.find(known(id)).orElseThrow(() -> unknown(id));
    }

    @GET
    @Path("{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "The same at every change, as server-sent events, until it is finished")
    @APIResponse(responseCode = "404", ref = "Problem")
    public Multi<ScanStatus> events(@PathParam("id") String id) {
        UUID scan = status(id).id();
        return StatusEvents.of(LOOK, () -> scans.find(scan), status -> status.state().isFinished(), stop);
    }

    @GET
    @Path("{id}/result")
    @Operation(summary = "The clean files, each of its own kind; several of them as a ZIP",
            description = "With kind=pdf all pages as one PDF, with kind=png all pages as a ZIP of PNG files. With colour=grey their luminance; with "
                    + "colour=black-and-white one bit a pixel, by group 4 of the fax in PDF and TIFF, else as PNG. "
                    + "With kind=pdf and form=small pages in colour or grey are sharp ink over a coarse background, a tenth as large.")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public Response result(@PathParam("id") String id, @QueryParam("kind") String kind,
                           @QueryParam("colour") @Parameter(schema = @Schema(enumeration = {"colour", "grey", "black-and-white"})) String colour,
                           @QueryParam("form") @Parameter(schema = @Schema(enumeration = {"full", "small"})) String form) throws IOException {
        UUID scan = known(id);
        Scans.Kind wanted = kind(kind);
        PageColour colours = Choice.of(PageColour.class, "colour", colour);
        Scans.Form fine = Choice.of(Scans.Form.class, "form", form);
        if (fine == Scans.Form.SMALL && (wanted != Scans.Kind.PDF || colours == PageColour.BLACK_AND_WHITE)) {
            throw new WebApplicationException("Expected form=small with kind=pdf in colour or grey, got it with %s; leave one of them out."
                    .formatted(wanted == Scans.Kind.PDF ? "colour=black-and-white, which is smaller" : kind == null ? "no kind" : "kind=" + kind), UNPROCESSABLE);
        }
        requireDone(id);
        ScanFile file = scans.file(scan, wanted, colours, fine);
        return download(file.name(), file.mediaType()).entity((StreamingOutput) file.content()::to).build();
    }

    @GET
    @Path("{id}/sizes")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How many bytes the PDF of all pages has in each form",
            description = "Of more than four pages four speak for all, and estimated is true. It takes a few seconds a page when it is asked for the first time.")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    public ScanSizes sizes(@PathParam("id") String id) throws IOException {
        UUID scan = known(id);
        requireDone(id);
        return scans.sizes(scan);
    }

    private void requireDone(String id) {
        Job.State state = status(id).state();
        if (state != Job.State.DONE) {
            throw new WebApplicationException("Expected a scan that is done, got one that is %s; look at /api/v1/scans/%s/events."
                    .formatted(state.name().toLowerCase(Locale.ROOT), id), Response.Status.CONFLICT);
        }
    }

    @GET
    @Path("{id}/pages")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All pages, what was found on those that are clean, and the order in which they are taken home",
            description = "inkRemoved is the share of the ink that is paper now; a page that lost much of it is doubtful, and one with nothing left on it is blank. "
                    + "Where page 3 is a double one that was split, 3 is its left half and -3 its right half, everywhere.")
    @APIResponse(responseCode = "404", ref = "Problem")
    public StackedPages pages(@PathParam("id") String id) throws IOException {
        try {
            return scans.pages(known(id), 1, Integer.MAX_VALUE);
        } catch (NoSuchFileException none) {
            throw unknown(id);
        }
    }

    @PUT
    @Path("{id}/order")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Which pages are taken home as one PDF (kind=pdf) or as PNG files (kind=png), and in which order",
            description = "A list of pages, counted from 1 over all files. Those that are not named are left out and stay where they are: name them, and they are back.")
    @APIResponse(responseCode = "204", description = "It is kept")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public void arrange(@PathParam("id") String id, List<Integer> pages) throws IOException {
        try {
            scans.arrange(known(id), pages == null ? List.of() : pages);
        } catch (NoSuchFileException none) {
            throw unknown(id);
        }
    }

    /**
     * What is to be changed on a page; null for what stays.
     *
     * @param strength   0 for the original, 1 for the cleaned page
     * @param strokes    of the brush, instead of those before
     * @param straighten whether lines of text become level
     * @param crop       whether what is not of the sheet is cut off
     * @param edges      whether black borders and punch holes become paper
     * @param turn       0, 90, 180 or 270, degrees clockwise, or auto
     * @param split      true or right-to-left for a double page that becomes two, sure or not, false for one that stays or becomes one again
     * @param corners    of the sheet in the original, x and y as fractions of its width and height, clockwise from the top left one; none to have them found
     */
    record PageChange(Double strength, double[][] strokes, Boolean straighten, Boolean crop, Boolean edges, String turn, String split, List<double[]> corners) {
        private boolean changesPixels() {
            return strength != null || strokes != null;
        }

        private boolean changesGeometry() {
            return straighten != null || crop != null || edges != null || turn != null || corners != null;
        }

        private boolean changesNothing() {
            return !changesPixels() && !changesGeometry() && split == null;
        }
    }

    @PATCH
    @Path("{id}/pages/{page}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Changes one page, on the screen and in all that is taken home",
            description = "strength from 0, the page as it was, to 1, the cleaned one; strokes along which a round brush brings the original back, each its radius and then "
                    + "x and y of its points, pixels of the page. straighten, crop, edges and turn (0, 90, 180, 270 or auto) as for a whole scan; corners of the sheet, four "
                    + "pairs of x and y as fractions of the original's width and height, clockwise from the top left one, and none of them ([]) to have them found. "
                    + "split=true or right-to-left makes two pages of a double one, sure or not, and says which is first where it is two already; split=false makes one of them again. "
                    + "What is left out stays. A page that is to lie in another way is cleaned again, and loses its strokes.")
    @APIResponse(responseCode = "202", description = "It is kept, and the page is cleaned again: look at the scan's events")
    @APIResponse(responseCode = "204", description = "It is kept")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public Response change(@PathParam("id") String id, @PathParam("page") int page, PageChange change) throws IOException {
        UUID scan = status(id).id();
        if (change == null || change.changesNothing()) {
            throw refused("Expected a strength, strokes, straighten, crop, edges, turn, split or corners, got nothing; send for instance {\"strength\": 0.5}.");
        }
        if (change.strokes != null && (change.changesGeometry() || change.split != null)) {
            throw refused("Expected strokes or a page that lies in another way, got both; send the strokes when the page is clean again.");
        }
        try {
            return change(scan, page, change) ? Response.accepted().build() : Response.noContent().build();
        } catch (NoSuchFileException none) {
            throw new UnknownScanException("Expected a page of the scan, got page %d; look at /api/v1/scans/%s.".formatted(page, id));
        } catch (IllegalArgumentException wrong) {
            throw refused("E" + wrong.getMessage().substring(1) + "; send for instance {\"strength\": 0.5}.");
        }
    }

    /** @return whether the page is cleaned again */
    private boolean change(UUID scan, int page, PageChange change) throws IOException {
        GeometryOptions.Split split = AskedGeometry.split(change.split);
        GeometryOptions wanted = AskedGeometry.of(change, scans.wanted(scan, page));
        if (change.split != null && change.changesGeometry()) {
            throw refused("Expected split or a page that lies in another way, got both; send one after the other.");
        }
        PageEdit before = scans.edit(scan, page);
        if (change.changesPixels()) {
            scans.edit(scan, page, new PageEdit(change.strength == null ? before.strength() : change.strength,
                    change.strokes == null ? before.strokes() : change.strokes));
        }
        return change.split == null ? scans.lay(scan, page, wanted) : scans.split(scan, page, split);
    }

    private static WebApplicationException refused(String words) {
        return new WebApplicationException(words, UNPROCESSABLE);
    }

    @GET
    @Path("{id}/pages/{page}")
    @Operation(summary = "A page as it is shown: side=before, side=after, side=removed for where ink was taken away, or small for a thumbnail")
    @APIResponse(responseCode = "404", ref = "Problem")
    public Response page(@PathParam("id") String id, @PathParam("page") int page, @QueryParam("side") String side) throws IOException {
        try {
            ScreenScale.Shown shown = SMALL.equals(side) ? scans.thumbnail(known(id), page)
                    : scans.picture(known(id), page, ScanResults.Side.valueOf(String.valueOf(side).toUpperCase(Locale.ROOT)));
            return Response.ok(shown.file(), shown.format().mediaType()).header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600").build();
        } catch (NoSuchFileException none) {
            throw new UnknownScanException("Expected a page with a picture that is clean already, got page %d; look at /api/v1/scans/%s."
                    .formatted(page, id));
        } catch (IllegalArgumentException unknown) {
            throw new WebApplicationException("Expected side=before, side=after, side=removed or side=small, got '%s'; name one of them.".formatted(side),
                    UNPROCESSABLE);
        }
    }

    @GET
    @Path("{id}/pages/{page}/text")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a clean page says: plain text, words with their boxes, and how surely it was read before and after cleaning")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    public ScanText text(@PathParam("id") String id, @PathParam("page") int page) throws IOException {
        try {
            status(id);
            return scans.text(known(id), page).orElseThrow(() -> new WebApplicationException(
                    "Expected a scan that was sent with text=, got one without; send its files again with text=eng.", Response.Status.CONFLICT));
        } catch (NoSuchFileException none) {
            throw new UnknownScanException("Expected a page with a picture that is clean and read already, got page %d; look at /api/v1/scans/%s."
                    .formatted(page, id));
        }
    }

    @GET
    @Path("{id}/pages/{page}/geometry")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How a page was to lie, what was done before it was cleaned, how sure that was, and what was left alone and why",
            description = "asked is what was asked for this page, or else for the scan; half is which half of a double page that was split it is, and how sure that was.")
    @APIResponse(responseCode = "404", ref = "Problem")
    public PageLay geometry(@PathParam("id") String id, @PathParam("page") int page) throws IOException {
        try {
            return new PageLay(scans.wanted(status(id).id(), page), scans.half(known(id), page).orElse(null), scans.geometry(known(id), page));
        } catch (NoSuchFileException none) {
            throw new UnknownScanException(("Expected a page that is clean already, of a scan with straighten, crop, edges or turn, or changed so itself, got page %d; "
                    + "look at /api/v1/scans/%s, change the page, or send the files again with one of these.").formatted(page, id));
        }
    }

    /**
     * How a page lies.
     *
     * @param asked for this page, or else for the scan
     * @param half  of a double page, or null
     * @param done  so that it does
     */
    record PageLay(GeometryOptions asked, PageHalf half, @JsonUnwrapped PageGeometry done) {
    }

    @POST
    @Path("{id}/again")
    @Operation(summary = "Tries a scan again that was given up, after its last clean page")
    @APIResponse(responseCode = "204", description = "It goes on")
    @APIResponse(responseCode = "404", ref = "Problem")
    public void again(@PathParam("id") String id) {
        if (!scans.again(known(id))) {
            throw unknown(id);
        }
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Stops a scan if it is not finished, and deletes all that is kept of it")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", ref = "Problem")
    public void delete(@PathParam("id") String id) throws IOException {
        if (!scans.delete(known(id))) {
            throw unknown(id);
        }
    }

    private static Scans.Kind kind(String name) {
        try {
            return name == null ? Scans.Kind.FILES : Scans.Kind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new WebApplicationException("Expected kind=pdf, kind=png or no kind, got '%s'; name one of them.".formatted(name), UNPROCESSABLE);
        }
    }

    private static Response.ResponseBuilder download(String name, String type) {
        String plain = name.replaceAll("[^ -~]|[\"\\\\]", "_");
        String full = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok().type(type).header(HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(plain, full)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw unknown(id);
        }
    }

    private static UnknownScanException unknown(String id) {
        return new UnknownScanException("Expected the id of a scan, got '%s'; it may have been deleted after its time, so send the files again."
                .formatted(RefusedException.quoted(id)));
    }
}
