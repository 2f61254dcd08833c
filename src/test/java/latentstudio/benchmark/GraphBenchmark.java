package latentstudio.benchmark;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import latentstudio.inference.DeviceParity;
import latentstudio.inference.SessionCost;
import latentstudio.model.GraphSpec;
import latentstudio.model.Manifest;
import latentstudio.model.TensorSpec;

/** Each graph of each model by itself: what DJL costs, and what a GPU gives and whether it gives the same. */
final class GraphBenchmark {
    private static final int RUNS = 1000;
    private static final int RUNS_ON_DEVICES = 50;
    private static final int RUNS_OF_ANY_SIZE = 9;
    private static final double MOST_RATIO = 1.05;
    private static final double MOST_MILLIS_MORE = 0.02;
    private static final int BATCH = 32;
    /** Half a grey level of 256. */
    private static final double MOST_DIFFERENCE = 0.002;

    private record Named(String name, Path file, GraphSpec spec) {
        boolean takesAnySize() {
            return spec.inputs().stream().anyMatch(TensorSpec::takesAnySize);
        }
    }

    private GraphBenchmark() {
    }

    /** Through DJL and in bare ONNX Runtime, one item a pass, in turn. */
    static void measure(Table table) throws IOException, OrtException {
        for (Named graph : graphs()) {
            SessionCost cost = SessionCost.of(graph.name, graph.file, graph.spec, graph.takesAnySize() ? RUNS_OF_ANY_SIZE : RUNS);
            table.row(graph.name + ": one item through DJL", "%.3f ms".formatted(cost.djl()), "bare ONNX Runtime %.3f ms".formatted(cost.bare()),
                    cost.djl() / cost.bare(), "1.05 or +20 µs", cost.djl() <= Math.max(MOST_RATIO * cost.bare(), cost.bare() + MOST_MILLIS_MORE));
        }
    }

    /** On a GPU beside the CPU, one item a pass and many. Says why where there is no GPU. */
    static void measureOnGpu(Table table) throws IOException {
        for (Named graph : graphs()) {
            for (int items : graph.takesAnySize() ? new int[] {1} : new int[] {1, BATCH}) {
                DeviceParity parity;
                try {
                    parity = DeviceParity.of(graph.name, graph.file, graph.spec, items, graph.takesAnySize() ? RUNS_OF_ANY_SIZE : RUNS_ON_DEVICES);
                } catch (IOException noDevice) {
                    table.note("Nothing was measured on a GPU. " + noDevice.getMessage());
                    return;
                }
                table.row("%s: %d items on the GPU".formatted(graph.name, items), "%.3f ms".formatted(parity.gpu()),
                        "CPU, one thread, %.3f ms".formatted(parity.cpu()), parity.gpu() / parity.cpu(), "", true);
                table.row("  and how far its values are off", "%.5f".formatted(parity.difference()), "of the largest", Double.NaN,
                        String.valueOf(MOST_DIFFERENCE), parity.difference() <= MOST_DIFFERENCE);
            }
        }
    }

    private static List<Named> graphs() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Named> graphs = new ArrayList<>();
        try (Stream<Path> folders = Files.list(Path.of("models"))) {
            for (Path folder : folders.filter(folder -> Files.isRegularFile(folder.resolve("manifest.json"))).sorted().toList()) {
                Manifest manifest = json.readValue(folder.resolve("manifest.json").toFile(), Manifest.class);
                manifest.graphs().forEach((role, spec) ->
                        graphs.add(new Named(manifest.id() + "-" + role.label(), folder.resolve(spec.file()), spec)));
            }
        }
        return graphs;
    }
}
