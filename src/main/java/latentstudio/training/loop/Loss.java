package latentstudio.training.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latentstudio.architecture.Autoencoder;
import latentstudio.architecture.Chain;
import latentstudio.architecture.Network;
import latentstudio.architecture.Prior;

/**
 * What training makes small: a mean over the batch, a scalar. Each value type holds its own settings, which stand beside its name
 * in a {@code model.json}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "binary-cross-entropy", value = Loss.BinaryCrossEntropy.class),
    @JsonSubTypes.Type(name = "squared-error", value = Loss.SquaredError.class),
    @JsonSubTypes.Type(name = "remaining-damage", value = Loss.RemainingDamage.class),
    @JsonSubTypes.Type(name = "remaining-page-damage", value = Loss.RemainingPageDamage.class),
    @JsonSubTypes.Type(name = "light-error", value = Loss.LightError.class),
    @JsonSubTypes.Type(name = "sparse", value = Loss.Sparse.class),
    @JsonSubTypes.Type(name = "contractive", value = Loss.Contractive.class),
    @JsonSubTypes.Type(name = "evidence-lower-bound", value = Loss.EvidenceLowerBound.class),
    @JsonSubTypes.Type(name = "flow-matching", value = Loss.FlowMatching.class)
})
public sealed interface Loss {
    /**
     * Computes the loss.
     *
     * @param batch    its manager owns what is computed
     * @param training whether gradients are wanted and latents are sampled
     */
    NDArray compute(Network network, Batch batch, boolean training);

    /** The name with its unit. */
    String label();

    /** Its settings by name, as a manifest records them. */
    default Map<String, Object> settings() {
        return Map.of();
    }

    /** The key of the figure that is this loss on the test split, where there is one. */
    default Optional<String> metric() {
        return Optional.empty();
    }

    /** The same with a classifier whose features say how alike two pictures look; most losses need none. */
    default Loss taught(Chain teacher) {
        return this;
    }

    /** Whether {@link #taught} has to be called. */
    default boolean needsTeacher() {
        return false;
    }

    /**
     * Binary cross-entropy between the grey value of each pixel and its reconstruction, the mean over pixels. With
     * values between black and white it does not reach 0: its floor is the pictures' own entropy. Its minimum is the
     * expected grey value, as the squared error's is. C. Bishop, <i>Pattern Recognition and Machine Learning</i>, 2006,
     * equation 4.90.
     */
    record BinaryCrossEntropy() implements Loss {
        private static final double MARGIN = 1e-7;

        @Override
        public NDArray compute(Network network, Batch batch, boolean training) {
            NDArray targets = batch.targets();
            NDArray reconstruction = network.forward(batch.inputs(), training)
                    .clip(MARGIN, 1 - MARGIN); // [N, 1, H, W], so that no logarithm is infinite
            NDArray ink = targets.mul(reconstruction.log()); // [N, 1, H, W]
            NDArray paper = targets.mul(-1).add(1).mul(reconstruction.mul(-1).add(1).log()); // [N, 1, H, W]
            return ink.add(paper).mean().neg();
        }

        @Override
        public String label() {
            return "binary cross-entropy, mean per pixel";
        }

        @Override
        public Optional<String> metric() {
            return Optional.of("binary-cross-entropy");
        }
    }

    /** The squared error between a picture and its reconstruction, the sum over its pixels. */
    record SquaredError() implements Loss {
        @Override
        public NDArray compute(Network network, Batch batch, boolean training) {
            return squaredError(network.forward(batch.inputs(), training), batch.targets());
        }

        @Override
        public String label() {
            return "squared error, sum over a picture's pixels";
        }
    }

    /**
     * How much of a picture's damage is left: the root of the mean squared error after the network over that before
     * it, the mean over the pictures. So mild and heavy damage count alike, where the squared error would mind the
     * ruins alone. Clean pictures cannot be cleaner; for them, and for the mildest damage, the floor stands below.
     * Without it the network would only learn to leave clean pictures alone.
     *
     * @param floor what counts as damage at least, a root of a mean squared error
     */
    record RemainingDamage(double floor) implements Loss {
        static final double SMALLEST = 1e-6; // the slope of a root is infinite at 0

        @Override
        public NDArray compute(Network network, Batch batch, boolean training) {
            NDArray damage = squares(batch.inputs().sub(batch.targets())); // [N]
            NDArray left = squares(network.forward(batch.inputs(), training).sub(batch.targets())); // [N]
            return left.add((float) SMALLEST).div(damage.add((float) (floor * floor))).sqrt().mean();
        }

        /** Each picture's mean square, [N]. */
        private static NDArray squares(NDArray errors) {
            return errors.mul(errors).reshape(errors.getShape().get(0), -1).mean(new int[] {1});
        }

        @Override
        public String label() {
            return "remaining damage: a picture's root mean squared error after over before";
        }

        @Override
        public Map<String, Object> settings() {
            return settingsOf("floor", floor);
        }
    }

    /**
     * {@link RemainingDamage} of a page in colour, where what is not bare paper counts more, and most where it came back
     * paler than it is: a word that is lost is worse than a stain that stays.
     *
     * @param floor what counts as damage at least, a root of a mean squared error
     * @param ink   by how much an error of what is printed counts more than one of bare paper
     * @param paler by how much more where it came back paler
     */
    record RemainingPageDamage(double floor, double ink, double paler) implements Loss {
        /** What is darker than white by so much is no bare paper. */
        private static final float BARE = 0.05f;

        @Override
        public NDArray compute(Network network, Batch batch, boolean training) {
            NDArray targets = batch.targets(); // [N, 3, H, W]
            NDArray printed = targets.mul(-1).add(1).mul(1 / BARE).clip(0, 1); // [N, 3, H, W]
            NDArray error = network.forward(batch.inputs(), training).sub(targets);
            NDArray lost = error.clip(0, 10); // where it is paler
            NDArray left = error.mul(error).mul(printed.mul((float) ink).add(1)).add(lost.mul(lost).mul(printed).mul((float) paler));
            NDArray damage = batch.inputs().sub(targets);
            return mean(left).add((float) RemainingDamage.SMALLEST).div(mean(damage.mul(damage)).add((float) (floor * floor))).sqrt().mean();
        }

        /** Each page's mean, [N]. */
        private static NDArray mean(NDArray values) {
            return values.reshape(values.getShape().get(0), -1).mean(new int[] {1});
        }

        @Override
        public String label() {
            return "remaining damage: a page's root mean squared error after over before, lost ink counting more";
        }

        @Override
        public Map<String, Object> settings() {
            return settingsOf("floor", floor, "inkWeight", ink, "palerWeight", paler);
        }
    }

    /**
     * How far an estimated light is from the real one: the absolute difference of their logarithms, so that half and double
     * are as wrong, weighted by cell. The targets are the light's three channels, then the weights' three.
     */
    record LightError() implements Loss {
        private static final double DARKEST = 0.02;
        private static final float ROUND = 1e-4f; // the absolute value without its corner

        @Override
        public NDArray compute(Network network, Batch batch, boolean training) {
            NDArray light = batch.targets().get(":, 0:3"); // [N, 3, H, W]
            NDArray weights = batch.targets().get(":, 3:6"); // [N, 3, H, W]
            NDArray difference = network.forward(batch.inputs(), training).add((float) DARKEST).log()
                    .sub(light.add((float) DARKEST).log());
            return difference.mul(difference).add(ROUND).sqrt().mul(weights).mean();
        }

        @Override
        public String label() {
            return "absolute difference of the light's logarithms, the mean over cells";
        }
    }

    /**
     * Squared error plus two penalties that keep the latent's sigmoid units quiet: the sum of their values (L1), and
     * the divergence of each unit's mean over the batch from a wished activity. A. Ng, <i>Sparse autoencoder</i>,
     * CS294A lecture notes, 2011, section 3.
     *
     * @param absolute   the weight of the values' sum
     * @param divergence the weight of the divergence, in squared pixel values per nat
     * @param activity   the wished mean of each unit, in 0..1
     */
    record Sparse(double absolute, double divergence, double activity) implements Loss {
        @Override
        public NDArray compute(Network network, Batch batch, boolean training) {
            Autoencoder model = (Autoencoder) network;
            NDArray latents = model.encode(batch.inputs(), training).head(); // [N, Z], in 0..1
            NDArray means = latents.mean(new int[] {0}).clip(1e-6, 1 - 1e-6); // [Z]
            NDArray on = means.log().sub((float) Math.log(activity)).mul((float) -activity); // [Z]
            NDArray off = means.mul(-1).add(1).log().sub((float) Math.log(1 - activity)).mul((float) (activity - 1));
            return squaredError(model.decode(latents, training), batch.targets())
                    .add(latents.sum().mul((float) (absolute / batch.count())))
                    .add(on.add(off).sum().mul((float) divergence));
        }

        @Override
        public String label() {
            return "squared error, sum over a picture's pixels, and sparsity";
        }

        @Override
        public Map<String, Object> settings() {
            return settingsOf("absoluteWeight", absolute, "divergenceWeight", divergence, "activity", activity);
        }
    }

    /**
     * Squared error plus the squared Frobenius norm of the encoder's Jacobian, so that the latent moves little when
     * the picture does. For one layer of sigmoid units it has a closed form: S. Rifai et al., <i>Contractive
     * Auto-Encoders: Explicit Invariance During Feature Extraction</i>, 2011, equations 4 and 5 and section 5.
     *
     * @param weight of the norm
     */
    record Contractive(double weight) implements Loss {
        @Override
        public NDArray compute(Network network, Batch batch, boolean training) {
            Autoencoder model = (Autoencoder) network;
            NDArray latents = model.encode(batch.inputs(), training).head(); // [N, Z], in 0..1
            NDArray slopes = latents.mul(latents.mul(-1).add(1)); // [N, Z]
            NDArray weights = weights(model); // [Z, pixels]
            NDArray squares = weights.mul(weights); // [Z, pixels]
            squares.attach(latents.getManager()); // else it would stay with the weights for the whole run
            NDArray norms = squares.sum(new int[] {1}); // [Z]
            return squaredError(model.decode(latents, training), batch.targets())
                    .add(slopes.mul(slopes).mul(norms).sum().mul((float) (weight / batch.count())));
        }

        private static NDArray weights(Autoencoder model) {
            return model.mean().stream().flatMap(layer -> layer.getDirectParameters().values().stream())
                    .filter(parameter -> parameter.getType() == Parameter.Type.WEIGHT).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("expected a dense layer of sigmoid units"))
                    .getArray();
        }

        @Override
        public String label() {
            return "squared error, sum over a picture's pixels, and contraction";
        }

        @Override
        public Map<String, Object> settings() {
            return settingsOf("contractionWeight", weight);
        }
    }

    /**
     * The negative evidence lower bound in nats per picture: squared error over twice the decoder's variance plus the
     * divergence of the posterior from N(0, I). D. Kingma, M. Welling, <i>Auto-Encoding Variational Bayes</i>, 2014,
     * equation 10 and appendix B, with a Gaussian decoder of fixed variance and without its constant. While training,
     * one latent is sampled a picture; otherwise the posterior's mean stands for it, so that the figure has no noise.
     *
     * <p>With a likeness above 0, a second term holds the reconstruction's features in a classifier against the
     * picture's: each layer's squared distance, relative to the features' own squares. It takes blur for the error
     * that the eye sees in it. J. Johnson et al., <i>Perceptual Losses for Real-Time Style Transfer and
     * Super-Resolution</i>, 2016, equation 2.
     *
     * @param decoderVariance in squared pixel values
     * @param likeness        nats for a relative error of 1 in one layer
     * @param teacher         the classifier, or null before {@link #taught}
     */
    record EvidenceLowerBound(double decoderVariance, double likeness, Chain teacher) implements Loss {
        /** Before {@link #taught}. */
        @JsonCreator
        public EvidenceLowerBound(@JsonProperty("decoderVariance") double decoderVariance, @JsonProperty("likeness") double likeness) {
            this(decoderVariance, likeness, null);
        }

        @Override
        public NDArray compute(Network network, Batch batch, boolean training) {
            Autoencoder model = (Autoencoder) network;
            NDList posterior = model.encode(batch.inputs(), training);
            NDArray mean = posterior.get(0); // [N, Z]
            NDArray logVariance = posterior.get(1); // [N, Z]
            NDArray latents = mean;
            if (training) {
                NDArray noise = mean.getManager().randomNormal(mean.getShape()); // [N, Z]
                latents = mean.add(logVariance.mul(0.5).exp().mul(noise)); // [N, Z], the reparameterisation trick
            }
            NDArray reconstruction = model.decode(latents, training); // [N, 1, H, W]
            NDArray distortion = squaredError(reconstruction, batch.targets()).div((float) (2 * decoderVariance));
            NDArray divergence = mean.mul(mean).add(logVariance.exp()).sub(logVariance).sub(1).sum()
                    .div(2f * batch.count());
            NDArray bound = distortion.add(divergence);
            return likeness > 0 ? bound.add(unlikeness(reconstruction, batch.targets()).mul((float) likeness)) : bound;
        }

        /** The sum over the classifier's inner layers of the features' squared distance, relative to their squares. */
        private NDArray unlikeness(NDArray reconstruction, NDArray targets) {
            List<NDArray> found = teacher.stages(reconstruction, false);
            List<NDArray> wanted = teacher.stages(targets, false);
            NDArray sum = null;
            for (int layer = 0; layer < found.size() - 1; layer++) { // the last are the scores, not features
                NDArray difference = found.get(layer).sub(wanted.get(layer));
                float squares = wanted.get(layer).square().sum().getFloat();
                NDArray relative = difference.mul(difference).sum().div(squares);
                sum = sum == null ? relative : sum.add(relative);
            }
            return sum;
        }

        @Override
        public String label() {
            return likeness > 0 ? "negative evidence lower bound and unlikeness, nats per picture without constant"
                    : "negative evidence lower bound, nats per picture without constant";
        }

        @Override
        public Map<String, Object> settings() {
            return likeness > 0 ? settingsOf("decoderVariance", decoderVariance, "likeness", likeness)
                    : settingsOf("decoderVariance", decoderVariance);
        }

        @Override
        public Loss taught(Chain teacher) {
            return new EvidenceLowerBound(decoderVariance, likeness, teacher);
        }

        @Override
        public boolean needsTeacher() {
            return likeness > 0;
        }
    }

    /**
     * Cross-entropy between a classifier's scores and the classes, in nats. C. Bishop, <i>Pattern Recognition and
     * Machine Learning</i>, 2006, equation 4.108.
     */
    record Classification() implements Loss {
        @Override
        public NDArray compute(Network network, Batch batch, boolean training) {
            NDArray logarithms = network.forward(batch.inputs(), training).logSoftmax(1); // [N, K]
            return logarithms.mul(batch.classes()).sum().div((float) -batch.count());
        }

        @Override
        public String label() {
            return "cross-entropy of the classes, nats";
        }
    }

    /**
     * The squared distance between a prior's velocity and the straight way from noise to a latent, at a random time:
     * Y. Lipman et al., <i>Flow Matching for Generative Modeling</i>, 2023, equation 23 with a final deviation of 0.
     *
     * @param classless the share of latents whose class the prior is not told, so that it can also sample any class
     */
    record FlowMatching(double classless) implements Loss {
        @Override
        public NDArray compute(Network network, Batch batch, boolean training) {
            NDArray latents = batch.inputs(); // [N, Z]
            NDManager scope = latents.getManager();
            Shape column = new Shape(batch.count(), 1);
            NDArray noise = scope.randomNormal(latents.getShape()); // [N, Z]
            NDArray time = scope.randomUniform(0, 1, column); // [N, 1]
            NDArray told = scope.randomUniform(0, 1, column).gte((float) classless).toType(DataType.FLOAT32, false); // [N, 1]
            NDArray way = latents.sub(noise); // [N, Z]
            NDArray velocity = ((Prior) network).velocity(noise.add(way.mul(time)), batch.classes().mul(told), time, training);
            return squaredError(velocity, way);
        }

        @Override
        public String label() {
            return "squared error of the velocity, sum over a latent's values";
        }

        @Override
        public Map<String, Object> settings() {
            return settingsOf("classlessShare", classless);
        }
    }

    /** The sum over a picture's pixels, the mean over the batch; both [N, C, H, W]. */
    private static NDArray squaredError(NDArray found, NDArray wanted) {
        NDArray error = found.sub(wanted);
        return error.mul(error).sum().div((float) wanted.getShape().get(0));
    }

    private static Map<String, Object> settingsOf(Object... namesAndValues) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return settings;
    }
}
