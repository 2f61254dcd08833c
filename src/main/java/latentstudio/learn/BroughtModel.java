package latentstudio.learn;

import java.time.Instant;
import java.util.UUID;

/**
 * A model that came back in a package.
 *
 * @param id      that it has here
 * @param title   what visitors see
 * @param key     nobody can guess it; who has it may delete the model
 * @param deleted when that happens at the latest
 */
public record BroughtModel(String id, String title, UUID key, Instant deleted) {
}
