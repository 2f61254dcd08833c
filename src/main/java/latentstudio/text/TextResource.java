package latentstudio.text;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What pages can be read with. */
@Path("/api/v1/text")
@Tag(name = "pages")
public class TextResource {
    private final Tesseract tesseract;

    public TextResource(Tesseract tesseract) {
        this.tesseract = tesseract;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Whether Tesseract is installed, and the languages that it reads",
            description = "These are what POST /api/v1/scans takes as text=; hint says what to install where one is missing.")
    public Tesseract.Installation installation() {
        return tesseract.installation();
    }
}
