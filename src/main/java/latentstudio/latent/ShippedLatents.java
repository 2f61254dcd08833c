package latentstudio.latent;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Latents that ship with a model in the place of pictures that may not: {@value #FILE} beside its manifest, an NPZ file of
 * {@code latents} [N, Z] in half precision and {@code labels} [N] as bytes. What is seen of them is what the decoder draws.
 *
 * @param latents [N][Z], finite
 * @param labels  [N], numbers of classes
 */
public record ShippedLatents(float[][] latents, int[] labels) {
    /** Beside the manifest. */
    public static final String FILE = "latents.npz";
    private static final String LATENTS = "latents";
    private static final String LABELS = "labels";
    /** Enough for 10,000 latents of 256 values. */
    private static final int MOST_BYTES = 16 << 20;

    /** The file of latents [N][Z] with the numbers of their classes [N], each below 256. */
    public static byte[] file(float[][] latents, int[] labels) {
        byte[] numbers = new byte[labels.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (byte) labels[i];
        }
        return new Npz().halves(LATENTS, latents).bytes(LABELS, numbers).toBytes();
    }

    /**
     * Reads the file of a model.
     *
     * @param size    Z
     * @param classes of the model, 1 at least
     * @throws IOException if it is none; the message says what was expected and what came
     */
    static ShippedLatents read(Path file, int size, int classes) throws IOException {
        Map<String, byte[]> arrays = arrays(file);
        byte[] latents = array(file, arrays, LATENTS);
        byte[] numbers = array(file, arrays, LABELS);
        int header = Npy.header(Npy.BYTES, 1).length;
        int count = numbers.length - header;
        if (count < 1) {
            throw new IOException("%s: expected labels, found none".formatted(file.getFileName()));
        }
        ByteBuffer values = Npy.values(LABELS, numbers, Npy.BYTES, 1, count);
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = values.get() & 0xff;
            if (labels[i] >= classes) {
                throw new IOException("%s: expected labels from 0 to %d, got %d".formatted(file.getFileName(), classes - 1, labels[i]));
            }
        }
        return new ShippedLatents(Npy.halves(LATENTS, latents, count, size), labels);
    }

    private static byte[] array(Path file, Map<String, byte[]> arrays, String name) throws IOException {
        byte[] array = arrays.get(name + ".npy");
        if (array == null) {
            throw new IOException("%s: expected the arrays '%s' and '%s', found %s".formatted(file.getFileName(), LATENTS, LABELS, arrays.keySet()));
        }
        return array;
    }

    private static Map<String, byte[]> arrays(Path file) throws IOException {
        Map<String, byte[]> arrays = new HashMap<>();
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("%s: expected at most %d bytes, got %d".formatted(file.getFileName(), MOST_BYTES, Files.size(file)));
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null && arrays.size() < 2; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw new IOException("%s: expected at most %d bytes in %s".formatted(file.getFileName(), MOST_BYTES, entry.getName()));
                }
                arrays.put(entry.getName(), bytes);
            }
        }
        return arrays;
    }
}
