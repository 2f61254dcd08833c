package latentstudio.image;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a JPEG says of its picture between its mark and its pixels. */
final class JpegSegments {
    /** Markers that begin a frame, each of another process (ITU-T T.81, table B.1). */
    private static final int FIRST_FRAME = 0xc0;
    private static final int LOSSLESS_FRAME = 0xc3;
    private static final int HIERARCHICAL_FRAME = 0xc5;
    private static final int LAST_HUFFMAN_FRAME = 0xc7;
    private static final int LAST_FRAME = 0xcf;
    /** Markers between them: tables of Huffman, an extension, conditions of arithmetic coding. */
    private static final Set<Integer> NO_FRAMES = Set.of(0xc4, 0xc8, 0xcc);

    private JpegSegments() {
    }

    /**
     * What the file says; its profile only where that is of greys, since the reader applies those of colours.
     *
     * @throws IOException if the file is damaged
     */
    static PageTags tags(byte[] file) throws IOException {
        Dpi density = null;
        byte[] exif = {};
        SortedMap<Integer, byte[]> profile = new TreeMap<>();
        for (JPEGSegment segment : JPEGSegmentUtil.readSegments(PageTags.stream(file),
                Map.of(JPEG.APP0, List.of("JFIF"), JPEG.APP1, List.of("Exif"), JPEG.APP2, List.of("ICC_PROFILE")))) {
            byte[] data = segment.data().readAllBytes();
            if (segment.marker() == JPEG.APP0 && data.length >= 7) {
                ByteBuffer header = ByteBuffer.wrap(data, 2, 5); // after the version
                density = PageTags.dpi(header.get(), header.getShort() & 0xffff, header.getShort() & 0xffff);
            } else if (segment.marker() == JPEG.APP1 && data.length > 1 && exif.length == 0) {
                exif = Arrays.copyOfRange(data, 1, data.length); // after a byte of padding
            } else if (segment.marker() == JPEG.APP2 && data.length > 2) {
                profile.put(data[0] & 0xff, Arrays.copyOfRange(data, 2, data.length)); // after its number and how many there are
            }
        }
        return new PageTags(density, Orientation.UPRIGHT, profile.isEmpty() ? null : ColourProfile.of(joined(profile)).filter(ColourProfile::isGrey).orElse(null),
                PagePacking.of(PageFormat.JPEG).ofQuality(JpegQuality.kept(ByteBuffer.wrap(file)))).turned(PageTags.ofExif(exif));
    }

    /** What keeps a JPEG from being read that is whole, and what to do, in words that follow "got". */
    static Optional<String> obstacle(byte[] file) {
        int position = 2; // after its mark
        while (position + 5 <= file.length && (file[position] & 0xff) == 0xff) {
            int marker = file[position + 1] & 0xff;
            if (marker == 0xff) { // a byte of padding
                position++;
                continue;
            }
            if (marker >= FIRST_FRAME && marker <= LAST_FRAME && !NO_FRAMES.contains(marker)) {
                int bits = file[position + 4];
                return Optional.ofNullable(marker > LAST_HUFFMAN_FRAME ? "a JPEG with arithmetic coding, which few programs read; save it as PNG or as a usual JPEG and send that"
                        : bits > Byte.SIZE && marker != LOSSLESS_FRAME ? "a JPEG of %d bits, which few programs read; save it as TIFF or PNG and send that".formatted(bits)
                        : marker >= HIERARCHICAL_FRAME ? "a hierarchical JPEG, which hardly any program reads; save it as PNG or as a usual JPEG and send that" : null);
            }
            position += 2 + ((file[position + 2] & 0xff) << Byte.SIZE | file[position + 3] & 0xff);
        }
        return Optional.empty();
    }

    private static byte[] joined(SortedMap<Integer, byte[]> parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        parts.values().forEach(whole::writeBytes);
        return whole.toByteArray();
    }
}
