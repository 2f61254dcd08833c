package latentstudio.training.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import latentstudio.dataset.LabelledPictures;
import latentstudio.latent.Npy;
import latentstudio.model.Manifest;
import latentstudio.training.card.ModelFolder;
import latentstudio.training.measure.ExportedModel;
import tagbio.umap.Umap;

/**
 * Writes {@code umap.npy} beside a manifest: places [N, 2] for the latents of the test pictures, in their order, so that
 * neighbours stay neighbours. L. McInnes, J. Healy, J. Melville, <i>UMAP: Uniform Manifold Approximation and Projection for
 * Dimension Reduction</i>, 2018. The same model gives the same bytes on the same machine.
 */
public final class UmapWriter {
    static final String FILE = "umap.npy";
    private static final int NEIGHBOURS = 15;
    private static final float MINIMUM_DISTANCE = 0.1f;
    private static final long SEED = 1;

    private UmapWriter() {
    }

    /** Lays out latents [N][Z] on a plane, [N][2]. */
    static float[][] places(float[][] latents) {
        return new Umap().setNumberComponents(2).setNumberNearestNeighbours(Math.min(NEIGHBOURS, latents.length - 1))
                .setMinDist(MINIMUM_DISTANCE).setThreads(1).setRandom(new Random(SEED)).fitTransform(latents);
    }

    /** Writes the file of a model. */
    static void write(Path folder, ExportedModel model, LabelledPictures test) throws IOException {
        ModelFolder.replace(folder.resolve(FILE), Npy.of(places(model.encode(test))));
    }

    /**
     * Writes the file of a model that was written before; one without a latent has no map.
     *
     * @throws IOException when the model or the data set is missing or damaged
     */
    public static void rewrite(Configuration configuration, Path models, Path data) throws IOException {
        Path folder = models.resolve(configuration.id());
        Manifest manifest = ModelFolder.manifest(folder);
        if (manifest.latent() == null) {
            return;
        }
        try (ExportedModel exported = ExportedModel.read(folder, manifest.graphs())) {
            write(folder, exported, configuration.pictures().test(data));
        }
    }
}
