package latentstudio.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import latentstudio.StudioProcess;
import latentstudio.model.TrainingEvent;

/** The prepared run on digits: how soon its first point and its first reconstructions are told, and how near these come in two minutes. */
final class LearnBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RUNS = Path.of("target/benchmark-data/learn/runs");
    private static final String TRAININGS = "api/v1/trainings";
    private static final int MINUTES = 2;
    private static final double BUDGET_COLD = 5;
    private static final double BUDGET_WARM = 2;
    private static final double BUDGET_PICTURES = 3;
    private static final double BUDGET_ERROR = 0.012;

    private LearnBenchmark() {
    }

    static void measure(Table table) throws IOException, InterruptedException {
        try (StudioProcess studio = StudioProcess.start(Benchmark.SETTINGS); HttpClient client = HttpClient.newHttpClient()) {
            measure(studio, client, "cold", BUDGET_COLD, table, false);
            measure(studio, client, "after another", BUDGET_WARM, table, true);
        }
    }

    private static void measure(StudioProcess studio, HttpClient client, String when, double budget, Table table, boolean toTheEnd) throws IOException, InterruptedException {
        long pressed = System.nanoTime();
        String run = JSON.readTree(send(studio, client, HttpRequest.newBuilder(studio.address().resolve(TRAININGS)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"pictures\": \"digits\", \"epochs\": 60}"))).body()).get("id").asText();
        Path events = RUNS.resolve(run).resolve("events.jsonl");
        try {
            double point = secondsUntil(events, pressed, TrainingEvent.Kind.STEP);
            double pictures = secondsUntil(events, pressed, TrainingEvent.Kind.PICTURES);
            double model = secondsUntil(events, pressed, TrainingEvent.Kind.MODEL);
            table.row("digits, from the press to the first point of the curve, " + when, "%.1f s".formatted(point), "", Double.NaN, "%.0f s".formatted(budget), point <= budget);
            table.row("  to the first reconstructions after that", "%.1f s".formatted(pictures - point), "", Double.NaN, "%.0f s".formatted(BUDGET_PICTURES),
                    pictures - point <= BUDGET_PICTURES);
            table.row("  until it can be drawn with", "%.1f s".formatted(model), "");
            if (toTheEnd) {
                TimeUnit.NANOSECONDS.sleep(pressed + TimeUnit.MINUTES.toNanos(MINUTES) - System.nanoTime());
                tellEnd(events, table);
            }
        } finally {
            send(studio, client, HttpRequest.newBuilder(studio.address().resolve(TRAININGS + "/" + run)).DELETE());
        }
    }

    private static void tellEnd(Path events, Table table) throws IOException {
        double[] errors = read(events).filter(event -> event.kind() == TrainingEvent.Kind.PICTURES).reduce((before, after) -> after).orElseThrow().errors();
        double error = Arrays.stream(errors).average().orElseThrow();
        table.row("  mean squared error of ten held-out pictures after %d minutes".formatted(MINUTES), "%.4f".formatted(error), "", Double.NaN, Double.toString(BUDGET_ERROR),
                error <= BUDGET_ERROR);
        double[] speeds = read(events).filter(event -> event.kind() == TrainingEvent.Kind.STEP).mapToDouble(TrainingEvent::picturesASecond).toArray();
        table.row("  pictures a second that it learns from, the median", "%.0f".formatted(Times.of(speeds).median()), "");
    }

    private static double secondsUntil(Path events, long since, TrainingEvent.Kind kind) throws IOException, InterruptedException {
        while (read(events).noneMatch(event -> event.kind() == kind)) {
            if (System.nanoTime() - since > TimeUnit.MINUTES.toNanos(MINUTES)) {
                throw new IOException("expected %s of the run in %d minutes, got %s".formatted(kind, MINUTES, read(events).map(TrainingEvent::kind).distinct().toList()));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return (System.nanoTime() - since) / 1e9;
    }

    private static Stream<TrainingEvent> read(Path events) throws IOException {
        if (!Files.exists(events)) {
            return Stream.empty();
        }
        String all = Files.readString(events);
        List<String> lines = all.substring(0, all.lastIndexOf('\n') + 1).lines().toList();
        TrainingEvent[] read = new TrainingEvent[lines.size()];
        for (int i = 0; i < read.length; i++) {
            read[i] = JSON.readValue(lines.get(i), TrainingEvent.class);
        }
        return Stream.of(read);
    }

    private static HttpResponse<String> send(StudioProcess studio, HttpClient client, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("%s answered %d: %s".formatted(studio.address(), answer.statusCode(), answer.body()));
        }
        return answer;
    }
}
