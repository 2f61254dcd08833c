package latentstudio.clean;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import latentstudio.document.FileName;
import latentstudio.image.PageCodec;
import latentstudio.image.PageFormat;
import latentstudio.image.PictureException;
import latentstudio.image.UploadSettings;
import latentstudio.inference.ModelCatalog;
import latentstudio.restore.CleanService;
import latentstudio.restore.RestorerChoice;
import latentstudio.ui.Refusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The Clean screen: the element {@code clean-studio} sends a page to this view's upload address and numbers it, what
 * becomes of it is pushed. An example has the number 0.
 */
@Route("clean/:model?")
@PageTitle("Clean · Latent Studio")
@Tag("clean-studio")
@JsModule("./clean-studio.ts")
public class CleanView extends Component implements BeforeEnterObserver {
    private static final String EXAMPLE = "example.png";

    private final transient CleanService service;
    private final transient PageCodec codec;
    private final transient List<RestorerChoice> models;
    private final int limit;
    private String asked = "";
    private transient CleanDesk desk;

    public CleanView(ModelCatalog catalog, CleanService service, PageCodec codec,
                    UploadSettings uploads,
                    @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize scanLimit) {
        this.service = service;
        this.codec = codec;
        this.limit = Math.toIntExact(Math.min(uploads.maxBodySize().asLongValue(), Integer.MAX_VALUE - 8));
        models = RestorerChoice.of(catalog);
        getElement().setPropertyList("models", models);
        getElement().setPropertyBean("device", catalog.device());
        getElement().setProperty("limit", this.limit);
        getElement().setProperty("scanLimit", scanLimit.asLongValue());
        getElement().setAttribute("upload", (UploadHandler) this::take);
        getElement().setAttribute("result", (DownloadHandler) this::give);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        asked = event.getRouteParameters().get("model").orElse("");
        getElement().setProperty("modelId", asked);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        desk = new CleanDesk(service, codec, Path.of(System.getProperty("java.io.tmpdir")), news -> tell(ui, news));
        List<String> ready = models.stream().filter(RestorerChoice::available).map(RestorerChoice::id).toList();
        if (!ready.isEmpty()) {
            try (InputStream example = CleanView.class.getResourceAsStream(EXAMPLE)) {
                desk.clean(0, ready.contains(asked) ? asked : ready.getFirst(), EXAMPLE, example.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        desk.close();
    }

    /** Ends the cleaning of a page; called by the element. */
    @ClientCallable
    void cancel(int job) {
        desk.cancel(job);
    }

    /** Cleans the newest page once more, under a new number; called by the element. */
    @ClientCallable
    void again(int job, String model) {
        try {
            desk.again(job, model);
        } catch (IOException gone) {
            tell(getUI().orElseThrow(), new PageNews.Failed(job, "Expected the page that was on the screen, but it is gone from the server; open it again."));
        }
    }

    /** Brings the original back along strokes, each its radius and then x and y of its points; called by the element. */
    @ClientCallable
    void restore(int job, double[][] strokes) {
        desk.restore(job, new RestoredStrokes(strokes));
    }

    private void take(UploadEvent event) throws IOException {
        VaadinRequest request = event.getRequest();
        int job = number(request);
        try (InputStream file = event.getInputStream()) {
            byte[] page = file.readNBytes(limit);
            desk.clean(job, String.valueOf(request.getParameter("model")), FileName.plain(event.getFileName()), page);
        }
    }

    private void give(DownloadEvent event) throws IOException {
        VaadinRequest request = event.getRequest();
        event.getResponse().setHeader("Cache-Control", "no-store");
        try {
            int job = number(request);
            PageFormat format = PageFormat.valueOf(String.valueOf(request.getParameter("format")).toUpperCase(Locale.ROOT));
            double strength = Math.clamp(Integer.parseInt(request.getParameter("strength")), 0, 100) / 100.0;
            event.setFileName(desk.name(job) + "." + format.name().toLowerCase(Locale.ROOT));
            event.setContentType(format.mediaType());
            desk.write(job, strength, format, event.getOutputStream());
        } catch (NoSuchFileException gone) {
            new Refusal(404, "Expected the page that is on the screen; open it again and download it then.").answer(event);
        } catch (PictureException busy) {
            new Refusal(503, busy.getMessage()).answer(event);
        } catch (IllegalArgumentException unknown) {
            new Refusal(400, "Expected a format (png, jpeg or tiff) and a strength from 0 to 100; use the buttons on the screen.").answer(event);
        }
    }

    private static int number(VaadinRequest request) {
        return Integer.parseInt(request.getParameter("job"));
    }

    private void tell(UI ui, PageNews news) {
        try {
            ui.access(() -> getElement().callJsFunction(news.method(), JacksonUtils.beanToJson(news)));
        } catch (UIDetachedException gone) {
            // the visitor closed the page meanwhile
        }
    }
}
