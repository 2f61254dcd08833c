package latentstudio.latent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final float[][] PLACES = {{5, 0}, {1, 0}, {0, 1}, {3, 4}, {0, 0}};

    @Test
    void findsTheNearestAndOfEquallyNearOnesTheFirst() {
        List<Nearest.Neighbour> found = Nearest.of(PLACES.length, 3, (index, limit) -> Nearest.square(PLACES[index], new float[2]));

        assertThat(found).containsExactly(new Nearest.Neighbour(4, 0), new Nearest.Neighbour(1, 1), new Nearest.Neighbour(2, 1));
    }

    @Test
    void givesAllWhereThereAreFewer() {
        assertThat(Nearest.of(PLACES.length, 9, (index, limit) -> Nearest.square(PLACES[index], new float[2])))
                .extracting(Nearest.Neighbour::index).containsExactly(4, 1, 2, 0, 3);
    }
}
