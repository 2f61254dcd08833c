package latentstudio;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Paths below {@code /api} that nothing answers; without this the page would come back for them. */
@Path("/api/{path: .*}")
public class UnknownPath {
    @GET
    @Operation(hidden = true)
    public void get() {
        throw new NotFoundException();
    }

    @POST
    @Operation(hidden = true)
    public void post() {
        throw new NotFoundException();
    }
}
