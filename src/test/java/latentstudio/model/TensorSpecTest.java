package latentstudio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TensorSpecTest {
    @Test
    void countsTheValuesOfOneItem() {
        assertThat(new TensorSpec("picture", "FP32", List.of(-1, 1, 28, 28)).valuesPerItem()).isEqualTo(784);
    }

    @Test
    void holdsItsFreeAxes() {
        TensorSpec page = new TensorSpec("page", "FP32", List.of(-1, 1, -1, -1));
        assertThat(page.takesAnySize()).isTrue();
        assertThat(page.sized(32, 48)).isEqualTo(new TensorSpec("page", "FP32", List.of(-1, 1, 32, 48)));
        assertThatThrownBy(page::valuesPerItem).hasMessage("tensor page: expected fixed lengths after the batch axis, got [-1, 1, -1, -1]");
    }

    @Test
    void rejectsAFixedBatch() {
        assertThatThrownBy(() -> new TensorSpec("picture", "FP32", List.of(8, 784)))
                .hasMessage("tensor picture: expected a dynamic batch axis (-1) and positive or dynamic lengths after it, got [8, 784]");
    }

    @Test
    void rejectsAnotherType() {
        assertThatThrownBy(() -> new TensorSpec("picture", "INT8", List.of(-1, 784)))
                .hasMessage("tensor picture: expected dtype FP32, got INT8");
    }

    @Test
    void rejectsATensorWithoutName() {
        assertThatThrownBy(() -> new TensorSpec(" ", "FP32", List.of(-1))).hasMessage("a tensor needs a name");
    }
}
