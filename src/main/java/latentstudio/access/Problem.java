package latentstudio.access;

import jakarta.ws.rs.core.Response;

/**
 * The body of every error under {@code /api} (RFC 9457).
 *
 * @param type     a URI that names the kind of problem; {@code about:blank} says that the status tells it all
 * @param title    the status in words
 * @param status   the HTTP status
 * @param detail   what was expected, what came, what to do
 * @param instance the path that was asked for
 */
public record Problem(String type, String title, int status, String detail, String instance) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String detail, String instance) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = switch (status) {
            case 422 -> "Unprocessable Content";
            case 507 -> "Insufficient Storage";
            default -> known == null ? "HTTP " + status : known.getReasonPhrase();
        };
        return new Problem("about:blank", title, status, detail, instance);
    }
}
