package latentstudio.sketch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import latentstudio.image.GreyPicture;
import latentstudio.image.PictureCodec;
import latentstudio.inference.InferenceDevice;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.Run;
import latentstudio.inference.ServedModel;
import latentstudio.model.InputSpec;

/** Puts one picture through a model and back, and decodes latents. Thread-safe. */
@ApplicationScoped
public class SketchService {
    private final ModelCatalog catalog;
    private final PictureCodec codec;

    public SketchService(ModelCatalog catalog, PictureCodec codec) {
        this.catalog = catalog;
        this.codec = codec;
    }

    /**
     * The models that autoencode pictures, those that cannot be used with their reason. The one with the smallest
     * median test error comes first: it makes the first impression.
     */
    public List<ModelChoice> models() {
        return catalog.entries().stream()
                .filter(entry -> entry.manifest() == null || entry.manifest().latent() != null)
                .sorted(Comparator.comparingDouble(SketchService::medianError))
                .map(ModelChoice::of).toList();
    }

    private static double medianError(ModelCatalog.Entry entry) {
        return entry.manifest() == null ? Double.POSITIVE_INFINITY : entry.manifest().latent().errorQuantiles()[50];
    }

    /** What the models run on. */
    public InferenceDevice device() {
        return catalog.device();
    }

    /** Reads a picture file, as {@link PictureCodec#read} does. */
    public GreyPicture read(byte[] file) {
        return codec.read(file);
    }

    /**
     * Encodes and decodes a picture.
     *
     * @param picture   of any size
     * @param normalise true to centre and scale the figure as the training pictures were and to find its polarity;
     *                  false only resizes, so ink must be bright
     * @throws RuntimeException with a message for the visitor, as {@link ModelCatalog#model} and
     *                          {@link ServedModel#encode} do
     */
    public Reconstruction reconstruct(String modelId, GreyPicture picture, boolean normalise) {
        ServedModel model = catalog.model(modelId);
        GreyPicture seen = normalise ? model.normaliser().normalise(picture) : model.normaliser().resizeOnly(picture);
        Run encoded = model.encode(seen.values());
        Run decoded = model.decode(List.of(encoded.values()));
        GreyPicture returned = new GreyPicture(seen.width(), seen.height(), decoded.values());
        double error = seen.meanSquaredError(returned);
        return new Reconstruction(modelId, seen.width(), seen.height(), seen.toBytes(), returned.toBytes(),
                encoded.values(), error, model.errorPercentile(error), model.densityPercentile(encoded.values()),
                new Timing(model.device().name(), decoded.batchSize(), encoded.queueMillis() + decoded.queueMillis(),
                        encoded.inferenceMillis() + decoded.inferenceMillis()));
    }

    /**
     * Decodes one latent.
     *
     * @param latent [Z], finite
     * @throws RuntimeException with a message for the visitor, as {@link ModelCatalog#model} and
     *                          {@link ServedModel#decode} do
     */
    public Decoding decode(String modelId, float[] latent) {
        ServedModel model = catalog.model(modelId);
        InputSpec input = model.manifest().input();
        Run decoded = model.decode(List.of(latent));
        byte[] pixels = new GreyPicture(input.width(), input.height(), decoded.values()).toBytes();
        return new Decoding(modelId, input.width(), input.height(), pixels, model.densityPercentile(latent),
                new Timing(model.device().name(), decoded.batchSize(), decoded.queueMillis(), decoded.inferenceMillis()));
    }

    /**
     * Decodes several latents at once.
     *
     * @param latents [N][Z], finite
     * @return N pictures, 0 paper to 1 ink
     * @throws RuntimeException as {@link #decode(String, float[])} does
     */
    public List<GreyPicture> decode(String modelId, List<float[]> latents) {
        ServedModel model = catalog.model(modelId);
        InputSpec input = model.manifest().input();
        float[] pixels = model.decode(latents).values();
        return IntStream.range(0, latents.size())
                .mapToObj(i -> Arrays.copyOfRange(pixels, i * input.pixels(), (i + 1) * input.pixels()))
                .map(picture -> new GreyPicture(input.width(), input.height(), picture))
                .toList();
    }
}
