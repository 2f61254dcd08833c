package latentstudio.ui;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class LanguageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de                    | de",
        "de-AT,en;q=0.5        | de",
        "en,de;q=0.5           | en",
        "fr,de;q=0.8,en;q=0.5  | de",
        "en;q=0.5,de           | de",
        "fr                    | en",
        "*                     | en",
        "no language at all ;; | en",
    })
    void isTheFirstThatTheBrowserWantsAndTheStudioSpeaks(String wanted, String spoken) {
        isSpoken(given().header("Accept-Language", wanted), spoken);
    }

    @Test
    void isEnglishWhereTheBrowserWantsNone() {
        isSpoken(given(), "en");
    }

    @ParameterizedTest
    @CsvSource({"en, de, en", "de, en, de", "tlh, de, de", "'', de, de"})
    void isTheChosenOneBeforeWhatTheBrowserWants(String chosen, String wanted, String spoken) {
        isSpoken(given().cookie(Language.COOKIE, chosen).header("Accept-Language", wanted), spoken);
    }

    private static void isSpoken(RequestSpecification request, String language) {
        request.get("/").then().statusCode(200).body(containsString("<html lang=\"%s\"".formatted(language)))
                .body(containsString(Words.in(Locale.of(language), "description")));
    }
}
