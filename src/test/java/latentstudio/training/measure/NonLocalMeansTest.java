package latentstudio.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import latentstudio.image.PictureShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NonLocalMeansTest {
    private static final int WIDTH = 25;
    private static final int HEIGHT = 14;
    private static final PictureShape GREY = new PictureShape(1, HEIGHT, WIDTH);
    private static final PictureShape COLOUR = new PictureShape(3, HEIGHT, WIDTH);

    static Stream<PictureShape> shapes() {
        return Stream.of(GREY, COLOUR);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void isTheMeanThatTheArticleDefines(PictureShape shape) {
        SplittableRandom random = new SplittableRandom(5);
        float[] picture = new float[shape.values()];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) random.nextDouble();
        }
        float[] found = NonLocalMeans.apply(picture, shape, 0.3);

        for (int i = 0; i < picture.length; i++) {
            assertThat(found[i]).isCloseTo((float) byDefinition(picture, i, 0.3), within(2e-4f));
        }
    }

    @Test
    void keepsAnEvenPictureEven() {
        float[] even = new float[WIDTH * HEIGHT];
        Arrays.fill(even, 0.7f);

        for (float value : NonLocalMeans.apply(even, GREY, 0.1)) {
            assertThat(value).isCloseTo(0.7f, within(1e-5f));
        }
    }

    @Test
    void averagesNoiseAwayAndKeepsAnEdge() {
        SplittableRandom random = new SplittableRandom(6);
        float[] picture = new float[WIDTH * HEIGHT];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) ((i % WIDTH < 12 ? 0.2 : 0.8) + 0.05 * random.nextGaussian());
        }
        float[] found = NonLocalMeans.apply(picture, GREY, 0.12);

        for (int i = 0; i < picture.length; i++) {
            assertThat(found[i]).isCloseTo(i % WIDTH < 12 ? 0.2f : 0.8f, within(0.06f));
        }
    }

    /** The sum over the search window of 21 x 21 pixels, patch of 3 x 3 in all channels by patch. */
    private static double byDefinition(float[] picture, int at, double h) {
        int size = WIDTH * HEIGHT;
        int channels = picture.length / size;
        int x = at % size % WIDTH;
        int y = at % size / WIDTH;
        double sum = 0;
        double weights = 0;
        for (int otherY = Math.max(0, y - 10); otherY <= Math.min(HEIGHT - 1, y + 10); otherY++) {
            for (int otherX = Math.max(0, x - 10); otherX <= Math.min(WIDTH - 1, x + 10); otherX++) {
                double distance = 0;
                for (int plane = 0; plane < picture.length; plane += size) {
                    for (int dy = -1; dy <= 1; dy++) {
                        for (int dx = -1; dx <= 1; dx++) {
                            distance += Math.pow(value(picture, plane, x + dx, y + dy) - value(picture, plane, otherX + dx, otherY + dy), 2);
                        }
                    }
                }
                double weight = Math.exp(-distance / 9 / channels / (h * h));
                sum += weight * picture[at / size * size + otherY * WIDTH + otherX];
                weights += weight;
            }
        }
        return sum / weights;
    }

    private static double value(float[] picture, int plane, int x, int y) {
        int column = x < 0 ? -x : x >= WIDTH ? 2 * WIDTH - 2 - x : x;
        int row = y < 0 ? -y : y >= HEIGHT ? 2 * HEIGHT - 2 - y : y;
        return picture[plane + row * WIDTH + column];
    }
}
