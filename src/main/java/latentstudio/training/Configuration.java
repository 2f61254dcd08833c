package latentstudio.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import latentstudio.architecture.Architecture;
import latentstudio.dataset.PictureSet;
import latentstudio.model.Task;

/**
 * Everything in which one model's training differs from another's.
 *
 * @param id              of the model, the folder's name under {@code models}
 * @param title           what a visitor sees
 * @param summary         one or two sentences for its card
 * @param task            what it is for
 * @param pictures        what it learns from
 * @param licence         of the weights
 * @param architecture    the network
 * @param loss            what is made small
 * @param decoderVariance of a Gaussian decoder, 0 for other losses
 * @param epochs          at most this many passes
 * @param batch           pictures a step
 * @param learningRate    Adam's, at its peak
 * @param schedule        of the learning rate after its warm-up
 * @param warmUp          steps in which the learning rate rises from 0 to its peak
 * @param heldOut         the share of the training pictures, the last ones, that the epoch is chosen on
 * @param patienceFrom    the last epoch that cannot count as one without progress; those after it can
 * @param patience        the run ends when so many of these have followed the best epoch
 * @param target          what the test split's figure is to reach: the mean squared error of a variational autoencoder,
 *                        the binary cross-entropy of another
 */
record Configuration(String id, String title, String summary, Task task, PictureSet pictures, String licence,
                     Architecture architecture, Loss loss, double decoderVariance, int epochs, int batch,
                     double learningRate, Schedule schedule, int warmUp, double heldOut, int patienceFrom,
                     int patience, double target) {
    private static final String MNIST_LICENCE = "CC BY-SA 3.0, as MNIST";
    private static final String FASHION_LICENCE = "MIT, as Fashion-MNIST";

    private static final List<Configuration> ALL = List.of(
            new Configuration("digits-tiny", "Digits, tiny",
                    "A convolutional autoencoder of 4,723 parameters that squeezes a hand-written digit into 10 numbers.",
                    Task.AUTOENCODER, PictureSet.MNIST, MNIST_LICENCE, Architecture.TINY_CONVOLUTIONAL,
                    Loss.BINARY_CROSS_ENTROPY, 0, 100, 128, 2e-3, Schedule.COSINE, 200, 0.5, 25, 20, 0.1405),
            new Configuration("digits-vae", "Digits, variational",
                    "A convolutional variational autoencoder: 16 numbers a digit, drawn from a space that can be sampled.",
                    Task.VARIATIONAL_AUTOENCODER, PictureSet.MNIST, MNIST_LICENCE, Architecture.VARIATIONAL,
                    Loss.NEGATIVE_EVIDENCE_LOWER_BOUND, 0.06, 18, 128, 1.5e-3, Schedule.COSINE, 200, 1 / 6.0, 18, 18,
                    0.0075),
            new Configuration("fashion-tiny", "Fashion, tiny",
                    "A convolutional autoencoder of 4,723 parameters that squeezes an article of clothing into 10 numbers.",
                    Task.AUTOENCODER, PictureSet.FASHION_MNIST, FASHION_LICENCE, Architecture.TINY_CONVOLUTIONAL,
                    Loss.BINARY_CROSS_ENTROPY, 0, 40, 128, 2e-3, Schedule.COSINE, 200, 1 / 6.0, 25, 20, 0),
            new Configuration("digits-conv", "Digits, convolutional",
                    "x",
                    Task.AUTOENCODER, PictureSet.MNIST, MNIST_LICENCE, Architecture.CONVOLUTIONAL,
                    Loss.SQUARED_ERROR, 0, 20, 128, 1.5e-3, Schedule.COSINE, 200, 1 / 6.0, 20, 20, 0.0095),
            new Configuration("fashion-conv", "Fashion, convolutional",
                    "x",
                    Task.AUTOENCODER, PictureSet.FASHION_MNIST, FASHION_LICENCE, Architecture.CONVOLUTIONAL,
                    Loss.SQUARED_ERROR, 0, 20, 128, 1.5e-3, Schedule.COSINE, 200, 1 / 6.0, 20, 20, 0.0130));

    /** The configuration of a model, or an error that names those there are. */
    static Configuration of(String id) {
        return ALL.stream().filter(configuration -> configuration.id.equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of the models %s, got '%s'"
                        .formatted(ALL.stream().map(Configuration::id).collect(Collectors.joining(", ")), id)));
    }

    /** Every configuration there is. */
    static List<Configuration> all() {
        return ALL;
    }

    /** The same with another number of epochs; the learning rate's schedule stretches with it. */
    Configuration withEpochs(int epochs) {
        return new Configuration(id, title, summary, task, pictures, licence, architecture, loss, decoderVariance,
                epochs, batch, learningRate, schedule, warmUp, heldOut, patienceFrom, patience, target);
    }

    /** The learning rate of a step, both counted from 0. */
    double learningRate(long step, long steps) {
        double rising = Math.min(1, (step + 1) / (double) Math.max(1, warmUp));
        return learningRate * rising * schedule.factor(Math.max(0, step - warmUp) / (double) Math.max(1, steps - warmUp));
    }

    /** How many of a training set's pictures are learned from; the others are held out. */
    int trainingPictures(int count) {
        return count - (int) Math.round(count * heldOut);
    }

    /** Every setting by name, as a manifest records it and as two runs are told apart. */
    Map<String, Object> hyperParameters() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("loss", loss.label());
        if (decoderVariance > 0) {
            settings.put("decoderVariance", decoderVariance);
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
        settings.put("initialWeights", "Glorot uniform, biases 0");
        return settings;
    }
}
