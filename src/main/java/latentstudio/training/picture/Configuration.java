package latentstudio.training.picture;

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
import latentstudio.dataset.OwnPictures;
import latentstudio.dataset.PictureSet;
import latentstudio.model.Task;
import latentstudio.training.loop.Hyperparameters;
import latentstudio.training.loop.Loss;
import latentstudio.training.loop.Preparation;

/**
 * Everything in which one training differs from another. Where models share an architecture and a data set they can
 * be held against each other: {@code digits-shallow} is the reference without penalty for {@code digits-sparse} and
 * {@code digits-contractive}.
 *
 * @param id              of the model, the folder's name under {@code models}, or of a classifier
 * @param pictures        what it learns from
 * @param architecture    the network
 * @param hyperparameters how it is trained
 * @param prior           how the prior over its latents is trained, or null where there is none
 * @param card            what a visitor is told, or null for a classifier, which is not served
 */
public record Configuration(String id, PictureSet pictures, Architecture architecture, Hyperparameters hyperparameters,
                     Hyperparameters prior, Card card) {
    private static final Hyperparameters PRIOR = Hyperparameters.of(new Loss.FlowMatching(0.1), 120, 1e-3).batch(512)
            .averaged(0.999);

    private static final Hyperparameters DENOISER = Hyperparameters.of(new Loss.RemainingDamage(0.02), 26, 2e-3)
            .prepared(Preparation.DAMAGE).averaged(0.999);

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
                            "Seeing how much of a digit survives in a very small network. Its ten sliders are few enough "
                                    + "to try one by one, and the larger models are measured against it.",
                            "Fine detail: it smooths every stroke, and where two digits are alike, as 4 and 9 or 3 and 5 "
                                    + "are, it may give back the other one. Nothing keeps its latents together, so a "
                                    + "random one seldom shows a digit.",
                            Task.AUTOENCODER, Map.of("binary cross-entropy", 0.1405))),
            new Configuration("fashion-tiny", PictureSet.FASHION_MNIST, Architecture.TINY_CONVOLUTIONAL,
                    Hyperparameters.of(new Loss.BinaryCrossEntropy(), 30, 2e-3), null,
                    new Card("Fashion, tiny",
                            "A convolutional autoencoder of 4,723 parameters that squeezes an article of clothing into 10 numbers.",
                            "Seeing what ten numbers and a tiny network keep of clothing: its outline, how bright it is, "
                                    + "how long the sleeves are.",
                            "Everything printed, woven or sewn: patterns, buttons, straps and laces blur into grey. Shirts, "
                                    + "pullovers and coats come back much alike, and a random latent seldom shows "
                                    + "anything to wear.",
                            Task.AUTOENCODER, Map.of())),
            new Configuration("digits-dense", PictureSet.MNIST, Architecture.DENSE,
                    Hyperparameters.of(new Loss.BinaryCrossEntropy(), 15, 1e-3).prepared(Preparation.NOISE), null,
                    new Card("Digits, dense",
                            "A denoising autoencoder of dense layers that learned to clean noisy digits through 10 numbers.",
                            "Comparing dense layers with convolutions, and meeting a denoising autoencoder: it was shown "
                                    + "digits under noise and asked for the clean ones, so that noise on a drawing "
                                    + "hardly reaches its reconstruction.",
                            "Any damage but that noise: blur and missing parts were never shown to it. Since everything "
                                    + "passes through ten numbers, it draws a digit afresh rather than cleaning the one "
                                    + "it was given; where every stroke is to stay, take “Digits, denoiser”.",
                            Task.AUTOENCODER, Map.of())),
            new Configuration("fashion-dense", PictureSet.FASHION_MNIST, Architecture.DENSE,
                    Hyperparameters.of(new Loss.BinaryCrossEntropy(), 15, 1e-3).prepared(Preparation.NOISE).clipped(0.5), null,
                    new Card("Fashion, dense",
                            "A denoising autoencoder of dense layers that learned to clean noisy clothing through 10 numbers.",
                            "Comparing dense layers with convolutions on pictures that have surfaces, not only strokes, "
                                    + "and seeing how far ten numbers carry through noise.",
                            "Texture: to a network that learned to remove noise, a knitted pattern looks much like noise, "
                                    + "and it goes too. What is left is a typical article of its kind; where yours is to "
                                    + "stay, take “Fashion, denoiser”.",
                            Task.AUTOENCODER, Map.of())),
            new Configuration("digits-conv", PictureSet.MNIST, Architecture.CONVOLUTIONAL,
                    Hyperparameters.of(new Loss.SquaredError(), 20, 1.5e-3), null,
                    new Card("Digits, convolutional",
                            "The sharpest deterministic autoencoder here that squeezes a digit into 10 numbers.",
                            "Seeing how little a digit needs. It is trained for nothing but a faithful reconstruction "
                                    + "from ten numbers, and so shows what the variational model gives up for a space "
                                    + "that can be sampled.",
                            "Making digits up: its latents lie wherever reconstruction was served best, so a random one "
                                    + "may be a scribble, and the way from one digit to another may lead through strokes "
                                    + "that nobody would write.",
                            Task.AUTOENCODER, Map.of("mean squared error", 0.0095))),
            new Configuration("fashion-conv", PictureSet.FASHION_MNIST, Architecture.CONVOLUTIONAL,
                    Hyperparameters.of(new Loss.SquaredError(), 20, 1.5e-3), null,
                    new Card("Fashion, convolutional",
                            "The sharpest deterministic autoencoder here that squeezes an article of clothing into 10 numbers.",
                            "Seeing which features of clothing are worth one of ten numbers. It is trained for nothing but "
                                    + "a faithful reconstruction.",
                            "Patterns and lettering: a squared error is smallest for the average of all that might be "
                                    + "there, which is a smooth surface. Its latents lie where reconstruction was served "
                                    + "best, so a random one is often no clothing at all.",
                            Task.AUTOENCODER, Map.of("mean squared error", 0.0130))),
            new Configuration("digits-shallow", PictureSet.MNIST, Architecture.SHALLOW,
                    Hyperparameters.of(new Loss.SquaredError(), 100, 1e-3), null,
                    new Card("Digits, shallow",
                            "One layer of 32 sigmoid units without any penalty: the reference for “Digits, sparse” and "
                                    + "“Digits, contractive”, which are the same network.",
                            "Telling what a penalty does. The three share network, data, seed and schedule, so whatever "
                                    + "differs between them comes from the penalty alone.",
                            "Being understood: nothing asks its units to rest or to keep still, so they share the work as "
                                    + "they please and few mean something by themselves. One layer is also too little "
                                    + "for crisp strokes.",
                            Task.AUTOENCODER, Map.of())),
            new Configuration("digits-sparse", PictureSet.MNIST, Architecture.SHALLOW,
                    Hyperparameters.of(new Loss.Sparse(0.1, 2, 0.1), 100, 1e-3), null,
                    new Card("Digits, sparse",
                            "One layer of 32 sigmoid units, few of them awake at a time.",
                            "Taking a latent apart: a digit wakes only some of the units, so that one slider is more "
                                    + "likely to stand for something you can point at, a stroke or a bow. Set it beside "
                                    + "“Digits, shallow”, the same network without the penalty.",
                            "Fidelity: units that are asked to rest carry less, and the reconstruction pays for it. "
                                    + "Its sliders mean something between 0 and 1 only, and a unit that hardly ever "
                                    + "wakes is of little use to anyone.",
                            Task.AUTOENCODER, Map.of())),
            new Configuration("digits-contractive", PictureSet.MNIST, Architecture.SHALLOW,
                    Hyperparameters.of(new Loss.Contractive(1), 100, 1e-3), null,
                    new Card("Digits, contractive",
                            "One layer of 32 sigmoid units whose latent moves little when the picture does.",
                            "Watching a latent keep its calm: training punished every way in which a small change of the "
                                    + "picture could move it, so a shaky hand should stir the sliders less than in "
                                    + "“Digits, shallow”, the same network without the penalty.",
                            "Fidelity: what the latent does not notice, the reconstruction cannot show. The calm was "
                                    + "learned near the training pictures and is promised nowhere else.",
                            Task.AUTOENCODER, Map.of())),
            new Configuration("digits-vae", PictureSet.MNIST, Architecture.CONVOLUTIONAL_VARIATIONAL,
                    Hyperparameters.of(new Loss.EvidenceLowerBound(0.06, 200), 18, 1e-3).clipped(500), PRIOR,
                    new Card("Digits, variational",
                            "A convolutional variational autoencoder: 16 numbers a digit, drawn from a space that can be sampled.",
                            "Making digits as well as giving them back. Its latents were trained to fill their space, so "
                                    + "that the way between two digits stays among digits, and a prior beside it draws "
                                    + "new ones of whichever class you ask for.",
                            "Exactness: part of its training is to please a classifier's eye, so it prefers a crisp stroke "
                                    + "to one in the right place. Some samples fall between two digits or are none, and "
                                    + "it writes in the hands that it learned from, not in new ones.",
                            Task.VARIATIONAL_AUTOENCODER, samplingTargets(0.0065, 0.985, 5, 0.985))),
            new Configuration("fashion-vae", PictureSet.FASHION_MNIST, Architecture.CONVOLUTIONAL_VARIATIONAL,
                    Hyperparameters.of(new Loss.EvidenceLowerBound(0.06, 300), 18, 1e-3).clipped(500), PRIOR.withEpochs(300),
                    new Card("Fashion, variational",
                            "A convolutional variational autoencoder: 16 numbers an article of clothing, drawn from a "
                                    + "space that can be sampled.",
                            "A wardrobe that nobody owns: turn a sandal into a boot by degrees, or let the prior beside "
                                    + "it make up new clothing of whichever class you ask for.",
                            "Detail: prints, logos and seams are more than 16 numbers hold, and what looks like texture may "
                                    + "be invented. Shirt, pullover and coat blend into each other, among its samples "
                                    + "as in its reconstructions.",
                            Task.VARIATIONAL_AUTOENCODER, samplingTargets(0.0105, 0.85, 10, 0.9))),
            new Configuration("digits-denoiser", PictureSet.MNIST, Architecture.DENOISER,
                    DENOISER, null,
                    new Card("Digits, denoiser",
                            "A convolutional denoiser that is told neither what damaged a digit nor how badly.",
                            "Cleaning small pictures of digits that are grainy, peppered, speckled, blurred or missing a "
                                    + "piece, while leaving clean ones alone.",
                            "Knowing when to stop: where ink is gone it draws what is likely, and a badly damaged digit may "
                                    + "come back as another one, spotless and wrong. It learned one kind of damage at a "
                                    + "time; two at once are new to it, as are scratches and folds. It has no latent to "
                                    + "play with.",
                            Task.DENOISER, Map.of())),
            new Configuration("fashion-denoiser", PictureSet.FASHION_MNIST, Architecture.DENOISER,
                    Hyperparameters.of(new Loss.RemainingDamage(0.1), 18, 2e-3).prepared(Preparation.DAMAGE)
                            .averaged(0.999).clipped(1), null,
                    new Card("Fashion, denoiser",
                            "A convolutional denoiser that is told neither what damaged a picture of clothing nor how badly.",
                            "Cleaning small pictures of clothing that are grainy, peppered, speckled, blurred or missing a "
                                    + "piece, while leaving clean ones alone.",
                            "Telling a pattern from noise: fine weaves and sequins may be smoothed away with the grain, and "
                                    + "what it puts into a missing piece is a plain guess. It learned one kind of damage "
                                    + "at a time; two at once are new to it. It has no latent to play with.",
                            Task.DENOISER, Map.of())),
            new Configuration("digits-2d", PictureSet.MNIST, Architecture.PLANE,
                    Hyperparameters.of(new Loss.EvidenceLowerBound(0.06, 0), 40, 1e-3), null,
                    new Card("Digits, on a plane",
                            "A variational autoencoder with two numbers a digit, so that the whole latent space fits on a map.",
                            "Seeing a latent space whole: every point of a plane is a picture, every digit has its "
                                    + "country, and you can walk across the borders.",
                            "Reconstruction: two numbers cannot hold ten digits and the hands of all who wrote them. Where "
                                    + "countries overlap, as those of 4 and 9 are apt to, one digit comes back as "
                                    + "another or as a blend. Distances on the map are the decoder's, not the eye's.",
                            Task.VARIATIONAL_AUTOENCODER, Map.of())),
            new Configuration("fashion-2d", PictureSet.FASHION_MNIST, Architecture.PLANE,
                    Hyperparameters.of(new Loss.EvidenceLowerBound(0.06, 0), 40, 1e-3), null,
                    new Card("Fashion, on a plane",
                            "A variational autoencoder with two numbers an article of clothing, so that the whole latent "
                                    + "space fits on a map.",
                            "Seeing a latent space whole: shoes here, trousers there, and a picture for every step "
                                    + "between them.",
                            "Reconstruction: two numbers tell a boot from a dress, but not your boot from any other. Pullover, "
                                    + "coat and shirt share one country and come back as its average.",
                            Task.VARIATIONAL_AUTOENCODER, Map.of())));

    /**
     * What a visitor is told of a model before it was measured.
     *
     * @param title   its name on the screens
     * @param summary one or two sentences
     * @param use     what it is for, as a paragraph of Markdown on its card
     * @param limits  what it is bad at, likewise
     * @param task    what it does
     * @param targets what figures of the test split are to reach, by the metric's name
     */
    public record Card(String title, String summary, String use, String limits, Task task, Map<String, Double> targets) {
    }

    private static Map<String, Double> samplingTargets(double error, double labelsKept, double overFloor, double accuracy) {
        return Map.of("mean squared error", error, "labels kept", labelsKept,
                "Fréchet distance of reconstructions over that of training pictures", overFloor,
                "Fréchet distance of the best probe over that of the prior", 3.0,
                "Fréchet distance of the prior over that of reconstructed training pictures", 1.3,
                "class accuracy, prior", accuracy, "recall, prior", 0.6);
    }

    /** What an architecture is for and how it is trained on pictures that nothing is known of. */
    private record Recipe(Task task, Hyperparameters hyperparameters, Hyperparameters prior) {
        static Recipe of(Architecture architecture) {
            return switch (architecture) {
                case TINY_CONVOLUTIONAL -> autoencoder(Hyperparameters.of(new Loss.BinaryCrossEntropy(), 40, 2e-3));
                case DENSE -> autoencoder(Hyperparameters.of(new Loss.BinaryCrossEntropy(), 60, 1e-3)
                        .prepared(Preparation.NOISE));
                case CONVOLUTIONAL -> autoencoder(Hyperparameters.of(new Loss.SquaredError(), 20, 1.5e-3));
                case SHALLOW -> autoencoder(Hyperparameters.of(new Loss.SquaredError(), 100, 1e-3));
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
        return Arrays.stream(Architecture.values())
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
        return new Configuration(id, pictures, architecture, stretched(hyperparameters, count),
                sampled ? stretched(recipe.prior, count) : null,
                new Card(title, "%s network, trained on somebody's own pictures.".formatted(
                        architecture.label().substring(0, 1).toUpperCase(Locale.ROOT) + architecture.label().substring(1)),
                        "Pictures like those that it learned from.",
                        "Everything else: nobody has looked at what it does with other pictures.", recipe.task, Map.of()));
    }

    private static Hyperparameters stretched(Hyperparameters hyperparameters, int count) {
        int epochs = hyperparameters.epochs();
        return hyperparameters.withEpochs((int) Math.clamp(epochs * 60_000L / count, epochs, Math.max(epochs, 300)));
    }

    private static Configuration classifier(String id, PictureSet pictures, Architecture architecture,
                                            Preparation preparation, int epochs) {
        return new Configuration(id, pictures, architecture,
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
        return Stream.concat(MODELS.stream(), CLASSIFIERS.stream());
    }

    /** Every model of the studio's own. */
    public static List<Configuration> all() {
        return MODELS;
    }

    /** The classifier that says how alike two pictures of this set are; only the studio's own sets have one. */
    Configuration teacher() {
        return classifierOf(Architecture.TEACHER).orElseThrow();
    }

    /** The classifier that measures generated pictures of this set, which no training saw; an own set has none. */
    public Optional<Configuration> judge() {
        return classifierOf(Architecture.JUDGE);
    }

    private Optional<Configuration> classifierOf(Architecture architecture) {
        return CLASSIFIERS.stream().filter(other -> other.pictures == pictures && other.architecture == architecture)
                .findFirst();
    }

    /** The same with other hyper-parameters. */
    Configuration with(Hyperparameters hyperparameters) {
        return new Configuration(id, pictures, architecture, hyperparameters, prior, card);
    }

    /** The same with another number of epochs, for the prior too. */
    public Configuration withEpochs(int epochs) {
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
