package latentstudio.learn;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What somebody brought to learn from, as it is shown before anything runs.
 *
 * @param id         nobody can guess it
 * @param count      pictures that can be learned from
 * @param classes    how many there are of each; empty without classes
 * @param smallest   the shorter side of the smallest one, pixels
 * @param largest    the longer side of the largest one, pixels; larger ones were scaled down to 1024 when they were read
 * @param grey       how many have no colour
 * @param duplicates how many were left out since they were there before
 * @param unread     files that are no pictures or damaged, by name with what is wrong; some of them where they are many
 * @param unreadable how many those are
 * @param problem    why nothing can be learned from them, or null
 */
public record Brought(UUID id, int count, Map<String, Integer> classes, int smallest, int largest, int grey, int duplicates, List<String> unread,
                      int unreadable, String problem) {
}
