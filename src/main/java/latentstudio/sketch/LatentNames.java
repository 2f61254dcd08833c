package latentstudio.sketch;

import java.util.List;

/**
 * What the values of a model's latent stand for.
 *
 * @param model the model's id
 * @param names [Z], null for a value that stands for nothing that has a name; empty where none has one
 */
public record LatentNames(String model, List<ValueMeaning> names) {
}
