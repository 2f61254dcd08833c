package latentstudio.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a download link answers in the place of a file: words that the browser shows.
 *
 * @param status  of HTTP
 * @param problem what was expected, what came, what to do
 */
public record RefusedDownload(int status, String problem) {
    /** @throws IOException if the browser is gone */
    public void answer(DownloadEvent event) throws IOException {
        event.getResponse().setStatus(status);
        event.getResponse().setHeader("Content-Disposition", "inline");
        event.setContentType("text/plain;charset=UTF-8");
        event.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
    }
}
