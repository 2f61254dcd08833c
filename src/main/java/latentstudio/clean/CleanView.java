package latentstudio.clean;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.SheetCorners;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageColour;
import latentstudio.image.PageFile;
import latentstudio.image.PageFormat;
import latentstudio.image.PictureException;
import latentstudio.image.RefusedException;
import latentstudio.inference.ModelCatalog;
import latentstudio.job.JobsUnavailableException;
import latentstudio.model.Task;
import latentstudio.restore.ScreenScale;
import latentstudio.scan.PageEdit;
import latentstudio.scan.ScanFile;
import latentstudio.scan.ScanSettings;
import latentstudio.scan.Scans;
import latentstudio.scan.StorageFullException;
import latentstudio.text.Tesseract;
import latentstudio.ui.ModelChoice;
import latentstudio.ui.ModelView;
import latentstudio.ui.RefusedDownload;
import latentstudio.ui.Words;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The Clean screen. The element {@code clean-studio} sends files to {@code /api/v1/scans}; what becomes of the scan, and of the
 * page of it that is looked at, is pushed. The address holds the scan's id, so that it is found again. Without a scan an
 * example is shown that was cleaned before.
 */
@Route("clean/:model?")
@Tag("clean-studio")
@JsModule("./screens/clean/clean-studio.ts")
public class CleanView extends ModelView {
    private static final Logger LOG = Logger.getLogger(CleanView.class);
    private static final String SCAN = "scan";
    private static final String SMALL = "SMALL";

    private final transient Scans scans;
    private final transient PageCodec codec;
    private final transient Tesseract tesseract;
    private String asked = "";
    private transient ScanWatch watch;

    public CleanView(ModelCatalog catalog, Scans scans, PageCodec codec, ScanSettings settings, Tesseract tesseract,
                    @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        super(ModelChoice.of(catalog, Task.RESTORER), catalog.device());
        this.scans = scans;
        this.codec = codec;
        this.tesseract = tesseract;
        getElement().setPropertyList("examples", Stream.of(Example.values()).map(Example::offer).toList());
        getElement().setProperty("limit", Math.min(limit.asLongValue(), settings.maxPictureFile().asLongValue()));
        getElement().setProperty("scanLimit", limit.asLongValue());
        getElement().setProperty("keepMinutes", settings.keepOnScreen().toMinutes());
        getElement().setAttribute("result", (DownloadHandler) this::give);
    }

    @Override
    public String getPageTitle() {
        return Words.title("clean");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        super.beforeEnter(event);
        asked = event.getLocation().getQueryParameters().getSingleParameter(SCAN).orElse("");
        if (isAttached()) {
            watch(asked);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        UI ui = event.getUI();
        Thread.ofVirtual().name("languages").start(() -> tellLanguages(ui));
        if (asked.isEmpty()) {
            greet();
        } else {
            watch(asked);
        }
    }

    /** Not while the session waits: whoever asks first starts Tesseract, which may hang. */
    private void tellLanguages(UI ui) {
        Tesseract.Installation reader = tesseract.installation();
        try {
            ui.access(() -> {
                getElement().setPropertyList("languages", reader.languages());
                getElement().setProperty("readerHint", reader.installed() ? "" : reader.hint());
            });
        } catch (UIDetachedException gone) {
            // the visitor closed the page meanwhile
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        leave();
    }

    /** Shows a scan, or the example where the id is empty; called by the element. */
    @ClientCallable
    void watch(String id) {
        if (watch != null && watch.scan().toString().equals(id)) {
            return;
        }
        leave();
        if (id.isEmpty()) {
            greet();
            return;
        }
        UI ui = getUI().orElseThrow();
        watch = new ScanWatch(scans, codec, uuid(id), ui.getLocale(), news -> tell(ui, id, news)).start();
    }

    /** Looks at another page of the scan; see {@link ScanWatch#show}; called by the element. */
    @ClientCallable
    void show(int page, int next, boolean held) {
        if (watch != null) {
            watch.show(page, next, held);
        }
    }

    /** Stops the scan after its last clean page; called by the element. */
    @ClientCallable
    void stop() {
        if (watch != null) {
            scans.stop(watch.scan());
        }
    }

    /** Goes on with a scan that was stopped or given up; called by the element. */
    @ClientCallable
    void goOn() {
        if (watch != null) {
            scans.again(watch.scan());
        }
    }

    /** Deletes the scan and all that is kept of it; called by the element. */
    @ClientCallable
    void delete() {
        if (watch != null) {
            UUID scan = watch.scan();
            leave();
            attempt("", () -> scans.delete(scan));
            greet();
        }
    }

    /** Cleans the pages of the scan once more in another way; called by the element. @return the new scan's id, or nothing where it failed */
    @ClientCallable
    String redo(String model, CleanWish wish) {
        UUID before = watch.scan();
        leave(); // or it would tell that the scan before is gone
        String id = attempt(before.toString(), () -> scans.redo(before, wish.with(model)).id().toString()).orElse("");
        watch(id.isEmpty() ? before.toString() : id);
        return id;
    }

    /** Cleans an example; called by the element. @return the scan's id, or nothing where it failed */
    @ClientCallable
    String example(String name, String model, CleanWish wish) {
        Example example = Example.valueOf(name);
        Optional<String> id = attempt(watch == null ? "" : watch.scan().toString(), () -> {
            Path file = Files.createTempFile("example-", null);
            try {
                Files.write(file, example.bytes());
                return scans.submit(wish.with(model), List.of(new Scans.Sent(example.file(), file))).id().toString();
            } finally {
                Files.delete(file);
            }
        });
        id.ifPresent(this::watch);
        return id.orElse("");
    }

    /** Keeps what the visitor changed on a page: strokes, each its radius and then x and y of its points; called by the element. */
    @ClientCallable
    void edit(int page, double strength, double[][] strokes) {
        if (watch != null) {
            attempt(watch.scan().toString(), () -> {
                scans.edit(watch.scan(), page, new PageEdit(strength, strokes));
                return true;
            });
        }
    }

    /** Has one page lie in another way, and cleans it again; called by the element. */
    @ClientCallable
    void lay(int page, GeometryOptions geometry) {
        if (watch != null) {
            attempt(watch.scan().toString(), () -> scans.lay(watch.scan(), page, geometry));
            watch.lookNow();
        }
    }

    /** Splits a double page, or joins it again, and cleans it again; called by the element. */
    @ClientCallable
    void split(int page, GeometryOptions.Split how) {
        if (watch != null) {
            attempt(watch.scan().toString(), () -> scans.split(watch.scan(), page, how));
            watch.lookNow();
        }
    }

    /** Tells of the corners of the sheet on a page, as soon as they are found; called by the element. */
    @ClientCallable
    void corners(int page) {
        if (watch != null) {
            UI ui = getUI().orElseThrow();
            UUID scan = watch.scan();
            Thread.ofVirtual().name("corners").start(() -> tellCorners(ui, scan, page));
        }
    }

    private void tellCorners(UI ui, UUID scan, int page) {
        try {
            GeometryOptions wanted = scans.wanted(scan, page);
            tell(ui, scan.toString(), scans.seeOriginal(scan, page, original -> {
                ScreenScale scale = ScreenScale.of(original.width(), original.height());
                return new PageNews.Corners(page, scale.shown(original.width()), scale.shown(original.height()), ScreenScale.file(codec, scale.shown(original, 0, 0)).address(),
                        wanted.corners() == null ? SheetCorners.found(original).orElse(null) : wanted.corners());
            }));
        } catch (PictureException refused) {
            tell(ui, scan.toString(), new PageNews.Failed(refused.getMessage()));
        } catch (IOException failed) {
            LOG.warnf("The corners of a page cannot be told: %s", failed.getMessage());
            tell(ui, scan.toString(), new PageNews.Failed("Expected a page whose corners can be moved, but it cannot be read any more; open the pages again."));
        }
    }

    /** Cleans all pages with one strength, 0 to 1; called by the element. */
    @ClientCallable
    void strengthOfAll(double strength) {
        if (watch != null) {
            attempt(watch.scan().toString(), () -> {
                scans.strengthOfAll(watch.scan(), strength);
                return true;
            });
        }
    }

    /** Says which pages are taken home, and in which order; called by the element. */
    @ClientCallable
    void arrange(int[] pages) {
        if (watch != null) {
            attempt(watch.scan().toString(), () -> {
                scans.arrange(watch.scan(), IntStream.of(pages).boxed().toList());
                return true;
            });
        }
    }

    /** Tells how large the pages are in each form, as soon as that is known; called by the element. */
    @ClientCallable
    void sizes() {
        if (watch != null) {
            UI ui = getUI().orElseThrow();
            UUID scan = watch.scan();
            Thread.ofVirtual().name("sizes").start(() -> tellSizes(ui, scan));
        }
    }

    private void tellSizes(UI ui, UUID scan) {
        try {
            tell(ui, scan.toString(), PageNews.Sizes.of(scans.sizes(scan)));
        } catch (NoSuchFileException notYet) {
            // it is asked again when the scan is done
        } catch (IOException | RuntimeException | OutOfMemoryError failed) {
            LOG.warn("How large a scan is cannot be told", failed);
            tell(ui, scan.toString(), new PageNews.NoSizes(Words.in(ui.getLocale(), "clean.noSizes")));
        }
    }

    private interface Attempt<T> {
        T make() throws IOException;
    }

    /**
     * @param scan that the page shows; empty for the example
     * @return nothing where it failed, which the visitor is told
     */
    private <T> Optional<T> attempt(String scan, Attempt<T> attempt) {
        String problem;
        try {
            return Optional.of(attempt.make());
        } catch (RefusedException | StorageFullException | JobsUnavailableException refused) {
            problem = refused.getMessage();
        } catch (NoSuchFileException gone) {
            problem = "Expected the pages that are on the screen, but they are gone from the server; open them again.";
        } catch (IOException failed) {
            LOG.error("A scan cannot be read or written", failed);
            problem = "The server cannot read or write your pages; its log tells why. Try again in a moment.";
        }
        tell(getUI().orElseThrow(), scan, new PageNews.Failed(problem));
        return Optional.empty();
    }

    private void greet() {
        UI ui = getUI().orElseThrow();
        Page original = page(Example.STAIN.bytes());
        tell(ui, "", ScanWatch.opened(codec, 0, original, PageEdit.NONE, GeometryOptions.NONE));
        tell(ui, "", ScanWatch.done(codec, 0, original, page(Example.read(Example.CLEAN)), null, null, null));
    }

    private Page page(byte[] file) {
        try (PageFile opened = codec.open(file)) {
            return opened.read(0);
        }
    }

    private void leave() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    private void give(DownloadEvent event) throws IOException {
        event.getResponse().setHeader("Cache-Control", "no-store");
        try {
            UUID scan = uuid(String.valueOf(event.getRequest().getParameter(SCAN)));
            String page = event.getRequest().getParameter("page");
            String kind = String.valueOf(event.getRequest().getParameter("kind")).toUpperCase(Locale.ROOT);
            if (kind.equals(SMALL)) {
                event.getResponse().setHeader("Cache-Control", "private, max-age=3600");
                ScreenScale.Shown small = scans.thumbnail(scan, Integer.parseInt(page));
                event.setContentType(small.format().mediaType());
                event.getOutputStream().write(small.file());
                return;
            }
            ScanFile file = page == null ? scans.file(scan, Scans.Kind.valueOf(kind), choice(PageColour.class, event, "colour"), choice(Scans.Form.class, event, "form"))
                    : scans.file(scan, Integer.parseInt(page), PageFormat.valueOf(kind));
            event.setFileName(file.name());
            event.setContentType(file.mediaType());
            file.content().to(event.getOutputStream());
        } catch (NoSuchFileException gone) {
            new RefusedDownload(404, "Expected pages that are clean; open them again and download them then.").answer(event);
        } catch (PictureException busy) {
            new RefusedDownload(503, busy.getMessage()).answer(event);
        } catch (IllegalArgumentException unknown) {
            new RefusedDownload(400, "Expected a page and its format (png, jpeg or tiff), or files, pdf or png; use the buttons on the screen.").answer(event);
        }
    }

    /** The first of a kind where the address does not say. */
    private static <E extends Enum<E>> E choice(Class<E> kind, DownloadEvent event, String name) {
        String wanted = event.getRequest().getParameter(name);
        return wanted == null ? kind.getEnumConstants()[0] : Enum.valueOf(kind, wanted.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** One that nobody has where it is none. */
    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            return new UUID(0, 0);
        }
    }

    /** @param scan that the news is of, as the address names it: what was on its way when the visitor left it is of no interest */
    private void tell(UI ui, String scan, PageNews news) {
        try {
            ui.access(() -> getElement().callJsFunction(news.method(), JacksonUtils.beanToJson(news), scan));
        } catch (UIDetachedException gone) {
            // the visitor closed the page meanwhile
        }
    }
}
