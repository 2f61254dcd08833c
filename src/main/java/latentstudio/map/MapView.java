package latentstudio.map;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.util.function.Supplier;
import latentstudio.latent.InvalidRequestException;
import latentstudio.ui.BrowserWord;
import latentstudio.ui.FrameDesk;
import latentstudio.ui.ModelView;
import latentstudio.ui.Question;
import latentstudio.ui.RefusedDownload;
import latentstudio.ui.Words;

/**
 * The Map screen: the element {@code map-studio} asks for maps, for what is at their places, for decoded grids and for test
 * pictures; this view answers each by push, see {@link FrameDesk}. It keeps nothing: every question tells which map is meant.
 */
@Route("map/:model?")
@Tag("map-studio")
@JsModule("./screens/map/map-studio.ts")
@NpmPackage(value = "regl-scatterplot", version = "1.16.0")
@NpmPackage(value = "fflate", version = "0.8.2")
public class MapView extends ModelView {
    private final transient MapService service;
    private final transient FrameDesk maps = new FrameDesk(this, "points");
    private final transient FrameDesk looks = new FrameDesk(this, "look");
    private final transient FrameDesk grids = new FrameDesk(this, "grid");
    private final transient FrameDesk sheets = new FrameDesk(this, "pictures");

    public MapView(MapService service) {
        super(service.models(), service.device());
        this.service = service;
        getElement().setPropertyMap("umapProblems", service.umapProblems());
        getElement().setAttribute("files", (DownloadHandler) this::give);
    }

    @Override
    public String getPageTitle() {
        return Words.title("map");
    }

    /**
     * Asks for a map; called by the element.
     *
     * @param frame  the page's number of this question
     * @param latent whose place is wanted too; empty for none
     */
    @Question
    @ClientCallable
    void points(int frame, String model, String projection, int across, int up, double[] latent) {
        maps.ask(frame, () -> service.points(question(model, projection, across, up), values(latent)));
    }

    /**
     * Asks what is at a place; called by the element.
     *
     * @param point the number of the test picture there, or of the one next to the place; −1 for none
     * @param on    whether the test picture itself is meant
     * @param latent what to decode, where that is not what the map has at the place; else empty
     */
    @Question
    @ClientCallable
    void look(int frame, String model, String projection, int across, int up, int point, boolean on, double x, double y, double[] latent) {
        MapQuestion question = question(model, projection, across, up);
        float[] marked = values(latent);
        Supplier<MapLook> work = marked != null ? () -> service.lookAt(question, marked, point)
                : on ? () -> service.lookAt(question, point) : () -> service.lookBetween(question, x, y, point);
        looks.ask(frame, work);
    }

    /** Asks for the decoded grid of a rectangle; called by the element. */
    @Question
    @ClientCallable
    void grid(int frame, String model, String projection, int across, int up, double x, double y, double halfWidth, double halfHeight) {
        grids.ask(frame, () -> service.grid(question(model, projection, across, up), new MapFrame(x, y, halfWidth, halfHeight)));
    }

    /** Asks for test pictures; called by the element. */
    @Question
    @ClientCallable
    void pictures(int frame, String model, int[] points) {
        sheets.ask(frame, () -> service.pictures(BrowserWord.of(model), points == null ? new int[0] : points));
    }

    private void give(DownloadEvent event) throws IOException {
        VaadinRequest asked = event.getRequest();
        event.getResponse().setHeader("Cache-Control", "no-store");
        try {
            MapQuestion question = question(asked.getParameter("model"), asked.getParameter("projection"),
                    (int) number(asked, "across"), (int) number(asked, "up"));
            boolean manifold = "manifold".equals(asked.getParameter("file"));
            byte[] file = !manifold ? service.npz(question) : service.png(question,
                    new MapFrame(number(asked, "x"), number(asked, "y"), number(asked, "halfWidth"), number(asked, "halfHeight")));
            event.setFileName("%s-%s.%s".formatted(question.model(), manifold ? "manifold" : "map-" + question.projection(), manifold ? "png" : "npz"));
            event.setContentType(manifold ? "image/png" : "application/octet-stream");
            event.getOutputStream().write(file);
        } catch (NumberFormatException unreadable) {
            new RefusedDownload(400, "Expected axes and a part of the map that are numbers; use the links on the screen.").answer(event);
        } catch (RuntimeException failure) {
            new RefusedDownload(FrameDesk.isBusy(failure) ? 503 : 400, FrameDesk.problem(failure)).answer(event);
        }
    }

    private static MapQuestion question(String model, String projection, int across, int up) {
        return new MapQuestion(BrowserWord.of(model), BrowserWord.of(projection), across, up);
    }

    private static double number(VaadinRequest request, String name) {
        return Double.parseDouble(BrowserWord.of(request.getParameter(name)));
    }

    private static float[] values(double[] latent) {
        if (latent == null || latent.length == 0) {
            return null;
        }
        float[] values = new float[latent.length];
        for (int z = 0; z < latent.length; z++) {
            values[z] = (float) latent[z];
            if (!Float.isFinite(values[z])) {
                throw new InvalidRequestException("Expected finite values of a latent to mark, got %s; open the link again where it came from."
                        .formatted(latent[z]));
            }
        }
        return values;
    }
}
