package latentstudio.lessons;

import java.util.List;

/**
 * A chapter, in the language of a visitor.
 *
 * @param id    in addresses
 * @param title plain text
 * @param lead  HTML: what it is about
 */
record Chapter(String id, String title, String lead, List<Step> steps) {
}
