package latentstudio.lessons;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import latentstudio.ui.Words;

/** What a teacher prints: every task of the lessons with its address, on one page. */
@Route("lessons/teacher")
@Tag("task-sheet")
@JsModule("./screens/lessons/task-sheet.ts")
public class TeacherView extends Component implements HasDynamicTitle {
    public TeacherView(Lessons lessons) {
        getElement().setPropertyList("chapters", lessons.in(UI.getCurrent().getLocale()));
    }

    @Override
    public String getPageTitle() {
        return Words.title("lessons.teacher");
    }
}
