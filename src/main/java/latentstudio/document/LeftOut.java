package latentstudio.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What of a PDF stays as it is although it may be a scan, and why, page by page. */
final class LeftOut {
    private final Map<String, SortedSet<Integer>> pages = new LinkedHashMap<>();

    /**
     * @param page from 0
     * @param why  a sentence that goes on after the pages' numbers and a colon, without its full stop
     */
    void add(int page, String why) {
        pages.computeIfAbsent(why, reason -> new TreeSet<>()).add(page + 1);
    }

    /** All of it in words, or nothing. */
    Optional<String> words() {
        return pages.isEmpty() ? Optional.empty() : Optional.of(pages.entrySet().stream()
                .map(reason -> "%s: %s.".formatted(named(reason.getValue()), reason.getKey())).collect(Collectors.joining(" ")));
    }

    /** Page 1; Pages 1 and 2; Pages 1 to 3, 5 and 7. */
    private static String named(SortedSet<Integer> numbers) {
        List<String> runs = new ArrayList<>();
        int from = 0;
        int to = 0;
        for (int number : numbers) {
            if (number != to + 1 || from == 0) {
                if (from > 0) {
                    add(from, to, runs);
                }
                from = number;
            }
            to = number;
        }
        add(from, to, runs);
        String last = runs.removeLast();
        return (numbers.size() == 1 ? "Page " : "Pages ") + (runs.isEmpty() ? last : String.join(", ", runs) + " and " + last);
    }

    private static void add(int from, int to, List<String> runs) {
        runs.add(String.valueOf(from));
        if (to > from) {
            if (to > from + 1) {
                runs.set(runs.size() - 1, from + " to " + to);
            } else {
                runs.add(String.valueOf(to));
            }
        }
    }
}
