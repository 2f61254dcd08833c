package latentstudio.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import latentstudio.model.GraphSpec;
import latentstudio.model.InputSpec;
import latentstudio.model.Manifest;
import latentstudio.model.TensorSpec;
import latentstudio.training.card.ModelFolder;
import latentstudio.training.export.OnnxFixture;
import org.junit.jupiter.api.Test;

class OnnxCheckerTest {
    private static final List<TensorSpec> LATENT = List.of(new TensorSpec("latent", "FP32", List.of(-1, 10)));
    private static final GraphSpec DECODER = new GraphSpec("decoder.onnx", "0".repeat(64), LATENT,
            List.of(new TensorSpec("reconstruction", "FP32", List.of(-1, 1, 28, 28))));

    @Test
    void everyModelOfPicturesThatShipsPasses() throws IOException {
        int graphs = 0;
        try (Stream<Path> folders = Files.list(Path.of("models"))) {
            for (Path folder : folders.filter(ModelFolder::holdsModel).toList()) {
                Manifest manifest = ModelFolder.manifest(folder);
                for (GraphSpec graph : manifest.input() instanceof InputSpec ? manifest.graphs().values() : List.<GraphSpec>of()) {
                    byte[] file = Files.readAllBytes(folder.resolve(graph.file()));
                    assertThatCode(() -> OnnxChecker.check(file, graph)).as(folder + " " + graph.file()).doesNotThrowAnyException();
                    graphs++;
                }
            }
        }
        assertThat(graphs).isGreaterThan(20);
    }

    @Test
    void operatorsThatTheExporterNeverWritesAreRefused() throws IOException {
        OnnxChecker.check(OnnxFixture.decoderEndingWith("Relu"), DECODER);
        for (String operator : List.of("If", "Loop", "Scan", "Identity", "com.evil")) {
            assertRefused(OnnxFixture.decoderEndingWith(operator), "got '" + operator + "'");
        }
    }

    @Test
    void otherDomainsAndOtherFilesAreRefused() {
        assertRefused(OnnxFixture.withDomain(OnnxFixture.decoderEndingWith("Relu"), "com.evil"), "of the domain 'com.evil'");
        assertRefused(OnnxFixture.decoderOfOtherFile(), "whose constant has the field 13, which it never has");
    }

    @Test
    void absurdShapesOnTheWayAreRefused() throws IOException {
        OnnxChecker.check(OnnxFixture.decoderBySide(512), DECODER);
        assertRefused(OnnxFixture.decoderBySide(100_000), "values a picture, got [-1, 1, 100000, 100000] after Resize");
        assertRefused(OnnxFixture.decoderBySide(Long.MAX_VALUE), "shapes that fit together and are not too large");
        assertRefused(OnnxFixture.decoderBySide(-1), "expected the height and width of pictures");
    }

    @Test
    void whatTheManifestDoesNotSayIsRefused() {
        byte[] decoder = OnnxFixture.decoderEndingWith("Relu");
        GraphSpec wider = new GraphSpec("decoder.onnx", "0".repeat(64), LATENT, List.of(new TensorSpec("reconstruction", "FP32", List.of(-1, 1, 28, 56))));
        assertThatThrownBy(() -> OnnxChecker.check(decoder, wider)).hasMessageContaining("expected the outputs [reconstruction [-1, 1, 28, 56]], as the manifest says");
        GraphSpec free = new GraphSpec("decoder.onnx", "0".repeat(64), LATENT, List.of(new TensorSpec("reconstruction", "FP32", List.of(-1, 1, -1, 28))));
        assertThatThrownBy(() -> OnnxChecker.check(decoder, free)).isInstanceOf(IOException.class);
    }

    @Test
    void damagedFilesAreRefusedAndNothingElseHappens() throws IOException {
        byte[] whole = OnnxFixture.decoderBySide(56);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] spoilt = random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            int at = Math.max(0, random.nextInt(400) + (random.nextBoolean() ? 0 : spoilt.length - 400));
            if (at < spoilt.length) {
                spoilt[at] = (byte) random.nextInt();
            }
            try {
                OnnxChecker.check(spoilt, DECODER);
            } catch (IOException refused) {
                assertThat(refused.getMessage()).startsWith("decoder.onnx: ").hasSizeLessThan(1_000);
            }
        }
    }

    private static void assertRefused(byte[] file, String reason) {
        assertThatThrownBy(() -> OnnxChecker.check(file, DECODER)).isInstanceOf(IOException.class).hasMessageContaining(reason);
    }
}
