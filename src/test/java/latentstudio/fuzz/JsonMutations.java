package latentstudio.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Ways to spoil JSON that still is JSON, or nearly: other values, other kinds of values, none, twice, too deep, too long. Thread-safe. */
public final class JsonMutations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> VALUES = List.of("null", "true", "0", "-1", "1", "1e999", "-1e999", "1e-400", "NaN", "\"NaN\"", "\"Infinity\"",
            "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "1" + "0".repeat(990), "1" + "0".repeat(2000), "0.1" + "1".repeat(2000), "1e2147483648",
            "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"\ufeff\"", "\"" + "a".repeat(70_000) + "\"", "[]", "{}", "[null]", "[[]]", "[{}]", "[\"\"]", "{\"\": 1}",
            "[".repeat(900) + "]".repeat(900), "[".repeat(5000) + "]".repeat(5000), "{\"a\":".repeat(5000), "\"%s%n\"", "\"../../etc/passwd\"", "\"<b>\"", "4.9E-324", "1.7976931348623157E308");

    private JsonMutations() {
    }

    /** One of the seeds, spoilt once to three times, and one time in five as bytes too. */
    public static byte[] of(RandomGenerator random, List<byte[]> seeds) {
        byte[] json = tree(random, Mutations.pick(random, seeds));
        return random.nextInt(5) == 0 ? Mutations.bytes(random, List.of(json)) : json;
    }

    private static byte[] tree(RandomGenerator random, byte[] seed) {
        try {
            JsonNode root = JSON.readTree(seed);
            int times = 1 + random.nextInt(3);
            for (int i = 0; i < times; i++) {
                List<ContainerNode<?>> places = new ArrayList<>();
                collect(root, places);
                spoil(random, Mutations.pick(random, places));
            }
            return JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return seed;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> places) {
        if (node instanceof ContainerNode<?> container && !container.isEmpty()) {
            places.add(container);
            container.forEach(child -> collect(child, places));
        }
    }

    private static void spoil(RandomGenerator random, ContainerNode<?> place) {
        String value = Mutations.pick(random, VALUES);
        int way = random.nextInt(6);
        if (place instanceof ObjectNode object) {
            String name = Mutations.pick(random, List.copyOf(object.properties())).getKey();
            switch (way) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name, Mutations.pick(random, List.copyOf(object.properties())).getValue().deepCopy());
                case 2 -> object.putRawValue(name + "\": 1, \"" + name, new RawValue("2")); // twice; the name is escaped, so an odd one at times
                default -> object.putRawValue(name, new RawValue(value));
            }
        } else if (place instanceof ArrayNode array) {
            int at = random.nextInt(array.size());
            switch (way) {
                case 0 -> array.remove(at);
                case 1 -> array.add(array.get(at).deepCopy());
                case 2 -> array.removeAll();
                default -> array.setRawValue(at, new RawValue(value));
            }
        }
    }
}
