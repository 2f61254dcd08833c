package latentstudio.latent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import latentstudio.image.Picture;
import org.junit.jupiter.api.Test;

class NpzTest {
    private static byte[] file() {
        return new Npz().pictures("pictures", List.of(new Picture(1, 2, 1, new float[] {0, 1}), new Picture(1, 2, 1, new float[] {0.2f, 0})))
                .floats("latents", new float[][] {{1, -2, 0.5f}}).ints("labels", new int[] {7, 3}).doubles("density", new double[] {1e-9}).toBytes();
    }

    @Test
    void keepsTypesShapesAndValues() throws IOException {
        Map<String, NpyFile> arrays = NpyFile.read(file());

        assertThat(arrays).containsOnlyKeys("pictures", "latents", "labels", "density");
        assertThat(arrays.get("pictures").dtype()).isEqualTo("|u1");
        assertThat(arrays.get("pictures").shape()).containsExactly(2, 1, 2);
        assertThat(arrays.get("pictures").values()).isEqualTo(ByteBuffer.wrap(new byte[] {0, (byte) 255, 51, 0}));
        assertThat(arrays.get("latents").dtype()).isEqualTo("<f4");
        assertThat(arrays.get("latents").shape()).containsExactly(1, 3);
        assertThat(arrays.get("latents").values().getFloat(4)).isEqualTo(-2f);
        assertThat(arrays.get("labels").dtype()).isEqualTo("<i4");
        assertThat(arrays.get("labels").values().getInt(4)).isEqualTo(3);
        assertThat(arrays.get("density").dtype()).isEqualTo("<f8");
        assertThat(arrays.get("density").values().getDouble(0)).isEqualTo(1e-9);
    }

    @Test
    void sameArraysAreTheSameBytesInEveryTimeZone() {
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            byte[] there = file();
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertThat(Arrays.equals(file(), there)).isTrue();
        } finally {
            TimeZone.setDefault(here);
        }
    }
}
