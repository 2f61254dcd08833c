package latentstudio;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;

/** A screen of a few words where there is nothing else to show, with a way to go on. */
abstract class FewWords extends Div {
    /**
     * @param lead   what is the matter; the way to go on follows it
     * @param onward what the link to a fresh drawing says
     */
    FewWords(String title, String lead, String onward) {
        addClassName("models"); // the same column of text
        Paragraph paragraph = new Paragraph(lead);
        paragraph.addClassName("lead");
        paragraph.add(new Anchor("draw", onward));
        add(new H1(title), paragraph);
    }
}
