package latentstudio.oip;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latentstudio.image.PageOverview;
import latentstudio.inference.ModelCatalog;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.Manifest;
import latentstudio.model.TiledInputSpec;
import latentstudio.model.TiledInputSpec.Tiling;
import latentstudio.operation.GracefulStop;

/** Every graph of every model by the name that the protocol gives it. Thread-safe. */
@ApplicationScoped
class OipModels {
    private final ModelCatalog catalog;
    private final GracefulStop stop;
    private volatile Known known;

    OipModels(ModelCatalog catalog, GracefulStop stop) {
        this.catalog = catalog;
        this.stop = stop;
        known = known(catalog.entries());
    }

    /**
     * What there was of models when it was last looked.
     *
     * @param entries as the catalog has them until one comes or goes
     */
    private record Known(List<ModelCatalog.Entry> entries, Map<String, OipModel> models) {
    }

    private Map<String, OipModel> models() {
        List<ModelCatalog.Entry> entries = catalog.entries();
        Known last = known;
        if (last.entries != entries) {
            last = known(entries);
            known = last;
        }
        return last.models;
    }

    private static Known known(List<ModelCatalog.Entry> entries) {
        Map<String, OipModel> models = new LinkedHashMap<>();
        for (ModelCatalog.Entry entry : entries) {
            if (entry.manifest() == null) {
                continue; // what its graphs are is in the manifest
            }
            Manifest manifest = entry.manifest();
            for (GraphRole role : GraphRole.values()) {
                GraphSpec spec = manifest.graphs().get(role);
                if (spec != null) {
                    String name = manifest.id() + "-" + role.label();
                    models.put(name, new OipModel(name, manifest.version(), spec, entry.available() ? entry.model().graph(role) : null, entry.reason(),
                            manifest.input() instanceof TiledInputSpec pages ? sides(pages.tiled(), role) : null));
                }
            }
        }
        return new Known(entries, models);
    }

    /** The light is estimated from an overview of the page, whose sides are multiples of another number than those of tiles. */
    private static Tiling sides(Tiling tiles, GraphRole role) {
        return role == GraphRole.LIGHT ? new Tiling(Math.ceilDiv(tiles.tile(), PageOverview.MULTIPLE) * PageOverview.MULTIPLE, 0, PageOverview.MULTIPLE) : tiles;
    }

    /**
     * The graph of this name.
     *
     * @param version of the weights, or null for the one there is
     * @throws OipException if there is none
     */
    OipModel find(String name, String version) {
        Map<String, OipModel> models = models();
        OipModel model = models.get(name);
        if (model == null) {
            throw new OipException(404, "Expected one of the models %s, got '%s'.".formatted(models.keySet(), shortened(name)));
        }
        if (version != null && !version.equals(model.version())) {
            throw new OipException(404, "Expected version '%s' of '%s', got '%s'; leave it out for the one there is."
                    .formatted(model.version(), name, shortened(version)));
        }
        return model;
    }

    /** Whether every graph can be used, and the server does not stop. */
    boolean areReady() {
        Map<String, OipModel> models = models();
        return !stop.isStopping() && !models.isEmpty() && models.values().stream().allMatch(OipModel::isReady);
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
