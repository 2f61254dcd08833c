package latentstudio.latent;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * One array of an NPZ file, read by a reader that shares nothing with the writer.
 *
 * @param dtype  as NumPy writes it
 * @param shape  lengths of the axes
 * @param values little-endian
 */
public record NpyFile(String dtype, int[] shape, ByteBuffer values) {
    private static final Pattern HEADER = Pattern.compile("\\{'descr': '(.+?)', 'fortran_order': False, 'shape': \\((.*?)\\), \\}\\s*\n");

    /** The arrays of an NPZ file by their names. */
    public static Map<String, NpyFile> read(byte[] npz) throws IOException {
        Map<String, NpyFile> arrays = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(npz))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                arrays.put(entry.getName().replace(".npy", ""), of(zip.readAllBytes()));
            }
        }
        return arrays;
    }

    private static NpyFile of(byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getLong() != 0x000159504d554e93L) {
            throw new IOException("no NPY file of format 1.0");
        }
        byte[] header = new byte[Short.toUnsignedInt(bytes.getShort())];
        bytes.get(header);
        Matcher matcher = HEADER.matcher(new String(header, StandardCharsets.US_ASCII));
        if (!matcher.matches() || bytes.position() % 64 != 0) {
            throw new IOException("no header of NPY: " + new String(header, StandardCharsets.US_ASCII));
        }
        int[] shape = Arrays.stream(matcher.group(2).split(",")).map(String::strip).filter(length -> !length.isEmpty()).mapToInt(Integer::parseInt).toArray();
        return new NpyFile(matcher.group(1), shape, bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
    }
}
