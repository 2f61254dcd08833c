package latentstudio.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessInputStream;
import org.apache.pdfbox.io.RandomAccessOutputStream;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdfparser.PDFStreamParser;

/**
 * The pictures of a PDF that are written into the contents of its pages (ISO 32000-1, 8.9.7), as objects of their own. The
 * contents draw these objects once they are written anew. Not thread-safe.
 */
final class InlinePictures {
    private static final Map<String, COSName> KEYS = Map.of("BPC", COSName.BITS_PER_COMPONENT, "CS", COSName.COLORSPACE, "D", COSName.DECODE,
            "DP", COSName.DECODE_PARMS, "F", COSName.FILTER, "H", COSName.HEIGHT, "IM", COSName.IMAGE_MASK, "I", COSName.INTERPOLATE,
            "W", COSName.WIDTH);
    private static final Map<String, COSName> COLOURS = Map.of("G", COSName.DEVICEGRAY, "RGB", COSName.DEVICERGB, "CMYK", COSName.DEVICECMYK,
            "I", COSName.INDEXED);
    private static final Set<String> NOT_OF_AN_OBJECT = Set.of("L", "Length", "Type", "Subtype");
    private static final int LONGEST_DESCRIPTION = 1 << 14;
    /** Of all pictures together, bytes: names that were read once stay in memory. */
    private static final int MOST_DESCRIPTIONS = 1 << 21;
    private static final int MOST = 10_000;

    private final RandomAccessStreamCache cache;
    private final Map<COSStream, TreeMap<Long, Inline>> hosts = new IdentityHashMap<>();
    private int count;
    private int descriptions;

    /** @param cache where the data lie */
    InlinePictures(RandomAccessStreamCache cache) {
        this.cache = cache;
    }

    /** @param to the byte after {@code EI} */
    private record Inline(COSStream object, long to, Set<COSDictionary> resources) {
    }

    /**
     * Where a picture is in unpacked contents.
     *
     * @param from     the first byte of {@code BI}
     * @param dataFrom the first byte of its data
     * @param dataTo   the byte after them
     * @param to       the byte after {@code EI}
     */
    record Place(long from, long dataFrom, long dataTo, long to) {
    }

    /**
     * A picture as an object of its own, the same one each time.
     *
     * @param host      the contents
     * @param resources of these contents
     * @param unpacked  the contents, unpacked
     * @return null if it is not described, or if there are too many
     */
    COSStream object(COSStream host, COSDictionary resources, RandomAccess unpacked, Place place) throws IOException {
        TreeMap<Long, Inline> known = hosts.computeIfAbsent(host, contents -> new TreeMap<>());
        Inline before = known.get(place.from);
        if (before != null) {
            before.resources.add(resources);
            return before.object;
        }
        long described = place.dataFrom - place.from;
        if (described > LONGEST_DESCRIPTION || descriptions + described > MOST_DESCRIPTIONS || ++count > MOST) {
            return null;
        }
        descriptions += (int) described;
        byte[] description = new byte[(int) described];
        unpacked.seek(place.from);
        unpacked.readFully(description);
        COSStream object = new COSStream(cache);
        object.setItem(COSName.TYPE, COSName.XOBJECT);
        object.setItem(COSName.SUBTYPE, COSName.IMAGE);
        try {
            describe(new String(description, StandardCharsets.ISO_8859_1), resources, object);
        } catch (IOException | RuntimeException malformed) {
            return null;
        }
        try (OutputStream out = object.createRawOutputStream()) {
            unpacked.seek(place.dataFrom);
            copy(new RandomAccessInputStream(unpacked), place.dataFrom, place.dataTo - place.dataFrom, out);
        }
        Set<COSDictionary> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.add(resources);
        known.put(place.from, new Inline(object, place.to, all));
        return object;
    }

    private static void describe(String description, COSDictionary resources, COSStream object) throws IOException {
        int end = description.lastIndexOf("ID");
        String entries = "<<" + description.substring("BI".length(), Math.max(end, "BI".length())) + ">>";
        if (!(new PDFStreamParser(entries.getBytes(StandardCharsets.ISO_8859_1)).parseNextToken() instanceof COSDictionary all)) {
            throw new IOException("a picture in the contents is not described");
        }
        all.forEach((key, value) -> {
            COSName full = KEYS.getOrDefault(key.getName(), key);
            if (!NOT_OF_AN_OBJECT.contains(full.getName())) {
                object.setItem(full, full.equals(COSName.COLORSPACE) ? colours(value, resources) : value);
            }
        });
    }

    private static COSBase colours(COSBase colours, COSDictionary resources) {
        if (colours instanceof COSArray array) {
            COSArray full = new COSArray();
            for (int i = 0; i < array.size(); i++) {
                full.add(i < 2 && array.get(i) instanceof COSName name ? COLOURS.getOrDefault(name.getName(), name) : array.get(i));
            }
            return full;
        }
        COSDictionary named = resources.getCOSDictionary(COSName.COLORSPACE);
        COSBase own = named != null && colours instanceof COSName name ? named.getDictionaryObject(name) : null;
        return own == null && colours instanceof COSName name ? COLOURS.getOrDefault(name.getName(), name) : own;
    }

    private static void copy(InputStream in, long from, long count, OutputStream out) throws IOException {
        in.skipNBytes(from);
        byte[] buffer = new byte[1 << 13];
        for (long left = count; left > 0;) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                return;
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /**
     * Has contents draw objects where they had pictures.
     *
     * @param which of the objects
     */
    void replace(Predicate<COSStream> which) throws IOException {
        for (Map.Entry<COSStream, TreeMap<Long, Inline>> host : hosts.entrySet()) {
            host.getValue().values().removeIf(picture -> !which.test(picture.object));
            if (!host.getValue().isEmpty()) {
                replace(host.getKey(), host.getValue());
            }
        }
    }

    private void replace(COSStream host, TreeMap<Long, Inline> pictures) throws IOException {
        try (RandomAccess unpacked = cache.createBuffer()) {
            new PackedStream(host, cache).unpack(new Allowance("pages", Long.MAX_VALUE), new RandomAccessOutputStream(unpacked));
            host.removeItem(COSName.DECODE_PARMS);
            host.removeItem(COSName.DP);
            try (OutputStream out = new DeflaterOutputStream(host.createRawOutputStream())) {
                long position = 0;
                for (Map.Entry<Long, Inline> picture : pictures.entrySet()) {
                    copy(new RandomAccessInputStream(unpacked), position, picture.getKey() - position, out);
                    out.write("/%s Do ".formatted(name(picture.getValue())).getBytes(StandardCharsets.US_ASCII));
                    position = picture.getValue().to;
                }
                copy(new RandomAccessInputStream(unpacked), position, unpacked.length() - position, out);
            }
            host.setItem(COSName.FILTER, COSName.FLATE_DECODE);
        }
    }

    /** Gives an object a name among the resources, the same in all of them. */
    private String name(Inline picture) {
        for (COSDictionary resources : picture.resources) {
            if (resources.getCOSDictionary(COSName.XOBJECT) == null) {
                resources.setItem(COSName.XOBJECT, new COSDictionary());
            }
        }
        int number = 1;
        while (isUsed("Page" + number, picture.resources)) {
            number++;
        }
        for (COSDictionary resources : picture.resources) {
            resources.getCOSDictionary(COSName.XOBJECT).setItem("Page" + number, picture.object);
        }
        return "Page" + number;
    }

    private static boolean isUsed(String name, Set<COSDictionary> resources) {
        return resources.stream().anyMatch(each -> each.getCOSDictionary(COSName.XOBJECT).containsKey(name));
    }
}
