package latentstudio.benchmark;

import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The hot pieces by themselves, measured by JMH in JVMs of their own: time and garbage of each call. */
final class PieceBenchmark {
    /** Newer JVMs warn that JMH asks for the places of fields. */
    private static final String[] FLAGS = Runtime.version().feature() < 23 ? new String[] {"-Djava.awt.headless=true"}
            : new String[] {"-Djava.awt.headless=true", "--sun-misc-unsafe-memory-access=allow"};
    private static final TimeValue SECOND = TimeValue.seconds(1);

    private PieceBenchmark() {
    }

    static void measure(Table table) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder().include("latentstudio\\..*Pieces\\..*").mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS).forks(1).jvmArgsAppend(FLAGS)
                .warmupIterations(3).warmupTime(SECOND).measurementIterations(5).measurementTime(SECOND)
                .addProfiler(GCProfiler.class).verbosity(VerboseMode.SILENT).build()).run();
        results.stream().sorted(Comparator.comparing(result -> result.getParams().getBenchmark())).forEach(result -> {
            String[] names = result.getParams().getBenchmark().split("\\.");
            Result<?> time = result.getPrimaryResult();
            table.row(names[names.length - 2] + ": " + names[names.length - 1], "%.1f µs".formatted(time.getScore()),
                    "± %.1f µs, %.1f KiB allocated".formatted(time.getScoreError(), result.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / 1024));
        });
    }
}
