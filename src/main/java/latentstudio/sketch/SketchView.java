package latentstudio.sketch;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import latentstudio.image.Picture;
import latentstudio.latent.InvalidRequestException;
import latentstudio.ui.BrowserWord;
import latentstudio.ui.FrameDesk;
import latentstudio.ui.ModelChoice;
import latentstudio.ui.ModelView;
import latentstudio.ui.Pixels;
import latentstudio.ui.Question;
import latentstudio.ui.Words;

/**
 * The Draw screen: the element {@code draw-studio} sends frames of a drawing, this view answers each by push.
 *
 * <p>Frames are computed outside the session lock, newest first; see {@link FrameDesk}. What the browser sends is
 * checked before anything is decoded.
 */
@Route("draw/:model?")
@RouteAlias("")
@Tag("draw-studio")
@JsModule("./screens/draw/draw-studio.ts")
@NpmPackage(value = "fflate", version = "0.8.2")
public class SketchView extends ModelView {
    /** Most bytes of a drawing taken from a browser; the pad itself sends about 2 KB. */
    static final int MAXIMUM_DRAWING = 750_000;
    /** Most models compared at once. */
    static final int MAXIMUM_MODELS = 16;
    /** Most values of a latent taken from a browser. */
    static final int MAXIMUM_LATENT_LENGTH = 4_096;
    /** Most pictures along one value. */
    static final int MAXIMUM_STRIP = 16;

    private final transient SketchService service;
    private final transient FrameDesk desk = new FrameDesk(this, "drawing");
    private transient Runnable leave = () -> { };
    /** Models that are learned just now, which the page knows. */
    private final transient Set<String> learning = ConcurrentHashMap.newKeySet();
    /** Those that the page last drew with. */
    private volatile List<String> drawn = List.of();
    private final transient FrameDesk strips = new FrameDesk(this, "strip");
    private final transient FrameDesk names = new FrameDesk(this, "names");
    private final transient FrameDesk layers = new FrameDesk(this, "layers");
    private final transient FrameDesk sums = new FrameDesk(this, "sum");

    public SketchView(SketchService service) {
        super(service.models(), service.device());
        this.service = service;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        UI ui = event.getUI();
        leave = service.listen(id -> tell(ui, id));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        leave.run();
        super.onDetach(event);
    }

    /** A model came, has other weights, or is gone. */
    private void tell(UI ui, String id) {
        try {
            Optional<ModelChoice> choice = service.choice(id);
            if (choice.filter(ModelChoice::learning).isEmpty()) {
                learning.remove(id);
            } else if (!learning.add(id) && !drawn.contains(id)) {
                return; // nobody here sees its newer weights
            }
            ui.access(() -> {
                if (choice.isPresent()) {
                    getElement().callJsFunction("offer", JacksonUtils.beanToJson(choice.get()));
                } else {
                    getElement().callJsFunction("withdraw", id);
                }
            });
        } catch (UIDetachedException gone) {
            // the visitor closed the page meanwhile
        }
    }

    @Override
    public String getPageTitle() {
        return Words.title("draw");
    }

    /**
     * Reconstructs or denoises a drawing with one or more models; called by the element.
     *
     * @param frame     the page's number of this frame
     * @param modelIds  which models
     * @param drawing   of any size
     * @param normalise whether to centre and scale the ink as the training pictures were
     */
    @Question
    @ClientCallable
    void reconstruct(int frame, String[] modelIds, Pixels drawing, boolean normalise) {
        desk.askEach(frame, () -> {
            List<String> models = checkedModels(modelIds);
            drawn = models;
            Picture picture = checkedDrawing(drawing);
            return models.stream().map(model -> (Supplier<?>) () -> service.draw(model, picture, normalise)).toList();
        });
    }

    /**
     * Decodes an edited latent; called by the element.
     *
     * @param frame   the page's number of this frame
     * @param modelId which model
     * @param latent  [Z]
     */
    @Question
    @ClientCallable
    void decode(int frame, String modelId, double[] latent) {
        desk.ask(frame, () -> service.decode(BrowserWord.of(modelId), checkedLatent(latent)));
    }

    /**
     * Shows what one value of a latent does; called by the element.
     *
     * @param frame   the page's number of this frame
     * @param modelId which model
     * @param latent  [Z]
     * @param value   which of its values, from 0
     * @param at      what that is to be
     */
    @Question
    @ClientCallable
    void strip(int frame, String modelId, double[] latent, int value, double[] at) {
        strips.ask(frame, () -> {
            if (at == null || at.length == 0 || at.length > MAXIMUM_STRIP) {
                throw new InvalidRequestException("Expected 1 to %d places of a latent value, got %d; reload the page.".formatted(MAXIMUM_STRIP, at == null ? 0 : at.length));
            }
            return service.strip(BrowserWord.of(modelId), checkedLatent(latent), value, checkedLatent(at));
        });
    }

    /**
     * Tells what the values of a model's latent stand for; called by the element.
     *
     * @param frame   the page's number of this frame
     * @param modelId which model
     */
    @Question
    @ClientCallable
    void names(int frame, String modelId) {
        names.ask(frame, () -> service.names(BrowserWord.of(modelId)));
    }

    /**
     * Shows the maps of all layers for a drawing; called by the element.
     *
     * @param frame     the page's number of this frame
     * @param modelId   which model
     * @param drawing   of any size
     * @param normalise as in {@link #reconstruct}
     * @param latent    [Z], what the decoder is given; empty for what the encoder makes of the drawing
     * @param whole     the layer of which all maps are wanted, −1 for none
     */
    @Question
    @ClientCallable
    void layers(int frame, String modelId, Pixels drawing, boolean normalise, double[] latent, int whole) {
        layers.ask(frame, () -> service.layers(BrowserWord.of(modelId), checkedDrawing(drawing), normalise, latentOrNone(latent), whole));
    }

    /**
     * Shows the sum that makes one pixel of a layer; called by the element.
     *
     * @param frame     the page's number of this frame
     * @param modelId   which model
     * @param drawing   of any size
     * @param normalise as in {@link #reconstruct}
     * @param latent    as in {@link #layers}
     * @param layer     which layer, from 0
     * @param map       which of its maps, from 0
     * @param row       from 0
     * @param column    from 0
     */
    @Question
    @ClientCallable
    void sum(int frame, String modelId, Pixels drawing, boolean normalise, double[] latent, int layer, int map, int row, int column) {
        sums.ask(frame, () -> service.sum(BrowserWord.of(modelId), checkedDrawing(drawing), normalise, latentOrNone(latent), layer, map, row, column));
    }

    private static float[] latentOrNone(double[] latent) {
        return latent != null && latent.length == 0 ? new float[0] : checkedLatent(latent);
    }

    private static List<String> checkedModels(String[] modelIds) {
        if (modelIds == null || modelIds.length == 0 || modelIds.length > MAXIMUM_MODELS) {
            throw new InvalidRequestException("Expected 1 to %d models to draw for, got %d; choose fewer."
                    .formatted(MAXIMUM_MODELS, modelIds == null ? 0 : modelIds.length));
        }
        return Arrays.stream(modelIds).map(BrowserWord::of).toList();
    }

    private static Picture checkedDrawing(Pixels drawing) {
        if (drawing == null || drawing.samples() == null || drawing.samples().length > MAXIMUM_DRAWING) {
            throw new InvalidRequestException("The picture is too large: the limit is %d KB; use a smaller one.".formatted(MAXIMUM_DRAWING / 1000));
        }
        return drawing.picture();
    }

    private static float[] checkedLatent(double[] latent) {
        if (latent == null || latent.length == 0 || latent.length > MAXIMUM_LATENT_LENGTH) {
            throw new InvalidRequestException("Expected a latent of 1 to %d values, got %d; reset the sliders."
                    .formatted(MAXIMUM_LATENT_LENGTH, latent == null ? 0 : latent.length));
        }
        float[] values = new float[latent.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) latent[i];
            if (!Float.isFinite(values[i])) {
                throw new InvalidRequestException("Latent value %d is not a finite number; reset the sliders."
                        .formatted(i + 1));
            }
        }
        return values;
    }
}
