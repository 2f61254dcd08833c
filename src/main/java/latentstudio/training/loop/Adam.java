package latentstudio.training.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.List;

/**
 * The Adam optimiser: D. Kingma, J. Ba, <i>Adam: A Method for Stochastic Optimization</i>, 2015, algorithm 1 in the
 * form at the end of its section 2, where the bias corrections are folded into the step size; epsilon is thus the one
 * written with a hat there.
 *
 * <p>DJL's own keeps its moments to itself, and a run that is to resume has to save them. Not thread-safe.
 */
final class Adam {
    static final double BETA1 = 0.9;
    static final double BETA2 = 0.999;
    static final double EPSILON = 1e-7;

    private final List<Parameter> parameters;
    private final List<NDArray> means;
    private final List<NDArray> variances;
    private long steps;

    /**
     * Starts with moments of 0.
     *
     * @param manager owns the moments
     */
    Adam(List<Parameter> parameters, NDManager manager) {
        this.parameters = parameters;
        means = parameters.stream().map(parameter -> manager.zeros(parameter.getShape())).toList();
        variances = parameters.stream().map(parameter -> manager.zeros(parameter.getShape())).toList();
    }

    /**
     * Moves every parameter against its gradient, and sets the gradients to 0.
     *
     * @param maxNorm all gradients together are scaled down to this Euclidean norm where theirs is larger, so that one
     *                odd batch cannot throw the weights far away; 0 for no limit. R. Pascanu et al., <i>On the
     *                difficulty of training recurrent neural networks</i>, 2013, algorithm 1
     */
    void step(double learningRate, double maxNorm) {
        steps++;
        double norm = maxNorm > 0 ? gradientNorm() : 0;
        float scale = norm > maxNorm ? (float) (maxNorm / norm) : 1;
        double corrected = learningRate * Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
        for (int i = 0; i < parameters.size(); i++) {
            NDArray weight = parameters.get(i).getArray();
            try (NDArray gradient = weight.getGradient()) { // a new handle each time, which nobody else would close
                weight.getNDArrayInternal().adamUpdate(new NDList(weight, gradient, means.get(i), variances.get(i)),
                        new NDList(weight), (float) learningRate, (float) corrected, 0, scale, -1, (float) BETA1,
                        (float) BETA2, (float) EPSILON, false, false);
            }
        }
    }

    private double gradientNorm() {
        double squares = 0;
        for (Parameter parameter : parameters) {
            try (NDArray gradient = parameter.getArray().getGradient();
                 NDArray square = gradient.square();
                 NDArray sum = square.sum()) {
                squares += sum.getFloat();
            }
        }
        return Math.sqrt(squares);
    }

    long steps() {
        return steps;
    }

    /** The first moments, in the order of the parameters. */
    List<NDArray> means() {
        return means;
    }

    /** The second moments, in the order of the parameters. */
    List<NDArray> variances() {
        return variances;
    }

    /** Goes on after so many steps; the moments are set through their arrays. */
    void resume(long steps) {
        this.steps = steps;
    }
}
