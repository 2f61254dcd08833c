package latentstudio.generate;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.util.Arrays;
import latentstudio.inference.ServedModel;
import latentstudio.latent.InvalidRequestException;
import latentstudio.latent.Sampling;
import latentstudio.ui.BrowserWord;
import latentstudio.ui.FrameDesk;
import latentstudio.ui.ModelView;
import latentstudio.ui.Question;
import latentstudio.ui.RefusedDownload;
import latentstudio.ui.Words;

/**
 * The Generate screen: the element {@code generate-studio} asks for samples, for what tells whether one is new, and for the
 * map; this view answers each by push. Nothing is kept: a download generates its samples once more, from their seed.
 */
@Route("generate/:model?")
@Tag("generate-studio")
@JsModule("./screens/generate/generate-studio.ts")
public class GenerateView extends ModelView {
    /** Most values of a latent taken from a browser. */
    private static final int LONGEST_LATENT = 4_096;

    private final transient GenerateService service;
    private final transient InspectionService inspections;
    private final transient GenerationFiles files;
    private final transient FrameDesk samples = new FrameDesk(this, "samples");
    private final transient FrameDesk inspected = new FrameDesk(this, "inspection");
    private final transient FrameDesk scatters = new FrameDesk(this, "scatter");

    public GenerateView(GenerateService service, InspectionService inspections, GenerationFiles files) {
        super(service.models(), service.device());
        this.service = service;
        this.inspections = inspections;
        this.files = files;
        getElement().setPropertyList("figures", service.figures());
        getElement().setAttribute("files", (DownloadHandler) this::give);
    }

    @Override
    public String getPageTitle() {
        return Words.title("generate");
    }

    /**
     * Draws samples in one or more ways; called by the element. The parts are as {@link GenerateRequest#of} takes them.
     *
     * @param frame     the page's number of this question
     * @param samplings the ways
     */
    @Question
    @ClientCallable
    void ask(int frame, String modelId, String label, String count, String seed, String[] samplings, String temperature) {
        samples.ask(frame, () -> {
            if (samplings == null || samplings.length == 0 || samplings.length > Sampling.values().length) {
                throw new InvalidRequestException("Expected 1 to %d ways to sample, got %d; choose some of them."
                        .formatted(Sampling.values().length, samplings == null ? 0 : samplings.length));
            }
            ServedModel model = service.model(word(modelId));
            return GenerateNews.of(Arrays.stream(samplings)
                    .map(way -> service.generate(model, GenerateRequest.of(model, word(label), word(count), word(seed), word(way), word(temperature))))
                    .toList());
        });
    }

    /**
     * Looks at a sample; called by the element.
     *
     * @param frame  the page's number of this question
     * @param latent [Z]
     */
    @Question
    @ClientCallable
    void inspect(int frame, String modelId, double[] latent) {
        inspected.ask(frame, () -> {
            if (latent == null || latent.length == 0 || latent.length > LONGEST_LATENT) {
                throw new InvalidRequestException("Expected a latent of 1 to %d values, got %d; choose a sample."
                        .formatted(LONGEST_LATENT, latent == null ? 0 : latent.length));
            }
            float[] values = new float[latent.length];
            for (int z = 0; z < values.length; z++) {
                values[z] = (float) latent[z];
            }
            return inspections.inspect(word(modelId), values);
        });
    }

    /**
     * Lays the model's test pictures on its map; called by the element.
     *
     * @param frame the page's number of this question
     */
    @Question
    @ClientCallable
    void scatter(int frame, String modelId) {
        scatters.ask(frame, () -> inspections.scatter(word(modelId)));
    }

    private void give(DownloadEvent event) throws IOException {
        VaadinRequest asked = event.getRequest();
        event.getResponse().setHeader("Cache-Control", "no-store");
        try {
            ServedModel model = service.model(word(asked.getParameter("model")));
            Generation made = service.generate(model, GenerateRequest.of(model, word(asked.getParameter("label")), word(asked.getParameter("count")),
                    word(asked.getParameter("seed")), word(asked.getParameter("sampling")), word(asked.getParameter("t"))));
            String kind = word(asked.getParameter("kind"));
            switch (kind) {
                case "png" -> give(event, made, ".png", "image/png", files.sheet(made));
                case "zip" -> give(event, made, ".zip", "application/zip", files.zip(made));
                case "npz" -> give(event, made, ".npz", "application/x-npz", files.npz(made));
                case "idx" -> give(event, made, "-idx.zip", "application/zip", files.idx(made));
                default -> throw new InvalidRequestException("Expected a file of the kind png, zip, npz or idx, got '%s'; use the links on the screen."
                        .formatted(kind));
            }
        } catch (RuntimeException failure) {
            new RefusedDownload(FrameDesk.isBusy(failure) ? 503 : 400, FrameDesk.problem(failure)).answer(event);
        }
    }

    private static void give(DownloadEvent event, Generation made, String ending, String type, byte[] file) throws IOException {
        event.setFileName(made.name() + ending);
        event.setContentType(type);
        event.setContentLength(file.length);
        event.getOutputStream().write(file);
    }

    /** What a browser may send as a word; empty for none. */
    private static String word(String text) {
        return text == null ? "" : BrowserWord.of(text);
    }
}
