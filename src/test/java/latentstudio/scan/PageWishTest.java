package latentstudio.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.SheetCorners;
import org.junit.jupiter.api.Test;

class PageWishTest {
    private static final GeometryOptions SCAN = new GeometryOptions(true, false, false, 90);
    private static final SheetCorners CORNERS = SheetCorners.of(new double[][] {{0, 0}, {0.5, 0}, {0.5, 1}, {0, 1}});

    @Test
    void aPageWithoutAWishLiesAsTheScan() {
        assertThat(PageWish.NONE.in(SCAN)).isEqualTo(SCAN);
        assertThat(PageWish.of(SCAN, SCAN)).isEqualTo(PageWish.NONE);
    }

    @Test
    void followsTheScanInAllThatIsNotItsOwn() throws IOException {
        PageWish wish = PageWish.of(SCAN, new GeometryOptions(true, true, false, 180, false, CORNERS));
        assertThat(wish.straighten()).isNull();
        assertThat(wish.in(new GeometryOptions(false, false, true, 0, true))).isEqualTo(new GeometryOptions(false, true, true, 180, false, CORNERS));
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readValue(json.writeValueAsString(wish), PageWish.class)).isEqualTo(wish);
    }

    @Test
    void anotherTurnIsTheWholeOfIt() {
        PageWish upright = PageWish.of(SCAN, new GeometryOptions(true, false, false, 0, true));
        assertThat(upright.in(new GeometryOptions(false, false, false, 270))).isEqualTo(new GeometryOptions(false, false, false, 0, true));
        PageWish quarter = PageWish.of(new GeometryOptions(false, false, false, 0, true), SCAN);
        assertThat(quarter.in(new GeometryOptions(false, false, false, 0, true))).isEqualTo(SCAN);
    }
}
