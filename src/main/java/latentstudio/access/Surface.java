package latentstudio.access;

import io.vertx.ext.web.RoutingContext;

/** The parts of what the server offers, by the first part of the path. */
enum Surface {
    /** {@code /api}: pictures in, pictures out. */
    PICTURES,
    /** {@code /v2}: the Open Inference Protocol. */
    TENSORS,
    /** {@code /q}: health, metrics and documentation. */
    OPERATIONS,
    /** All else: the screens and their files. */
    PAGE;

    /** As the services see the path: without escapes, empty parts, dots and matrix parameters. */
    static Surface of(RoutingContext context) {
        String path = context.normalizedPath();
        // OPTIONS * has none
        String[] parts = path == null ? new String[0] : path.split("[/;]", 3);
        return switch (parts.length < 2 ? "" : parts[1]) {
            case "api" -> PICTURES;
            case "v2" -> TENSORS;
            case "q" -> OPERATIONS;
            default -> PAGE;
        };
    }
}
