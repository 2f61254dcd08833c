package latentstudio.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/** What a PNG says of its picture beside its pixels. Not by ImageIO's metadata, which unpacks text of any length. */
final class PngChunks {
    private static final Set<String> READ = Set.of("IHDR", "PLTE", "pHYs", "iCCP", "sRGB", "gAMA", "cHRM", "eXIf");
    private static final int HEADER_LENGTH = 13;
    private static final int COLOUR = 2;
    private static final int PALETTE = 3;
    /** Profiles of printers have a megabyte or two; what unpacks to more is an attack. */
    private static final int LONGEST_PROFILE = 8 << 20;

    private final Map<String, ByteBuffer> chunks = new HashMap<>();

    private PngChunks() {
    }

    static PngChunks of(byte[] bytes) {
        PngChunks known = new PngChunks();
        ByteBuffer file = ByteBuffer.wrap(bytes);
        file.position(Long.BYTES);
        byte[] name = new byte[Integer.BYTES];
        while (file.remaining() >= 3 * Integer.BYTES) {
            int length = file.getInt();
            file.get(name);
            if (length < 0 || length > file.remaining() - Integer.BYTES) {
                break;
            }
            String kind = new String(name, StandardCharsets.ISO_8859_1);
            if (READ.contains(kind)) {
                known.chunks.putIfAbsent(kind, file.slice(file.position(), length));
            }
            file.position(file.position() + length + Integer.BYTES);
        }
        return known;
    }

    PageTags tags() {
        ByteBuffer header = chunks.getOrDefault("IHDR", ByteBuffer.allocate(HEADER_LENGTH));
        boolean indexed = header.get(9) == PALETTE;
        int bits = indexed ? Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, chunks.get("PLTE").remaining() / 3 - 1)) : header.get(8);
        PageTags tags = new PageTags(dpi(), Orientation.UPRIGHT, profile(indexed || (header.get(9) & COLOUR) != 0),
                PagePacking.of(PageFormat.PNG).ofBits(bits, indexed));
        ByteBuffer exif = chunks.get("eXIf");
        return exif == null ? tags : tags.turned(PageTags.ofExif(bytes(exif)));
    }

    private Dpi dpi() {
        ByteBuffer physical = chunks.get("pHYs");
        return physical == null || physical.remaining() != 9 || physical.get(8) != 1 ? null
                : PageTags.dpi(physical.getInt(0) / PageTags.INCHES_PER_METRE, physical.getInt(4) / PageTags.INCHES_PER_METRE);
    }

    /** As PNG ranks them: a profile, else sRGB, else a gamma with or without what its colours are. */
    private ColourProfile profile(boolean coloured) {
        if (chunks.containsKey("iCCP")) {
            ColourProfile embedded = embedded(chunks.get("iCCP"));
            if (embedded != null) {
                return coloured && embedded.isGrey() ? null : embedded;
            }
        }
        ByteBuffer gamma = chunks.get("gAMA");
        ByteBuffer colours = chunks.get("cHRM");
        if (chunks.containsKey("sRGB") || gamma == null || gamma.remaining() != Integer.BYTES) {
            return null;
        }
        boolean known = coloured && colours != null && colours.remaining() == 8 * Integer.BYTES;
        return new PngColours(gamma.getInt(0), known ? colours : null).profile();
    }

    private static ColourProfile embedded(ByteBuffer chunk) {
        byte[] data = bytes(chunk);
        int name = 0;
        while (name < data.length && data[name] != 0) {
            name++;
        }
        if (name + 2 > data.length) {
            return null;
        }
        try (InflaterInputStream unpacked = new InflaterInputStream(new ByteArrayInputStream(data, name + 2, data.length - name - 2))) {
            return ColourProfile.of(unpacked.readNBytes(LONGEST_PROFILE)).orElse(null);
        } catch (IOException damaged) {
            return null;
        }
    }

    private static byte[] bytes(ByteBuffer chunk) {
        byte[] bytes = new byte[chunk.remaining()];
        chunk.get(0, bytes);
        return bytes;
    }
}
