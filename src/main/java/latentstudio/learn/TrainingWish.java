package latentstudio.learn;

import latentstudio.model.InputSpec;
import latentstudio.model.TrainingSettings;

/**
 * What somebody wants to have learned; what is null is as is usual.
 *
 * @param title    what visitors see
 * @param pictures the id of pictures that were brought, or {@value #DIGITS} for those that ship
 * @param kind     of the autoencoder
 * @param latent   values of its latent
 * @param size     of the network
 * @param side     of the pictures that it takes, pixels
 * @param colour   whether the pictures keep it; by default where most have some
 * @param fit      what becomes of pictures that are not square
 * @param epochs   at most; by default so many that there are about 1,500 steps
 * @param heldOut  the share of the pictures that it does not learn from: 0.5, 0.2 as is usual, or 0.1
 * @param seed     of the split, the weights, the order and the noise
 */
public record TrainingWish(String title, String pictures, TrainingSettings.Kind kind, Integer latent, TrainingSettings.Size size, Integer side,
                           Boolean colour, InputSpec.Fit fit, Integer epochs, Double heldOut, Integer seed) {
    static final String DIGITS = "digits";
}
