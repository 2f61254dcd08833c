package latentstudio.sketch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import latentstudio.image.Picture;
import latentstudio.image.PictureCodec;
import latentstudio.inference.InferenceDevice;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.Run;
import latentstudio.inference.ServedModel;
import latentstudio.inside.InsideService;
import latentstudio.inside.LayerMaps;
import latentstudio.inside.PixelSum;
import latentstudio.latent.InvalidRequestException;
import latentstudio.latent.KnownPictures;
import latentstudio.model.LatentSpec;
import latentstudio.model.Task;
import latentstudio.ui.ModelChoice;
import latentstudio.ui.Pixels;

/** Puts one picture through a model and back, cleans pictures, and decodes latents. Thread-safe. */
@ApplicationScoped
public class SketchService {
    private final ModelCatalog catalog;
    private final PictureCodec codec;
    private final KnownPictures known;
    private final InsideService inside;
    private final LatentNaming naming;

    public SketchService(ModelCatalog catalog, PictureCodec codec, KnownPictures known, InsideService inside, LatentNaming naming) {
        this.inside = inside;
        this.naming = naming;
        this.catalog = catalog;
        this.codec = codec;
        this.known = known;
    }

    /**
     * The models that a visitor can draw for, those that cannot be used with their reason. Data sets come in the order
     * of the catalog; in each, the autoencoder with the smallest median test error comes first, for the first of all makes
     * the first impression, and denoisers come last.
     */
    public List<ModelChoice> models() {
        List<ModelCatalog.Entry> entries = catalog.entries().stream()
                .filter(entry -> entry.manifest() == null || entry.manifest().task() != Task.RESTORER).toList();
        List<String> datasets = entries.stream().map(entry -> entry.dataSet().id()).distinct().toList();
        return entries.stream()
                .sorted(Comparator.<ModelCatalog.Entry>comparingInt(entry -> entry.manifest() == null ? 1 : 0)
                        .thenComparingInt(entry -> datasets.indexOf(entry.dataSet().id()))
                        .thenComparingDouble(SketchService::medianError))
                .map(entry -> entry.available() ? known.described(ModelChoice.of(entry), entry.model()) : ModelChoice.of(entry)).toList();
    }

    /** A model that a visitor can draw for as screens are told of it; nothing where there is none of this id. */
    public Optional<ModelChoice> choice(String id) {
        return catalog.find(id).filter(entry -> entry.available() && entry.manifest().task() != Task.RESTORER)
                .map(entry -> known.described(ModelChoice.of(entry), entry.model()));
    }

    /** Has somebody told of the id of each model that comes, goes or is replaced. @return ends it */
    public Runnable listen(Consumer<String> listener) {
        return catalog.listen(listener);
    }

    private static double medianError(ModelCatalog.Entry entry) {
        LatentSpec latent = entry.manifest() == null ? null : entry.manifest().latent();
        return latent == null ? Double.POSITIVE_INFINITY : latent.errorQuantiles()[50];
    }

    /** What the models run on. */
    public InferenceDevice device() {
        return catalog.device();
    }

    /** Reads a picture file, as {@link PictureCodec#read} does. */
    public Picture read(byte[] file) {
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
    public Reconstruction reconstruct(String modelId, Picture picture, boolean normalise) {
        ServedModel model = catalog.model(modelId);
        Picture seen = seen(model, picture, normalise);
        Run encoded = model.encode(seen.values());
        Run decoded = model.decode(List.of(encoded.values()));
        Picture returned = model.pictures(decoded).getFirst();
        double error = seen.meanSquaredError(returned);
        return new Reconstruction(modelId, Pixels.of(seen), Pixels.of(returned), encoded.values(), error, model.errorPercentile(error),
                model.densityPercentile(encoded.values()), decoded.timing().plus(encoded.timing()));
    }

    /**
     * Cleans a picture.
     *
     * @param picture   of any size
     * @param normalise as in {@link #reconstruct}
     * @throws RuntimeException with a message for the visitor, as {@link ModelCatalog#model} and
     *                          {@link ServedModel#denoise} do
     */
    public Denoising denoise(String modelId, Picture picture, boolean normalise) {
        ServedModel model = catalog.model(modelId);
        Picture seen = seen(model, picture, normalise);
        Run denoised = model.denoise(seen.values());
        Picture cleaned = model.pictures(denoised).getFirst();
        return new Denoising(modelId, Pixels.of(seen), Pixels.of(cleaned), seen.meanSquaredError(cleaned), denoised.timing());
    }

    private static Picture seen(ServedModel model, Picture picture, boolean normalise) {
        return normalise ? model.normaliser().normalise(picture) : model.normaliser().resizeOnly(picture);
    }

    /**
     * What a model makes of a drawing: a {@link Denoising} where it denoises, a {@link Reconstruction} where it
     * reconstructs.
     *
     * @throws RuntimeException as {@link #reconstruct} and {@link #denoise} do
     */
    Object draw(String modelId, Picture drawing, boolean normalise) {
        return catalog.model(modelId).manifest().task() == Task.DENOISER
                ? denoise(modelId, drawing, normalise) : reconstruct(modelId, drawing, normalise);
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
        Run decoded = model.decode(List.of(latent));
        return new Decoding(modelId, Pixels.of(model.pictures(decoded)), model.densityPercentile(latent),
                decoded.timing());
    }

    /**
     * Decodes a latent with one of its values at several places, in one batch.
     *
     * @param latent [Z], finite
     * @param value  which, from 0
     * @param at     what it is to be, finite
     * @throws InvalidRequestException if the latent has no such value
     * @throws RuntimeException        as {@link #decode(String, float[])} does
     */
    public LatentStrip strip(String modelId, float[] latent, int value, float[] at) {
        if (value < 0 || value >= latent.length) {
            throw new InvalidRequestException("Expected a value of the latent, 1 to %d, got %d; reset the sliders.".formatted(latent.length, value + 1));
        }
        ServedModel model = catalog.model(modelId);
        List<float[]> latents = new ArrayList<>();
        for (float place : at) {
            float[] moved = latent.clone();
            moved[value] = place;
            latents.add(moved);
        }
        Run decoded = model.decode(latents);
        return new LatentStrip(modelId, Pixels.of(model.pictures(decoded)), decoded.timing());
    }

    /** What the values of a model's latent stand for; found when it is first asked, which takes a second. */
    LatentNames names(String modelId) {
        return naming.of(catalog.model(modelId));
    }

    /**
     * The maps of all layers for a picture, as {@link InsideService#maps} tells.
     *
     * @param picture   of any size
     * @param normalise as in {@link #reconstruct}
     */
    LayerMaps layers(String modelId, Picture picture, boolean normalise, float[] latent, int whole) {
        ServedModel model = catalog.model(modelId);
        return inside.maps(model, seen(model, picture, normalise).values(), latent, whole);
    }

    /** The sum that makes one pixel of a layer for a picture, as {@link InsideService#sum} tells. */
    PixelSum sum(String modelId, Picture picture, boolean normalise, float[] latent, int layer, int map, int row, int column) {
        ServedModel model = catalog.model(modelId);
        return inside.sum(model, seen(model, picture, normalise).values(), latent, layer, map, row, column);
    }

    /**
     * Decodes several latents at once.
     *
     * @param latents [N][Z], finite
     * @return N pictures, 0 paper to 1 ink
     * @throws RuntimeException as {@link #decode(String, float[])} does
     */
    public List<Picture> decode(String modelId, List<float[]> latents) {
        return catalog.model(modelId).pictures(latents);
    }
}
