package latentstudio.inference;

import java.util.List;
import latentstudio.model.TensorSpec;

/**
 * What one caller asks of a graph, and the memory that its answer is written to.
 *
 * @param wanted  the outputs, at least one, without free axes but the batch
 * @param inputs  what the graph takes, likewise
 * @param size    N
 * @param values  for each input, [N * values per item]
 * @param outputs for each output, [N * values per item]
 */
record Request(List<TensorSpec> wanted, List<TensorSpec> inputs, int size, float[][] values, float[][] outputs) {
    static Request of(List<TensorSpec> wanted, List<TensorSpec> inputs, int size, float[][] values) {
        return new Request(wanted, inputs, size, values,
                wanted.stream().map(output -> new float[size * output.valuesPerItem()]).toArray(float[][]::new));
    }

    Slice whole() {
        return new Slice(this, 0, size);
    }

    Graph.Inference answered(Timing timing) {
        Graph.Output[] answers = new Graph.Output[outputs.length];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = new Graph.Output(wanted.get(i).name(), wanted.get(i).batchShape(size), outputs[i]);
        }
        return new Graph.Inference(List.of(answers), timing);
    }
}
