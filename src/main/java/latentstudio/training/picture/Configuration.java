package latentstudio.training.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latentstudio.architecture.Architecture;
import latentstudio.architecture.Network;
import latentstudio.dataset.FolderPictures;
import latentstudio.dataset.OwnPictures;
import latentstudio.dataset.PictureSet;
import latentstudio.image.PictureShape;
import latentstudio.model.Task;
import latentstudio.model.TrainingSettings;
import latentstudio.training.card.ModelFile;
import latentstudio.training.loop.Hyperparameters;
import latentstudio.training.loop.Loss;
import latentstudio.training.loop.Preparation;
import latentstudio.training.measure.Classifier;

/**
 * Everything in which one training of small pictures differs from another; what the studio's own models are is read from their
 * {@code model.json}, so that another one of a known architecture needs no code. Where models share an architecture and a data set
 * they can be held against each other: {@code digits-shallow} is the reference without penalty for {@code digits-sparse} and
 * {@code digits-contractive}.
 *
 * @param id              of the model, the folder's name under {@code models}, or of a classifier
 * @param pictures        what it learns from
 * @param architecture    the network
 * @param latent          values of its latent, 0 where it has none
 * @param hyperparameters how it is trained
 * @param prior           how the prior over its latents is trained, or null where there is none
 * @param card            what a visitor is told, or null for a classifier, which is not served
 */
public record Configuration(String id, PictureSet pictures, Architecture architecture, int latent,
                            Hyperparameters hyperparameters, Hyperparameters prior, Card card) {
    private static final int LARGEST_LATENT = 1_024;
    /** Steps until the learning rate is at its peak, at most, of a run of one's own; short ones take a tenth of their steps. */
    private static final int WARM_UP = 200;
    /** Epochs without progress after which a run of one's own ends, at least; long ones have a fifth of theirs. */
    private static final int LEAST_PATIENCE = 10;
    private static final Hyperparameters PRIOR = Hyperparameters.of(new Loss.FlowMatching(0.1), 120, 1e-3).batch(512)
            .averaged(0.999);

    private static final Hyperparameters DENOISER = Hyperparameters.of(new Loss.RemainingDamage(0.02), 26, 2e-3)
            .prepared(Preparation.DAMAGE).averaged(0.999);

    /** Classifiers: the judges measure what generated pictures look like, the teachers say how alike two pictures are. */
    private static final List<Configuration> CLASSIFIERS = List.of(
            classifier("digits-judge", PictureSet.MNIST, Architecture.JUDGE, Preparation.SHIFT, 12),
            classifier("fashion-judge", PictureSet.FASHION_MNIST, Architecture.JUDGE, Preparation.SHIFT_AND_MIRROR, 16),
            classifier("digits-teacher", PictureSet.MNIST, Architecture.TEACHER, Preparation.SHIFT, 5),
            classifier("fashion-teacher", PictureSet.FASHION_MNIST, Architecture.TEACHER, Preparation.SHIFT_AND_MIRROR, 7),
            classifier("doodles-judge", PictureSet.official("doodles"), Architecture.JUDGE, Preparation.SHIFT_AND_MIRROR, 24),
            classifier("doodles-teacher", PictureSet.official("doodles"), Architecture.TEACHER, Preparation.SHIFT_AND_MIRROR, 10),
            classifier("cifar10-judge", PictureSet.official("cifar10"), Architecture.JUDGE, Preparation.SHIFT_AND_MIRROR, 14),
            classifier("cifar10-teacher", PictureSet.official("cifar10"), Architecture.TEACHER, Preparation.SHIFT_AND_MIRROR, 16));

    /**
     * What a visitor is told of a model before it was measured.
     *
     * @param title   its name on the screens
     * @param summary one or two sentences
     * @param use     what it is for, as a paragraph of Markdown on its card
     * @param limits  what it is bad at, likewise
     * @param task    what it does
     * @param targets what figures of the test split are to reach, by the metric's key
     */
    public record Card(String title, String summary, String use, String limits, Task task, Map<String, Double> targets) {
    }

    /** What an architecture is for and how it is trained on pictures that nothing is known of. */
    private record Recipe(Task task, Hyperparameters hyperparameters, Hyperparameters prior) {
        static Recipe of(Architecture architecture) {
            return switch (architecture) {
                case TINY_CONVOLUTIONAL -> autoencoder(Hyperparameters.of(new Loss.BinaryCrossEntropy(), 40, 2e-3));
                case DENSE -> autoencoder(Hyperparameters.of(new Loss.BinaryCrossEntropy(), 60, 1e-3)
                        .prepared(Preparation.NOISE));
                case CONVOLUTIONAL -> autoencoder(Hyperparameters.of(new Loss.SquaredError(), 20, 1.5e-3));
                case SMALL, MIDDLE, LARGE -> autoencoder(Hyperparameters.of(new Loss.BinaryCrossEntropy(), 20, 2e-3));
                case SMALL_VARIATIONAL, MIDDLE_VARIATIONAL, LARGE_VARIATIONAL -> new Recipe(Task.VARIATIONAL_AUTOENCODER,
                        Hyperparameters.of(new Loss.EvidenceLowerBound(0.06, 0), 20, 1e-3).clipped(500), null);
                case SHALLOW -> autoencoder(Hyperparameters.of(new Loss.SquaredError(), 100, 1e-3));
                case FOUR_CONVOLUTIONS, FOUR_WIDE_CONVOLUTIONS -> autoencoder(Hyperparameters.of(new Loss.SquaredError(), 24, 5e-4));
                case RESIDUAL_VARIATIONAL -> new Recipe(Task.VARIATIONAL_AUTOENCODER,
                        Hyperparameters.of(new Loss.EvidenceLowerBound(0.02, 0), 30, 1e-3).clipped(500), PRIOR);
                case CONVOLUTIONAL_VARIATIONAL -> new Recipe(Task.VARIATIONAL_AUTOENCODER, // no teacher knows them
                        Hyperparameters.of(new Loss.EvidenceLowerBound(0.06, 0), 18, 1e-3).clipped(500), PRIOR);
                case PLANE -> new Recipe(Task.VARIATIONAL_AUTOENCODER,
                        Hyperparameters.of(new Loss.EvidenceLowerBound(0.06, 0), 50, 1e-3), null);
                case DENOISER -> new Recipe(Task.DENOISER, DENOISER, null);
                case JUDGE, TEACHER -> throw new IllegalArgumentException("'%s' is a classifier, not a model".formatted(
                        architecture.label()));
                case RESTORER, LIGHT -> throw new IllegalArgumentException("a restorer learns from pages, not from pictures of 28x28 pixels");
            };
        }

        private static Recipe autoencoder(Hyperparameters hyperparameters) {
            return new Recipe(Task.AUTOENCODER, hyperparameters, null);
        }
    }

    /** The architectures that pictures of one's own can be learned with. */
    public static List<Architecture> ownArchitectures() {
        return architectures(OwnPictures.SHAPE);
    }

    /** The architectures of models of pictures of a shape. */
    private static List<Architecture> architectures(PictureShape shape) {
        return Arrays.stream(Architecture.values()).filter(architecture -> architecture.suits(shape))
                .filter(architecture -> !Set.of(Architecture.JUDGE, Architecture.TEACHER, Architecture.RESTORER, Architecture.LIGHT).contains(architecture))
                .toList();
    }

    /** The losses by name that an architecture can be trained with on one's own pictures; empty where it has but one. */
    public static Map<String, Loss> ownLosses(Architecture architecture) {
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
    public static Configuration own(String id, String title, OwnPictures pictures, Architecture architecture, Loss loss, int count) {
        Recipe recipe = Recipe.of(architecture);
        Hyperparameters hyperparameters = loss == null ? recipe.hyperparameters : recipe.hyperparameters.withLoss(loss);
        boolean sampled = recipe.prior != null && pictures.classes().size() > 1;
        return new Configuration(id, pictures, architecture, architecture.latent(), stretched(hyperparameters, count),
                sampled ? stretched(recipe.prior, count) : null,
                new Card(title, "%s network, trained on somebody's own pictures.".formatted(
                        architecture.label().substring(0, 1).toUpperCase(Locale.ROOT) + architecture.label().substring(1)),
                        "Pictures like those that it learned from.",
                        "Everything else: nobody has looked at what it does with other pictures.", recipe.task, Map.of()));
    }

    /**
     * The training that somebody chose on the Learn screen.
     *
     * @param count of the pictures to learn from, those held out among them
     */
    public static Configuration of(TrainingSettings settings, FolderPictures pictures, int count) {
        Architecture architecture = architecture(settings);
        Recipe recipe = Recipe.of(architecture);
        Loss loss = switch (settings.kind()) {
            case SPARSE -> ownLosses(architecture).get("sparse");
            case CONTRACTIVE -> ownLosses(architecture).get("contractive");
            case PLAIN, VARIATIONAL, DENOISING -> recipe.hyperparameters.loss();
        };
        Hyperparameters usual = recipe.hyperparameters.withLoss(loss).withEpochs(settings.epochs()).heldOut(settings.heldOut())
                .prepared(settings.kind() == TrainingSettings.Kind.DENOISING ? Preparation.NOISE : Preparation.NONE);
        int learned = usual.trainingItems(count);
        // few pictures in small batches, so that an epoch has some steps
        int batch = Math.clamp(Integer.highestOneBit(Math.max(1, learned / 10)), 8, 128);
        int steps = settings.epochs() * Math.ceilDiv(learned, batch);
        return new Configuration(settings.id(), pictures, architecture, settings.latent(),
                usual.batch(batch).warmUp(Math.clamp(steps / 10, 1, WARM_UP)).patience(settings.epochs() / 5, Math.max(LEAST_PATIENCE, settings.epochs() / 5)), null,
                new Card(settings.title(), "Learned from %s on the Learn screen.".formatted(pictures.title()),
                        "Pictures like those that it learned from.",
                        "Everything else: nobody has looked at what it does with other pictures.", recipe.task, Map.of()));
    }

    private static Architecture architecture(TrainingSettings settings) {
        if (settings.kind().isShallow()) {
            return Architecture.SHALLOW;
        }
        boolean variational = settings.kind() == TrainingSettings.Kind.VARIATIONAL;
        return switch (settings.size()) {
            case SMALL -> variational ? Architecture.SMALL_VARIATIONAL : Architecture.SMALL;
            case MIDDLE -> variational ? Architecture.MIDDLE_VARIATIONAL : Architecture.MIDDLE;
            case LARGE -> variational ? Architecture.LARGE_VARIATIONAL : Architecture.LARGE;
        };
    }

    private static Hyperparameters stretched(Hyperparameters hyperparameters, int count) {
        int epochs = hyperparameters.epochs();
        return hyperparameters.withEpochs((int) Math.clamp(epochs * 60_000L / count, epochs, Math.max(epochs, 300)));
    }

    private static Configuration classifier(String id, PictureSet pictures, Architecture architecture,
                                            Preparation preparation, int epochs) {
        return new Configuration(id, pictures, architecture, architecture.latent(),
                Hyperparameters.of(new Loss.Classification(), epochs, 1e-3).prepared(preparation).averaged(0.998), null,
                null);
    }

    /** Whether an id is taken by a model or a classifier of the studio's own. */
    public static boolean exists(String id) {
        return every().anyMatch(configuration -> configuration.id.equals(id));
    }

    /** Every classifier. */
    public static List<Configuration> classifiers() {
        return CLASSIFIERS;
    }

    /** The configuration of a model or a classifier, or an error that names those there are. */
    public static Configuration of(String id) {
        return every().filter(configuration -> configuration.id.equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of the models %s, got '%s'"
                        .formatted(every().map(Configuration::id).collect(Collectors.joining(", ")), id)));
    }

    private static Stream<Configuration> every() {
        return Stream.concat(all().stream(), CLASSIFIERS.stream());
    }

    /**
     * Every model of small pictures of the studio's own, in the order of their ids; read from their files.
     *
     * @throws IllegalArgumentException when a file cannot be read or is not as it has to be
     */
    public static List<Configuration> all() {
        return ModelFile.all().entrySet().stream().filter(file -> !file.getValue().architecture().equals(Architecture.RESTORER.label()))
                .map(file -> of(file.getKey(), file.getValue())).toList();
    }

    /**
     * A model as its file tells of it.
     *
     * @throws IllegalArgumentException when there is no such architecture or data set, or the loss is not for that architecture
     */
    static Configuration of(String id, ModelFile file) {
        if (!PictureSet.official().contains(file.dataset())) {
            throw new IllegalArgumentException("%s: expected one of the data sets %s, got '%s'"
                    .formatted(id, PictureSet.official(), file.dataset()));
        }
        PictureSet pictures = PictureSet.official(file.dataset());
        List<Architecture> suitable = architectures(pictures.shape());
        Architecture architecture = suitable.stream().filter(one -> one.label().equals(file.architecture())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s: expected one of the architectures %s, got '%s'".formatted(id,
                        suitable.stream().map(Architecture::label).toList(), file.architecture())));
        Task task = Recipe.of(architecture).task;
        boolean suits = switch (file.training().loss()) {
            case Loss.SquaredError any -> task != Task.VARIATIONAL_AUTOENCODER;
            case Loss.BinaryCrossEntropy any -> task != Task.VARIATIONAL_AUTOENCODER;
            case Loss.Sparse any -> architecture == Architecture.SHALLOW;
            case Loss.Contractive any -> architecture == Architecture.SHALLOW;
            case Loss.EvidenceLowerBound any -> task == Task.VARIATIONAL_AUTOENCODER;
            case Loss.RemainingDamage any -> task == Task.DENOISER;
            default -> false;
        };
        if (!suits) {
            throw new IllegalArgumentException("%s: expected a loss for the architecture %s, got the %s".formatted(id, architecture.label(),
                    file.training().loss().label()));
        }
        if (file.training().loss().needsTeacher() && classifierOf(pictures, Architecture.TEACHER).isEmpty()) {
            throw new IllegalArgumentException("%s: expected a data set that a teacher knows for the loss with a likeness, got '%s'; set the likeness to 0"
                    .formatted(id, file.dataset()));
        }
        if (file.light() != null || file.prior() != null && (task == Task.DENOISER || !(file.prior().loss() instanceof Loss.FlowMatching))) {
            throw new IllegalArgumentException("%s: expected a prior with the loss flow-matching for an autoencoder, and no light".formatted(id));
        }
        return new Configuration(id, pictures, architecture, latent(id, file, architecture), file.training(), file.prior(),
                new Card(file.title(), file.summary(), file.use(), file.limits(), task, file.targets()));
    }

    private static int latent(String id, ModelFile file, Architecture architecture) {
        if (file.latent() != null && (architecture.latent() == 0 || file.latent() < 1 || file.latent() > LARGEST_LATENT)) {
            throw new IllegalArgumentException("%s: expected a latent of 1 to %d values for a network that has one, got %d for the architecture %s"
                    .formatted(id, LARGEST_LATENT, file.latent(), architecture.label()));
        }
        return file.latent() == null ? architecture.latent() : file.latent();
    }

    /** The classifier that says how alike two pictures of this set are; a set without classes and an own set have none. */
    Optional<Configuration> teacher() {
        return classifierOf(Architecture.TEACHER);
    }

    /** The classifier that measures generated pictures of this set, which no training saw; an own set has none. */
    public Optional<Configuration> judge() {
        return classifierOf(Architecture.JUDGE);
    }

    private Optional<Configuration> classifierOf(Architecture architecture) {
        return classifierOf(pictures, architecture);
    }

    private static Optional<Configuration> classifierOf(PictureSet pictures, Architecture architecture) {
        return CLASSIFIERS.stream().filter(other -> other.pictures.equals(pictures) && other.architecture == architecture)
                .findFirst();
    }

    /** A new network of this kind for these pictures, without weights. */
    public Network network() {
        return architecture.create(pictures.shape(), latent, groups());
    }

    /** The network's name, with its latent where that is not the usual one. */
    String networkName() {
        return usualLatent() ? architecture.label() : "%s, latent %d".formatted(architecture.label(), latent);
    }

    private boolean usualLatent() {
        return latent == architecture.latent();
    }

    /** How many classes a prior tells apart: without classes all pictures are of one. */
    int groups() {
        return Math.max(1, pictures.classes().size());
    }

    /**
     * The classifier that was written before.
     *
     * @param classifiers the folder of the classifiers
     * @throws IOException when it is missing
     */
    Classifier classifier(Path classifiers) throws IOException {
        return Classifier.read(id, pictures.shape(), classifiers);
    }

    /** The same with other hyper-parameters. */
    Configuration with(Hyperparameters hyperparameters) {
        return new Configuration(id, pictures, architecture, latent, hyperparameters, prior, card);
    }

    /** The same with another number of epochs, for the prior too. */
    public Configuration withEpochs(int epochs) {
        return new Configuration(id, pictures, architecture, latent, hyperparameters.withEpochs(epochs),
                prior == null ? null : prior.withEpochs(epochs), card);
    }

    /**
     * Every setting by name, as a manifest records it; those of the prior apart.
     *
     * @param start what the training began with instead of random weights, or null
     */
    Map<String, Object> settings(String start) {
        Map<String, Object> settings = new LinkedHashMap<>(hyperparameters.asMap());
        if (!usualLatent()) {
            settings.put("latent", latent);
        }
        if (start != null) {
            settings.put("initialWeights", start);
        }
        if (prior != null) {
            settings.put("prior", prior.asMap().toString());
        }
        return settings;
    }
}
