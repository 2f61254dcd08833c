package latentstudio.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import latentstudio.image.PageOverview;

/**
 * The contract between training and serving: everything the server knows of a model, read from
 * {@code models/<id>/manifest.json}. Checked when it is made; immutable apart from its number arrays, which nobody
 * writes to.
 *
 * @param id         the folder's name, lower case, for instance {@code digits-vae}
 * @param version    of the trained weights, for instance {@code 1}
 * @param title      what a visitor sees
 * @param summary    one or two sentences for its card
 * @param task       what it is for
 * @param dataset    the id of the data set that it was trained on; words where the studio has none of that name
 * @param licence    of the weights
 * @param classes    names of the classes in the order of their labels; null without classes, and in the file of a manifest whose
 *                   data set tells them, see {@link #withClasses}
 * @param input      the pictures or pages it takes
 * @param graphs     its ONNX graphs by role
 * @param latent     its latent space, or null where it has none, as a denoiser or a restorer
 * @param metrics    measured figures
 * @param provenance how it was made
 */
public record Manifest(String id, String version, String title, String summary, Task task, String dataset,
                       String licence, List<String> classes, Input input, Map<GraphRole, GraphSpec> graphs,
                       LatentSpec latent, List<Metric> metrics, Provenance provenance) {
    /** The version of weights that change while the model is learned. */
    public static final String LEARNING = "learning";
    private static final List<String> PRIOR_INPUTS = List.of("noise", "label", "temperature");

    public Manifest {
        if (id == null || !isId(id)) {
            throw new IllegalArgumentException("expected an id of lower-case words joined by '-', got '%s'".formatted(id));
        }
        require(id, "version", version);
        require(id, "title", title);
        require(id, "task", task);
        require(id, "dataset", dataset);
        require(id, "input", input);
        require(id, "graphs", graphs);
        if (graphs.isEmpty()) {
            throw new IllegalArgumentException("%s: expected at least one graph".formatted(id));
        }
        graphs = Map.copyOf(graphs);
        classes = classes == null ? null : List.copyOf(classes);
        metrics = metrics == null ? List.of() : List.copyOf(metrics);
        if (task == Task.RESTORER) {
            requireRestorer(id, input, graphs, latent);
        } else if (!(input instanceof InputSpec)) {
            throw new IllegalArgumentException("%s: expected an input of fixed height and width for the task '%s', got pages in tiles"
                    .formatted(id, task.label()));
        }
        if (graphs.containsKey(GraphRole.ENCODER) != graphs.containsKey(GraphRole.DECODER)) {
            throw new IllegalArgumentException("%s: expected an encoder and a decoder, or neither".formatted(id));
        }
        if (graphs.containsKey(GraphRole.DECODER)) {
            require(id, "latent", latent);
            int pixels = ((InputSpec) input).pixels();
            requireItem(id, "encoder input", graphs.get(GraphRole.ENCODER).inputs().getFirst(), pixels);
            requireItem(id, "encoder output", graphs.get(GraphRole.ENCODER).outputs().getFirst(), latent.size());
            requireItem(id, "decoder input", graphs.get(GraphRole.DECODER).inputs().getFirst(), latent.size());
            requireItem(id, "decoder output", graphs.get(GraphRole.DECODER).outputs().getFirst(), pixels);
        }
        if (task == Task.DENOISER) {
            requireDenoiser(id, (InputSpec) input, graphs, latent);
        } else if (task != Task.RESTORER && !graphs.containsKey(GraphRole.ENCODER)) {
            throw new IllegalArgumentException("%s: expected an encoder and a decoder for the task '%s', got the graphs %s"
                    .formatted(id, task.label(), graphs.keySet().stream().map(GraphRole::label).sorted().toList()));
        }
        if (graphs.containsKey(GraphRole.PRIOR)) {
            require(id, "latent", latent);
            requirePrior(id, graphs.get(GraphRole.PRIOR), latent.size(), Math.max(1, latent.perClass().size())); // without classes all are of one
        }
        if (classes != null && latent != null && !latent.perClass().isEmpty() && latent.perClass().size() != classes.size()) {
            throw new IllegalArgumentException("%s: expected latent statistics of each of the %d classes, got those of %d"
                    .formatted(id, classes.size(), latent.perClass().size()));
        }
    }

    /**
     * This manifest with the names of its data set's classes.
     *
     * @throws IllegalArgumentException if it names others itself, or has latent statistics of another number of classes
     */
    public Manifest withClasses(List<String> names) {
        if (classes != null && !classes.equals(names)) {
            throw new IllegalArgumentException("%s: expected the classes of the data set '%s', %s, got %s; leave 'classes' out of the manifest"
                    .formatted(id, dataset, names, classes));
        }
        return new Manifest(id, version, title, summary, task, dataset, licence, names.isEmpty() ? null : names, input, graphs, latent, metrics, provenance);
    }

    private static void requireDenoiser(String id, InputSpec input, Map<GraphRole, GraphSpec> graphs, LatentSpec latent) {
        requireOnly(id, GraphRole.DENOISER, graphs, latent, List.of(TensorSpec.DYNAMIC, input.channels(), input.height(), input.width()));
    }

    private static void requireRestorer(String id, Input input, Map<GraphRole, GraphSpec> graphs, LatentSpec latent) {
        if (!(input instanceof TiledInputSpec)) {
            throw new IllegalArgumentException("%s: expected a restorer's input to be pages in tiles, got pictures of one size".formatted(id));
        }
        Map<GraphRole, GraphSpec> restorer = new EnumMap<>(graphs);
        GraphSpec light = restorer.remove(GraphRole.LIGHT);
        requireOnly(id, GraphRole.RESTORER, restorer, latent, pages(input.channels()));
        if (light != null) {
            if (input.channels() != 3) {
                throw new IllegalArgumentException("%s: expected a restorer with a light to take pages of three channels, got %d"
                        .formatted(id, input.channels()));
            }
            requireInputs(id, light, 1);
            requireShape(id, "light input", light.inputs().getFirst(), pages(PageOverview.CHANNELS));
            requireShape(id, "light output", light.outputs().getFirst(), pages(3));
        }
    }

    private static List<Integer> pages(int channels) {
        return List.of(TensorSpec.DYNAMIC, channels, TensorSpec.DYNAMIC, TensorSpec.DYNAMIC);
    }

    /** One graph, whose first output has the shape of its one input. */
    private static void requireOnly(String id, GraphRole role, Map<GraphRole, GraphSpec> graphs, LatentSpec latent, List<Integer> shape) {
        if (!graphs.keySet().equals(Set.of(role)) || latent != null) {
            throw new IllegalArgumentException("%s: expected a %s to have one graph, its %s, and no latent; got the graphs %s%s"
                    .formatted(id, role.label(), role.label(), graphs.keySet().stream().map(GraphRole::label).sorted().toList(),
                            latent == null ? "" : " and a latent"));
        }
        GraphSpec graph = graphs.get(role);
        requireInputs(id, graph, 1);
        requireShape(id, role.label() + " input", graph.inputs().getFirst(), shape);
        requireShape(id, role.label() + " output", graph.outputs().getFirst(), shape);
    }

    /** Whether it is learned just now, so that its weights change. */
    @JsonIgnore
    public boolean isLearning() {
        return version.equals(LEARNING);
    }

    /** The names of the classes that it has statistics of; empty without. */
    public List<String> knownClasses() {
        return classes == null || latent == null || latent.perClass().isEmpty() ? List.of() : classes;
    }

    private static void requirePrior(String id, GraphSpec graph, int latentSize, int classes) {
        requireInputs(id, graph, PRIOR_INPUTS.size());
        List<Integer> lengths = List.of(latentSize, classes, 1);
        for (int i = 0; i < PRIOR_INPUTS.size(); i++) {
            TensorSpec tensor = graph.inputs().get(i);
            if (!tensor.name().equals(PRIOR_INPUTS.get(i))) {
                throw new IllegalArgumentException("%s: expected the prior's inputs %s, got %s"
                        .formatted(id, PRIOR_INPUTS, graph.inputs().stream().map(TensorSpec::name).toList()));
            }
            requireShape(id, "prior input", tensor, List.of(TensorSpec.DYNAMIC, lengths.get(i)));
        }
        requireShape(id, "prior output", graph.outputs().getFirst(), List.of(TensorSpec.DYNAMIC, latentSize));
    }

    private static void requireInputs(String id, GraphSpec graph, int count) {
        if (graph.inputs().size() != count) {
            throw new IllegalArgumentException("%s: expected %s to have %d input(s), got %s"
                    .formatted(id, graph.file(), count, graph.inputs().stream().map(TensorSpec::name).toList()));
        }
    }

    private static void requireShape(String id, String what, TensorSpec tensor, List<Integer> shape) {
        if (!tensor.shape().equals(shape)) {
            throw new IllegalArgumentException("%s: expected %s '%s' of shape %s, got %s"
                    .formatted(id, what, tensor.name(), shape, tensor.shape()));
        }
    }

    /**
     * The pictures of a model of fixed size.
     *
     * @throws IllegalStateException for a restorer, which takes pages of any size
     */
    public InputSpec fixedInput() {
        if (input instanceof InputSpec fixed) {
            return fixed;
        }
        throw new IllegalStateException("%s takes pages of any size".formatted(id));
    }

    /** The validation loss that training was to reach, or null where there was no such target. */
    public Double lossTarget() {
        return provenance == null ? null : metrics.stream().filter(metric -> metric.key().equals(provenance.lossMetric()))
                .map(Metric::target).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Whether a text can be a model's id: lower-case words joined by {@code -}. */
    public static boolean isId(String text) {
        return text.matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    private static void require(String id, String name, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw new IllegalArgumentException("%s: the manifest lacks '%s'".formatted(id, name));
        }
    }

    private static void requireItem(String id, String what, TensorSpec tensor, int values) {
        if (tensor.valuesPerItem() != values) {
            throw new IllegalArgumentException("%s: expected %s '%s' of %d values an item, got shape %s"
                    .formatted(id, what, tensor.name(), values, tensor.shape()));
        }
    }
}
