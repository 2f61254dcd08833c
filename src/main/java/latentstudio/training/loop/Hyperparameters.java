package latentstudio.training.loop;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How a network is trained. {@link #of} gives what most runs share, the other methods what one differs in.
 *
 * @param loss         what is made small
 * @param preparation  what happens to a picture before the network sees it
 * @param epochs       at most this many passes
 * @param batch        pictures a step
 * @param learningRate Adam's, at its peak
 * @param schedule     of the learning rate after its warm-up
 * @param warmUp       steps in which the learning rate rises from 0 to its peak
 * @param heldOut      the share of the training pictures, the last ones, that the epoch is chosen on
 * @param patienceFrom the last epoch that cannot count as one without progress; those after it can
 * @param patience     the run ends when so many of these have followed the best epoch
 * @param averaging    the share of the old value in the exponential moving average of the weights, which is then what
 *                     is validated and shipped; 0 for no average. B. Polyak, A. Juditsky, <i>Acceleration of
 *                     Stochastic Approximation by Averaging</i>, 1992
 * @param maxNorm      what the gradients' norm is held under, or 0 for no limit
 */
public record Hyperparameters(Loss loss, Preparation preparation, int epochs, int batch, double learningRate,
                       Schedule schedule, int warmUp, double heldOut, int patienceFrom, int patience,
                       double averaging, double maxNorm) {
    /** A cosine schedule over all epochs, batches of 128, the last sixth held out, no early end. */
    public static Hyperparameters of(Loss loss, int epochs, double learningRate) {
        return new Hyperparameters(loss, Preparation.NONE, epochs, 128, learningRate, Schedule.COSINE, 200, 1 / 6.0,
                epochs, epochs, 0, 0);
    }

    /** Those that a {@code model.json} tells; what it leaves out is as in {@link #of}. */
    @JsonCreator
    static Hyperparameters read(@JsonProperty("loss") Loss loss, @JsonProperty("preparation") Preparation preparation,
                                @JsonProperty("epochs") Integer epochs, @JsonProperty("batch") Integer batch,
                                @JsonProperty("learningRate") Double learningRate, @JsonProperty("schedule") Schedule schedule,
                                @JsonProperty("warmUp") Integer warmUp, @JsonProperty("heldOut") Double heldOut,
                                @JsonProperty("patienceFrom") Integer patienceFrom, @JsonProperty("patience") Integer patience,
                                @JsonProperty("averaging") Double averaging, @JsonProperty("maxNorm") Double maxNorm) {
        if (loss == null || epochs == null || learningRate == null) {
            throw new IllegalArgumentException("expected a loss, epochs and a learningRate, got %s, %s and %s".formatted(
                    loss == null ? null : loss.label(), epochs, learningRate));
        }
        if (epochs < 1 || learningRate <= 0 || batch != null && batch < 1 || heldOut != null && !(heldOut >= 0 && heldOut < 1)) {
            throw new IllegalArgumentException(("expected epochs and a batch of at least 1, a learningRate above 0 and a heldOut from 0 to "
                    + "below 1, got %s, %s, %s and %s").formatted(epochs, batch, learningRate, heldOut));
        }
        Hyperparameters usual = of(loss, epochs, learningRate);
        return new Hyperparameters(loss, or(preparation, usual.preparation), epochs, or(batch, usual.batch), learningRate,
                or(schedule, usual.schedule), or(warmUp, usual.warmUp), or(heldOut, usual.heldOut), or(patienceFrom, usual.patienceFrom),
                or(patience, usual.patience), or(averaging, usual.averaging), or(maxNorm, usual.maxNorm));
    }

    private static <T> T or(T told, T usual) {
        return told == null ? usual : told;
    }

    public Hyperparameters prepared(Preparation preparation) {
        return new Hyperparameters(loss, preparation, epochs, batch, learningRate, schedule, warmUp, heldOut,
                patienceFrom, patience, averaging, maxNorm);
    }

    public Hyperparameters batch(int batch) {
        return new Hyperparameters(loss, preparation, epochs, batch, learningRate, schedule, warmUp, heldOut,
                patienceFrom, patience, averaging, maxNorm);
    }

    public Hyperparameters heldOut(double heldOut) {
        return new Hyperparameters(loss, preparation, epochs, batch, learningRate, schedule, warmUp, heldOut,
                patienceFrom, patience, averaging, maxNorm);
    }

    public Hyperparameters warmUp(int steps) {
        return new Hyperparameters(loss, preparation, epochs, batch, learningRate, schedule, steps, heldOut, patienceFrom, patience,
                averaging, maxNorm);
    }

    /**
     * The same with another early end.
     *
     * @param from     the last epoch that cannot count as one without progress
     * @param patience of epochs
     */
    public Hyperparameters patience(int from, int patience) {
        return new Hyperparameters(loss, preparation, epochs, batch, learningRate, schedule, warmUp, heldOut, from, patience, averaging, maxNorm);
    }

    public Hyperparameters averaged(double averaging) {
        return new Hyperparameters(loss, preparation, epochs, batch, learningRate, schedule, warmUp, heldOut,
                patienceFrom, patience, averaging, maxNorm);
    }

    public Hyperparameters clipped(double maxNorm) {
        return new Hyperparameters(loss, preparation, epochs, batch, learningRate, schedule, warmUp, heldOut,
                patienceFrom, patience, averaging, maxNorm);
    }

    /** The same with another number of epochs; the learning rate's schedule stretches with it. */
    public Hyperparameters withEpochs(int epochs) {
        return new Hyperparameters(loss, preparation, epochs, batch, learningRate, schedule, warmUp, heldOut,
                patienceFrom, patience, averaging, maxNorm);
    }

    /** The same with another loss. */
    public Hyperparameters withLoss(Loss loss) {
        return new Hyperparameters(loss, preparation, epochs, batch, learningRate, schedule, warmUp, heldOut,
                patienceFrom, patience, averaging, maxNorm);
    }

    /** The learning rate of a step, both counted from 0. */
    double learningRate(long step, long steps) {
        double rising = Math.min(1, (step + 1) / (double) Math.max(1, warmUp));
        return learningRate * rising * schedule.factor(Math.max(0, step - warmUp) / (double) Math.max(1, steps - warmUp));
    }

    /** How many of a training set's items are learned from; the others are held out. */
    public int trainingItems(int count) {
        return count - (int) Math.round(count * heldOut);
    }

    /** Every setting by name, as a manifest records it and as two runs are told apart. */
    public Map<String, Object> asMap() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("loss", loss.label());
        settings.putAll(loss.settings());
        if (preparation != Preparation.NONE) {
            settings.put("preparation", preparation.label());
        }
        settings.put("optimiser", "Adam, beta1 %s, beta2 %s, epsilon %s".formatted(Adam.BETA1, Adam.BETA2, Adam.EPSILON));
        settings.put("learningRate", learningRate);
        settings.put("schedule", schedule.name().toLowerCase(Locale.ROOT));
        settings.put("warmUpSteps", warmUp);
        settings.put("batch", batch);
        settings.put("epochs", epochs);
        settings.put("heldOutShare", heldOut);
        settings.put("patienceFromEpoch", patienceFrom);
        settings.put("patience", patience);
        if (averaging > 0) {
            settings.put("averaging", averaging);
        }
        if (maxNorm > 0) {
            settings.put("gradientNormAtMost", maxNorm);
        }
        settings.put("initialWeights", "Glorot uniform, biases 0");
        return settings;
    }
}
