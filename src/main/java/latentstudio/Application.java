package latentstudio;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.shared.ui.Transport;
import java.util.Map;
import latentstudio.ui.Language;
import latentstudio.ui.Words;

/** The page around every screen: push over a WebSocket, title, style sheet and the remembered light or dark theme. */
@Push(transport = Transport.WEBSOCKET)
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
@PageTitle("Latent Studio")
@StyleSheet("studio.css")
public class Application implements AppShellConfigurator {
    /** Runs before the first paint, so that neither a remembered dark theme flashes white nor a navigation in a frame that has none. */
    private static final String BEFORE_FIRST_PAINT = """
            try {
              const theme = localStorage.getItem('latent-studio.theme');
              if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
            } catch (storageRefused) { /* the system's preference applies */ }
            if (new URLSearchParams(location.search).has('embed')) document.documentElement.dataset.embed = '';
            """;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "icon.svg", "any");
        // so that no text is laid out twice
        settings.addLink("fonts/source-sans-3.woff2", Map.of("rel", "preload", "as", "font", "type", "font/woff2", "crossorigin", ""));
        settings.addMetaTag("description", Words.in(Language.of(settings.getRequest()), "description"));
        settings.addMetaTag("color-scheme", "light dark");
        settings.addInlineWithContents(BEFORE_FIRST_PAINT, Inline.Wrapping.JAVASCRIPT);
    }
}
