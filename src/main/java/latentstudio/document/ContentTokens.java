package latentstudio.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the contents of a PDF's page token by token, and only what places pictures: numbers, names and operators. Text,
 * arrays' brackets, dictionaries' brackets and pictures within the contents are passed over, so that contents of any
 * kind take no memory (ISO 32000-1, 7.2 and 7.8).
 */
final class ContentTokens {
    enum Kind { NUMBER, NAME, OPERATOR, END }

    private static final int LONGEST = 256;
    /** So many bytes after what looks like the end of a picture have to be text. */
    private static final int LOOK_AHEAD = 8;

    private final InputStream in;
    private final StringBuilder text = new StringBuilder();
    private double number;

    /** @param in not closed */
    ContentTokens(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The number that was read last. */
    double number() {
        return number;
    }

    /** The name, without its slash and a character for each byte, or the operator that was read last. */
    String text() {
        return text.toString();
    }

    Kind next() throws IOException {
        while (true) {
            int c = in.read();
            if (c < 0) {
                return Kind.END;
            }
            switch (c) {
                case '(' -> passString();
                case '%' -> passLine();
                case '<' -> passHexadecimal();
                case '/' -> {
                    readRegular(-1);
                    unescape();
                    return Kind.NAME;
                }
                default -> {
                    if (isRegular(c)) {
                        readRegular(c);
                        if (isNumber()) {
                            return Kind.NUMBER;
                        }
                        if (!text.toString().equals("ID")) {
                            return Kind.OPERATOR;
                        }
                        passPicture();
                    }
                }
            }
        }
    }

    private void readRegular(int first) throws IOException {
        text.setLength(0);
        if (first >= 0) {
            text.append((char) first);
        }
        while (true) {
            in.mark(1);
            int c = in.read();
            if (c < 0 || !isRegular(c)) {
                in.reset();
                return;
            }
            if (text.length() < LONGEST) {
                text.append((char) c);
            }
        }
    }

    private boolean isNumber() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+') {
                return false;
            }
        }
        try {
            number = Double.parseDouble(text.toString());
        } catch (NumberFormatException malformed) {
            number = 0; // as PDFBox and others take it
        }
        return true;
    }

    /** Two hexadecimal digits after # are one byte. */
    private void unescape() {
        for (int i = text.indexOf("#"); i >= 0 && i + 2 < text.length(); i = text.indexOf("#", i + 1)) {
            int high = Character.digit(text.charAt(i + 1), 16);
            int low = Character.digit(text.charAt(i + 2), 16);
            if (high >= 0 && low >= 0) {
                text.replace(i, i + 3, String.valueOf((char) (high * 16 + low)));
            }
        }
    }

    private void passString() throws IOException {
        for (int open = 1; open > 0;) {
            int c = in.read();
            if (c < 0) {
                return;
            }
            switch (c) {
                case '(' -> open++;
                case ')' -> open--;
                case '\\' -> in.read();
                default -> { }
            }
        }
    }

    private void passLine() throws IOException {
        for (int c = in.read(); c >= 0 && c != '\n' && c != '\r';) {
            c = in.read();
        }
    }

    private void passHexadecimal() throws IOException {
        int c = in.read();
        if (c != '<') { // the begin of a dictionary, whose names and numbers do no harm
            while (c >= 0 && c != '>') {
                c = in.read();
            }
        }
    }

    /** To the end of a picture within the contents: EI between white space, with text after it. */
    private void passPicture() throws IOException {
        int beforeLast = 0;
        int last = ' ';
        int before = ' ';
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (isWhite(c) && last == 'I' && beforeLast == 'E' && isWhite(before) && isTextAhead()) {
                return;
            }
            before = beforeLast;
            beforeLast = last;
            last = c;
        }
    }

    private boolean isTextAhead() throws IOException {
        in.mark(LOOK_AHEAD);
        byte[] ahead = in.readNBytes(LOOK_AHEAD);
        in.reset();
        for (byte b : ahead) {
            if (b < 0 || b < ' ' && !isWhite(b)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhite(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
    }

    private static boolean isRegular(int c) {
        return !isWhite(c) && "()<>[]{}/%".indexOf(c) < 0;
    }
}
