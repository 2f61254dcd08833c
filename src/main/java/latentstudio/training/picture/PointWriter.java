package latentstudio.training.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import latentstudio.dataset.DataSet;
import latentstudio.dataset.LabelledPictures;
import latentstudio.latent.LatentSampler;
import latentstudio.latent.Npy;
import latentstudio.latent.PriorInput;
import latentstudio.latent.Sampling;
import latentstudio.latent.ShippedLatents;
import latentstudio.model.LatentSpec;
import latentstudio.model.Manifest;
import latentstudio.training.card.ModelFolder;
import latentstudio.training.measure.ExportedModel;
import tagbio.umap.Umap;

/**
 * Writes the points of a model's map beside its manifest: {@code umap.npy}, places [N, 2] for the latents of the test pictures, in
 * their order, so that neighbours stay neighbours; and, of a data set whose pictures may not ship, {@value ShippedLatents#FILE} with
 * the latents themselves. Where not even those may ship, both are of samples. L. McInnes, J. Healy, J. Melville, <i>UMAP: Uniform
 * Manifold Approximation and Projection for Dimension Reduction</i>, 2018. The same model gives the same bytes on the same machine.
 */
public final class PointWriter {
    static final String FILE = "umap.npy";
    private static final int NEIGHBOURS = 15;
    private static final float MINIMUM_DISTANCE = 0.1f;
    private static final long SEED = 1;
    /** As many as fit a map; halves of 256 values each are a megabyte. */
    private static final int SAMPLES = 2_000;

    private PointWriter() {
    }

    /** Lays out latents [N][Z] on a plane, [N][2]. */
    static float[][] places(float[][] latents) {
        return new Umap().setNumberComponents(2).setNumberNearestNeighbours(Math.min(NEIGHBOURS, latents.length - 1))
                .setMinDist(MINIMUM_DISTANCE).setThreads(1).setRandom(new Random(SEED)).fitTransform(latents);
    }

    /** Writes the files of a model. */
    static void write(Path folder, DataSet.Ships ships, ExportedModel model, LatentSpec latent, LabelledPictures test) throws IOException {
        int[] labels = ships == DataSet.Ships.SAMPLES ? IntStream.range(0, SAMPLES).map(i -> i % Math.max(1, latent.perClass().size())).toArray()
                : IntStream.range(0, test.count()).map(test::label).toArray();
        float[][] latents = ships == DataSet.Ships.SAMPLES ? samples(model, latent, labels) : model.encode(test);
        ModelFolder.replace(folder.resolve(FILE), Npy.of(places(latents)));
        if (ships == DataSet.Ships.PICTURES) {
            Files.deleteIfExists(folder.resolve(ShippedLatents.FILE));
        } else {
            ModelFolder.replace(folder.resolve(ShippedLatents.FILE), ShippedLatents.file(latents, labels));
        }
    }

    private static float[][] samples(ExportedModel model, LatentSpec latent, int[] labels) {
        LatentSampler sampler = new LatentSampler(latent);
        if (!model.hasPrior()) {
            return sampler.latents(Sampling.CONSTRAINED, labels, 1, SEED);
        }
        PriorInput input = sampler.priorInput(labels, 1, SEED);
        return model.sample(input.noise(), input.label(), 1);
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
            write(folder, configuration.pictures().ships(), exported, manifest.latent(), configuration.pictures().test(data));
        }
    }
}
