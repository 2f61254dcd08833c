package latentstudio.interpolate;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What lies at one end of a path: exactly one of these is given.
 *
 * @param image   a picture file, base64 in JSON; centred and scaled as the model's training pictures were
 * @param latent  [Z]
 * @param label   a class, by its name or number: the median of its latents
 * @param seed    a random point, from the model's learned prior where it has one
 * @param picture the number of a test picture, from 0
 */
public record PathEnd(
        @Schema(type = SchemaType.STRING, format = "byte") byte[] image,
        List<Double> latent,
        String label,
        @Schema(type = SchemaType.INTEGER, format = "int64") BigDecimal seed,
        @Schema(type = SchemaType.INTEGER, minimum = "0") BigDecimal picture) {
}
