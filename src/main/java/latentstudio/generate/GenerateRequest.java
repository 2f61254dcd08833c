package latentstudio.generate;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import latentstudio.image.RefusedException;
import latentstudio.inference.ServedModel;
import latentstudio.latent.InvalidRequestException;
import latentstudio.latent.LatentService;
import latentstudio.latent.Sampling;
import latentstudio.model.GraphRole;

/**
 * Which samples are wanted. The same request is answered with the same samples, and a smaller count with the first of them.
 *
 * @param label       the number of a class, or null for any
 * @param count       1 to {@value #MOST}
 * @param temperature 0 to {@value #HOTTEST}, the factor of the noise; 1 is the way as it is defined
 */
public record GenerateRequest(Integer label, int count, long seed, Sampling sampling, double temperature) {
    /** So many samples one request may ask for. */
    public static final int MOST = 400;
    /** The largest temperature. */
    public static final double HOTTEST = 4;
    private static final int DEFAULT_COUNT = 64;
    /** Seeds that nobody chose are short, so that they can be noted down. */
    private static final int SHORT_SEEDS = 1_000_000;

    /**
     * Reads a request as it comes over HTTP or from the page. What is null or empty gets its default: any class, 64 samples, a
     * seed that is drawn, the learned prior where there is one and else {@code constrained}, temperature 1.
     *
     * @throws InvalidRequestException if the model has no such class or way, or a number is none or out of its range
     */
    public static GenerateRequest of(ServedModel model, String label, String count, String seed, String sampling, String temperature) {
        return new GenerateRequest(
                isAbsent(label) ? null : LatentService.label(model.manifest(), label),
                isAbsent(count) ? DEFAULT_COUNT : count(count),
                isAbsent(seed) ? ThreadLocalRandom.current().nextInt(SHORT_SEEDS) : seed(seed),
                isAbsent(sampling) ? usual(model) : sampling(model, sampling),
                isAbsent(temperature) ? 1 : temperature(temperature));
    }

    private static boolean isAbsent(String text) {
        return text == null || text.isBlank();
    }

    private static int count(String text) {
        try {
            int count = Integer.parseInt(text.strip());
            if (count >= 1 && count <= MOST) {
                return count;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InvalidRequestException("Expected a count from 1 to %d, got %s; ask for fewer at a time, with another seed each."
                .formatted(MOST, shortened(text)));
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidRequestException("Expected a seed that is a whole number of at most 64 bits, got %s; take one such as 5, or none."
                    .formatted(shortened(text)));
        }
    }

    private static double temperature(String text) {
        try {
            double temperature = Double.parseDouble(text);
            if (temperature >= 0 && temperature <= HOTTEST) {
                return temperature;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InvalidRequestException("Expected a temperature from 0 to %.0f, got %s; 1 is the way as it is defined."
                .formatted(HOTTEST, shortened(text)));
    }

    private static Sampling usual(ServedModel model) {
        return model.manifest().graphs().containsKey(GraphRole.PRIOR) ? Sampling.PRIOR : Sampling.CONSTRAINED;
    }

    private static Sampling sampling(ServedModel model, String text) {
        Sampling sampling = Arrays.stream(Sampling.values()).filter(way -> way.label().equals(text.strip())).findFirst()
                .orElseThrow(() -> new InvalidRequestException("Expected a way to sample, one of %s, got %s; choose one of them."
                        .formatted(Arrays.stream(Sampling.values()).map(Sampling::label).collect(Collectors.joining(", ")), shortened(text))));
        LatentService.requireWay(model.manifest(), sampling);
        return sampling;
    }

    private static String shortened(String text) {
        return "'" + RefusedException.quoted(text) + "'";
    }
}
