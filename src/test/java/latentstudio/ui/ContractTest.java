package latentstudio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClientCallable;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the screens and their views say to each other, held against each other: the interfaces in TypeScript and their Java twins. */
class ContractTest {
    private static final Path FRONTEND = Path.of("frontend");
    private static final Pattern COMMENTS = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern INTERFACES = Pattern.compile(
            "export interface (\\w+)(?:<\\w+>)?(?: extends (\\w+))? \\{(.*?)\n\\}", Pattern.DOTALL);
    private static final Pattern FIELDS = Pattern.compile("^ {2}(\\w+)\\??: ", Pattern.MULTILINE);
    private static final Pattern METHODS = Pattern.compile("^ {2}(\\w+)\\(([^)]*)\\)", Pattern.MULTILINE);

    /** By file and name, the records that are sent as this interface; several where each is a kind of it. */
    private static final Map<String, List<String>> TWINS = new TreeMap<>(Map.ofEntries(
            twin("talk/data-set-contract PictureShape", "image.PictureShape"),
            twin("talk/data-set-contract ClassGroup", "dataset.DataSet$Group"),
            twin("talk/data-set-contract DataSetDescription", "dataset.DataSetDescription"),
            twin("talk/contract ModelChoice", "ui.ModelChoice"),
            twin("talk/contract ComputeDevice", "inference.InferenceDevice"),
            twin("talk/contract Timing", "inference.Timing"),
            twin("talk/contract Pixels", "ui.Pixels"),
            twin("talk/contract Answer", "ui.FrameDesk$Answer"),
            twin("screens/draw/draw-contract Result", "sketch.Reconstruction", "sketch.Decoding", "sketch.Denoising"),
            twin("screens/draw/draw-contract LatentStrip", "sketch.LatentStrip"),
            twin("screens/draw/draw-contract LatentNames", "sketch.LatentNames"),
            twin("screens/draw/inside-contract LayerView", "inside.LayerMaps$LayerView"),
            twin("screens/draw/inside-contract LayerMaps", "inside.LayerMaps"),
            twin("screens/draw/inside-contract SumPart", "inside.PixelSum$Part"),
            twin("screens/draw/inside-contract PixelSum", "inside.PixelSum"),
            twin("screens/clean/clean-contract Example", "clean.Example$Offer"),
            twin("screens/clean/clean-contract ScanStatus", "scan.ScanStatus"),
            twin("screens/clean/clean-contract PageEdit", "scan.PageEdit"),
            twin("screens/clean/clean-contract GeometryOptions", "geometry.GeometryOptions"),
            twin("screens/clean/clean-contract Wish", "clean.CleanWish"),
            twin("screens/clean/clean-contract Geometry", "clean.PageNews$Geometry"),
            twin("screens/clean/clean-contract Read", "clean.PageNews$Read"),
            twin("screens/clean/clean-contract PageFinding", "scan.PageFinding"),
            twin("screens/clean/clean-contract StackedPage", "scan.StackedPages$StackedPage"),
            twin("screens/clean/clean-contract Stack", "clean.PageNews$Stack"),
            twin("screens/clean/clean-contract ScanSizes", "clean.PageNews$Sizes"),
            twin("screens/clean/clean-contract PageOpened", "clean.PageNews$Opened"),
            twin("screens/clean/clean-contract PageCorners", "clean.PageNews$Corners"),
            twin("screens/clean/clean-contract PagePart", "clean.PageNews$Part"),
            twin("screens/clean/clean-contract PageDone", "clean.PageNews$Done"),
            twin("screens/clean/clean-contract PageAhead", "clean.PageNews$Ahead"),
            twin("screens/clean/clean-contract PageKept", "clean.PageNews$Kept"),
            twin("screens/clean/clean-contract Problem", "clean.PageNews$Failed", "clean.PageNews$Gone", "clean.PageNews$NoSizes"),
            twin("screens/generate/generate-contract SamplingFigure", "generate.SamplingFigure"),
            twin("screens/generate/generate-contract Sheet", "generate.GenerateNews$Sheet"),
            twin("screens/generate/generate-contract GenerateNews", "generate.GenerateNews"),
            twin("screens/generate/generate-contract Known", "generate.Inspection$Known"),
            twin("screens/generate/generate-contract Search", "generate.Inspection$Search"),
            twin("screens/generate/generate-contract Inspection", "generate.Inspection"),
            twin("screens/generate/generate-contract Scatter", "generate.Scatter"),
            twin("screens/interpolate/interpolate-contract Hole", "interpolate.Hole"),
            twin("screens/interpolate/interpolate-contract ShownPath", "interpolate.ShownPath"),
            twin("screens/interpolate/interpolate-contract ShownFrame", "interpolate.ShownFrame"),
            twin("screens/map/map-contract MapFrame", "map.MapFrame"),
            twin("screens/map/map-contract MapPoints", "map.MapPoints"),
            twin("screens/map/map-contract MapLook", "map.MapLook"),
            twin("screens/map/map-contract MapGrid", "map.MapGrid"),
            twin("screens/map/map-contract MapPictures", "map.MapPictures"),
            twin("screens/lab/lab-contract LabSample", "lab.LabSample"),
            twin("screens/lab/lab-contract LabDamage", "lab.LabDamage"),
            twin("screens/lab/lab-contract LabFigures", "lab.LabFigures"),
            twin("screens/lab/lab-contract Shown", "lab.LabShown$Shown"),
            twin("screens/lab/lab-contract LabShown", "lab.LabShown"),
            twin("screens/lab/lab-contract Opened", "lab.LabNews$Opened"),
            twin("screens/lab/lab-contract NotOpened", "lab.LabNews$NotOpened"),
            twin("screens/learn/learn-contract Brought", "learn.Brought"),
            twin("screens/learn/learn-contract TrainingWish", "learn.TrainingWish"),
            twin("screens/learn/learn-contract Training", "learn.Training"),
            twin("screens/learn/learn-contract TrainingEvent", "model.TrainingEvent"),
            twin("screens/figures/figures-contract Latents", "figures.FigureData$Latents"),
            twin("screens/figures/figures-contract CloudShape", "figures.FigureData$CloudShape"),
            twin("screens/figures/figures-contract CloudProbe", "figures.FigureData$CloudSamples$Probe"),
            twin("screens/figures/figures-contract CloudSamples", "figures.FigureData$CloudSamples"),
            twin("screens/figures/figures-contract Densities", "figures.FigureData$Densities"),
            twin("screens/figures/figures-contract Learning", "figures.FigureData$Learning"),
            twin("screens/figures/figures-contract PictureRow", "figures.FigureData$Pictures$Row"),
            twin("screens/figures/figures-contract Pictures", "figures.FigureData$Pictures")));
    /** The views whose methods an interface lists. */
    private static final Map<String, String> SERVERS = new TreeMap<>(Map.of(
            "screens/draw/draw-contract DrawServer", "sketch.SketchView",
            "screens/clean/clean-contract ScanServer", "clean.CleanView",
            "screens/generate/generate-contract GenerateServer", "generate.GenerateView",
            "screens/interpolate/interpolate-contract InterpolateServer", "interpolate.InterpolateView",
            "screens/map/map-contract MapServer", "map.MapView",
            "screens/lab/lab-contract LabServer", "lab.LabView",
            "screens/learn/learn-contract LearnServer", "learn.LearnView",
            "screens/figures/figures-contract FiguresServer", "figures.FiguresView"));
    /** What HTTP tells, and the screen does not ask for. */
    private static final Set<String> MORE_OVER_HTTP = Set.of("scan.ScanStatus", "learn.Training");

    private static Map.Entry<String, List<String>> twin(String contract, String... records) {
        return Map.entry(contract, List.of(records));
    }

    static Stream<String> twins() {
        return TWINS.keySet().stream();
    }

    static Stream<String> servers() {
        return SERVERS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void hasTheFieldsOfItsRecords(String contract) throws Exception {
        Set<String> inJava = new TreeSet<>();
        for (String name : TWINS.get(contract)) {
            for (RecordComponent component : Class.forName("latentstudio." + name).getRecordComponents()) {
                inJava.add(component.getName());
            }
        }
        Set<String> inTypeScript = contracts().get(contract).fields();
        if (TWINS.get(contract).stream().anyMatch(MORE_OVER_HTTP::contains)) {
            assertThat(inJava).containsAll(inTypeScript);
        } else {
            assertThat(inTypeScript).isEqualTo(inJava);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void listsTheMethodsThatTheViewOffers(String contract) throws Exception {
        Map<String, Integer> offered = Arrays.stream(Class.forName("latentstudio." + SERVERS.get(contract)).getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(ClientCallable.class))
                .collect(Collectors.toMap(method -> method.getName(), method -> method.getParameterCount()));

        assertThat(contracts().get(contract).methods()).isEqualTo(offered);
    }

    @Test
    void everyContractHasATwin() throws IOException {
        Set<String> known = new TreeSet<>(TWINS.keySet());
        known.addAll(SERVERS.keySet());

        assertThat(contracts().keySet()).isEqualTo(known);
    }

    /** @param methods how many arguments each takes */
    private record Contract(Set<String> fields, Map<String, Integer> methods) {
    }

    private static Map<String, Contract> contracts() throws IOException {
        Map<String, Contract> contracts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FRONTEND)) {
            for (Path file : files.filter(file -> file.toString().matches(".*[-/]contract\\.ts")).sorted().toList()) {
                String text = COMMENTS.matcher(Files.readString(file)).replaceAll("");
                String place = FRONTEND.relativize(file).toString().replace(".ts", " ");
                Matcher found = INTERFACES.matcher(text);
                while (found.find()) {
                    Contract own = read(found.group(3));
                    if (found.group(2) != null) {
                        own.fields.addAll(contracts.get(place + found.group(2)).fields);
                    }
                    contracts.put(place + found.group(1), own);
                }
            }
        }
        return contracts;
    }

    private static Contract read(String body) {
        Set<String> fields = new TreeSet<>(FIELDS.matcher(body).results().map(field -> field.group(1)).toList());
        Map<String, Integer> methods = new HashMap<>();
        METHODS.matcher(body).results().forEach(method -> methods.put(method.group(1),
                method.group(2).isBlank() ? 0 : (int) method.group(2).replaceAll("<[^>]*>|\\[[^]]*]", "").chars().filter(c -> c == ',').count() + 1));
        return new Contract(fields, methods);
    }
}
