package latentstudio;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;
import org.jboss.logging.Logger;

/** What a visitor sees where a screen could not be made; the reason goes to the log alone. */
@PageTitle("This screen failed · Latent Studio")
@ParentLayout(MainLayout.class)
public class ScreenFailed extends Div implements HasErrorParameter<Exception> {
    private static final Logger LOG = Logger.getLogger(ScreenFailed.class);

    public ScreenFailed() {
        addClassName("models"); // the same column of text
        Paragraph lead = new Paragraph("The server failed; its log tells why. Load the page again, or ");
        lead.addClassName("lead");
        lead.add(new Anchor("draw", "draw a digit"));
        add(new H1("This screen failed"), lead);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        LOG.error("A screen failed: " + event.getLocation().getPath(), parameter.getException());
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
