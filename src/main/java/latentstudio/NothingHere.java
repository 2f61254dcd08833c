package latentstudio;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;

/** What a visitor sees at an address that no screen has. */
@PageTitle("Nothing here · Latent Studio")
@ParentLayout(MainLayout.class)
public class NothingHere extends Div implements HasErrorParameter<NotFoundException> {
    public NothingHere() {
        addClassName("models"); // the same column of text
        Paragraph lead = new Paragraph("No screen has this address. ");
        lead.addClassName("lead");
        lead.add(new Anchor("draw", "Draw a digit"));
        add(new H1("Nothing here"), lead);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
