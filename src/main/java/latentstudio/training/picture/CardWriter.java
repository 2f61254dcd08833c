package latentstudio.training.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import latentstudio.dataset.Corruption;
import latentstudio.dataset.DataSet;
import latentstudio.dataset.LabelledPictures;
import latentstudio.latent.Sampling;
import latentstudio.model.GraphRole;
import latentstudio.model.Manifest;
import latentstudio.model.Normaliser;
import latentstudio.model.Provenance;
import latentstudio.training.card.CardTables;
import latentstudio.training.card.ColourMap;
import latentstudio.training.card.LearningCurve;
import latentstudio.training.card.ModelFolder;
import latentstudio.training.card.PictureSheet;
import latentstudio.training.measure.ExportedModel;
import latentstudio.training.measure.GenerativeMeasurement;

/**
 * Writes a model's card beside its manifest: {@code README.md}, {@code card.png}, {@code curve.png} and, where there
 * are samples, {@code samples.png}. Everything on it comes from the configuration, the manifest and the exported
 * graphs, so that it can be written again without training; it is then the same to the byte on the same machine. What
 * a card should tell: M. Mitchell et al., <i>Model Cards for Model Reporting</i>, 2019, section 4.
 */
public final class CardWriter {
    private static final int SAMPLES = 10;
    private static final long SEED = 1;
    /** More classes would make a picture of megabytes that nobody looks through. */
    private static final int SHOWN_CLASSES = 20;

    private final Configuration configuration;
    private final Manifest manifest;
    private final ExportedModel exported;
    private final List<String> classes;
    private final int all;

    CardWriter(Configuration configuration, Manifest manifest, ExportedModel exported) {
        this.configuration = configuration;
        this.manifest = manifest;
        this.exported = exported;
        List<String> known = configuration.pictures().classes();
        all = known.size();
        classes = known.subList(0, Math.min(SHOWN_CLASSES, all));
    }

    /**
     * Writes the card of a model that was written before, from its files.
     *
     * @throws IOException when the model or the data set is missing or damaged
     */
    public static void rewrite(Configuration configuration, Path models, Path data) throws IOException {
        Path folder = models.resolve(configuration.id());
        Manifest manifest = ModelFolder.manifest(folder);
        try (ExportedModel exported = ExportedModel.read(folder, manifest.graphs())) {
            CardWriter card = new CardWriter(configuration, manifest, exported);
            card.write(folder, configuration.pictures().test(data), card.samples());
        }
    }

    /**
     * Pictures that the model makes up in the best way it has.
     *
     * @return {@value #SAMPLES} a class, [K * {@value #SAMPLES}][H * W] class by class, or null where it has none
     */
    float[][] samples() {
        if (manifest.latent() == null || manifest.latent().perClass().isEmpty()) {
            return null;
        }
        int[] labels = IntStream.range(0, SAMPLES * classes.size()).map(i -> i / SAMPLES).toArray();
        return GenerativeMeasurement.samples(exported, manifest.latent(), sampling(), labels, 1);
    }

    private Sampling sampling() {
        return exported.hasPrior() ? Sampling.PRIOR : Sampling.CONSTRAINED;
    }

    /**
     * Writes the files.
     *
     * @param samples as many pictures of each class, [N][H * W] class by class, or null where none can be made
     */
    void write(Path folder, LabelledPictures test, float[][] samples) throws IOException {
        PictureSheet sheet = denoises() ? cleaned(test) : ships() == DataSet.Ships.SAMPLES ? invented() : reconstructed(test);
        ModelFolder.replace(folder.resolve("card.png"), sheet.png());
        ModelFolder.replace(folder.resolve("curve.png"), LearningCurve.png(manifest.provenance()));
        if (samples == null) {
            Files.deleteIfExists(folder.resolve("samples.png"));
        } else {
            ModelFolder.replace(folder.resolve("samples.png"), grid(samples).png());
        }
        ModelFolder.replace(folder.resolve("README.md"), markdown(samples != null).getBytes(StandardCharsets.UTF_8));
    }

    /** Where the first picture of each class is; a class without one is left out. Without classes, the first pictures. */
    private int[] firsts(LabelledPictures test) {
        if (classes.isEmpty()) {
            return IntStream.range(0, Math.min(SAMPLES, test.count())).toArray();
        }
        return IntStream.range(0, classes.size())
                .map(label -> IntStream.range(0, test.count()).filter(i -> test.label(i) == label).findFirst().orElse(-1))
                .filter(i -> i >= 0).toArray();
    }

    private PictureSheet reconstructed(LabelledPictures test) {
        int[] firsts = firsts(test);
        float[][] originals = Arrays.stream(firsts).mapToObj(i -> test.values(i, i + 1)).toArray(float[][]::new);
        List<String> heads = Arrays.stream(firsts).mapToObj(i -> classes.isEmpty() ? "" : classes.get(test.label(i))).toList();
        float[][] reconstructions = exported.decode(exported.encode(originals));
        return sheet(heads, originals, List.of(new PictureSheet.Row("reconstruction", ColourMap.GREY, reconstructions)),
                reconstructions);
    }

    private DataSet.Ships ships() {
        return configuration.pictures().ships();
    }

    /** Of pictures that never were: those that it learned from may not be shown, nor what it makes of a single one. */
    private PictureSheet invented() {
        float[][] samples = GenerativeMeasurement.samples(exported, manifest.latent(), sampling(), new int[SAMPLES], 1);
        return new PictureSheet(List.of(), List.of(new PictureSheet.Row("made up", ColourMap.GREY, samples)),
                manifest.fixedInput().width(), manifest.fixedInput().height());
    }

    private PictureSheet cleaned(LabelledPictures test) throws IOException {
        Normaliser normaliser = new Normaliser(manifest.fixedInput());
        float[][] originals = ships() == DataSet.Ships.PICTURES
                ? Arrays.stream(firsts(test)).mapToObj(i -> test.values(i, i + 1)).toArray(float[][]::new)
                : configuration.pictures().examples().stream().map(example -> normaliser.normalise(example).values()).toArray(float[][]::new);
        if (originals.length == 0) {
            throw new IOException("%s: expected pictures that may be shown, found none; add some to 'lab' in its dataset.json"
                    .formatted(configuration.pictures().title()));
        }
        Corruption[] kinds = Corruption.values();
        SplittableRandom random = new SplittableRandom(SEED);
        float[][] damaged = new float[originals.length][];
        for (int i = 0; i < damaged.length; i++) {
            Corruption kind = kinds[i * kinds.length / damaged.length];
            damaged[i] = kind.apply(originals[i], test.pictureShape(), middle(kind), random.split());
        }
        float[][] cleaned = exported.denoise(damaged);
        return sheet(Arrays.stream(kinds).map(Corruption::label).toList(), originals,
                List.of(new PictureSheet.Row("damaged", ColourMap.GREY, damaged),
                        new PictureSheet.Row("cleaned", ColourMap.GREY, cleaned)), cleaned);
    }

    private static double middle(Corruption kind) {
        return kind.levels()[kind.levels().length / 2];
    }

    private PictureSheet sheet(List<String> heads, float[][] originals, List<PictureSheet.Row> made, float[][] last) {
        int pixels = manifest.fixedInput().width() * manifest.fixedInput().height();
        if (ships() != DataSet.Ships.PICTURES && !denoises()) { // an error and a reconstruction together tell the original
            return new PictureSheet(heads, made, manifest.fixedInput().width(), manifest.fixedInput().height());
        }
        float[][] signed = new float[originals.length][pixels];
        float[][] absolute = new float[originals.length][pixels];
        for (int i = 0; i < signed.length; i++) {
            int channels = originals[i].length / pixels;
            for (int value = 0; value < originals[i].length; value++) {
                float error = (last[i][value] - originals[i][value]) / channels;
                signed[i][value % pixels] += error;
                absolute[i][value % pixels] += Math.abs(error);
            }
        }
        List<PictureSheet.Row> rows = new ArrayList<>(List.of(new PictureSheet.Row("original", ColourMap.GREY, originals)));
        rows.addAll(made);
        rows.add(new PictureSheet.Row("signed error", ColourMap.SIGNED, signed));
        rows.add(new PictureSheet.Row("absolute error", ColourMap.ABSOLUTE, absolute));
        return new PictureSheet(heads, rows, manifest.fixedInput().width(), manifest.fixedInput().height());
    }

    private PictureSheet grid(float[][] samples) {
        int each = samples.length / classes.size();
        List<PictureSheet.Row> rows = IntStream.range(0, classes.size())
                .mapToObj(label -> new PictureSheet.Row(classes.get(label), ColourMap.GREY,
                        Arrays.copyOfRange(samples, label * each, (label + 1) * each))).toList();
        return new PictureSheet(List.of(), rows, manifest.fixedInput().width(), manifest.fixedInput().height());
    }

    private String markdown(boolean sampled) {
        Provenance provenance = manifest.provenance();
        return """
                # %s

                %s

                ![%s](card.png)

                %s

                ## What it is for

                %s

                ## What it is bad at

                %s

                It has seen nothing but %s pictures of %d x %d pixels and one kind (%s). %s

                ## Figures

                %s
                %s## Learning curve

                ![Training and validation loss over the epochs; the best is epoch %d](curve.png)

                Loss: %s. The two are not quite comparable: the training loss is the mean over an epoch while the weights \
                change, the validation loss is taken after it, on pictures held out. The weights of epoch %d ship.

                ## Data and licence

                Trained on %s. Licence of the weights: %s.

                %s
                ## How it was made

                %s
                ### Hyper-parameters

                %s
                ### Do it again

                ```sh
                %s
                ./studio evaluate %s
                ```

                Written by the trainer from [the manifest](manifest.json) and the exported graphs; \
                `./studio evaluate --cards %s` writes it again.
                """.formatted(manifest.title(), manifest.summary(), alternative(), caption(), configuration.card().use(),
                configuration.card().limits(), manifest.fixedInput().channels() == 1 ? "grey" : "colour", manifest.fixedInput().width(), manifest.fixedInput().height(), configuration.pictures().title(),
                denoises() ? "How it does on anything else was not measured."
                        : "Anything else comes back as the nearest thing that it knows, however sure that looks.",
                CardTables.metrics(manifest), sampled ? samplesSection() : "", provenance.bestEpoch(),
                provenance.hyperParameters().get("loss"), provenance.bestEpoch(), configuration.pictures().title(), manifest.licence(),
                CardTables.table(List.of("data file", "SHA-256"), new TreeMap<>(provenance.dataSha256())),
                CardTables.table(List.of("", ""), CardTables.origin(manifest)),
                CardTables.table(List.of("setting", "value"), CardTables.settings(manifest)), trainCommand(), manifest.id(), manifest.id());
    }

    private boolean denoises() {
        return manifest.graphs().containsKey(GraphRole.DENOISER);
    }

    private String alternative() {
        if (denoises()) {
            return (ships() == DataSet.Ships.PICTURES ? "Ten test pictures" : "Pictures of our own") + ", the same damaged, then cleaned, and the errors that remain";
        }
        if (ships() == DataSet.Ships.SAMPLES) {
            return "Ten pictures that the model made up";
        }
        if (ships() == DataSet.Ships.LATENTS) {
            return "Reconstructions of ten test pictures";
        }
        return "Ten test pictures, their reconstructions and the errors";
    }

    private String caption() {
        String errors = "Signed error: orange where %s was added, blue where it was lost.".formatted(manifest.fixedInput().channels() == 1 ? "ink" : "light");
        if (denoises()) {
            String damage = "damaged in one way each: " + Arrays.stream(Corruption.values())
                    .map(kind -> "%s of %s (%s)".formatted(kind.label(), CardTables.number(middle(kind)), kind.unit()))
                    .collect(Collectors.joining(", ")) + ". " + errors;
            return (ships() == DataSet.Ships.PICTURES ? "The first picture of each class in the test split, not the best ones, "
                    : "Pictures of our own, which stand for those that it learned and that have no licence to be shown, ") + damage;
        }
        if (ships() == DataSet.Ships.SAMPLES) {
            return "Made up by the model, as they came. It learned from pictures of people who were not asked: neither they nor what it makes of a "
                    + "single one of them are shown or shipped.";
        }
        if (ships() == DataSet.Ships.LATENTS) {
            return "What it makes of the first picture of %s in the test split, not the best ones; the pictures themselves have no licence to be shown here."
                    .formatted(shownClasses());
        }
        return "The first picture of %s in the test split, not the best ones. %s".formatted(shownClasses(), errors);
    }

    private String shownClasses() {
        return all > classes.size() ? "each of the first %d classes".formatted(classes.size()) : "each class";
    }

    private String samplesSection() {
        return """
                ## Samples

                ![Pictures that the model made up, a row for %1$s](samples.png)

                Made up by the model, a row for %1$s, as they came: %2$s.

                """.formatted(shownClasses(), sampling() == Sampling.PRIOR ? "latents from its learned prior, at temperature 1"
                : "latents drawn around the median of their class, with its standard deviation in each dimension");
    }

    private String trainCommand() {
        Provenance provenance = manifest.provenance();
        Object epochs = provenance.hyperParameters().get("epochs");
        if (!Configuration.exists(manifest.id())) {
            return "./studio train --data DIR --architecture %s --id %s --epochs %s".formatted(provenance.architecture(),
                    manifest.id(), epochs);
        }
        return "./studio train " + manifest.id() + (provenance.seed() == 1 ? "" : " --seed " + provenance.seed())
                + (Objects.equals(epochs, Configuration.of(manifest.id()).hyperparameters().epochs()) ? "" : " --epochs " + epochs)
                + (provenance.device().startsWith("CUDA") ? " --device cuda" : "");
    }
}
