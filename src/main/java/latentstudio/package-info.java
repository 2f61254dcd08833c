/** The application's shell: the layout around every screen, and what all HTTP answers have in common. */
@OpenAPIDefinition(info = @Info(title = "Latent Studio", version = "1"), components = @Components(responses = @APIResponse(
        name = "Problem", description = "What was expected, what came, what to do",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))))
package latentstudio;

import latentstudio.access.Problem;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
