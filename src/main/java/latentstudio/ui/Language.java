package latentstudio.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The language that a visitor reads: the one chosen on the page, which a cookie keeps, else the first of the browser's languages
 * that the studio speaks, else English. It is told to the page as {@code <html lang>} and to Flow as the locale of the UI. For any
 * thread.
 */
@ApplicationScoped
public class Language {
    /** Those that have texts, English first. */
    static final List<Locale> SPOKEN = Stream.concat(Stream.of(Locale.ENGLISH), Arrays.stream(Locale.getISOLanguages())
            .filter(code -> Words.class.getResource("words_" + code + ".properties") != null).map(Locale::of)).toList();
    /** Written by {@code frontend/ui/language-switch.ts}. */
    static final String COOKIE = "latent-studio.language";

    void watch(@Observes ServiceInitEvent started) {
        started.getSource().addUIInitListener(created -> created.getUI().setLocale(of(VaadinRequest.getCurrent())));
        started.addIndexHtmlRequestListener(page -> page.getDocument().getElementsByTag("html")
                .attr("lang", of(page.getVaadinRequest()).getLanguage()));
    }

    /** The language of whoever asks. */
    public static Locale of(VaadinRequest request) {
        return chosen(request).or(() -> preferred(request)).orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> chosen(VaadinRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? Optional.empty() : Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie -> spoken(cookie.getValue())).findFirst();
    }

    private static Optional<Locale> preferred(VaadinRequest request) {
        // without the header the server's own language would be told
        return request.getHeader("Accept-Language") == null ? Optional.empty()
                : Collections.list(request.getLocales()).stream().flatMap(locale -> spoken(locale.getLanguage())).findFirst();
    }

    private static Stream<Locale> spoken(String code) {
        return SPOKEN.stream().filter(locale -> locale.getLanguage().equals(code));
    }
}
