package latentstudio.benchmark;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import latentstudio.inference.SessionCost;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.Manifest;
import latentstudio.model.TensorSpec;

/** What DJL costs: each graph of each model through it and in bare ONNX Runtime, one item a pass, in turn. */
final class GraphBenchmark {
    private static final int RUNS = 1000;
    private static final int RUNS_OF_ANY_SIZE = 9;
    private static final double MOST_RATIO = 1.05;
    private static final double MOST_MILLIS_MORE = 0.02;

    private GraphBenchmark() {
    }

    static void measure(Table table) throws IOException, OrtException {
        ObjectMapper json = new ObjectMapper();
        List<Path> folders;
        try (Stream<Path> all = Files.list(Path.of("models"))) {
            folders = all.filter(folder -> Files.isRegularFile(folder.resolve("manifest.json"))).sorted().toList();
        }
        for (Path folder : folders) {
            Manifest manifest = json.readValue(folder.resolve("manifest.json").toFile(), Manifest.class);
            for (Map.Entry<GraphRole, GraphSpec> graph : manifest.graphs().entrySet()) {
                String name = manifest.id() + "-" + graph.getKey().label();
                GraphSpec spec = graph.getValue();
                SessionCost cost = SessionCost.of(name, folder.resolve(spec.file()), spec,
                        spec.inputs().stream().anyMatch(TensorSpec::takesAnySize) ? RUNS_OF_ANY_SIZE : RUNS);
                table.row(name + ": one item through DJL", "%.3f ms".formatted(cost.djl()), "bare ONNX Runtime %.3f ms".formatted(cost.bare()),
                        cost.djl() / cost.bare(), "1.05 or +20 µs", cost.djl() <= Math.max(MOST_RATIO * cost.bare(), cost.bare() + MOST_MILLIS_MORE));
            }
        }
    }
}
