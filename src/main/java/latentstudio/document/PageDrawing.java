package latentstudio.document;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import latentstudio.image.PictureException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessInputStream;
import org.apache.pdfbox.io.RandomAccessOutputStream;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdmodel.PDPageTree;

/**
 * Follows what a page of a PDF draws as far as pictures are concerned: where they are, in forms within forms, tiling patterns
 * and the contents themselves; what stencils paint with; and how much is seen beside the pictures.
 */
final class PageDrawing {
    private static final int DEEPEST_FORM = 30;
    private static final int MOST_SAVED = 10_000;
    private static final int MOST_PICTURES = 10_000;
    private static final int MATRIX = 6;
    /** What a form counts beside its bytes, so that an empty one is not drawn millions of times. */
    private static final int OPENING = 1024;
    /** What is shorter is no picture of a page, bytes. */
    private static final int SHORTEST_INLINE = 64;
    private static final int NOT_SEEN = 3;
    private static final int NOT_SEEN_BUT_CLIPPED = 7;

    private final Allowance contents;
    private final InlinePictures inline;
    private final RandomAccessStreamCache cache;
    private final Set<COSStream> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<COSStream> patterns = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<COSDictionary, Map<String, COSName>> names = new IdentityHashMap<>();
    private final Deque<State> saved = new ArrayDeque<>();
    private final double[] operands = new double[MATRIX];
    private final List<DrawnPicture> pictures = new ArrayList<>();
    private int marks;
    private boolean text;
    private int count;
    private String name = "";
    private State state = new State(new AffineTransform(), 0, false, null, 0);

    private PageDrawing(Allowance contents, InlinePictures inline, RandomAccessStreamCache cache) {
        this.contents = contents;
        this.inline = inline;
        this.cache = cache;
    }

    /**
     * What the operators {@code q} and {@code Q} save and bring back, as far as it is followed.
     *
     * @param ink         how light the colour is that areas are filled with, 0 black to 1 white
     * @param subtractive whether 1 is the most ink in these colours
     * @param pattern     that areas are filled with, or null
     * @param rendering   of text
     */
    private record State(AffineTransform matrix, double ink, boolean subtractive, COSStream pattern, int rendering) {
        State placed(double[] inner) {
            AffineTransform both = new AffineTransform(matrix);
            both.concatenate(new AffineTransform(inner));
            return at(both);
        }

        State at(AffineTransform place) {
            return new State(place, ink, subtractive, pattern, rendering);
        }

        State colour(double light) {
            return new State(matrix, light, subtractive, null, rendering);
        }

        State colours(boolean isSubtractive) {
            return new State(matrix, 0, isSubtractive, null, rendering);
        }

        State filledWith(COSStream tiles) {
            return new State(matrix, 0, subtractive, tiles, rendering);
        }

        State text(int mode) {
            return new State(matrix, ink, subtractive, pattern, mode);
        }
    }

    /** Contents that are followed: where their names are looked up, how many states were saved before, and where they begin. */
    private record Contents(COSStream stream, COSDictionary resources, boolean ownsResources, int floor, AffineTransform origin) {
    }

    /**
     * What a page draws: the first {@value #MOST_PICTURES} pictures in their order, one that is drawn more than once as often.
     *
     * @param page     gets a dictionary of resources where it has none
     * @param contents what they may still unpack to; a form counts as often as it is drawn
     * @param inline   gets the pictures that the contents hold
     * @throws PictureException if they unpack to more, or nest endlessly
     */
    static PageDrawing of(COSDictionary page, Allowance contents, InlinePictures inline, RandomAccessStreamCache cache) throws IOException {
        PageDrawing drawing = new PageDrawing(contents, inline, cache);
        COSDictionary resources = PDPageTree.getInheritableAttribute(page, COSName.RESOURCES) instanceof COSDictionary own ? own : new COSDictionary();
        if (resources.size() == 0) {
            page.setItem(COSName.RESOURCES, resources);
        }
        COSBase parts = page.getDictionaryObject(COSName.CONTENTS);
        if (parts instanceof COSStream stream) {
            drawing.follow(new Contents(stream, resources, true, 0, new AffineTransform()));
        } else if (parts instanceof COSArray several) {
            for (int i = 0; i < several.size(); i++) {
                if (several.getObject(i) instanceof COSStream stream) {
                    drawing.follow(new Contents(stream, resources, true, 0, new AffineTransform()));
                }
            }
        }
        return drawing;
    }

    List<DrawnPicture> pictures() {
        return pictures;
    }

    /** How many pieces of text and of line drawings are seen. */
    int marks() {
        return marks;
    }

    /** Whether there is text, seen or not. */
    boolean hasText() {
        return text;
    }

    private void follow(Contents part) throws IOException {
        contents.take(OPENING);
        try (RandomAccess unpacked = cache.createBuffer()) {
            new PackedStream(part.stream, cache).unpack(contents, new RandomAccessOutputStream(unpacked));
            unpacked.seek(0);
            ContentTokens tokens = new ContentTokens(new RandomAccessInputStream(unpacked));
            long pictureFrom = 0;
            for (ContentTokens.Kind kind = tokens.next(); kind != ContentTokens.Kind.END; kind = tokens.next()) {
                switch (kind) {
                    case NUMBER -> keep(tokens.number());
                    case NAME -> name = tokens.text();
                    default -> {
                        switch (tokens.text()) {
                            case "BI" -> pictureFrom = tokens.begin();
                            case "EI" -> drawInline(part, unpacked,
                                    new InlinePictures.Place(pictureFrom, tokens.dataFrom(), tokens.dataTo(), tokens.end()));
                            default -> operate(tokens.text(), part);
                        }
                        count = 0;
                        name = "";
                    }
                }
            }
        }
    }

    private void keep(double operand) {
        if (count == MATRIX) {
            System.arraycopy(operands, 1, operands, 0, MATRIX - 1);
            count--;
        }
        operands[count++] = operand;
    }

    private void operate(String operator, Contents part) throws IOException {
        switch (operator) {
            case "q" -> {
                if (saved.size() == MOST_SAVED) {
                    throw endless("states saved at most %,d deep".formatted(MOST_SAVED));
                }
                saved.push(state);
            }
            case "Q" -> {
                if (saved.size() > part.floor) {
                    state = saved.pop();
                }
            }
            case "cm" -> {
                if (count == MATRIX) {
                    state = state.placed(operands);
                }
            }
            case "Do" -> {
                if (named(part, COSName.XOBJECT) instanceof COSStream object) {
                    draw(object, part);
                }
            }
            case "g", "rg", "k" -> state = state.colours(false).colour(light());
            case "cs" -> state = state.colours(isSubtractive(named(part, COSName.COLORSPACE)));
            case "sc", "scn" -> state = name.isEmpty() ? state.colour(light())
                    : state.filledWith(named(part, COSName.PATTERN) instanceof COSStream tiles ? tiles : null);
            case "f", "F", "f*", "B", "B*", "b", "b*" -> fill(part);
            case "S", "s" -> marks++;
            case "Tr" -> state = state.text(count == 0 ? 0 : (int) operands[count - 1]);
            case "Tj", "TJ", "'", "\"" -> {
                text = true;
                marks += state.rendering == NOT_SEEN || state.rendering == NOT_SEEN_BUT_CLIPPED ? 0 : 1;
            }
            default -> { }
        }
    }

    /** Of the last operands, which are grey, red, green and blue, or four inks. */
    private double light() {
        return switch (count) {
            case 1 -> state.subtractive ? 0 : operands[0];
            case 3 -> 0.299 * operands[0] + 0.587 * operands[1] + 0.114 * operands[2];
            case 4 -> (1 - operands[3]) * (1 - 0.299 * operands[0] - 0.587 * operands[1] - 0.114 * operands[2]);
            default -> 0;
        };
    }

    private static boolean isSubtractive(COSBase colours) {
        return colours instanceof COSArray array && array.size() > 0
                && (COSName.SEPARATION.equals(array.getObject(0)) || COSName.DEVICEN.equals(array.getObject(0)) || COSName.INDEXED.equals(array.getObject(0)));
    }

    /** What the last name stands for, or null. Not by {@link COSName#getPDFName}, which keeps every name that anyone ever asked for. */
    private COSBase named(Contents part, COSName kind) {
        COSDictionary objects = part.resources.getCOSDictionary(kind);
        COSName key = objects == null ? null : names.computeIfAbsent(objects, all -> {
            Map<String, COSName> known = new HashMap<>();
            all.keySet().forEach(each -> known.put(new String(each.getBytes(), StandardCharsets.ISO_8859_1), each));
            return known;
        }).get(name);
        return key == null ? null : objects.getDictionaryObject(key);
    }

    private void draw(COSStream object, Contents part) throws IOException {
        COSName kind = object.getCOSName(COSName.SUBTYPE);
        if (COSName.IMAGE.equals(kind)) {
            add(new DrawnPicture(object, state.matrix, state.ink));
        } else if (COSName.FORM.equals(kind)) {
            within(object, part.resources, state);
        }
    }

    private void add(DrawnPicture picture) {
        if (pictures.size() < MOST_PICTURES) {
            pictures.add(picture);
        }
    }

    /** A tiling pattern counts once, where its first tile is. */
    private void fill(Contents part) throws IOException {
        marks++;
        COSStream tiles = state.pattern;
        if (tiles != null && !open.contains(tiles) && patterns.add(tiles)) {
            within(tiles, part.resources, state.at(part.origin).colour(0));
        }
    }

    /** Follows a form or the tile of a pattern. */
    private void within(COSStream object, COSDictionary resources, State begin) throws IOException {
        if (open.size() == DEEPEST_FORM || !open.add(object)) {
            throw endless("forms that are drawn at most %d deep and never within themselves".formatted(DEEPEST_FORM));
        }
        State outside = state;
        int floor = saved.size();
        state = begin;
        COSArray own = object.getCOSArray(COSName.MATRIX);
        if (own != null && own.size() == MATRIX) {
            double[] values = new double[MATRIX];
            for (int i = 0; i < MATRIX; i++) {
                values[i] = own.getObject(i) instanceof COSNumber number ? number.floatValue() : 0;
            }
            state = state.placed(values);
        }
        COSDictionary inner = object.getCOSDictionary(COSName.RESOURCES);
        follow(new Contents(object, inner == null ? resources : inner, inner != null, floor, state.matrix));
        while (saved.size() > floor) {
            saved.pop();
        }
        state = outside;
        open.remove(object);
    }

    /** Contents that have their names from whatever draws them cannot be given new ones. */
    private void drawInline(Contents part, RandomAccess unpacked, InlinePictures.Place place) throws IOException {
        if (part.ownsResources && place.dataTo() - place.dataFrom() >= SHORTEST_INLINE && pictures.size() < MOST_PICTURES) {
            COSStream object = inline.object(part.stream, part.resources, unpacked, place);
            if (object != null) {
                add(new DrawnPicture(object, state.matrix, state.ink));
            }
        }
    }

    private static PictureException endless(String expected) {
        return new PictureException(PictureException.Reason.UNREADABLE,
                "Expected a PDF with %s, got one without end; print it to a new PDF and send that.".formatted(expected));
    }
}
