package latentstudio.access;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests as no well-behaved client sends them. */
final class RawRequest {
    private static final int PATIENCE_MILLIS = 120_000;

    private RawRequest() {
    }

    /** What comes back until the server closes the connection, which the request has to ask for. */
    static String send(URI server, String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
