package latentstudio.interpolate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import latentstudio.image.PictureCodec;
import latentstudio.latent.InvalidRequestException;
import latentstudio.latent.LatentService;
import latentstudio.ui.FrameDesk;
import latentstudio.ui.ModelView;
import latentstudio.ui.Question;
import latentstudio.ui.RefusedDownload;
import latentstudio.ui.Words;

/**
 * The Interpolate screen: the element {@code interpolate-studio} asks for paths, and while its slider moves for points of the
 * one that it shows; this view answers by push. Only the newest path is kept, for the downloads.
 */
@Route("interpolate/:model?")
@Tag("interpolate-studio")
@JsModule("./screens/interpolate/interpolate-studio.ts")
public class InterpolateView extends ModelView {
    /** Longest end taken from a browser: a picture of 750 KB in base64. */
    private static final int LONGEST_END = 1_000_000;

    private final transient InterpolateService service;
    private final transient PictureCodec codec;
    private final transient ObjectMapper json;
    private final transient FrameDesk paths = new FrameDesk(this, "path");
    private final transient FrameDesk frames = new FrameDesk(this, "frame");
    private transient volatile Interpolation newest;

    public InterpolateView(InterpolateService service, LatentService latents, PictureCodec codec, ObjectMapper json) {
        super(service.models(), latents.device());
        this.service = service;
        this.codec = codec;
        this.json = json;
        getElement().setAttribute("files", (DownloadHandler) this::give);
    }

    @Override
    public String getPageTitle() {
        return Words.title("interpolate");
    }

    /**
     * Decodes the frames of a path; called by the element.
     *
     * @param frame the page's number of this question
     * @param from  a {@link PathEnd} as JSON
     * @param to    likewise
     */
    @Question
    @ClientCallable
    void askPath(int frame, String model, String from, String to, String shape, int steps) {
        paths.ask(frame, () -> {
            Interpolation path = service.interpolate(model, end(from), end(to), PathShape.of(shape), BigDecimal.valueOf(steps));
            newest = path;
            return ShownPath.of(path);
        });
    }

    /**
     * Decodes one point of a path; called by the element.
     *
     * @param frame    the page's number of this question
     * @param from     [Z]
     * @param to       [Z]
     * @param position 0..1
     */
    @Question
    @ClientCallable
    void askFrame(int frame, String model, double[] from, double[] to, String shape, double position) {
        frames.ask(frame, () -> ShownFrame.of(service.frame(model, floats(from), floats(to), PathShape.of(shape), position)));
    }

    private PathEnd end(String text) {
        if (text == null || text.length() > LONGEST_END) {
            throw new InvalidRequestException("The picture is too large: the limit is %d KB; use a smaller one.".formatted(LONGEST_END * 3 / 4 / 1000));
        }
        try {
            return json.readValue(text, PathEnd.class);
        } catch (JsonProcessingException damaged) {
            throw new InvalidRequestException("An end of the path did not arrive whole; choose it again.");
        }
    }

    private static float[] floats(double[] values) {
        if (values == null) {
            throw new InvalidRequestException("Expected a latent at each end of the path, got none; reload the page.");
        }
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private void give(DownloadEvent event) throws IOException {
        String wanted = String.valueOf(event.getRequest().getParameter("kind"));
        Interpolation path = newest;
        InterpolationFile kind = Arrays.stream(InterpolationFile.values())
                .filter(known -> known.name().equalsIgnoreCase(wanted)).findFirst().orElse(null);
        event.getResponse().setHeader("Cache-Control", "no-store");
        if (path == null || kind == null) {
            new RefusedDownload(404, "Expected a path that is shown and one of the kinds png, gif and npz; use the links on the screen.").answer(event);
            return;
        }
        byte[] file = kind.of(path, codec);
        event.setFileName("%s-%s.%s".formatted(path.model(), path.path().label(), kind.name().toLowerCase(Locale.ROOT)));
        event.setContentType(kind.mediaType());
        event.getOutputStream().write(file);
    }
}
