package latentstudio.text;

import java.util.List;

/**
 * What was read on a page.
 *
 * @param words in reading order
 */
public record PageText(List<Word> words) {
    public static final PageText NOTHING = new PageText(List.of());

    /** Plain text: a line a line, and an empty one between paragraphs. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        Word before = null;
        for (Word word : words) {
            if (before != null) {
                plain.append(before.paragraph() != word.paragraph() ? "\n\n" : before.line() != word.line() ? "\n" : " ");
            }
            plain.append(word.text());
            before = word;
        }
        return plain.toString();
    }

    /** The mean of the words' confidence, 0..1; 0 where there is none. */
    public double confidence() {
        return words.stream().mapToDouble(Word::confidence).average().orElse(0);
    }
}
