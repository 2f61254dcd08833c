package latentstudio.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A font for text that is found but not seen: each character of any script is the same empty glyph, half an em wide, and is known by its
 * {@code ToUnicode} map (ISO 32000-1, 9.10.3). The TrueType file that has to be embedded has two empty glyphs and is made here. Codes are
 * given in the order in which characters come, so that those outside the basic plane have one too.
 */
final class EmptyGlyphs {
    /** Of all characters, thousandths of the font's size. */
    static final int ADVANCE = 500;
    /** Letters with and without strokes above and below fill half of this at least. */
    static final int ASCENT = 720;
    static final int DESCENT = -100;
    private static final int EM = 1000;
    private static final int MOST_CODES = 0xffff;
    private static final int REPLACEMENT = 0xfffd;
    /** In a section of a map. */
    private static final int MOST_LINES = 100;
    private static final String NAME = "EmptyGlyphs";

    private final PDDocument document;
    private final COSDictionary font = new COSDictionary();
    private final Map<Integer, Integer> codes = new LinkedHashMap<>();

    EmptyGlyphs(PDDocument document) {
        this.document = document;
    }

    /** The font's dictionary, which is whole after {@link #finish}. */
    COSDictionary dictionary() {
        return font;
    }

    /** A character's code, two bytes; past 65,535 different ones the last ones are taken for U+FFFD. */
    int code(int character) {
        Integer known = codes.get(character);
        if (known == null) {
            int of = codes.size() < MOST_CODES - 1 ? character : REPLACEMENT;
            known = codes.computeIfAbsent(of, any -> codes.size() + 1);
        }
        return known;
    }

    /** Writes the font with all characters that were asked for. */
    void finish() throws IOException {
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, NAME);
        font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        font.setItem(COSName.TO_UNICODE, stream(toUnicode()));
        COSArray descendants = new COSArray();
        descendants.add(glyphs());
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
    }

    private COSDictionary glyphs() throws IOException {
        COSDictionary system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("Identity"));
        system.setInt(COSName.SUPPLEMENT, 0);
        COSDictionary glyphs = new COSDictionary();
        glyphs.setItem(COSName.TYPE, COSName.FONT);
        glyphs.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        glyphs.setName(COSName.BASE_FONT, NAME);
        glyphs.setItem(COSName.CIDSYSTEMINFO, system);
        glyphs.setInt(COSName.DW, ADVANCE);
        glyphs.setItem(COSName.FONT_DESC, descriptor());
        byte[] numbers = new byte[2 * (codes.size() + 1)]; // all are glyph 1
        for (int code = 1; code <= codes.size(); code++) {
            numbers[2 * code + 1] = 1;
        }
        glyphs.setItem(COSName.CID_TO_GID_MAP, stream(numbers));
        return glyphs;
    }

    private COSDictionary descriptor() throws IOException {
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, NAME);
        descriptor.setInt(COSName.FLAGS, 1 << 2); // symbolic
        COSArray box = new COSArray();
        for (int side : new int[] {0, DESCENT, ADVANCE, ASCENT}) {
            box.add(COSInteger.get(side));
        }
        descriptor.setItem(COSName.FONT_BBOX, box);
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, ASCENT);
        descriptor.setInt(COSName.DESCENT, DESCENT);
        descriptor.setInt(COSName.CAP_HEIGHT, ASCENT);
        descriptor.setInt(COSName.STEM_V, 1);
        byte[] file = file();
        COSStream stream = stream(file);
        stream.setInt(COSName.LENGTH1, file.length);
        descriptor.setItem(COSName.FONT_FILE2, stream);
        return descriptor;
    }

    private COSStream stream(byte[] content) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content);
        }
        return stream;
    }

    private byte[] toUnicode() {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        List<Map.Entry<Integer, Integer>> all = new ArrayList<>(codes.entrySet());
        for (int from = 0; from < all.size(); from += MOST_LINES) {
            List<Map.Entry<Integer, Integer>> section = all.subList(from, Math.min(all.size(), from + MOST_LINES));
            map.append("%d beginbfchar\n".formatted(section.size()));
            for (Map.Entry<Integer, Integer> character : section) {
                map.append("<%04X> <".formatted(character.getValue()));
                for (char unit : Character.toChars(character.getKey())) {
                    map.append("%04X".formatted((int) unit));
                }
                map.append(">\n");
            }
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A TrueType file of two glyphs without outlines (Apple, TrueType Reference Manual; the tables that ISO 32000-1, 9.9 asks for). */
    static byte[] file() {
        Map<String, byte[]> tables = new LinkedHashMap<>(); // in the order of their names
        tables.put("glyf", new byte[4]);
        tables.put("head", ByteBuffer.allocate(54).putInt(0x00010000).putInt(0x00010000).putInt(0).putInt(0x5F0F3CF5).putShort((short) 0)
                .putShort((short) EM).putLong(0).putLong(0).putShort((short) 0).putShort((short) DESCENT).putShort((short) ADVANCE).putShort((short) ASCENT)
                .putShort((short) 0).putShort((short) 3).putShort((short) 2).putShort((short) 0).putShort((short) 0).array());
        tables.put("hhea", ByteBuffer.allocate(36).putInt(0x00010000).putShort((short) ASCENT).putShort((short) DESCENT).putShort((short) 0)
                .putShort((short) ADVANCE).putShort(34, (short) 1).array());
        tables.put("hmtx", ByteBuffer.allocate(6).putShort((short) ADVANCE).array());
        tables.put("loca", new byte[6]);
        tables.put("maxp", ByteBuffer.allocate(32).putInt(0x00010000).putShort((short) 2).putShort(14, (short) 1).array());
        tables.put("post", ByteBuffer.allocate(32).putInt(0x00030000).array());
        int directory = 12 + 16 * tables.size();
        ByteBuffer file = ByteBuffer.allocate(directory + tables.values().stream().mapToInt(table -> padded(table.length)).sum());
        int power = Integer.highestOneBit(tables.size());
        file.putInt(0x00010000).putShort((short) tables.size()).putShort((short) (16 * power)).putShort((short) Integer.numberOfTrailingZeros(power))
                .putShort((short) (16 * (tables.size() - power)));
        int next = directory;
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            file.put(table.getKey().getBytes(StandardCharsets.US_ASCII)).putInt(sum(table.getValue())).putInt(next).putInt(table.getValue().length);
            file.put(next, table.getValue());
            next += padded(table.getValue().length);
        }
        return file.array();
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }

    /** Of a table's 32-bit words. */
    private static int sum(byte[] table) {
        ByteBuffer words = ByteBuffer.allocate(padded(table.length)).put(0, table);
        int sum = 0;
        while (words.hasRemaining()) {
            sum += words.getInt();
        }
        return sum;
    }
}
