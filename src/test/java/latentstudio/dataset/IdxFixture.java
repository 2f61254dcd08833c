package latentstudio.dataset;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Writes small IDX files: what tests read instead of MNIST. */
public final class IdxFixture {
    private IdxFixture() {
    }

    /** Writes a gzip-compressed IDX file of unsigned bytes. */
    public static Path write(Path file, byte[] values, int... lengths) throws IOException {
        return write(file, 0x0800 | lengths.length, values, lengths);
    }

    static Path write(Path file, int magic, byte[] values, int... lengths) throws IOException {
        Files.createDirectories(file.getParent());
        try (var out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(magic);
            for (int length : lengths) {
                out.writeInt(length);
            }
            out.write(values);
        }
        return file;
    }

    /** A folder {@code mnist} with both splits: bright bars on black, whose place and length tell the class. */
    public static Path mnist(Path data, int training, int test) throws IOException {
        write(data, "train", training);
        write(data, "t10k", test);
        return data;
    }

    private static void write(Path data, String split, int count) throws IOException {
        byte[] pixels = new byte[count * 784];
        byte[] labels = new byte[count];
        SplittableRandom random = new SplittableRandom(count);
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % 10);
            for (int row = 4 + i % 10; row < 14 + i % 10; row++) {
                int first = 4 + random.nextInt(4);
                for (int column = first; column < first + 6 + i % 10; column++) {
                    pixels[i * 784 + row * 28 + column] = (byte) (160 + random.nextInt(96));
                }
            }
        }
        write(data.resolve("mnist/" + split + "-images-idx3-ubyte.gz"), pixels, count, 28, 28);
        write(data.resolve("mnist/" + split + "-labels-idx1-ubyte.gz"), labels, count);
    }
}
