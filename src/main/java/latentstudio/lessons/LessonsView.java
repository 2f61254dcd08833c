package latentstudio.lessons;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Optional;
import latentstudio.ui.Words;

/** The lessons: all chapters, or one step of one. The element {@code lessons-studio} shows them and checks what was done. */
@Route("lessons/:chapter?/:step?")
@Tag("lessons-studio")
@JsModule("./screens/lessons/lessons-studio.ts")
public class LessonsView extends Component implements BeforeEnterObserver, HasDynamicTitle {
    private final transient List<Chapter> chapters;
    private String title = "";

    public LessonsView(Lessons lessons) {
        chapters = lessons.in(UI.getCurrent().getLocale());
        getElement().setPropertyList("chapters", chapters);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> wanted = event.getRouteParameters().get("chapter");
        Chapter chapter = chapters.stream().filter(known -> wanted.filter(known.id()::equals).isPresent()).findFirst().orElse(null);
        String step = event.getRouteParameters().get("step").orElse(chapter == null ? "" : chapter.steps().getFirst().id());
        Step shown = chapter == null ? null : chapter.steps().stream().filter(known -> known.id().equals(step)).findFirst().orElse(null);
        if (wanted.isPresent() && shown == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        title = shown == null ? Words.of("lessons") : shown.title();
        getElement().setProperty("chapterId", wanted.orElse(""));
        getElement().setProperty("stepId", step);
    }

    @Override
    public String getPageTitle() {
        return Words.of("title", title);
    }
}
