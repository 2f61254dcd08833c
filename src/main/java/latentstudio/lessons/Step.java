package latentstudio.lessons;

/**
 * A step of a chapter: what there is to know, a screen, and something to do on it.
 *
 * @param id     in addresses
 * @param screen the address of the screen that it begins with, relative to the studio's
 * @param title  plain text
 * @param text   HTML
 * @param task   HTML: what is to be done
 * @param then   HTML: what is told once it is done
 */
record Step(String id, String screen, String title, String text, String task, String then) {
}
