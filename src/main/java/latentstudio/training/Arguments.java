package latentstudio.training;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.OptionalInt;

/**
 * What was asked for on the command line.
 *
 * @param id          of the model
 * @param data        the folder that holds the data sets
 * @param out         the folder that models are written to
 * @param classifiers the folder of the classifiers that judge generated pictures
 * @param checkpoints the folder that checkpoints are kept in
 * @param seed        of weights, order and noise
 * @param epochs      instead of the configuration's, or empty
 * @param cuda        train on the first CUDA device instead of the CPU
 * @param threads     of PyTorch on the CPU, or empty for its own choice
 * @param fresh       forget a checkpoint and start again
 * @param exportOnly  write the model from the checkpoint as it is, without training
 */
record Arguments(String id, Path data, Path out, Path classifiers, Path checkpoints, int seed, OptionalInt epochs,
                 boolean cuda, OptionalInt threads, boolean fresh, boolean exportOnly) {
    static final String USAGE = """
            usage: train <model> [options]
              --data DIR         folder of the data sets (../shared/data)
              --out DIR          folder to write the model to (models)
              --classifiers DIR  folder of the classifiers (classifiers)
              --checkpoints DIR  folder to keep checkpoints in (training)
              --seed N           of weights, order and noise (1)
              --epochs N         instead of the model's own number
              --device cpu|cuda  what to train on (cpu)
              --threads N        of PyTorch on the CPU
              --fresh            forget the checkpoint, start again
              --export-only      write the model from the checkpoint as it is""";

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException with a sentence for whoever typed it
     */
    static Arguments parse(String... words) {
        Deque<String> left = new ArrayDeque<>(Arrays.asList(words));
        if (left.isEmpty() || left.peek().startsWith("-")) {
            throw new IllegalArgumentException("expected a model first, one of %s, got %s".formatted(
                    Configuration.all().stream().map(Configuration::id).toList(),
                    left.isEmpty() ? "nothing" : "'" + left.peek() + "'"));
        }
        String id = Configuration.of(left.pop()).id();
        Path data = Path.of("../shared/data");
        Path out = Path.of("models");
        Path classifiers = Path.of("classifiers");
        Path checkpoints = Path.of("training");
        int seed = 1;
        OptionalInt epochs = OptionalInt.empty();
        OptionalInt threads = OptionalInt.empty();
        boolean cuda = false;
        boolean fresh = false;
        boolean exportOnly = false;
        while (!left.isEmpty()) {
            String option = left.pop();
            switch (option) {
                case "--data" -> data = Path.of(value(option, left));
                case "--out" -> out = Path.of(value(option, left));
                case "--classifiers" -> classifiers = Path.of(value(option, left));
                case "--checkpoints" -> checkpoints = Path.of(value(option, left));
                case "--seed" -> seed = number(option, left, Integer.MIN_VALUE);
                case "--epochs" -> epochs = OptionalInt.of(number(option, left, 1));
                case "--threads" -> threads = OptionalInt.of(number(option, left, 1));
                case "--device" -> {
                    String device = value(option, left);
                    if (!device.equals("cpu") && !device.equals("cuda")) {
                        throw new IllegalArgumentException("--device: expected cpu or cuda, got '%s'".formatted(device));
                    }
                    cuda = device.equals("cuda");
                }
                case "--fresh" -> fresh = true;
                case "--export-only" -> exportOnly = true;
                default -> throw new IllegalArgumentException("there is no option '%s'".formatted(option));
            }
        }
        if (fresh && exportOnly) {
            throw new IllegalArgumentException("--fresh forgets the checkpoint that --export-only needs: give one of them");
        }
        return new Arguments(id, data, out, classifiers, checkpoints, seed, epochs, cuda, threads, fresh, exportOnly);
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException("%s: expected a value after it, got nothing".formatted(option));
        }
        return left.pop();
    }

    private static int number(String option, Deque<String> left, int minimum) {
        String value = value(option, left);
        try {
            int number = Integer.parseInt(value);
            if (number >= minimum) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below, together with numbers that are too small
        }
        throw new IllegalArgumentException("%s: expected a whole number%s, got '%s'"
                .formatted(option, minimum > Integer.MIN_VALUE ? " of at least " + minimum : "", value));
    }
}
