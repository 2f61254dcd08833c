package latentstudio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.router.RouterLink;
import java.util.LinkedHashMap;
import java.util.Map;
import latentstudio.catalog.ModelsView;
import latentstudio.clean.CleanView;
import latentstudio.figures.FiguresView;
import latentstudio.generate.GenerateView;
import latentstudio.interpolate.InterpolateView;
import latentstudio.lab.LabView;
import latentstudio.learn.LearnView;
import latentstudio.lessons.LessonsView;
import latentstudio.map.MapView;
import latentstudio.sketch.SketchView;
import latentstudio.ui.Words;

/** The frame of every screen: wordmark, navigation (a bar at the bottom of a phone), languages, theme toggle and the screen. */
@Layout
public class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {
    private static final String CONTENT = "content";

    /** The navigation's links by the first part of the addresses that belong to them. */
    private final Map<String, RouterLink> links = new LinkedHashMap<>();
    private final Main content = new Main();

    public MainLayout() {
        addClassName("studio");
        Anchor skip = new Anchor("#" + CONTENT, Words.of("skip"));
        skip.addClassName("skip-link");
        // the page has a base address, so the link alone would leave the screen
        skip.getElement().executeJs("this.onclick = event => { event.preventDefault(); $0.focus(); }", content.getElement());

        RouterLink wordmark = new RouterLink(SketchView.class);
        wordmark.addClassName("wordmark");
        Span mark = new Span();
        mark.addClassName("mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        wordmark.add(mark, new Span("Latent Studio"));

        Nav navigation = new Nav();
        navigation.setAriaLabel(Words.of("screens"));
        navigation.add(group("make", link("draw", SketchView.class), link("interpolate", InterpolateView.class), link("generate", GenerateView.class)),
                group("look", link("map", MapView.class), link("figures", FiguresView.class), link("models", ModelsView.class)),
                group("tidy", link("clean", CleanView.class), link("lab", LabView.class)),
                group("teach", link("lessons", LessonsView.class), link("learn", LearnView.class)));

        Div settings = new Div(new LanguageSwitch(), new ThemeToggle());
        settings.addClassName("settings");
        Header header = new Header(wordmark, navigation, settings);
        // Flow puts it beside the page, where those who listen would not find it
        getElement().executeJs("document.querySelector('vaadin-connection-indicator')?.setAttribute('role', 'status')");
        content.setId(CONTENT);
        // the page around a frame has a main part too
        content.getElement().executeJs("if ('embed' in document.documentElement.dataset) this.setAttribute('aria-label', $0)", Words.of("screenInFrame"));
        content.getElement().setAttribute("tabindex", "-1");
        add(skip, header, content);
    }

    /** A link of the navigation; its key is that of its name, and the first part of its addresses. */
    private RouterLink link(String key, Class<? extends Component> screen) {
        RouterLink link = new RouterLink(Words.of(key), screen);
        links.put(key, link);
        return link;
    }

    /** Screens that serve the same end. */
    private static Div group(String key, RouterLink... links) {
        Div group = new Div(links);
        group.addClassName("group");
        group.getElement().setAttribute("role", "group").setAttribute("aria-label", Words.of(key));
        return group;
    }

    @Override
    public void showRouterLayoutContent(HasElement screen) {
        content.getElement().removeAllChildren();
        content.getElement().appendChild(screen.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement screen) {
        content.getElement().removeAllChildren();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String segment = event.getLocation().getFirstSegment();
        String current = segment.isEmpty() ? "draw" : segment;
        links.forEach((screen, link) -> {
            Element element = link.getElement();
            if (screen.equals(current)) {
                element.setAttribute("aria-current", "page");
            } else {
                element.removeAttribute("aria-current");
            }
        });
    }

    /** The languages to choose from; the choice is remembered in the browser. */
    @Tag("language-switch")
    @JsModule("./ui/language-switch.ts")
    private static final class LanguageSwitch extends Component {
    }

    /** The light and dark switch; it remembers the choice in the browser. */
    @Tag("theme-toggle")
    @JsModule("./ui/theme-toggle.ts")
    private static final class ThemeToggle extends Component {
    }
}
