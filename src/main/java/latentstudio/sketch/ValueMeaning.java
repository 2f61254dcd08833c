package latentstudio.sketch;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import latentstudio.image.Picture;

/**
 * What one value of a latent stands for, where it stands for one of these.
 *
 * <p>It is found by trying: latents are drawn as the model's own lie, and in each the value is exchanged for that of another one. What
 * the value does to the decoded pictures is then the correlation of the value with a moment of the ink, over all these pictures, whatever
 * the other values are: its square is the share of the moment's variance that this value makes by itself. A value has a name where the
 * largest of the correlations is at least {@value #LEAST_CORRELATION}, or as negative.
 */
public enum ValueMeaning {
    SLANT(InkMoments::slant),
    WIDTH(InkMoments::width),
    HEIGHT(InkMoments::height),
    WEIGHT(InkMoments::weight),
    ROUNDNESS(InkMoments::roundness);

    /** Below it, other values together make most of the moment. */
    static final double LEAST_CORRELATION = 0.6;

    private final ToDoubleFunction<InkMoments> moment;

    ValueMeaning(ToDoubleFunction<InkMoments> moment) {
        this.moment = moment;
    }

    /**
     * What a value stands for; null where for none of these.
     *
     * @param decoder latents to grey pictures
     * @param drawn   [N][Z], latents as the model's own lie, N 3 or more; not changed
     * @param value   which value, from 0
     */
    static ValueMeaning of(Function<List<float[]>, List<Picture>> decoder, float[][] drawn, int value) {
        List<float[]> latents = new ArrayList<>();
        for (int i = 0; i < drawn.length; i++) {
            float[] latent = drawn[i].clone();
            latent[value] = drawn[(i + drawn.length / 2) % drawn.length][value];
            latents.add(latent);
        }
        List<InkMoments> moments = decoder.apply(latents).stream().map(InkMoments::of).toList();
        List<Integer> inked = new ArrayList<>();
        for (int i = 0; i < latents.size(); i++) {
            if (moments.get(i) != null) {
                inked.add(i);
            }
        }
        if (inked.size() < 3) {
            return null;
        }
        double[] values = inked.stream().mapToDouble(i -> latents.get(i)[value]).toArray();
        return List.of(values()).stream()
                .max(Comparator.comparingDouble(meaning -> meaning.strength(values, inked.stream().map(moments::get).toList())))
                .filter(meaning -> meaning.strength(values, inked.stream().map(moments::get).toList()) >= LEAST_CORRELATION).orElse(null);
    }

    /** The absolute correlation; 0 where one of the two does not vary. */
    private double strength(double[] values, List<InkMoments> moments) {
        return Math.abs(correlation(values, moments.stream().mapToDouble(moment).toArray()));
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    @JsonValue
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
