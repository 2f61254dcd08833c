package latentstudio;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import latentstudio.ui.Words;

/** A screen of a few words where there is nothing else to show, with a way to go on. */
abstract class FewWords extends Div implements HasDynamicTitle {
    private final String key;

    /**
     * @param key of the title; below it are {@code lead}, what is the matter, and {@code onward}, what the link to a fresh drawing
     *            says, which follows it
     */
    FewWords(String key) {
        this.key = key;
        addClassName("models"); // the same column of text
        Paragraph paragraph = new Paragraph(Words.of(key + ".lead") + " ");
        paragraph.addClassName("lead");
        paragraph.add(new Anchor("draw", Words.of(key + ".onward")));
        add(new H1(Words.of(key)), paragraph);
    }

    @Override
    public String getPageTitle() {
        return Words.title(key);
    }
}
