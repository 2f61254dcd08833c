package latentstudio.inside;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latentstudio.inference.Graph;
import latentstudio.inference.ServedModel;
import latentstudio.inference.Timing;
import latentstudio.latent.InvalidRequestException;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.OnnxFile;
import latentstudio.model.TensorSpec;

/** A model with graphs that give what each of its layers gives. Thread-safe. */
final class OpenModel implements AutoCloseable {
    private final ServedModel model;
    private final Map<GraphRole, Graph> graphs = new LinkedHashMap<>();
    private final List<Layer> layers;

    /**
     * What all layers gave.
     *
     * @param values [layers][values], each in the order of its maps
     */
    record Pass(float[][] values, Timing timing) {
    }

    /** @throws RuntimeException with a message for the visitor, if its layers cannot be computed */
    OpenModel(ServedModel model) {
        this.model = model;
        List<Layer> read = List.of();
        try {
            for (GraphRole role : roles(model)) {
                read = open(role, read);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        layers = read;
    }

    private static List<GraphRole> roles(ServedModel model) {
        return model.manifest().graphs().containsKey(GraphRole.DENOISER) ? List.of(GraphRole.DENOISER) : List.of(GraphRole.ENCODER, GraphRole.DECODER);
    }

    private List<Layer> open(GraphRole role, List<Layer> before) {
        byte[] file = model.file(role);
        GraphSpec spec = model.manifest().graphs().get(role);
        OnnxFile graph = graph(file);
        List<Layer> all = LayerReader.read(role, graph, spec.inputs().getFirst(), before);
        List<TensorSpec> outputs = all.stream().skip(before.size() + 1L).map(Layer::tensor).toList();
        List<String> inner = outputs.stream().map(TensorSpec::name).filter(name -> !graph.outputs().contains(name)).toList();
        graphs.put(role, model.openWider(role, OnnxFile.withOutputs(file, inner), outputs));
        return all;
    }

    private static OnnxFile graph(byte[] file) {
        try {
            return OnnxFile.read(file);
        } catch (IOException e) {
            throw new InvalidRequestException("The layers of this model cannot be read; choose another model.");
        }
    }

    /** In the order of their numbers. */
    List<Layer> layers() {
        return layers;
    }

    /**
     * Computes all layers.
     *
     * @param picture [pixels], 0 paper to 1 ink
     * @param latent  [Z], what the decoder is given; empty for what the encoder makes of the picture
     * @throws RuntimeException with a message for the visitor, as {@link Graph#infer} does
     */
    Pass pass(float[] picture, float[] latent) {
        float[][] values = new float[layers.size()][];
        Timing timing = null;
        for (Map.Entry<GraphRole, Graph> graph : graphs.entrySet()) {
            float[] given = graph.getKey() != GraphRole.DECODER ? picture : latent.length > 0 ? latent : latent(values);
            Timing took = run(graph.getKey(), graph.getValue(), given, values);
            timing = timing == null ? took : took.plus(timing);
        }
        return new Pass(values, timing);
    }

    private Timing run(GraphRole role, Graph graph, float[] given, float[][] values) {
        int first = first(role);
        values[first] = given;
        List<String> names = graph.outputs().stream().map(TensorSpec::name).toList();
        Graph.Inference inference = graph.infer(names, new int[0], given);
        for (int i = 0; i < names.size(); i++) {
            values[first + 1 + i] = inference.outputs().get(i).values();
        }
        return inference.timing();
    }

    private int first(GraphRole role) {
        int first = 0;
        while (layers.get(first).role() != role) {
            first++;
        }
        return first;
    }

    private float[] latent(float[][] values) {
        String name = model.manifest().graphs().get(GraphRole.ENCODER).outputs().getFirst().name();
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).role() == GraphRole.ENCODER && layers.get(i).tensor().name().equals(name)) {
                return values[i];
            }
        }
        throw new InvalidRequestException("The latent of this model is not one of its layers; choose another model.");
    }

    /** Waits for those who compute. */
    @Override
    public void close() {
        graphs.values().forEach(Graph::close);
    }
}
