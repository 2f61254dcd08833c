package latentstudio.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import latentstudio.dataset.LabelledPictures;
import latentstudio.image.PictureShape;
import latentstudio.latent.EncodedPictures;
import latentstudio.latent.InvalidRequestException;
import latentstudio.latent.Plane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatentMapTest {
    /** Five latents of three values, and where they lie on a map without a plane. */
    private static final float[][] LATENTS = {{0, 0, 1}, {4, 0, 1}, {0, 4, 1}, {4, 4, 1}, {90, 90, 90}};
    private static final float[][] PLACES = {{-1, -1}, {1, -1}, {-1, 1}, {1, 1}, {50, 50}};
    private static final Plane PLANE = new Plane(new double[] {0, 0, 7}, new double[][] {{1, 0, 0}, {0, 1, 0}}, new double[] {.5, .5});

    private final LatentMap plane = LatentMap.on(PLANE, encoded(LATENTS));
    private final LatentMap umap = LatentMap.of(PLACES, encoded(LATENTS));

    @Test
    void laysLatentsOnAPlaneWhosePlacesAreLatentsAgain() {
        assertThat(plane.places()[3]).containsExactly(4, 4);
        assertThat(plane.latent(2, 3)).containsExactly(2, 3, 7);
        assertThat(plane.place(new float[] {5, 6, 9})).containsExactly(5, 6);
    }

    @Test
    void mixesTheFourNearestLatentsWhereThereIsNoPlane() {
        // the same distance from four, the fifth is too far to count
        assertThat(umap.latent(0, 0)).containsExactly(new float[] {2, 2, 1}, within(1e-5f));
        // 0.1 and 1.9 to the right, so weights of 361 to 1 on the line between the two lower ones; the upper two are four times 2 away
        assertThat(umap.latent(-0.9, -1)[0]).isCloseTo(0, within(0.05f));
        assertThat(umap.latent(0.9, -1)[0]).isCloseTo(4, within(0.05f));
    }

    @Test
    void givesTheVeryLatentOfATestPictureAtItsPlace() {
        assertThat(umap.latent(1, -1)).containsExactly(4, 0, 1).isNotSameAs(LATENTS[1]);
    }

    @Test
    void placesALatentAtTheNearestTestPictureWhereThereIsNoPlane() {
        assertThat(umap.place(new float[] {3.5f, 0.5f, 0})).containsExactly(1, -1);
    }

    @ParameterizedTest
    @CsvSource({"NaN, 0", "0, NaN", "Infinity, 0", "0, -1e30", "1000001, 0"})
    void refusesPlacesThatAreNowhere(double x, double y) {
        for (LatentMap map : List.of(plane, umap)) {
            assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> map.latent(x, y))
                    .withMessageContaining("within ±1,000,000, got %s, %s".formatted(x, y));
        }
    }

    @Test
    void framesMostPicturesAndLeavesTheFewFarOnesOut() {
        float[][] latents = IntStream.rangeClosed(0, 200).mapToObj(i -> new float[] {i, i / 4f, 0}).toArray(float[][]::new);
        latents[200] = new float[] {9999, 9999, 0};
        LatentMap map = LatentMap.on(PLANE, encoded(latents));

        assertThat(map.frame(false)).isEqualTo(new MapFrame(100, 25, 98, 24.5));
        assertThat(map.frame(true)).isEqualTo(new MapFrame(100, 25, 98, 98));
    }

    @Test
    void framesLatentsThatAreAllTheSame() {
        LatentMap map = LatentMap.on(PLANE, encoded(new float[][] {{3, 5, 0}, {3, 5, 0}}));

        assertThat(map.frame(true)).isEqualTo(new MapFrame(3, 5, 1, 1));
    }

    private static EncodedPictures encoded(float[][] latents) {
        return new EncodedPictures(LabelledPictures.of(new byte[latents.length], new byte[latents.length], new PictureShape(1, 1, 1)), latents, List.of("0"));
    }
}
