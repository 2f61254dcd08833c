package latentstudio.learn;

import java.util.UUID;
import latentstudio.model.TrainingSettings;

/**
 * A run as its job knows it.
 *
 * @param settings    what the trainer is told
 * @param brought     the pictures that were brought, or null for the digits that ship
 * @param preparation how these become pictures of a network, or null
 */
record TrainingOrder(TrainingSettings settings, UUID brought, PicturePreparation preparation) {
}
