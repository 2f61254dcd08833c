package latentstudio.generate;

import java.util.List;
import java.util.Locale;
import latentstudio.image.Picture;
import latentstudio.inference.Timing;
import latentstudio.model.Manifest;

/**
 * Samples and their pictures.
 *
 * @param manifest of the model that made them
 * @param request  what was asked for, with the seed
 * @param labels   [N], the class that each was drawn for, 0 for a model without classes
 * @param latents  [N][Z]
 * @param pictures N of one size, 0 paper to 1 ink
 */
public record Generation(Manifest manifest, GenerateRequest request, int[] labels, float[][] latents, List<Picture> pictures, Timing timing) {
    /** The names of the classes; empty without. */
    public List<String> classes() {
        return manifest.knownClasses();
    }

    /** What a file of these samples is called, without its ending: the model, class, way and seed. */
    public String name() {
        String label = classes().isEmpty() ? "" : "-" + (request.label() == null ? "any" : word(classes().get(request.label())));
        return "%s%s-%s-seed-%d".formatted(manifest.id(), label, request.sampling().label(), request.seed());
    }

    /** A class's name as part of a file's name. */
    static String word(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? "class" : plain;
    }
}
