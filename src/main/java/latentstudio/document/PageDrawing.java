package latentstudio.document;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
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
 * Follows what a page of a PDF draws as far as pictures are concerned: the operators {@code q}, {@code Q}, {@code cm} and
 * {@code Do}, through forms within forms.
 */
final class PageDrawing {
    private static final int DEEPEST_FORM = 30;
    private static final int MOST_SAVED = 10_000;
    private static final int MATRIX = 6;
    /** What a form counts beside its bytes, so that an empty one is not drawn millions of times. */
    private static final int OPENING = 1024;

    private final Allowance contents;
    private final RandomAccessStreamCache cache;
    private final Map<COSStream, AffineTransform> pictures = new LinkedHashMap<>();
    private final Set<COSStream> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<COSDictionary, Map<String, COSName>> names = new IdentityHashMap<>();
    private final Deque<AffineTransform> saved = new ArrayDeque<>();
    private final double[] operands = new double[MATRIX];
    private int count;
    private String name = "";
    private AffineTransform matrix = new AffineTransform();

    private PageDrawing(Allowance contents, RandomAccessStreamCache cache) {
        this.contents = contents;
        this.cache = cache;
    }

    /**
     * The pictures of a page in the order in which they are drawn, each with what makes its place of the unit square, the
     * largest where it is drawn more than once.
     *
     * @param contents what they may still unpack to; a form counts as often as it is drawn
     * @throws PictureException if they unpack to more, or nest endlessly
     */
    static Map<COSStream, AffineTransform> of(COSDictionary page, Allowance contents, RandomAccessStreamCache cache) throws IOException {
        PageDrawing drawing = new PageDrawing(contents, cache);
        COSDictionary resources = PDPageTree.getInheritableAttribute(page, COSName.RESOURCES) instanceof COSDictionary own ? own : new COSDictionary();
        COSBase parts = page.getDictionaryObject(COSName.CONTENTS);
        if (parts instanceof COSStream stream) {
            drawing.follow(stream, resources, 0);
        } else if (parts instanceof COSArray several) {
            for (int i = 0; i < several.size(); i++) {
                if (several.getObject(i) instanceof COSStream stream) {
                    drawing.follow(stream, resources, 0);
                }
            }
        }
        return drawing.pictures;
    }

    private void follow(COSStream stream, COSDictionary resources, int floor) throws IOException {
        contents.take(OPENING);
        try (RandomAccess unpacked = cache.createBuffer()) {
            new PackedStream(stream, cache).unpack(contents, new RandomAccessOutputStream(unpacked));
            unpacked.seek(0);
            ContentTokens tokens = new ContentTokens(new RandomAccessInputStream(unpacked));
            for (ContentTokens.Kind kind = tokens.next(); kind != ContentTokens.Kind.END; kind = tokens.next()) {
                switch (kind) {
                    case NUMBER -> keep(tokens.number());
                    case NAME -> name = tokens.text();
                    default -> {
                        operate(tokens.text(), resources, floor);
                        count = 0;
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

    private void operate(String operator, COSDictionary resources, int floor) throws IOException {
        switch (operator) {
            case "q" -> {
                if (saved.size() == MOST_SAVED) {
                    throw endless("states saved at most %,d deep".formatted(MOST_SAVED));
                }
                saved.push(matrix);
            }
            case "Q" -> {
                if (saved.size() > floor) {
                    matrix = saved.pop();
                }
            }
            case "cm" -> {
                if (count == MATRIX) {
                    concatenate(operands);
                }
            }
            case "Do" -> {
                COSDictionary objects = resources.getCOSDictionary(COSName.XOBJECT);
                COSName key = objects == null ? null : named(objects);
                if (key != null && objects.getDictionaryObject(key) instanceof COSStream object) {
                    draw(object, resources);
                }
            }
            default -> { }
        }
    }

    /** Not by {@link COSName#getPDFName}, which keeps every name that anyone ever asked for. */
    private COSName named(COSDictionary objects) {
        return names.computeIfAbsent(objects, all -> {
            Map<String, COSName> known = new HashMap<>();
            all.keySet().forEach(key -> known.put(new String(key.getBytes(), StandardCharsets.ISO_8859_1), key));
            return known;
        }).get(name);
    }

    private void concatenate(double[] inner) {
        matrix = new AffineTransform(matrix);
        matrix.concatenate(new AffineTransform(inner));
    }

    private void draw(COSStream object, COSDictionary resources) throws IOException {
        COSName kind = object.getCOSName(COSName.SUBTYPE);
        if (COSName.IMAGE.equals(kind)) {
            pictures.merge(object, matrix, (one, other) -> area(one) < area(other) ? other : one);
        } else if (COSName.FORM.equals(kind)) {
            if (open.size() == DEEPEST_FORM || !open.add(object)) {
                throw endless("forms that are drawn at most %d deep and never within themselves".formatted(DEEPEST_FORM));
            }
            AffineTransform outside = matrix;
            int floor = saved.size();
            COSArray own = object.getCOSArray(COSName.MATRIX);
            if (own != null && own.size() == MATRIX) {
                double[] values = new double[MATRIX];
                for (int i = 0; i < MATRIX; i++) {
                    values[i] = own.getObject(i) instanceof COSNumber number ? number.floatValue() : 0;
                }
                concatenate(values);
            }
            COSDictionary inner = object.getCOSDictionary(COSName.RESOURCES);
            follow(object, inner == null ? resources : inner, floor);
            while (saved.size() > floor) {
                saved.pop();
            }
            matrix = outside;
            open.remove(object);
        }
    }

    /** What the unit square covers, square points. */
    static double area(AffineTransform place) {
        return Math.abs(place.getDeterminant());
    }

    private static PictureException endless(String expected) {
        return new PictureException(PictureException.Reason.UNREADABLE,
                "Expected a PDF with %s, got one without end; print it to a new PDF and send that.".formatted(expected));
    }
}
