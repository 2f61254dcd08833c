package latentstudio.inference;

/** ONNX Runtime could not compute what it had computed before: the device, its memory or its driver. */
final class SessionFailedException extends RuntimeException {
    SessionFailedException(String graph, Exception cause) {
        super("%s failed: %s".formatted(graph, cause.getMessage()), cause);
    }
}
