package latentstudio.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import latentstudio.ui.Words;

/** The pages that a visitor can try with one click; they lie beside this class. */
enum Example {
    /** Greets the visitor, cleaned before; {@code example-clean.png} is made by {@code ExampleFiles} among the tests. */
    STAIN("example.png"),
    LETTER("letter.jpg"),
    RECEIPT("receipt.jpg"),
    FORM("form.jpg");

    static final String CLEAN = "example-clean.png";

    private final String file;

    Example(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    byte[] bytes() {
        return read(file);
    }

    static byte[] read(String file) {
        try (InputStream in = Example.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * As it is offered.
     *
     * @param id      by which it is asked for
     * @param title   what the visitor sees
     * @param picture a small one, a {@code data:} address
     */
    record Offer(String id, String title, String picture) {
    }

    Offer offer() {
        String small = file.replaceFirst("\\..*", "-small.jpg");
        return new Offer(name(), Words.of("clean.example." + name()), "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(read(small)));
    }
}
