package latentstudio.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import latentstudio.image.RefusedException;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ModelUnavailableException;
import latentstudio.inference.ServedModel;
import latentstudio.inference.UnknownModelException;
import latentstudio.job.JobsUnavailableException;
import latentstudio.ui.BrowserWord;
import latentstudio.ui.RefusedDownload;
import latentstudio.ui.Words;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The Learn screen. The element {@code learn-studio} sends pictures to {@code /api/v1/trainings/pictures} and says what is to be learned
 * from them; what becomes of the run is pushed. The address holds the run's id, so that it is found again.
 */
@Route("learn")
@Tag("learn-studio")
@JsModule("./screens/learn/learn-studio.ts")
@NpmPackage(value = "uplot", version = "1.6.32")
public class LearnView extends Component implements BeforeEnterObserver, HasDynamicTitle {
    private static final Logger LOG = Logger.getLogger(LearnView.class);
    private static final String RUN = "run";
    private static final String BESIDE = "beside";
    private static final int LONGEST_WISH = 2_000;

    private final transient Trainings trainings;
    private final transient ModelCatalog catalog;
    private final transient ObjectMapper json;
    private final transient Watched shown = new Watched("");
    private final transient Watched beside = new Watched("Beside");
    private String asked = "";
    private String askedBeside = "";

    public LearnView(Trainings trainings, LearnSettings settings, ModelCatalog catalog, ObjectMapper json,
                     @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.trainings = trainings;
        this.catalog = catalog;
        this.json = json;
        getElement().setProperty("unavailable", trainings.unavailable().orElse(""));
        getElement().setProperty("limit", limit.asLongValue());
        getElement().setProperty("mostPictures", settings.maxPictures());
        getElement().setProperty("keepDays", settings.keep().toDays());
        getElement().setAttribute("package", (DownloadHandler) this::give);
    }

    @Override
    public String getPageTitle() {
        return Words.title("learn");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter(RUN).ifPresentOrElse(id -> asked = id, () -> asked = "");
        event.getLocation().getQueryParameters().getSingleParameter(BESIDE).ifPresentOrElse(id -> askedBeside = id, () -> askedBeside = "");
        if (isAttached()) {
            watchAsked();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watchAsked();
    }

    private void watchAsked() {
        watch(asked);
        watchBeside(askedBeside);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        shown.leave();
        beside.leave();
    }

    /** Shows a run, or none where the id is empty; called by the element. */
    @ClientCallable
    void watch(String id) {
        shown.watch(id);
    }

    /** Shows another run beside it, or none where the id is empty; called by the element. */
    @ClientCallable
    void watchBeside(String id) {
        beside.watch(id);
    }

    /** A run that is looked at. */
    private final class Watched {
        /** Of the element's methods. */
        private final String suffix;
        private UUID run;
        private Runnable leave = () -> { };

        Watched(String suffix) {
            this.suffix = suffix;
        }

        void leave() {
            leave.run();
            leave = () -> { };
            run = null;
        }

        void watch(String id) {
            leave();
            Optional<Training> found = found(id);
            if (found.isEmpty()) {
                if (!id.isEmpty()) {
                    call("gone");
                }
                return;
            }
            UUID watched = found.get().id();
            run = watched;
            UI ui = getUI().orElseThrow();
            leave = trainings.listen(watched, line -> push(ui, watched, line));
            // after the listening began, so that nothing is missed; what is told twice changes nothing
            call("replay", JacksonUtils.beanToJson(found.get()), JacksonUtils.listToJson(trainings.events(watched)));
        }

        private void call(String method, Object... arguments) {
            getElement().callJsFunction(method + suffix, arguments);
        }

        /** @param line what the trainer said, or empty where something else changed */
        private void push(UI ui, UUID watched, String line) {
            try {
                Optional<Training> changed = line.isEmpty() ? trainings.find(watched) : Optional.empty();
                ui.access(() -> {
                    if (!watched.equals(run)) {
                        return; // another one is looked at meanwhile
                    }
                    if (!line.isEmpty()) {
                        call("tell", line);
                    } else if (changed.isPresent()) {
                        call("become", JacksonUtils.beanToJson(changed.get()));
                    } else {
                        call("gone");
                    }
                });
            } catch (UIDetachedException gone) {
                // the visitor closed the page meanwhile
            } catch (JobsUnavailableException e) {
                LOG.infof("A page is not told of its run: %s", e.getMessage());
            }
        }
    }

    private Optional<Training> found(String id) {
        try {
            return trainings.find(UUID.fromString(BrowserWord.of(id)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        } catch (JobsUnavailableException e) {
            getElement().setProperty("problem", e.getMessage());
            return Optional.empty();
        }
    }

    /** Has something learned; called by the element. @param wish a {@link TrainingWish} as JSON */
    @ClientCallable
    void start(String wish) {
        attempt(() -> watch(submit(wish)));
    }

    /** Has something learned to be shown beside the run that is looked at; called by the element. @param wish as of {@link #start} */
    @ClientCallable
    void startBeside(String wish) {
        attempt(() -> watchBeside(submit(wish)));
    }

    private String submit(String wish) {
        if (wish == null || wish.length() > LONGEST_WISH) {
            throw new UnsuitableTrainingException("What is to be learned did not arrive whole; choose it again.");
        }
        try {
            return trainings.submit(json.readValue(wish, TrainingWish.class)).id().toString();
        } catch (JsonProcessingException e) {
            throw new UnsuitableTrainingException("What is to be learned did not arrive whole; choose it again.");
        }
    }

    /** Sets the run aside; called by the element. */
    @ClientCallable
    void pause() {
        attempt(() -> trainings.pause(shown.run));
    }

    /** Goes on with it; called by the element. */
    @ClientCallable
    void goOn() {
        attempt(() -> trainings.goOn(shown.run));
    }

    /** Ends it with the best epoch so far; called by the element. */
    @ClientCallable
    void stop() {
        attempt(() -> trainings.stop(shown.run));
    }

    /** Has it learn on for more epochs after it is done; called by the element. */
    @ClientCallable
    void longer(int epochs) {
        attempt(() -> trainings.longer(shown.run, epochs));
    }

    /** Gives it another title after it is done; called by the element. */
    @ClientCallable
    void rename(String title) {
        attempt(() -> trainings.rename(shown.run, BrowserWord.of(title)));
    }

    /** Deletes it with its model and its pictures; called by the element. */
    @ClientCallable
    void delete() {
        UUID deleted = shown.run;
        if (deleted == null) {
            return;
        }
        attempt(() -> {
            shown.run = null; // what others are told of its end is no news here
            try {
                trainings.delete(deleted);
            } catch (IOException | RuntimeException e) {
                shown.run = deleted;
                throw e;
            }
            getElement().callJsFunction("deleted");
        });
    }

    private void give(DownloadEvent event) throws IOException {
        Optional<Training> training = found(String.valueOf(event.getRequest().getParameter(RUN))).filter(done -> done.state() == Training.State.DONE);
        event.getResponse().setHeader("Cache-Control", "no-store");
        try {
            ServedModel model = catalog.model(training.map(Training::model).orElse(""));
            event.setFileName(model.manifest().id() + ".zip");
            event.setContentType("application/zip");
            model.writePackage(event.getOutputStream());
        } catch (UnknownModelException | ModelUnavailableException none) {
            new RefusedDownload(404, "Expected a run that is done, whose model is here; use the link on the screen.").answer(event);
        }
    }

    /** What may be refused. */
    private interface Attempt {
        void go() throws IOException;
    }

    private void attempt(Attempt attempt) {
        getElement().setProperty("problem", "");
        try {
            attempt.go();
        } catch (RefusedException | UnknownTrainingException | JobsUnavailableException refused) {
            getElement().setProperty("problem", refused.getMessage());
        } catch (IOException e) {
            LOG.error("A run did not do what was asked of it", e);
            getElement().setProperty("problem", "The server could not do that; its log tells why. Try again.");
        }
    }
}
