package latentstudio.sketch;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import latentstudio.image.Picture;
import latentstudio.ui.NewestWins;

/**
 * The Draw screen: the element {@code draw-studio} sends frames of a drawing, this view answers each by push.
 *
 * <p>Frames are computed outside the session lock, newest first; see {@link NewestWins}. What the browser sends is
 * checked before anything is decoded.
 */
@Route("draw/:model?")
@RouteAlias("")
@PageTitle("Draw · Latent Studio")
@Tag("draw-studio")
@JsModule("./screens/draw/draw-studio.ts")
@NpmPackage(value = "fflate", version = "0.8.2")
public class SketchView extends Component implements BeforeEnterObserver {
    /** Longest base64 picture taken from a browser: 750 KB of PNG; the pad itself sends about 2 KB. */
    static final int MAXIMUM_PICTURE_LENGTH = 1_000_000;
    /** Most models compared at once. */
    static final int MAXIMUM_MODELS = 16;
    /** Most values of a latent taken from a browser. */
    static final int MAXIMUM_LATENT_LENGTH = 4_096;

    private final transient SketchService service;
    private final transient NewestWins mailbox = new NewestWins("draw");

    public SketchView(SketchService service) {
        this.service = service;
        getElement().setPropertyList("models", service.models());
        getElement().setPropertyBean("device", service.device());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getRouteParameters().get("model").ifPresent(model -> getElement().setProperty("modelId", model));
    }

    /**
     * Reconstructs or denoises a drawing with one or more models; called by the element.
     *
     * @param frame     the page's number of this frame
     * @param modelIds  which models
     * @param picture   a PNG in base64
     * @param normalise whether to centre and scale the ink as the training pictures were
     */
    @ClientCallable
    void reconstruct(int frame, String[] modelIds, String picture, boolean normalise) {
        answer(frame, () -> {
            byte[] png = checkedPicture(picture);
            List<String> models = checkedModels(modelIds);
            return answers -> {
                Picture drawing = service.read(png);
                models.forEach(model -> answers.ask(() -> service.draw(model, drawing, normalise)));
            };
        });
    }

    /**
     * Decodes an edited latent; called by the element.
     *
     * @param frame   the page's number of this frame
     * @param modelId which model
     * @param latent  [Z]
     */
    @ClientCallable
    void decode(int frame, String modelId, double[] latent) {
        answer(frame, () -> {
            float[] values = checkedLatent(latent);
            String model = checkedModels(new String[] {modelId}).getFirst();
            return answers -> answers.ask(() -> service.decode(model, values));
        });
    }

    /**
     * @param check refuses what the browser sent with an {@link IllegalArgumentException}, or gives the work to do
     */
    private void answer(int frame, Supplier<Consumer<Answers>> check) {
        UI ui = getUI().orElseThrow();
        Consumer<Answers> work;
        try {
            work = check.get();
        } catch (IllegalArgumentException refused) {
            send(new Answer(frame, List.of(), refused.getMessage(), false));
            return;
        }
        mailbox.post(question -> {
            Answers answers = new Answers();
            answers.guard(() -> work.accept(answers));
            try {
                ui.access(() -> {
                    send(answers.of(frame));
                    question.pushed();
                });
            } catch (UIDetachedException gone) {
                // the visitor closed the page meanwhile
            }
        });
    }

    private void send(Answer answer) {
        getElement().callJsFunction("receive", JacksonUtils.beanToJson(answer));
    }

    private static List<String> checkedModels(String[] modelIds) {
        if (modelIds == null || modelIds.length == 0 || modelIds.length > MAXIMUM_MODELS) {
            throw new IllegalArgumentException("Expected 1 to %d models to draw for, got %d; choose fewer."
                    .formatted(MAXIMUM_MODELS, modelIds == null ? 0 : modelIds.length));
        }
        for (String modelId : modelIds) {
            if (modelId == null || modelId.length() > 100) {
                throw new IllegalArgumentException(
                        "Expected a model's id of at most 100 letters; choose a model from the list.");
            }
        }
        return List.of(modelIds);
    }

    private static byte[] checkedPicture(String picture) {
        if (picture == null || picture.length() > MAXIMUM_PICTURE_LENGTH) {
            throw new IllegalArgumentException("The picture is too large: the limit is %d KB; use a smaller one."
                    .formatted(MAXIMUM_PICTURE_LENGTH * 3 / 4 / 1000));
        }
        try {
            return Base64.getDecoder().decode(picture);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("The picture did not arrive whole; draw on or reload the page.", notBase64);
        }
    }

    private static float[] checkedLatent(double[] latent) {
        if (latent == null || latent.length == 0 || latent.length > MAXIMUM_LATENT_LENGTH) {
            throw new IllegalArgumentException("Expected a latent of 1 to %d values, got %d; reset the sliders."
                    .formatted(MAXIMUM_LATENT_LENGTH, latent == null ? 0 : latent.length));
        }
        float[] values = new float[latent.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) latent[i];
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("Latent value %d is not a finite number; reset the sliders."
                        .formatted(i + 1));
            }
        }
        return values;
    }
}
