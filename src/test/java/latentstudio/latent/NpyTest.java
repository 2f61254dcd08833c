package latentstudio.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyTest {
    private static final float[][] ROWS = {{1.5f, -2}, {0, 1e20f}, {3, 4}};

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("umap.npy");
    }

    @Test
    void readsWhatNumPyWrote() throws IOException {
        // numpy 2: np.save(file, np.array([[1, 2], [3, 4.5]], dtype='<f4'))
        byte[] header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }".getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[128 + 16];
        Arrays.fill(bytes, 0, 128, (byte) ' ');
        System.arraycopy(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0}, 0, bytes, 0, 10);
        System.arraycopy(header, 0, bytes, 10, header.length);
        bytes[127] = '\n';
        System.arraycopy(new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40, 0, 0, (byte) 0x90, 0x40}, 0, bytes, 128, 16);
        Files.write(file, bytes);

        assertThat(Npy.floats(file, 2, 2)).isDeepEqualTo(new float[][] {{1, 2}, {3, 4.5f}});
    }

    @Test
    void readsWhatTheStudioWrites() throws IOException {
        Files.write(file, npy(new Npz().floats("a", ROWS)));

        assertThat(Npy.floats(file, 3, 2)).isDeepEqualTo(ROWS);
    }

    @Test
    void refusesAnotherShape() throws IOException {
        Files.write(file, npy(new Npz().floats("a", ROWS)));

        refused(2, 3, "umap.npy: expected the shape 2,3, got 3,2");
    }

    @Test
    void refusesAnotherType() throws IOException {
        Files.write(file, npy(new Npz().doubles("a", new double[6])));

        refused(3, 2, "umap.npy: expected numbers of type <f4, got <f8");
    }

    @Test
    void refusesColumnsOneAfterTheOther() throws IOException {
        String text = new String(npy(new Npz().floats("a", ROWS)), StandardCharsets.ISO_8859_1);
        Files.write(file, text.replace("False", "True ").getBytes(StandardCharsets.ISO_8859_1));

        refused(3, 2, "umap.npy: expected fortran_order False, got True");
    }

    @Test
    void refusesAFileThatEndsTooEarly() throws IOException {
        byte[] whole = npy(new Npz().floats("a", ROWS));
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        refused(3, 2, "umap.npy: expected 24 bytes of numbers, got 23");
        Files.write(file, Arrays.copyOf(whole, 40));
        refused(3, 2, "umap.npy: the file ends in its header");
        Files.write(file, Arrays.copyOf(whole, 5));
        refused(3, 2, "umap.npy: expected a NumPy file of format 1.0, got something else");
    }

    @Test
    void refusesWhatIsNoNumPyFileOrTooLarge() throws IOException {
        Files.writeString(file, "x,y\n1.5,2.0\n");
        refused(3, 2, "umap.npy: expected a NumPy file of format 1.0, got something else");
        Files.write(file, new byte[100_000]);
        refused(3, 2, "umap.npy: expected at most 65570 bytes, got 100000");
    }

    @Test
    void refusesNumbersThatAreNotFinite() throws IOException {
        Files.write(file, npy(new Npz().floats("a", new float[][] {{1, Float.NaN}})));

        refused(1, 2, "umap.npy: expected finite numbers, got NaN");
    }

    @Test
    void failsWithoutAFile() {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Npy.floats(file, 3, 2));
    }

    private void refused(int rows, int columns, String message) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Npy.floats(file, rows, columns)).withMessage(message);
    }

    private static byte[] npy(Npz npz) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(npz.toBytes()))) {
            zip.getNextEntry();
            return zip.readAllBytes();
        }
    }
}
