package latentstudio.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import latentstudio.dataset.LabelledPictures;
import latentstudio.image.PictureShape;
import latentstudio.generate.NearestPictures.Neighbour;
import latentstudio.latent.EncodedPictures;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NearestPicturesTest {
    private static final int COUNT = 60;
    private static final int SIDE = 4;

    private final Random random = new Random(3);
    private final byte[] pixels = new byte[COUNT * SIDE * SIDE];
    private final float[][] latents = new float[COUNT][3];
    private final NearestPictures nearest;

    NearestPicturesTest() {
        random.nextBytes(pixels);
        for (float[] latent : latents) {
            for (int z = 0; z < latent.length; z++) {
                latent[z] = (float) random.nextGaussian();
            }
        }
        nearest = new NearestPictures(new EncodedPictures(LabelledPictures.of(pixels, new byte[COUNT], new PictureShape(1, SIDE, SIDE)), latents, List.of()));
    }

    @Test
    void aPictureOfTheSetFindsItselfAtDistanceZero() {
        assertThat(nearest.byPixels(nearest.among().pictures().bytes(41), 1)).containsExactly(new Neighbour(41, 0));
        assertThat(nearest.byLatent(latents[17], 1)).containsExactly(new Neighbour(17, 0));
    }

    @Test
    void findsWhatSortingAllOfThemWouldFind() {
        byte[] picture = new byte[SIDE * SIDE];
        random.nextBytes(picture);
        double[] distances = IntStream.range(0, COUNT).mapToDouble(i -> Math.sqrt(IntStream.range(0, picture.length)
                .mapToDouble(p -> Math.pow(((pixels[i * picture.length + p] & 0xff) - (picture[p] & 0xff)) / 255.0, 2)).sum())).toArray();
        List<Integer> sorted = IntStream.range(0, COUNT).boxed().sorted((a, b) -> Double.compare(distances[a], distances[b])).limit(5).toList();

        List<Neighbour> found = nearest.byPixels(picture, 5);

        assertThat(found).extracting(Neighbour::index).isEqualTo(sorted);
        assertThat(found).allSatisfy(neighbour -> assertThat(neighbour.distance()).isEqualTo(distances[neighbour.index()], Offset.offset(1e-12)));
    }

    @Test
    void latentsAreAsFarAsAStraightLineIs() {
        float[] aside = {latents[9][0] + 3e-3f, latents[9][1] - 4e-3f, latents[9][2]};

        Neighbour found = nearest.byLatent(aside, 2).getFirst();

        assertThat(found.index()).isEqualTo(9);
        assertThat(found.distance()).isEqualTo(5e-3, Offset.offset(1e-6));
    }
}
