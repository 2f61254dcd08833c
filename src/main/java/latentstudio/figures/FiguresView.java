package latentstudio.figures;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import latentstudio.ui.BrowserWord;
import latentstudio.ui.FrameDesk;
import latentstudio.ui.ModelView;
import latentstudio.ui.Question;
import latentstudio.ui.RefusedDownload;
import latentstudio.ui.Words;

/** The articles' figures: the element {@code figures-studio} asks for the data of one, this view answers by push. */
@Route("figures/:model?")
@Tag("figures-studio")
@JsModule("./screens/figures/figures-studio.ts")
@NpmPackage(value = "uplot", version = "1.6.32")
public class FiguresView extends ModelView {
    private final transient FigureService service;
    private final transient FrameDesk corner = new FrameDesk(this, "corner");
    private final transient FrameDesk densities = new FrameDesk(this, "densities");
    private final transient FrameDesk cloud = new FrameDesk(this, "cloud");
    private final transient FrameDesk samples = new FrameDesk(this, "samples");
    private final transient FrameDesk learning = new FrameDesk(this, "learning");
    private final transient FrameDesk pictures = new FrameDesk(this, "pictures");

    public FiguresView(FigureService service) {
        super(service.models(), service.device());
        this.service = service;
        getElement().setAttribute("data", (DownloadHandler) this::give);
    }

    @Override
    public String getPageTitle() {
        return Words.title("figures");
    }

    @Question
    @ClientCallable
    void latents(int frame, String model) {
        corner.ask(frame, () -> service.latents(BrowserWord.of(model)));
    }

    @Question
    @ClientCallable
    void densities(int frame, String model) {
        densities.ask(frame, () -> service.densities(BrowserWord.of(model)));
    }

    @Question
    @ClientCallable
    void cloud(int frame, String model) {
        cloud.ask(frame, () -> service.cloud(BrowserWord.of(model)));
    }

    /** Pictures of guesses at the cloud; see {@link FigureService#cloudSamples}. */
    @Question
    @ClientCallable
    void samples(int frame, String model, int seed) {
        samples.ask(frame, () -> service.cloudSamples(BrowserWord.of(model), seed));
    }

    @Question
    @ClientCallable
    void learning(int frame, String model) {
        learning.ask(frame, () -> service.learning(BrowserWord.of(model)));
    }

    /** Ten test pictures; see {@link FigureService#pictures}. */
    @Question
    @ClientCallable
    void pictures(int frame, String model, String order, int label, int seed) {
        pictures.ask(frame, () -> service.pictures(BrowserWord.of(model), BrowserWord.of(order), label, seed));
    }

    private void give(DownloadEvent event) throws IOException {
        VaadinRequest asked = event.getRequest();
        event.getResponse().setHeader("Cache-Control", "no-store");
        try {
            Figure figure = Figure.of(BrowserWord.of(asked.getParameter("figure")));
            String model = BrowserWord.of(asked.getParameter("model"));
            boolean ofPictures = figure == Figure.PICTURES;
            String order = BrowserWord.of(asked.getParameter("order"));
            byte[] file = service.npz(figure, model, order, ofPictures ? number(asked, "class") : FigureService.ALL_CLASSES,
                    ofPictures ? number(asked, "seed") : 0);
            event.setFileName("%s-%s%s.npz".formatted(model, figure.label(), ofPictures ? "-" + order : ""));
            event.setContentType("application/zip");
            event.getOutputStream().write(file);
        } catch (NumberFormatException unreadable) {
            new RefusedDownload(400, "Expected a class and a seed that are numbers; use the links on the screen.").answer(event);
        } catch (RuntimeException failure) {
            new RefusedDownload(FrameDesk.isBusy(failure) ? 503 : 400, FrameDesk.problem(failure)).answer(event);
        }
    }

    private static int number(VaadinRequest request, String name) {
        return Integer.parseInt(BrowserWord.of(request.getParameter(name)));
    }
}
