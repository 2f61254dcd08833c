package latentstudio.map;

import latentstudio.latent.DecoderChoice;

/**
 * A model as the Map screen offers it.
 *
 * @param choice      what all latent screens tell of it
 * @param umapProblem why it has no map by UMAP, or null where it has one
 */
public record MapModel(DecoderChoice choice, String umapProblem) {
}
