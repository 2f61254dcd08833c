package latentstudio.training.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import latentstudio.architecture.Architecture;
import latentstudio.architecture.Chain;
import latentstudio.training.loop.Weights;
import latentstudio.training.restorer.RestorerTraining;
import org.junit.jupiter.api.Test;

class OnnxWeightsTest {
    @Test
    void aNetworkBeginsWithTheWeightsThatWereExported() throws IOException {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
             Chain network = (Chain) Architecture.RESTORER.create().initialise(manager, 3)) {
            float[] weights = Weights.read(network.parameters().stream().map(Parameter::getArray).toList());

            assertThat(RestorerTraining.start(OnnxExporter.restorer(network))).isEqualTo(weights);
        }
    }

    @Test
    void rejectsWhatIsNoSuchFile() throws IOException {
        byte[] cut;
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
             Chain network = (Chain) Architecture.LIGHT.create().initialise(manager, 3)) {
            byte[] whole = OnnxExporter.light(network);
            cut = Arrays.copyOf(whole, whole.length / 2);
        }
        for (byte[] file : new byte[][] {cut, "a text, long enough".getBytes(StandardCharsets.UTF_8)}) {
            assertThatThrownBy(() -> RestorerTraining.start(file)).isInstanceOf(IOException.class).hasMessageContaining("expected");
        }
    }
}
