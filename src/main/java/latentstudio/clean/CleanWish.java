package latentstudio.clean;

import latentstudio.geometry.GeometryOptions;
import latentstudio.scan.Scans;

/**
 * How a visitor wants pages cleaned, beside the model.
 *
 * @param keepPaper whether the sheets keep their own colour
 * @param despeckle whether specks go that could be dots
 * @param geometry  what is done with the pages before
 * @param text      the languages that the pages are read in, or null
 */
public record CleanWish(boolean keepPaper, boolean despeckle, GeometryOptions geometry, String text) {
    Scans.Wish with(String model) {
        return new Scans.Wish(model, keepPaper, despeckle, true, geometry, text);
    }
}
