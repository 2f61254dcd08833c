package latentstudio.learn;

/**
 * A picture that somebody brought.
 *
 * @param name   as it was called, for messages
 * @param group  the folder that it was in, or empty
 * @param width  pixels
 * @param height pixels
 * @param grey   whether it has no colour
 */
record BroughtPicture(String name, String group, int width, int height, boolean grey) {
}
