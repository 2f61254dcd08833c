package latentstudio.training;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import latentstudio.architecture.Architecture;
import latentstudio.model.Manifest;
import latentstudio.training.loop.Loss;
import latentstudio.training.picture.Configuration;
import latentstudio.training.restorer.RestorerTraining;

/**
 * What was asked for on the command line.
 *
 * @param wanted      what to do
 * @param id          of the model, or null where it is about all of them
 * @param data        the folder that holds the data sets, or that of one's own pictures
 * @param out         the folder that models are written to
 * @param classifiers the folder of the classifiers that judge generated pictures
 * @param checkpoints the folder that checkpoints are kept in
 * @param seed        of weights, order and noise
 * @param epochs      instead of the configuration's, or empty
 * @param cuda        train on the first CUDA device instead of the CPU
 * @param threads     of PyTorch on the CPU, or empty for its own choice
 * @param start       whose weights to begin with, or null for random ones: a checkpoint of the same network; for a restorer an {@code .onnx} file
 * @param average     a folder with an earlier restorer, whose weights are averaged with the trained ones, or null
 * @param fresh       forget a checkpoint and start again
 * @param exportOnly  write the model from the checkpoint as it is, without training
 * @param own         what to make of one's own pictures, or null for a model of the studio's
 */
record Arguments(Wanted wanted, String id, Path data, Path out, Path classifiers, Path checkpoints, int seed,
                 OptionalInt epochs, boolean cuda, OptionalInt threads, Path start, Path average, boolean fresh, boolean exportOnly, Own own) {
    static final String USAGE = """
            usage: train <model> [options]      one model or classifier of the studio's
                   train --all [options]        all of them; finished ones are skipped, others resumed
                   train --list                 what there is and how far it is
                   train --data DIR --architecture NAME --id ID [options]    pictures of your own, 28x28 pixels
              --data DIR         folder of the data sets (../shared/data), or of your own pictures
              --out DIR          folder to write the model to (models)
              --classifiers DIR  folder of the classifiers (classifiers)
              --checkpoints DIR  folder to keep checkpoints in (training)
              --seed N           of weights, order and noise (1)
              --epochs N         instead of the model's own number
              --device cpu|cuda  what to train on (cpu)
              --threads N        of PyTorch on the CPU
              --start FILE       a checkpoint of the same network to begin with; for scans: a restorer.onnx
              --average DIR      for scans: an earlier restorer, to be averaged with this one
              --fresh            forget the checkpoint, start again
              --export-only      write the model from the checkpoint as it is
            for your own pictures:
              --architecture NAME  tiny-convolutional, convolutional, convolutional-variational, denoiser, ...
              --id ID              of the model: lower-case words joined by '-'
              --title T            what visitors see (the id)
              --licence L          of the model ("unknown; yours to state")
              --loss NAME          squared-error, cross-entropy; sparse or contractive with the architecture shallow""";

    /** What to do. */
    enum Wanted { ONE, ALL, LIST }

    /**
     * What to make of one's own pictures.
     *
     * @param loss    instead of the architecture's own, or null
     * @param title   what visitors see
     * @param licence of the model
     */
    record Own(Architecture architecture, Loss loss, String title, String licence) {
    }

    private static final String LICENCE = "unknown; yours to state";
    private static final List<String> OWN = List.of("--architecture", "--id", "--title", "--licence", "--loss");
    private static final List<String> PLACES = List.of("--data", "--out", "--classifiers", "--checkpoints");
    private static final List<String> VALUES = List.of("--seed", "--epochs", "--device", "--threads", "--start", "--average");
    private static final List<String> FLAGS = List.of("--all", "--list", "--fresh", "--export-only");

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException with a sentence for whoever typed it
     */
    static Arguments parse(String... words) {
        List<String> ids = new ArrayList<>();
        Map<String, String> options = options(words, ids);
        boolean fresh = options.containsKey("--fresh");
        boolean exportOnly = options.containsKey("--export-only");
        if (fresh && exportOnly) {
            throw new IllegalArgumentException("--fresh forgets the checkpoint that --export-only needs: give one of them");
        }
        Wanted wanted = options.containsKey("--list") ? Wanted.LIST : options.containsKey("--all") ? Wanted.ALL : Wanted.ONE;
        Own own = own(options);
        requireSense(wanted, ids, options, own);
        String device = options.getOrDefault("--device", "cpu");
        if (!device.equals("cpu") && !device.equals("cuda")) {
            throw new IllegalArgumentException("--device: expected cpu or cuda, got '%s'".formatted(device));
        }
        return new Arguments(wanted, wanted != Wanted.ONE ? null : own == null ? known(ids.getFirst()) : options.get("--id"), Path.of(options.getOrDefault("--data", "../shared/data")),
                Path.of(options.getOrDefault("--out", "models")),
                Path.of(options.getOrDefault("--classifiers", "classifiers")),
                Path.of(options.getOrDefault("--checkpoints", "training")),
                number(options, "--seed", Integer.MIN_VALUE).orElse(1), number(options, "--epochs", 1),
                device.equals("cuda"), number(options, "--threads", 1),
                options.containsKey("--start") ? Path.of(options.get("--start")) : null,
                options.containsKey("--average") ? Path.of(options.get("--average")) : null, fresh, exportOnly, own);
    }

    private static String known(String id) {
        return id.equals(RestorerTraining.ID) || id.equals(RestorerTraining.LIGHT) ? id : Configuration.of(id).id();
    }

    private static Map<String, String> options(String[] words, List<String> ids) {
        Map<String, String> options = new LinkedHashMap<>();
        Deque<String> left = new ArrayDeque<>(Arrays.asList(words));
        while (!left.isEmpty()) {
            String word = left.pop();
            if (!word.startsWith("-")) {
                ids.add(word);
            } else if (FLAGS.contains(word)) {
                options.put(word, "");
            } else if (!OWN.contains(word) && !PLACES.contains(word) && !VALUES.contains(word)) {
                throw new IllegalArgumentException("there is no option '%s'".formatted(word));
            } else if (left.isEmpty()) {
                throw new IllegalArgumentException("%s: expected a value after it, got nothing".formatted(word));
            } else {
                options.put(word, left.pop());
            }
        }
        return options;
    }

    private static void requireSense(Wanted wanted, List<String> ids, Map<String, String> options, Own own) {
        if (wanted == Wanted.LIST) {
            options.keySet().stream().filter(option -> !option.equals("--list") && !PLACES.contains(option)).findFirst()
                    .ifPresent(option -> {
                        throw new IllegalArgumentException("--list only looks: leave %s out".formatted(option));
                    });
        }
        if (wanted != Wanted.ONE && !ids.isEmpty()) {
            throw new IllegalArgumentException("--%s is about every model: leave '%s' out, or name the model alone"
                    .formatted(wanted.name().toLowerCase(Locale.ROOT), ids.getFirst()));
        }
        if (wanted == Wanted.ALL && own != null) {
            throw new IllegalArgumentException("--all is about the studio's own models: train yours with a command of its own");
        }
        if (wanted == Wanted.ALL && options.containsKey("--fresh")) {
            throw new IllegalArgumentException("--all goes on where it stopped and --fresh would start all over each time: "
                    + "start single models over with --fresh");
        }
        if (own != null && !ids.isEmpty()) {
            throw new IllegalArgumentException(("'%s' has an architecture and pictures of its own: leave it out to train on "
                    + "yours, or leave out %s").formatted(ids.getFirst(), options.keySet().stream().filter(OWN::contains)
                    .findFirst().orElseThrow()));
        }
        if (own != null && !options.containsKey("--data")) {
            throw new IllegalArgumentException("--architecture: expected --data with the folder of your pictures too");
        }
        if (wanted == Wanted.ONE && own == null && ids.size() != 1) {
            throw new IllegalArgumentException("expected one model, one of %s, got %s; --all trains them all".formatted(
                    Stream.concat(Configuration.all().stream().map(Configuration::id), Stream.of(RestorerTraining.ID)).toList(),
                    ids.isEmpty() ? "nothing" : String.join(" ", ids)));
        }
    }

    /** @return null when no option asks for pictures of one's own */
    private static Own own(Map<String, String> options) {
        if (options.keySet().stream().noneMatch(OWN::contains)) {
            return null;
        }
        for (String needed : List.of("--architecture", "--id")) {
            if (!options.containsKey(needed)) {
                throw new IllegalArgumentException("your own pictures need --data, --architecture and --id; expected %s too"
                        .formatted(needed));
            }
        }
        String name = options.get("--architecture");
        Architecture architecture = Configuration.ownArchitectures().stream().filter(one -> one.label().equals(name))
                .findFirst().orElseThrow(() -> new IllegalArgumentException("--architecture: expected one of %s, got '%s'"
                        .formatted(String.join(", ", Configuration.ownArchitectures().stream().map(Architecture::label)
                                .toList()), name)));
        String id = options.get("--id");
        if (!Manifest.isId(id)) {
            throw new IllegalArgumentException("--id: expected lower-case words joined by '-', for instance my-shapes, got '%s'"
                    .formatted(id));
        }
        if (Configuration.exists(id) || id.equals(RestorerTraining.ID)) {
            throw new IllegalArgumentException("--id: '%s' is one of the studio's own models; give yours another id"
                    .formatted(id));
        }
        return new Own(architecture, loss(architecture, options.get("--loss")), options.getOrDefault("--title", id),
                options.getOrDefault("--licence", LICENCE));
    }

    private static Loss loss(Architecture architecture, String name) {
        if (name == null) {
            return null;
        }
        Map<String, Loss> losses = Configuration.ownLosses(architecture);
        if (!losses.containsKey(name)) {
            throw new IllegalArgumentException("--loss: expected %s for the architecture %s, got '%s'".formatted(
                    losses.isEmpty() ? "none, it has its own," : "one of " + String.join(", ", losses.keySet()),
                    architecture.label(), name));
        }
        return losses.get(name);
    }

    private static OptionalInt number(Map<String, String> options, String option, int minimum) {
        String value = options.get(option);
        if (value == null) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= minimum) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // answered below, together with numbers that are too small
        }
        throw new IllegalArgumentException("%s: expected a whole number%s, got '%s'"
                .formatted(option, minimum > Integer.MIN_VALUE ? " of at least " + minimum : "", value));
    }
}
