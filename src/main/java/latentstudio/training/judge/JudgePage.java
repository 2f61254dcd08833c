package latentstudio.training.judge;

import java.awt.Color;
import java.awt.Rectangle;
import java.util.List;
import latentstudio.image.Picture;

/**
 * A clean page of the judge and what it holds.
 *
 * @param truth       white paper (1), ink and photographs as printed
 * @param bare        [height * width], where there is nothing but white paper
 * @param photographs where they are
 * @param tints       the areas printed in one light colour
 * @param lines       the printed text, line by line
 */
public record JudgePage(Picture truth, boolean[] bare, List<Rectangle> photographs, List<Tint> tints, List<String> lines) {
    /** An area of one colour; there may be letters on it. */
    public record Tint(Rectangle area, Color colour) {
    }
}
