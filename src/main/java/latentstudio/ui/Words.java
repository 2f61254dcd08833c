package latentstudio.ui;

import com.vaadin.flow.component.UI;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts that the server's own components put on the screens, in the language of the visitor; those of the page's elements are
 * in {@code frontend/words}. A language is a file {@code words_<language>.properties} beside {@code words.properties}, the English
 * one. For any thread; outside of a visitor's request it is English.
 */
public final class Words {
    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Words() {
    }

    /**
     * A text.
     *
     * @param values for its {@code {0}}, {@code {1}} and so on
     * @throws java.util.MissingResourceException if there is no such key
     */
    public static String of(String key, Object... values) {
        return in(language(), key, values);
    }

    /** A number with all its digits, with the point or comma of the visitor's language and no exponent. */
    public static String decimal(BigDecimal number) {
        return number.toPlainString().replace('.', DecimalFormatSymbols.getInstance(language()).getDecimalSeparator());
    }

    private static Locale language() {
        return UI.getCurrent() == null ? Locale.ENGLISH : UI.getCurrent().getLocale();
    }

    /** The same in a language, outside of a visitor's request too. */
    public static String in(Locale language, String key, Object... values) {
        String text = ResourceBundle.getBundle("latentstudio.ui.words", language, Words.class.getClassLoader(), NO_OTHER_LANGUAGE).getString(key);
        return new MessageFormat(text, language).format(values);
    }

    /**
     * The title of the page of a screen.
     *
     * @param key of the screen's name
     */
    public static String title(String key) {
        return of("title", of(key));
    }
}
