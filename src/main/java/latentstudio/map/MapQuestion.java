package latentstudio.map;

/**
 * Which map is meant.
 *
 * @param model      id
 * @param projection id of a {@link Projection}
 * @param across     for raw axes, the number of the latent's value that goes to the right, from 1; else ignored
 * @param up         likewise, upwards
 */
public record MapQuestion(String model, String projection, int across, int up) {
}
