package latentstudio.lab;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.UploadSettings;
import latentstudio.ui.BrowserWord;
import latentstudio.ui.FrameDesk;
import latentstudio.ui.ModelView;
import latentstudio.ui.Question;
import latentstudio.ui.RefusedDownload;
import latentstudio.ui.Words;

/**
 * The damage lab: the element {@code lab-studio} asks for a picture, damaged and cleaned, this view answers by push. Of a
 * flood of requests only the newest counts; see {@link FrameDesk}. Nothing is kept but the visitor's own picture and the
 * last request: a download computes its picture once more.
 */
@Route("lab/:model?")
@Tag("lab-studio")
@JsModule("./screens/lab/lab-studio.ts")
public class LabView extends ModelView {
    private final transient LabService service;
    private final transient PageCodec codec;
    private final transient FrameDesk desk = new FrameDesk(this, "picture");
    private final int limit;
    private transient volatile LabRequest newest;
    private transient volatile OwnPicture own;
    private transient volatile UI ui;

    public LabView(LabService service, PageCodec codec, UploadSettings uploads) {
        super(service.models(), service.device());
        this.service = service;
        this.codec = codec;
        limit = Math.toIntExact(Math.min(uploads.maxBodySize().asLongValue(), Integer.MAX_VALUE - 8));
        getElement().setPropertyList("samples", service.samples().stream().map(LabView::worded).toList());
        getElement().setPropertyList("damages", LabDamage.ALL.stream().map(LabView::worded).toList());
        getElement().setProperty("limit", limit);
        getElement().setAttribute("upload", (UploadHandler) this::take);
        getElement().setAttribute("result", (DownloadHandler) this::give);
    }

    @Override
    public String getPageTitle() {
        return Words.title("lab");
    }

    /** In the language of the visitor; what is from a data set is called as its file says. */
    private static LabSample worded(LabSample sample) {
        return sample.isPage() ? new LabSample(sample.id(), Words.of("lab.sample." + sample.id()), Words.of("lab.pages"), null) : sample;
    }

    private static LabDamage worded(LabDamage damage) {
        return new LabDamage(damage.id(), damage.pages(), Words.of("lab.damage." + damage.id()),
                Words.of("lab.unit." + damage.unit().replace(' ', '-')), damage.levels());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        ui = event.getUI();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        ui = null;
        newest = null;
    }

    /**
     * Damages a sample and cleans it; called by the element.
     *
     * @param frame     the page's number of this request
     * @param withTruth whether the page lacks the clean picture
     */
    @Question
    @ClientCallable
    void ask(int frame, String model, String sample, String damage, double level, int seed, boolean withTruth) {
        LabRequest request = new LabRequest(BrowserWord.of(model), BrowserWord.of(sample), BrowserWord.of(damage), level, seed);
        newest = request;
        desk.ask(frame, () -> {
            OwnPicture opened = own;
            LabResult result = service.show(request, opened == null ? null : opened.page(), () -> isLeft(request));
            return LabShown.of(result, withTruth, codec);
        });
    }

    /** Whether nobody waits for a request any more: the visitor is gone, or looks at another picture or model. */
    private boolean isLeft(LabRequest request) {
        LabRequest now = newest;
        return now == null || !now.isOnTheBenchWith(request);
    }

    private void take(UploadEvent event) throws IOException {
        int upload = number(event.getRequest(), "upload");
        try (InputStream file = event.getInputStream()) {
            byte[] bytes = file.readNBytes(limit);
            OwnPicture opened = service.open(upload, BrowserWord.of(event.getFileName()), bytes);
            if (put(opened)) {
                Page page = opened.page();
                tell(new LabNews.Opened(upload, opened.name(), page.width(), page.height(), opened.shrunk()));
            }
        } catch (RuntimeException | OutOfMemoryError failure) {
            tell(new LabNews.NotOpened(upload, FrameDesk.problem(failure)));
        }
    }

    private synchronized boolean put(OwnPicture opened) {
        if (own != null && own.upload() > opened.upload()) {
            return false;
        }
        own = opened;
        return true;
    }

    private void give(DownloadEvent event) throws IOException {
        VaadinRequest asked = event.getRequest();
        event.getResponse().setHeader("Cache-Control", "no-store");
        try {
            LabRequest request = new LabRequest(BrowserWord.of(asked.getParameter("model")), BrowserWord.of(asked.getParameter("sample")),
                    BrowserWord.of(asked.getParameter("damage")), Double.parseDouble(BrowserWord.of(asked.getParameter("level"))), number(asked, "seed"));
            boolean cleaned = "cleaned".equals(asked.getParameter("picture"));
            OwnPicture opened = own;
            byte[] png = service.png(request, opened == null ? null : opened.page(), cleaned);
            event.setFileName("%s-%s-%s-seed-%d-%s.png".formatted(request.sample(), request.damage(), request.level(), request.seed(),
                    cleaned ? "cleaned" : "damaged"));
            event.setContentType("image/png");
            event.getOutputStream().write(png);
        } catch (NumberFormatException unreadable) {
            new RefusedDownload(400, "Expected a level and a seed that are numbers; use the links on the screen.").answer(event);
        } catch (RuntimeException failure) {
            new RefusedDownload(FrameDesk.isBusy(failure) ? 503 : 400, FrameDesk.problem(failure)).answer(event);
        }
    }

    private static int number(VaadinRequest request, String name) {
        return Integer.parseInt(BrowserWord.of(request.getParameter(name)));
    }

    private void tell(LabNews news) {
        UI open = ui;
        if (open == null) {
            return;
        }
        try {
            open.access(() -> getElement().callJsFunction(news.method(), JacksonUtils.beanToJson(news)));
        } catch (UIDetachedException gone) {
            // the visitor closed the page meanwhile
        }
    }
}
