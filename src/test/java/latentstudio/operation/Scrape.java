package latentstudio.operation;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code /q/metrics} tells at one moment.
 *
 * @param series values by name and labels, as they are written there
 */
public record Scrape(Map<String, Double> series) {
    /** Of the server that the test runs in. */
    public static Scrape now() {
        return of(RestAssured.get("/q/metrics").asString());
    }

    /** Of a server somewhere. */
    public static Scrape of(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return of(client.send(HttpRequest.newBuilder(address.resolve("q/metrics")).build(), HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    private static Scrape of(String text) {
        return new Scrape(text.lines().filter(line -> !line.startsWith("#")).map(line -> line.replaceFirst(" # \\{.*", "")).collect(Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(' ')), line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))));
    }

    /** Zero where there is no such series yet. */
    public double value(String name) {
        return series.getOrDefault(name, 0.0);
    }

    /** The names without labels. */
    public Set<String> names() {
        return series.keySet().stream().map(name -> name.replaceFirst("\\{.*", "")).collect(Collectors.toSet());
    }
}
