package latentstudio.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads Tesseract's table of words: a row for each page, block, paragraph, line and word, with tabs between twelve columns. */
final class WordTable {
    private static final int LEVEL = 0;
    private static final int LEFT = 6;
    private static final int TOP = 7;
    private static final int WIDTH = 8;
    private static final int HEIGHT = 9;
    private static final int CONFIDENCE = 10;
    private static final int TEXT = 11;
    private static final int COLUMNS = 12;
    private static final int PARAGRAPH_ROW = 3;
    private static final int LINE_ROW = 4;
    private static final int WORD_ROW = 5;
    private static final double PERCENT = 100;

    private WordTable() {
    }

    /**
     * The words of a table.
     *
     * @param scale by which the boxes are multiplied
     * @throws IOException if it is no such table
     */
    static PageText read(String table, int scale) throws IOException {
        List<Word> words = new ArrayList<>();
        int line = 0;
        int paragraph = 0;
        try {
            for (String row : table.lines().skip(1).toList()) {
                String[] cells = row.split("\t", COLUMNS);
                int level = Integer.parseInt(cells[LEVEL]);
                paragraph += level == PARAGRAPH_ROW ? 1 : 0;
                line += level == LINE_ROW ? 1 : 0;
                if (level == WORD_ROW && !cells[TEXT].isBlank()) {
                    words.add(new Word(cells[TEXT].strip(), scale * number(cells[LEFT]), scale * number(cells[TOP]), scale * number(cells[WIDTH]),
                            scale * number(cells[HEIGHT]), Math.clamp(Double.parseDouble(cells[CONFIDENCE]) / PERCENT, 0, 1), line, paragraph));
                }
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("expected a table of words, got another answer; is it Tesseract 4 or newer?", e);
        }
        return new PageText(List.copyOf(words));
    }

    private static int number(String cell) {
        return Integer.parseInt(cell);
    }
}
