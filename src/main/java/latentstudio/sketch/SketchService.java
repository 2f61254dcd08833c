package latentstudio.sketch;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Stands in for the models while the page is made: blurs the drawing and calls block averages its latent. */
@ApplicationScoped
public class SketchService {
    private static final int SIZE = 28;
    private static final int LATENT = 16;

    public List<ModelChoice> models() {
        double[] low = IntStream.range(0, LATENT).mapToDouble(i -> -2 - i * 0.1).toArray();
        double[] high = IntStream.range(0, LATENT).mapToDouble(i -> 2 + i * 0.1).toArray();
        double[] median = IntStream.range(0, LATENT).mapToDouble(i -> 0.1 * (i % 3)).toArray();
        return List.of(
                new ModelChoice("digits-vae", "1", "Digits, variational", true, null, LATENT, low, high, median),
                new ModelChoice("digits-dense", "1", "Digits, dense", true, null, LATENT, low, high, median),
                new ModelChoice("digits-convolutional", "2", "Digits, convolutional", true, null, LATENT, low, high, median),
                new ModelChoice("digits-denoiser", "1", "Digits, denoising", false,
                        "encoder.onnx does not match its checksum", 0, new double[0], new double[0], new double[0]));
    }

    public ComputeDevice device() {
        return new ComputeDevice("CPU", null);
    }

    public Reconstruction reconstruct(String modelId, byte[] picture, boolean normalise) {
        byte[] seen = shrink(picture);
        if ("digits-dense".equals(modelId)) {
            seen = seen.clone();
        }
        float[] latent = new float[LATENT];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                latent[y / 7 * 4 + x / 7] += (seen[y * SIZE + x] & 0xff) / 255f / 49 * 6;
            }
        }
        for (int i = 0; i < LATENT; i++) {
            latent[i] -= 0.7f;
        }
        byte[] back = blur(seen);
        double error = IntStream.range(0, seen.length)
                .mapToDouble(i -> Math.pow(((seen(back, i)) - 0.0) / 255, 2)).sum();
        final byte[] input = seen;
        error = IntStream.range(0, input.length)
                .mapToDouble(i -> Math.pow((seen(input, i) - seen(back, i)) / 255.0, 2)).average().orElse(0);
        return new Reconstruction(modelId, SIZE, SIZE, seen, back, latent, error, Math.min(100, error * 4000),
                Math.max(0, 60 - error * 3000), new Timing("CPU", 1, 0.2, 0.4));
    }

    public Decoding decode(String modelId, float[] latent) {
        byte[] picture = new byte[SIZE * SIZE];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                picture[y * SIZE + x] = (byte) Math.clamp((latent[y / 7 * 4 + x / 7] + 0.7) / 6 * 255 * 2, 0, 255);
            }
        }
        return new Decoding(modelId, SIZE, SIZE, blur(picture), 40, new Timing("CPU", 1, 0.1, 0.2));
    }

    private static int seen(byte[] picture, int index) {
        return picture[index] & 0xff;
    }

    private static byte[] shrink(byte[] png) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            BufferedImage small = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
            small.getGraphics().drawImage(picture.getScaledInstance(SIZE, SIZE, Image.SCALE_AREA_AVERAGING), 0, 0, null);
            byte[] grey = new byte[SIZE * SIZE];
            for (int i = 0; i < grey.length; i++) {
                grey[i] = (byte) small.getRaster().getSample(i % SIZE, i / SIZE, 0);
            }
            return grey;
        } catch (IOException | NullPointerException unreadable) {
            throw new IllegalArgumentException("The picture cannot be read; use a PNG or JPEG.", unreadable);
        }
    }

    private static byte[] blur(byte[] picture) {
        byte[] result = new byte[picture.length];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                int sum = 0;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        int row = Math.clamp(y + dy, 0, SIZE - 1);
                        int column = Math.clamp(x + dx, 0, SIZE - 1);
                        sum += picture[row * SIZE + column] & 0xff;
                    }
                }
                result[y * SIZE + x] = (byte) Math.min(255, sum / 7);
            }
        }
        return result;
    }
}
