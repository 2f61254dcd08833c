package latentstudio.restore;

import java.util.List;
import latentstudio.dataset.DataSetDescription;
import latentstudio.inference.ModelCatalog;
import latentstudio.model.Task;

/**
 * One model that a visitor can clean pages with.
 *
 * @param id        its id, as in the address
 * @param title     what the visitor sees
 * @param dataSet   what it was trained on
 * @param available whether it can be used now
 * @param reason    why it cannot, or null
 */
public record RestorerChoice(String id, String title, DataSetDescription dataSet, boolean available, String reason) {
    /** The restorers of a catalog, in its order. */
    public static List<RestorerChoice> of(ModelCatalog catalog) {
        return catalog.entries().stream()
                .filter(entry -> entry.manifest() != null && entry.manifest().task() == Task.RESTORER)
                .map(entry -> new RestorerChoice(entry.id(), entry.manifest().title(), entry.dataSet(),
                        entry.available(), entry.reason()))
                .toList();
    }
}
