package latentstudio.inference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.InputSpec;
import latentstudio.model.Manifest;

/** The programs of a few lines that go home with a model: what else it takes to use its graphs elsewhere. Stateless. */
final class PackageExamples {
    private static final List<String> FILES = List.of("example.py", "Example.java");

    private PackageExamples() {
    }

    /** Programs by their file names; none for a model that takes pages of any size. */
    static Map<String, byte[]> of(Manifest manifest) throws IOException {
        Map<String, byte[]> examples = new LinkedHashMap<>();
        if (manifest.input() instanceof InputSpec input) {
            for (String file : FILES) {
                examples.put(file, filled(template(file), manifest, input).getBytes(StandardCharsets.UTF_8));
            }
        }
        return examples;
    }

    private static String template(String file) throws IOException {
        try (InputStream in = PackageExamples.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String filled(String template, Manifest manifest, InputSpec input) {
        boolean python = template.startsWith("\"\"\"");
        boolean ink = input.normalisation() instanceof InputSpec.CentredInk;
        String graphs = route(manifest).stream().map(file -> '"' + file + '"').collect(Collectors.joining(", "));
        return template.replace("@ID@", manifest.id()).replace("@CHANNELS@", Integer.toString(input.channels()))
                .replace("@HEIGHT@", Integer.toString(input.height())).replace("@WIDTH@", Integer.toString(input.width()))
                .replace("@INK@", python ? ink ? "True" : "False" : Boolean.toString(ink))
                .replace("@PYTHON_GRAPHS@", "[" + graphs + "]").replace("@JAVA_GRAPHS@", graphs);
    }

    /** The graphs that a picture goes through, one after the other. */
    private static List<String> route(Manifest manifest) {
        return Stream.of(GraphRole.ENCODER, GraphRole.DECODER, GraphRole.DENOISER).map(manifest.graphs()::get).filter(Objects::nonNull).map(GraphSpec::file).toList();
    }
}
