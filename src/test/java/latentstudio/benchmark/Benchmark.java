package latentstudio.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import latentstudio.StudioProcess;
import latentstudio.inference.BareOnnxRuntime;

/**
 * Prints every figure of docs/figures.md beside its reference and its budget, all measured in this run with the packaged studio in
 * a process of its own. Arguments name the parts to measure; without any all are measured but the pieces, which
 * need no server, and what large pages leave in memory, a stack in a browser and a run that learns, which take servers of their own and minutes.
 */
public final class Benchmark {
    /** The class archive that the first start writes and the later ones use. */
    static final Path CLASS_ARCHIVE = Path.of("target/benchmark.jsa");
    static final List<String> SETTINGS = List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + CLASS_ARCHIVE,
            "-Xlog:disable", "-Dstudio.data=target/benchmark-data");

    private static final String START = "start";
    private static final String PIECES = "pieces";
    private static final String MEMORY = "memory";
    private static final String STACK = "stack";
    private static final String LEARN = "learn";
    private static final String GPU = "gpu";
    private static final List<String> BY_NAME_ONLY = List.of(PIECES, MEMORY, STACK, LEARN, GPU);
    /** What needs a server that runs, in the order of the table. */
    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("infer", InferenceBenchmark::measure);
        PARTS.put("sight", SightBenchmark::measure);
        PARTS.put("stroke", StrokeBenchmark::measure);
        PARTS.put("map", MapBenchmark::measure);
        PARTS.put("generate", GenerateBenchmark::measure);
        PARTS.put("page", PageBenchmark::measure);
        PARTS.put("load", LoadBenchmark::measure);
        PARTS.put("throughput", ThroughputBenchmark::measure);
    }

    /** In which the server has noticed twice that nobody asks it for anything. */
    private static final int IDLE_SECONDS = 75;

    /** A part of the table. */
    private interface Part {
        void measure(StudioProcess studio, Table table) throws Exception;
    }

    private Benchmark() {
    }

    public static void main(String[] arguments) throws Exception {
        List<String> known = new ArrayList<>(List.of(START));
        known.addAll(PARTS.keySet());
        List<String> wanted = arguments.length == 0 ? List.copyOf(known) : List.of(arguments);
        known.addAll(BY_NAME_ONLY);
        if (!known.containsAll(wanted)) {
            System.err.printf("Expected some of %s, or nothing for all but %s; got %s.%n", known, BY_NAME_ONLY, wanted);
            System.exit(2);
        }
        System.out.printf("Latent Studio on %d cores, Java %s, ONNX Runtime %s, CPU%n%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), BareOnnxRuntime.environment().getVersion());
        Table table = new Table(System.out);
        if (wanted.contains(PIECES)) {
            table.group(PIECES);
            PieceBenchmark.measure(table);
        }
        if (wanted.contains(START)) {
            table.group(START);
            StartBenchmark.measure(table);
        }
        if (wanted.contains(MEMORY)) {
            table.group(MEMORY);
            MemoryBenchmark.measure(table);
        }
        if (wanted.contains(STACK)) {
            table.group(STACK);
            StackBenchmark.measure(table);
        }
        if (wanted.contains(LEARN)) {
            table.group(LEARN);
            LearnBenchmark.measure(table);
        }
        if (wanted.contains(GPU)) {
            table.group(GPU);
            GraphBenchmark.measureOnGpu(table);
        }
        if (PARTS.keySet().stream().anyMatch(wanted::contains)) {
            try (StudioProcess studio = StudioProcess.start(SETTINGS)) {
                for (Map.Entry<String, Part> part : PARTS.entrySet()) {
                    if (wanted.contains(part.getKey())) {
                        table.group(part.getKey());
                        part.getValue().measure(studio, table);
                    }
                }
                double busy = studio.residentMebibytes();
                TimeUnit.SECONDS.sleep(IDLE_SECONDS);
                double idle = studio.residentMebibytes();
                table.row("resident memory after all that", "%.0f MiB".formatted(busy), "");
                table.row("  and %d s later".formatted(IDLE_SECONDS), "%.0f MiB".formatted(idle), "right after %.0f MiB".formatted(busy), idle / busy,
                        "700 MiB", idle <= 700);
            }
        }
    }
}
