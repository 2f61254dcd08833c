package latentstudio.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latentstudio.architecture.Architecture;
import latentstudio.dataset.OwnPictures;
import latentstudio.dataset.PictureSet;
import latentstudio.model.Task;

/**
 * Everything in which one training differs from another.
 *
 * @param id              of the model, the folder's name under {@code models}, or of a classifier
 * @param pictures        what it learns from
 * @param architecture    the network
 * @param hyperparameters how it is trained
 * @param prior           how the prior over its latents is trained, or null where there is none
 * @param card            what a visitor is told, or null for a classifier, which is not served
 */
record Configuration(String id, PictureSet pictures, Architecture architecture, Hyperparameters hyperparameters,
                     Hyperparameters prior, Card card) {
    private static final Hyperparameters PRIOR = Hyperparameters.of(new Loss.FlowMatching(0.1), 120, 1e-3).batch(512)
            .averaged(0.999);

    /** Classifiers: the judges measure what generated pictures look like, the teachers say how alike two pictures are. */
    private static final List<Configuration> CLASSIFIERS = List.of(
            classifier("digits-judge", PictureSet.MNIST, Architecture.JUDGE, Preparation.SHIFT, 12),
            classifier("fashion-judge", PictureSet.FASHION_MNIST, Architecture.JUDGE, Preparation.SHIFT_AND_MIRROR, 16),
            classifier("digits-teacher", PictureSet.MNIST, Architecture.TEACHER, Preparation.SHIFT, 5),
            classifier("fashion-teacher", PictureSet.FASHION_MNIST, Architecture.TEACHER, Preparation.SHIFT_AND_MIRROR, 7));

    private static final List<Configuration> MODELS = List.of(
            new Configuration("digits-tiny", PictureSet.MNIST, Architecture.TINY_CONVOLUTIONAL,
                    Hyperparameters.of(new Loss.BinaryCrossEntropy(), 100, 2e-3).heldOut(0.5).patient(25, 20), null,
                    new Card("Digits, tiny",
                            "A convolutional autoencoder of 4,723 parameters that squeezes a hand-written digit into 10 numbers.",
                            Task.AUTOENCODER, Map.of("binary cross-entropy", 0.1405))),
            new Configuration("fashion-tiny", PictureSet.FASHION_MNIST, Architecture.TINY_CONVOLUTIONAL,
                    Hyperparameters.of(new Loss.BinaryCrossEntropy(), 30, 2e-3), null,
                    new Card("Fashion, tiny",
                            "A convolutional autoencoder of 4,723 parameters that squeezes an article of clothing into 10 numbers.",
                            Task.AUTOENCODER, Map.of())),
            new Configuration("digits-dense", PictureSet.MNIST, Architecture.DENSE,
                    Hyperparameters.of(new Loss.BinaryCrossEntropy(), 40, 1e-3).prepared(Preparation.NOISE), null,
                    new Card("Digits, dense",
                            "A denoising autoencoder of dense layers that learned to clean noisy digits through 10 numbers.",
                            Task.AUTOENCODER, Map.of())),
            new Configuration("fashion-dense", PictureSet.FASHION_MNIST, Architecture.DENSE,
                    Hyperparameters.of(new Loss.BinaryCrossEntropy(), 40, 1e-3).prepared(Preparation.NOISE), null,
                    new Card("Fashion, dense",
                            "A denoising autoencoder of dense layers that learned to clean noisy clothing through 10 numbers.",
                            Task.AUTOENCODER, Map.of())),
            new Configuration("digits-conv", PictureSet.MNIST, Architecture.CONVOLUTIONAL,
                    Hyperparameters.of(new Loss.SquaredError(), 20, 1.5e-3), null,
                    new Card("Digits, convolutional",
                            "The sharpest deterministic autoencoder here that squeezes a digit into 10 numbers.",
                            Task.AUTOENCODER, Map.of("mean squared error", 0.0095))),
            new Configuration("fashion-conv", PictureSet.FASHION_MNIST, Architecture.CONVOLUTIONAL,
                    Hyperparameters.of(new Loss.SquaredError(), 20, 1.5e-3), null,
                    new Card("Fashion, convolutional",
                            "The sharpest deterministic autoencoder here that squeezes an article of clothing into 10 numbers.",
                            Task.AUTOENCODER, Map.of("mean squared error", 0.0130))),
            new Configuration("digits-shallow", PictureSet.MNIST, Architecture.SHALLOW,
                    Hyperparameters.of(new Loss.SquaredError(), 30, 3e-3), null,
                    new Card("Digits, shallow", "One layer of 32 sigmoid units without a penalty: what the sparse "
                            + "and the contractive model are compared with.", Task.AUTOENCODER, Map.of())),
            new Configuration("digits-sparse", PictureSet.MNIST, Architecture.SHALLOW,
                    Hyperparameters.of(new Loss.Sparse(0.1, 2, 0.1), 30, 3e-3), null,
                    new Card("Digits, sparse", "One layer of 32 sigmoid units, few of them awake at a time.",
                            Task.AUTOENCODER, Map.of())),
            new Configuration("digits-contractive", PictureSet.MNIST, Architecture.SHALLOW,
                    Hyperparameters.of(new Loss.Contractive(1), 30, 3e-3), null,
                    new Card("Digits, contractive", "One layer of 32 sigmoid units whose latent moves little when the "
                            + "picture does.", Task.AUTOENCODER, Map.of())),
            new Configuration("digits-vae", PictureSet.MNIST, Architecture.CONVOLUTIONAL_VARIATIONAL,
                    Hyperparameters.of(new Loss.EvidenceLowerBound(0.06, 200), 18, 1e-3).clipped(500), PRIOR,
                    new Card("Digits, variational", "A convolutional variational autoencoder: 16 numbers a digit, "
                            + "drawn from a space that can be sampled.",
                            Task.VARIATIONAL_AUTOENCODER, samplingTargets(0.0065, 0.985, 5, 0.985))),
            new Configuration("fashion-vae", PictureSet.FASHION_MNIST, Architecture.CONVOLUTIONAL_VARIATIONAL,
                    Hyperparameters.of(new Loss.EvidenceLowerBound(0.06, 300), 18, 1e-3).clipped(500), PRIOR,
                    new Card("Fashion, variational", "A convolutional variational autoencoder: 16 numbers an article "
                            + "of clothing, drawn from a space that can be sampled.",
                            Task.VARIATIONAL_AUTOENCODER, samplingTargets(0.0105, 0.85, 10, 0.9))),
            new Configuration("digits-denoiser", PictureSet.MNIST, Architecture.DENOISER,
                    Hyperparameters.of(new Loss.SignalToNoise(), 10, 2e-3).prepared(Preparation.DAMAGE).clipped(20), null,
                    new Card("Digits, denoiser", "A convolutional denoiser that is told neither what damaged a digit "
                            + "nor how badly.", Task.DENOISER, Map.of())),
            new Configuration("fashion-denoiser", PictureSet.FASHION_MNIST, Architecture.DENOISER,
                    Hyperparameters.of(new Loss.SignalToNoise(), 10, 2e-3).prepared(Preparation.DAMAGE).clipped(20), null,
                    new Card("Fashion, denoiser", "A convolutional denoiser that is told neither what damaged a "
                            + "picture of clothing nor how badly.", Task.DENOISER, Map.of())),
            new Configuration("digits-2d", PictureSet.MNIST, Architecture.PLANE,
                    Hyperparameters.of(new Loss.EvidenceLowerBound(0.06, 0), 40, 1e-3), null,
                    new Card("Digits, on a plane", "A variational autoencoder with two numbers a digit, so that the "
                            + "whole latent space fits on a map.", Task.VARIATIONAL_AUTOENCODER, Map.of())),
            new Configuration("fashion-2d", PictureSet.FASHION_MNIST, Architecture.PLANE,
                    Hyperparameters.of(new Loss.EvidenceLowerBound(0.06, 0), 40, 1e-3), null,
                    new Card("Fashion, on a plane", "A variational autoencoder with two numbers an article of "
                            + "clothing, so that the whole latent space fits on a map.",
                            Task.VARIATIONAL_AUTOENCODER, Map.of())));

    /**
     * What a visitor is told of a model before it was measured.
     *
     * @param title   its name on the screens
     * @param summary one or two sentences
     * @param task    what it is for
     * @param targets what figures of the test split are to reach, by the metric's name
     */
    record Card(String title, String summary, Task task, Map<String, Double> targets) {
    }

    /** What an architecture is for and how it is trained on pictures that nothing is known of. */
    private record Recipe(Task task, Hyperparameters hyperparameters, Hyperparameters prior) {
        static Recipe of(Architecture architecture) {
            return switch (architecture) {
                case TINY_CONVOLUTIONAL -> autoencoder(Hyperparameters.of(new Loss.BinaryCrossEntropy(), 40, 2e-3));
                case DENSE -> autoencoder(Hyperparameters.of(new Loss.BinaryCrossEntropy(), 60, 1e-3)
                        .prepared(Preparation.NOISE));
                case CONVOLUTIONAL -> autoencoder(Hyperparameters.of(new Loss.SquaredError(), 20, 1.5e-3));
                case SHALLOW -> autoencoder(Hyperparameters.of(new Loss.SquaredError(), 30, 3e-3));
                case VARIATIONAL, CONVOLUTIONAL_VARIATIONAL -> new Recipe(Task.VARIATIONAL_AUTOENCODER, // no teacher knows them
                        Hyperparameters.of(new Loss.EvidenceLowerBound(0.06, 0), 18, 1e-3).clipped(500), PRIOR);
                case PLANE -> new Recipe(Task.VARIATIONAL_AUTOENCODER,
                        Hyperparameters.of(new Loss.EvidenceLowerBound(0.06, 0), 50, 1e-3), null);
                case DENOISER -> new Recipe(Task.DENOISER, Hyperparameters.of(new Loss.BinaryCrossEntropy(), 15, 2e-3)
                        .prepared(Preparation.DAMAGE), null);
                case JUDGE, TEACHER -> throw new IllegalArgumentException("'%s' is a classifier, not a model".formatted(
                        architecture.label()));
            };
        }

        private static Recipe autoencoder(Hyperparameters hyperparameters) {
            return new Recipe(Task.AUTOENCODER, hyperparameters, null);
        }
    }

    /** The architectures that pictures of one's own can be learned with. */
    static List<Architecture> ownArchitectures() {
        return Arrays.stream(Architecture.values())
                .filter(architecture -> architecture != Architecture.JUDGE && architecture != Architecture.TEACHER).toList();
    }

    /** The losses by name that an architecture can be trained with on one's own pictures; empty where it has but one. */
    static Map<String, Loss> ownLosses(Architecture architecture) {
        Map<String, Loss> losses = new LinkedHashMap<>();
        if (Recipe.of(architecture).task != Task.VARIATIONAL_AUTOENCODER) {
            losses.put("squared-error", new Loss.SquaredError());
            losses.put("cross-entropy", new Loss.BinaryCrossEntropy());
        }
        if (architecture == Architecture.SHALLOW) {
            losses.put("sparse", new Loss.Sparse(0.1, 2, 0.1));
            losses.put("contractive", new Loss.Contractive(1));
        }
        return losses;
    }

    /**
     * The training of a model on one's own pictures. Few pictures are shown more often, so that the number of steps is
     * about that of the models which ship.
     *
     * @param loss  instead of the architecture's own, or null
     * @param count of the pictures to learn from
     */
    static Configuration own(String id, String title, OwnPictures pictures, Architecture architecture, Loss loss, int count) {
        Recipe recipe = Recipe.of(architecture);
        Hyperparameters hyperparameters = loss == null ? recipe.hyperparameters : recipe.hyperparameters.withLoss(loss);
        boolean sampled = recipe.prior != null && pictures.classes().size() > 1;
        return new Configuration(id, pictures, architecture, stretched(hyperparameters, count),
                sampled ? stretched(recipe.prior, count) : null,
                new Card(title, "%s network, trained on somebody's own pictures.".formatted(
                        architecture.label().substring(0, 1).toUpperCase(Locale.ROOT) + architecture.label().substring(1)),
                        recipe.task, Map.of()));
    }

    private static Hyperparameters stretched(Hyperparameters hyperparameters, int count) {
        int epochs = hyperparameters.epochs();
        return hyperparameters.withEpochs((int) Math.clamp(epochs * 60_000L / count, epochs, Math.max(epochs, 300)));
    }

    private static Map<String, Double> samplingTargets(double error, double labelsKept, double overFloor, double accuracy) {
        return Map.of("mean squared error", error, "labels kept", labelsKept,
                "Fréchet distance of reconstructions over that of training pictures", overFloor,
                "Fréchet distance of the best probe over that of the prior", 3.0,
                "Fréchet distance of the prior over that of reconstructed training pictures", 1.3,
                "class accuracy, prior", accuracy, "recall, prior", 0.6);
    }

    private static Configuration classifier(String id, PictureSet pictures, Architecture architecture,
                                            Preparation preparation, int epochs) {
        return new Configuration(id, pictures, architecture,
                Hyperparameters.of(new Loss.Classification(), epochs, 1e-3).prepared(preparation).averaged(0.998), null,
                null);
    }

    /** Whether an id is taken by a model or a classifier of the studio's own. */
    static boolean exists(String id) {
        return every().anyMatch(configuration -> configuration.id.equals(id));
    }

    /** Every classifier. */
    static List<Configuration> classifiers() {
        return CLASSIFIERS;
    }

    /** The configuration of a model or a classifier, or an error that names those there are. */
    static Configuration of(String id) {
        return every().filter(configuration -> configuration.id.equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of the models %s, got '%s'"
                        .formatted(every().map(Configuration::id).collect(Collectors.joining(", ")), id)));
    }

    private static Stream<Configuration> every() {
        return Stream.concat(MODELS.stream(), CLASSIFIERS.stream());
    }

    /** Every model of the studio's own. */
    static List<Configuration> all() {
        return MODELS;
    }

    /** The classifier that says how alike two pictures of this set are. */
    Configuration teacher() {
        return classifierOf(Architecture.TEACHER);
    }

    /** Whether there is a classifier that measures generated pictures of this set. */
    boolean hasJudge() {
        return CLASSIFIERS.stream().anyMatch(other -> other.pictures == pictures);
    }

    /** The classifier that measures generated pictures of this set; the teacher never saw it. */
    Configuration judge() {
        return classifierOf(Architecture.JUDGE);
    }

    private Configuration classifierOf(Architecture architecture) {
        return CLASSIFIERS.stream().filter(other -> other.pictures == pictures && other.architecture == architecture)
                .findFirst().orElseThrow();
    }

    /** The same with other hyper-parameters. */
    Configuration with(Hyperparameters hyperparameters) {
        return new Configuration(id, pictures, architecture, hyperparameters, prior, card);
    }

    /** The same with another number of epochs, for the prior too. */
    Configuration withEpochs(int epochs) {
        return new Configuration(id, pictures, architecture, hyperparameters.withEpochs(epochs),
                prior == null ? null : prior.withEpochs(epochs), card);
    }

    /** Every setting by name, as a manifest records it; those of the prior apart. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>(hyperparameters.asMap());
        if (prior != null) {
            settings.put("prior", prior.asMap().toString());
        }
        return settings;
    }
}
