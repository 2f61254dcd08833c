package latentstudio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The compiled bundle in the repository is what lets a clone build without Node: it must not fall behind. */
class FrontendBundleTest {
    private static final Path ELEMENTS = Path.of("frontend");
    private static final Path GENERATED = ELEMENTS.resolve("generated"); // by Vaadin, on each build
    private static final Path BUNDLES = Path.of("src/main/bundles");
    private static final String REMEDY = "run frontend/build.sh and commit src/main/bundles";

    @Test
    void bundleWasBuiltFromTheseElements() throws IOException {
        Map<String, String> built = Files.readAllLines(BUNDLES.resolve("sources.sha256")).stream()
                .map(line -> line.split(" +"))
                .collect(Collectors.toMap(columns -> columns[1], columns -> columns[0], (a, b) -> b, TreeMap::new));
        assertThat(checksums()).as(REMEDY).isEqualTo(built);
    }

    @Test
    void lockfileNamesNoRegistry() throws IOException {
        assertThat(Files.readString(Path.of("package-lock.json"))).doesNotContain("\"resolved\"");
    }

    @Test
    void bundleHoldsEveryElementThatAViewUses() throws IOException {
        try (ZipFile bundle = new ZipFile(BUNDLES.resolve("prod.bundle").toFile())) {
            String statistics = new String(bundle.getInputStream(bundle.getEntry("config/stats.json")).readAllBytes());
            for (String element : List.of("screens/draw/draw-studio.ts", "screens/clean/clean-studio.ts", "screens/lab/lab-studio.ts", "ui/theme-toggle.ts",
                    "plot/loss-curve.ts")) {
                assertThat(statistics).as(REMEDY).contains("Frontend/" + element);
            }
        }
    }

    private static boolean isBundled(Path file) {
        return file.toString().endsWith(".ts") && !file.toString().endsWith(".test.ts") && !file.startsWith(GENERATED);
    }

    private static Map<String, String> checksums() throws IOException {
        Map<String, String> checksums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ELEMENTS)) {
            for (Path file : files.filter(FrontendBundleTest::isBundled).toList()) {
                checksums.put(ELEMENTS.relativize(file).toString(), sha256(file));
            }
        }
        return checksums;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
