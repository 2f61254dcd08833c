package latentstudio.lab;

import latentstudio.image.Picture;

/**
 * A picture, what became of it and how near that is to it. All pictures have 8 bits a pixel, as they are downloaded, and the
 * figures are of those.
 *
 * @param pages        whether they are pages, 0 ink to 1 paper; else 0 paper to 1 ink
 * @param truth        the clean picture
 * @param damaged      what the model was given
 * @param cleaned      what it made of that
 * @param before       the damaged picture against the truth
 * @param after        the cleaned picture against the truth
 * @param damageMillis what the damage took, milliseconds
 * @param cleanMillis  what the model took, with the wait for a session, milliseconds
 */
record LabResult(boolean pages, Picture truth, Picture damaged, Picture cleaned, LabFigures before, LabFigures after,
                 double damageMillis, double cleanMillis) {
}
