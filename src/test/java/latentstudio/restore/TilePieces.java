package latentstudio.restore;

import latentstudio.image.Page;
import latentstudio.model.TiledInputSpec.Tiling;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A page put together from its tiles, without the restorer. */
@State(Scope.Benchmark)
public class TilePieces {
    private final Page page = Page.blank(2480, 3508, 1, null);
    /** As the restorer that ships has it. */
    private final Tiling tiling = new Tiling(512, 64, 16);
    private final TileAxis across = TileAxis.of(page.width(), tiling);
    private final TileAxis down = TileAxis.of(page.height(), tiling);
    private final float[] tile = new float[3 * across.tile() * down.tile()];

    @Benchmark
    public Page blendTilesOfA4() {
        TileBlend blend = new TileBlend(page, across, down, 3, 1, true, 1, new float[] {1, 1, 1});
        for (int row = 0; row < down.count(); row++) {
            for (int column = 0; column < across.count(); column++) {
                blend.add(column, row, tile);
            }
        }
        return blend.cleaned();
    }
}
