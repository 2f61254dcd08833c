package latentstudio;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the packages, as the README's map draws them. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("latentstudio");

    /** What each package may use of the others. The root, the shell, may use all but the training. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("", List.of("sketch", "interpolate", "generate", "map", "lab", "clean", "figures", "learn", "lessons", "scan", "catalog", "oip", "job", "latent", "inference", "model",
                    "image", "ui", "access", "operation", "text")),
            Map.entry("operation", List.of("access")),
            Map.entry("access", List.of("image")),
            Map.entry("sketch", List.of("inside", "latent", "inference", "dataset", "model", "image", "ui")),
            Map.entry("inside", List.of("latent", "inference", "model", "ui")),
            Map.entry("interpolate", List.of("latent", "inference", "dataset", "model", "image", "ui")),
            Map.entry("generate", List.of("latent", "inference", "dataset", "model", "image", "ui")),
            Map.entry("map", List.of("latent", "inference", "dataset", "model", "image", "ui")),
            Map.entry("figures", List.of("latent", "inference", "dataset", "model", "image", "ui")),
            Map.entry("lab", List.of("restore", "inference", "dataset", "model", "image", "ui")),
            Map.entry("clean", List.of("scan", "geometry", "text", "restore", "job", "inference", "model", "image", "ui")),
            Map.entry("learn", List.of("job", "operation", "inference", "dataset", "model", "image", "ui")),
            Map.entry("lessons", List.of("ui")),
            Map.entry("scan", List.of("document", "geometry", "restore", "text", "job", "operation", "inference", "image")),
            Map.entry("document", List.of("geometry", "text", "image")),
            Map.entry("text", List.of("image")),
            Map.entry("geometry", List.of("image")),
            Map.entry("restore", List.of("geometry", "inference", "dataset", "model", "image")),
            Map.entry("job", List.of()),
            Map.entry("oip", List.of("operation", "inference", "model")),
            Map.entry("catalog", List.of("inference", "dataset", "model", "ui")),
            Map.entry("inference", List.of("dataset", "model", "image")),
            Map.entry("training", List.of("training.picture", "training.restorer", "training.geometry", "training.card", "training.loop", "architecture",
                    "dataset", "model")),
            Map.entry("training.picture", List.of("training.card", "training.measure", "training.export", "training.loop", "architecture",
                    "dataset", "latent", "model", "image")),
            Map.entry("training.restorer", List.of("training.card", "training.measure", "training.export", "training.loop",
                    "training.judge", "document", "restore", "text", "inference", "architecture", "dataset", "model", "image")),
            Map.entry("training.geometry", List.of("geometry", "dataset", "image")),
            Map.entry("training.card", List.of("training.measure", "training.loop", "architecture", "model", "image")),
            Map.entry("training.measure", List.of("training.export", "training.loop", "inference", "architecture", "dataset", "latent",
                    "model", "image")),
            Map.entry("training.export", List.of("training.loop", "architecture", "model")),
            Map.entry("training.loop", List.of("architecture", "dataset", "model", "image")),
            Map.entry("training.judge", List.of("dataset", "image")),
            Map.entry("latent", List.of("inference", "dataset", "model", "image", "ui")),
            Map.entry("architecture", List.of("image")),
            Map.entry("dataset", List.of("model", "image")),
            Map.entry("model", List.of("image")),
            Map.entry("image", List.of()),
            Map.entry("ui", List.of("inference", "dataset", "model", "image")));

    static Stream<String> packages() {
        return CLASSES.stream().map(type -> type.getPackageName()).distinct().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void dependOnlyOnWhatTheMapAllows(String name) {
        String own = name.equals("latentstudio") ? "" : name.substring("latentstudio.".length());
        List<String> allowed = ARROWS.get(own);
        if (allowed == null) {
            throw new AssertionError("the package '%s' is not on the map; add it with its arrows".formatted(own));
        }
        String[] known = Stream.concat(Stream.of(name), allowed.stream()
                .map(other -> other.isEmpty() ? "latentstudio" : "latentstudio." + other)).toArray(String[]::new);
        classes().that().resideInAPackage(name)
                .should().onlyDependOnClassesThat(resideOutsideOfPackages("latentstudio..").or(resideInAnyPackage(known)))
                .because("%s may use %s".formatted(name, Arrays.toString(known))).check(CLASSES);
    }

    @Test
    void areFreeOfCyclesBelowTheShell() {
        slices().matching("latentstudio.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("latentstudio.training.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
