package latentstudio.scan;

import java.util.List;
import latentstudio.text.Word;

/**
 * What a cleaned page says.
 *
 * @param language in which it was read
 * @param text     plain, a line a line, an empty one between paragraphs
 * @param words    in reading order, in pixels of their picture, of which a page of a PDF may have several
 * @param before   the cleaning, or null where that could not be read
 * @param after    the cleaning, or null where that could not be read
 * @param problems why something could not be read
 */
public record ScanText(String language, String text, List<Word> words, ReadPicture.Sureness before, ReadPicture.Sureness after, List<String> problems) {
    /** @param read at least one */
    static ScanText of(List<ReadPicture> read) {
        List<ReadPicture> whole = read.stream().filter(picture -> picture.text() != null).toList();
        List<Word> words = whole.stream().flatMap(picture -> picture.text().words().stream()).toList();
        return new ScanText(read.getFirst().language(), String.join("\n\n", whole.stream().map(picture -> picture.text().plain()).filter(text -> !text.isEmpty()).toList()),
                words, together(read.stream().map(ReadPicture::before).toList()),
                together(read.stream().map(picture -> picture.text() == null ? null : ReadPicture.Sureness.of(picture.text())).toList()),
                read.stream().map(ReadPicture::problem).filter(problem -> problem != null).toList());
    }

    private static ReadPicture.Sureness together(List<ReadPicture.Sureness> parts) {
        if (parts.contains(null)) {
            return null;
        }
        int words = parts.stream().mapToInt(ReadPicture.Sureness::words).sum();
        double sum = parts.stream().mapToDouble(part -> part.words() * part.confidence()).sum();
        return new ReadPicture.Sureness(words, words == 0 ? 0 : sum / words);
    }
}
