package latentstudio.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import latentstudio.dataset.Corruption;
import latentstudio.dataset.PageDamage;
import latentstudio.image.Picture;

/**
 * One kind of damage that the lab does: a {@link PageDamage}, or a {@link Corruption} of small pictures.
 *
 * @param id     as in the address; a page and a small picture may have kinds of one id
 * @param pages  whether it is done to pages
 * @param label  what the visitor sees
 * @param unit   what the level counts
 * @param levels that are reported, from mild to the maximum; 0 is no damage
 */
public record LabDamage(String id, boolean pages, String label, String unit, double[] levels) {
    /** All of them, those of pages first. */
    static final List<LabDamage> ALL = Stream.concat(
            Arrays.stream(PageDamage.values()).map(kind -> new LabDamage(id(kind), true, kind.label(), kind.unit(), kind.levels())),
            Arrays.stream(Corruption.values()).map(kind -> new LabDamage(id(kind), false, kind.label(), kind.unit(), kind.levels())))
            .toList();

    /**
     * A damaged copy; the same seed gives the same.
     *
     * @param level 0 to the last of {@link #levels}
     */
    Picture apply(Picture truth, double level, int seed) {
        String constant = id.toUpperCase(Locale.ROOT).replace('-', '_');
        SplittableRandom random = new SplittableRandom(seed);
        return pages ? PageDamage.valueOf(constant).apply(truth, level, random)
                : Corruption.valueOf(constant).apply(truth, level, random);
    }

    private static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
