package latentstudio.catalog;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import java.util.OptionalDouble;
import latentstudio.inference.ModelCatalog;
import latentstudio.model.Manifest;
import latentstudio.ui.Words;

/** The models of one data set, a row each, that leads to its page. */
final class ModelTable extends NativeTable {
    /** @param entries those with a manifest */
    ModelTable(String dataset, List<ModelCatalog.Entry> entries) {
        addClassName("overview");
        NativeTableRow head = new NativeTableRow();
        for (String name : List.of(Words.of("models.model"), Words.of("models.task"), Words.of("models.latent"), Words.of("models.parameters"),
                Words.of("models.error"))) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(name);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        NativeTableBody body = new NativeTableBody();
        entries.forEach(entry -> body.add(row(entry)));
        setCaptionText(dataset);
        add(new NativeTableHeader(head), body);
    }

    private static NativeTableRow row(ModelCatalog.Entry entry) {
        Manifest manifest = entry.manifest();
        NativeTableHeaderCell name = new NativeTableHeaderCell(new Anchor("models/" + entry.id(), manifest.title()));
        name.getElement().setAttribute("scope", "row");
        NativeTableRow row = new NativeTableRow(name, new NativeTableCell(ModelCard.task(manifest.task())),
                new NativeTableCell(manifest.latent() == null ? "\u2013" : String.valueOf(manifest.latent().size())),
                new NativeTableCell(manifest.provenance() == null ? "\u2013" : ModelCard.grouped(manifest.provenance().parameters())),
                new NativeTableCell(errorInWords(entry)));
        row.getElement().getClassList().set("unavailable", !entry.available());
        return row;
    }

    private static String errorInWords(ModelCatalog.Entry entry) {
        if (!entry.available()) {
            return Words.of("models.unavailable");
        }
        OptionalDouble error = testError(entry.manifest());
        return error.isPresent() ? ModelCard.figure(error.getAsDouble()) : "\u2013";
    }

    /** The mean squared error per pixel on the test split, where it was measured. */
    static OptionalDouble testError(Manifest manifest) {
        return manifest.metrics().stream()
                .filter(metric -> metric.key().equals("mean-squared-error"))
                .mapToDouble(metric -> metric.value()).findFirst();
    }
}
