package latentstudio.lab;

import java.util.Comparator;
import java.util.List;
import latentstudio.dataset.DataSetDescription;
import latentstudio.inference.ModelCatalog;
import latentstudio.model.Task;

/**
 * One model that the lab can clean with.
 *
 * @param id        its id, as in the address
 * @param title     what the visitor sees
 * @param dataSet   what it was trained on
 * @param pages     whether it restores pages; else it denoises small pictures
 * @param available whether it can be used now
 * @param reason    why it cannot, or null
 */
public record LabModel(String id, String title, DataSetDescription dataSet, boolean pages, boolean available, String reason) {
    /** The restorers of a catalog and then its denoisers, each in its order. */
    static List<LabModel> of(ModelCatalog catalog) {
        return catalog.entries().stream()
                .filter(entry -> entry.manifest() != null
                        && (entry.manifest().task() == Task.RESTORER || entry.manifest().task() == Task.DENOISER))
                .map(entry -> new LabModel(entry.id(), entry.manifest().title(), entry.dataSet(),
                        entry.manifest().task() == Task.RESTORER, entry.available(), entry.reason()))
                .sorted(Comparator.comparing(model -> !model.pages()))
                .toList();
    }
}
