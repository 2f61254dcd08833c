package latentstudio;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;
import org.jboss.logging.Logger;

/** What a visitor sees where a screen could not be made; the reason goes to the log alone. */
@ParentLayout(MainLayout.class)
public class ScreenFailed extends FewWords implements HasErrorParameter<Exception> {
    private static final Logger LOG = Logger.getLogger(ScreenFailed.class);

    public ScreenFailed() {
        super("screenFailed");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        LOG.error("A screen failed: " + event.getLocation().getPath(), parameter.getException());
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
