package latentstudio.image;

import java.util.List;

/**
 * A page in layers (mixed raster content, ITU-T T.44): a coarse background, the finer pictures on it, and above them coarse colours of ink
 * that are seen through a sharp mask.
 *
 * @param background the page without its ink, at a low resolution, over the whole page
 * @param insets     pictures on it that need a better resolution
 * @param ink        the colours of the ink at a low resolution, over the whole page; a single pixel where all has one colour
 * @param mask       of the whole page and its resolution: grey, 0 where there is ink, 255 elsewhere
 */
public record PageLayers(Page background, List<Inset> insets, Page ink, Page mask) {
    /**
     * A picture on the page.
     *
     * @param left   of its place, pixels of the mask
     * @param top    of its place, pixels of the mask
     * @param width  of its place, pixels of the mask
     * @param height of its place, pixels of the mask
     * @param pixels fewer than its place has
     */
    public record Inset(int left, int top, int width, int height, Page pixels) {
    }
}
