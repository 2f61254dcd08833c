package latentstudio.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the contents of a PDF's page token by token, and only what places pictures: numbers, names and operators. Text,
 * arrays' brackets, dictionaries' brackets and the data of pictures within the contents are passed over, so that contents
 * of any kind take no memory (ISO 32000-1, 7.2 and 7.8).
 */
final class ContentTokens {
    enum Kind { NUMBER, NAME, OPERATOR, END }

    private static final int LONGEST = 256;
    /** So many bytes after what looks like the end of a picture have to be text. */
    private static final int LOOK_AHEAD = 8;
    private static final String PICTURE_END = "EI";

    private final Counted in;
    private final StringBuilder text = new StringBuilder();
    private double number;
    private long begin;
    private long dataFrom;
    private long dataTo;

    /** @param in not closed */
    ContentTokens(InputStream in) {
        this.in = new Counted(in);
    }

    /** Where the operator, name or number that was read last begins. */
    long begin() {
        return begin;
    }

    /** The byte after the operator that was read last. */
    long end() {
        return text.toString().equals(PICTURE_END) ? dataTo + 1 + PICTURE_END.length() : in.position;
    }

    /** Where the data of the picture begin that was passed last. */
    long dataFrom() {
        return dataFrom;
    }

    /** Where the data of the picture end that was passed last, white space before {@code EI} apart. */
    long dataTo() {
        return dataTo;
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
            begin = in.position;
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
                        if (text.toString().equals("ID")) {
                            passPicture();
                        }
                        return Kind.OPERATOR;
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

    /**
     * To the end of a picture within the contents: EI between white space, with text after it. It stands for all of the
     * operator then, which began with ID.
     */
    private void passPicture() throws IOException {
        text.setLength(0);
        text.append(PICTURE_END);
        dataFrom = in.position + 1;
        int beforeLast = 0;
        int last = ' ';
        int before = ' ';
        int c;
        do {
            c = in.read();
            if ((c < 0 || isWhite(c)) && last == 'I' && beforeLast == 'E' && isWhite(before) && isTextAhead()) {
                dataTo = Math.max(dataFrom, in.position - (c < 0 ? 0 : 1) - PICTURE_END.length() - 1);
                return;
            }
            before = beforeLast;
            beforeLast = last;
            last = c;
        } while (c >= 0);
        dataTo = dataFrom; // it has no end
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

    /** Knows where it is. */
    private static final class Counted extends BufferedInputStream {
        private long position;
        private long mark;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            position += c < 0 ? 0 : 1;
            return c;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            position += Math.max(0, count);
            return count;
        }

        @Override
        public void mark(int limit) {
            super.mark(limit);
            mark = position;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            position = mark;
        }
    }
}
