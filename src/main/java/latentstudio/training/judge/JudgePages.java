package latentstudio.training.judge;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import latentstudio.image.Picture;

/**
 * The pages that a restorer is judged on. Nothing here is shared with the pages that it is trained on: neither fonts nor
 * texts, layouts, papers or the formulas of the dirt. The same seed gives the same pages wherever the same fonts are
 * installed. Thread-safe.
 *
 * @param width  pixels
 * @param height pixels
 */
public record JudgePages(int width, int height) {
    public static final JudgePages A4 = new JudgePages(900, 1200);
    /** Of mixed pages; one of each layout. */
    static final List<JudgeLayout> LAYOUTS = List.of(JudgeLayout.LETTER, JudgeLayout.FORM, JudgeLayout.ARTICLE, JudgeLayout.INVOICE,
            JudgeLayout.CHART, JudgeLayout.RECEIPT, JudgeLayout.NOTE, JudgeLayout.PANEL);
    /** Pages of so many numbers have each layout once. */
    public static final int MIXED = LAYOUTS.size();
    private static final long SEED = 771_104_229;
    private static final long TUNING_SEED = 90_210_553;
    private static final double SMALL_PRINT = 7.8;
    private static final double LARGE_PRINT = 12.5;
    /** Tesseract reads letters from here on. */
    private static final double READABLE = 14;
    private static final double LARGE = 19;

    /** A page as it was and as it became. */
    public record Dirty(JudgePage page, Picture dirty) {
    }

    /** A part of a dirty page and its truth. */
    public record Pair(Picture dirty, Picture clean) {
    }

    /** A clean page. */
    JudgePage page(JudgeLayout layout, SplittableRandom random) {
        JudgeSheet sheet = new JudgeSheet(width, height, random.nextDouble(SMALL_PRINT, LARGE_PRINT), JudgeTexts.language(random), random);
        layout.print(sheet);
        return sheet.finished();
    }

    /** A page of large English print. */
    JudgePage readable(SplittableRandom random) {
        JudgeSheet sheet = new JudgeSheet(width, height, random.nextDouble(READABLE, LARGE), JudgeTexts.ENGLISH, random);
        JudgeLayout.TEXT.print(sheet);
        return sheet.finished();
    }

    /** The page of this number and kind of damage; its layout is that of the number. */
    public Dirty dirty(JudgeDamage kind, int index) {
        return dirty(kind, index, SEED);
    }

    /** The page of this number whose print is faint. */
    public Dirty faint(FaintPrint kind, int index) {
        SplittableRandom random = new SplittableRandom(SEED + 7919L * (100 + kind.ordinal()) + index);
        JudgePage page = readable(random.split());
        return new Dirty(page, kind.apply(page.truth(), random.split()));
    }

    /** The middles of pages that a recipe may be fitted to: made as those that are measured on, but others. */
    public List<Pair> tuning() {
        return IntStream.range(0, JudgeDamage.values().length).mapToObj(i -> {
            Dirty dirty = dirty(JudgeDamage.values()[i], 3 * i, TUNING_SEED);
            return new Pair(middle(dirty.dirty()), middle(dirty.page().truth()));
        }).toList();
    }

    private Picture middle(Picture page) {
        return page.crop(width / 4, height / 4, width / 2, height / 2);
    }

    private Dirty dirty(JudgeDamage kind, int index, long seed) {
        SplittableRandom random = new SplittableRandom(seed + 7919L * kind.ordinal() + index);
        JudgePage page = page(LAYOUTS.get(index % LAYOUTS.size()), random.split());
        return new Dirty(page, kind.apply(page.truth(), random.split()));
    }
}
