package latentstudio.generate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import latentstudio.image.Picture;
import latentstudio.inference.InferenceDevice;
import latentstudio.inference.Run;
import latentstudio.inference.ServedModel;
import latentstudio.inference.Timing;
import latentstudio.latent.LatentService;
import latentstudio.latent.Samples;
import latentstudio.ui.ModelChoice;

/** Draws latents and decodes them. Thread-safe. */
@ApplicationScoped
public class GenerateService {
    /**
     * Decoded together, whatever the count: with other batches a device may round otherwise, and a picture must not change with
     * the number of those that follow it. Small enough to let people who draw pass between two.
     */
    private static final int BATCH = 16;

    private final LatentService latents;

    public GenerateService(LatentService latents) {
        this.latents = latents;
    }

    /** The models that can generate, as {@link LatentService#models} orders them. */
    public List<ModelChoice> models() {
        return latents.models();
    }

    /** What was measured of their samples, of all models that can be used. */
    public List<SamplingFigure> figures() {
        return models().stream().filter(ModelChoice::available).map(choice -> model(choice.id()).manifest())
                .flatMap(manifest -> SamplingFigure.of(manifest).stream()).toList();
    }

    /** What the models run on. */
    public InferenceDevice device() {
        return latents.device();
    }

    /**
     * The model of this id.
     *
     * @throws RuntimeException as {@link LatentService#model} does
     */
    public ServedModel model(String id) {
        return latents.model(id);
    }

    /**
     * Samples and their pictures.
     *
     * @throws RuntimeException with a message for the visitor, as {@link LatentService#sample} and {@link ServedModel#decode} do
     */
    public Generation generate(ServedModel model, GenerateRequest request) {
        Samples samples = latents.sample(model, request.sampling(), request.label(), request.count(), request.seed(), request.temperature());
        List<Picture> pictures = new ArrayList<>();
        Timing timing = samples.timing();
        for (int from = 0; from < request.count(); from += BATCH) {
            int count = Math.min(BATCH, request.count() - from);
            float[][] batch = Arrays.copyOfRange(samples.latents(), from, from + BATCH);
            Arrays.fill(batch, count, BATCH, batch[0]);
            Run run = model.decode(List.of(batch));
            pictures.addAll(model.pictures(run).subList(0, count));
            timing = timing.plus(run.timing());
        }
        return new Generation(model.manifest(), request, samples.labels(), samples.latents(), pictures, timing);
    }
}
