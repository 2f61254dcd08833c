package latentstudio.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentstudio.image.Picture;
import latentstudio.image.PictureCodec;

/**
 * A clean picture that the lab offers; where they come from is told beside the files.
 *
 * @param id    as in the address
 * @param title what the visitor sees
 * @param kind  what it is a picture of
 */
public record LabSample(String id, String title, Kind kind) {
    /** The samples of one kind lie in one file each, or in one sheet. */
    public enum Kind {
        /** 0 ink to 1 paper, of any size. */
        PAGES,
        /** 28 x 28, 0 paper to 1 ink. */
        DIGITS,
        /** 28 x 28, 0 nothing to 1 bright. */
        CLOTHING
    }

    private static final int SIDE = 28;
    private static final List<String> CLOTHES = List.of("T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker",
            "Bag", "Ankle boot");

    /** All of them, pages first. */
    static final List<LabSample> ALL = Stream.of(
            Stream.of(new LabSample("letter", "Letter, signed", Kind.PAGES), new LabSample("table", "Small print and a table", Kind.PAGES),
                    new LabSample("leaflet", "Leaflet with pictures", Kind.PAGES), new LabSample("label", "Bars and handwriting", Kind.PAGES)),
            IntStream.range(0, 10).mapToObj(digit -> new LabSample("digit-" + digit, "Digit " + digit, Kind.DIGITS)),
            IntStream.range(0, 10).mapToObj(label -> new LabSample("clothing-" + label, CLOTHES.get(label), Kind.CLOTHING)))
            .flatMap(samples -> samples).toList();

    /** The picture, 0..1 as its {@link Kind} tells. */
    Picture read(PictureCodec codec) {
        return switch (kind) {
            case PAGES -> file(codec, id);
            case DIGITS -> file(codec, "digits").crop(place() * SIDE, 0, SIDE, SIDE);
            case CLOTHING -> file(codec, "clothing").crop(place() * SIDE, 0, SIDE, SIDE);
        };
    }

    private int place() {
        return Integer.parseInt(id.substring(id.indexOf('-') + 1));
    }

    private static Picture file(PictureCodec codec, String name) {
        try (InputStream file = LabSample.class.getResourceAsStream(name + ".png")) {
            return codec.read(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
