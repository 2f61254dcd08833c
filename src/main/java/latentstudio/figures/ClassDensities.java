package latentstudio.figures;

import java.util.Arrays;
import java.util.stream.IntStream;
import latentstudio.latent.EncodedPictures;

/**
 * How the latents of each class are spread over each dimension, as {@link KernelDensity} estimates it at evenly spaced places.
 *
 * @param low        [Z], the first place of each dimension, three of the largest bandwidths below the smallest latent
 * @param high       [Z], the last place
 * @param densities  [Z][K][{@value #PLACES}], each class's integrates to 1; zeros for a class without pictures
 * @param bandwidths [Z][K]
 * @param counts     [K], pictures of each class
 */
record ClassDensities(double[] low, double[] high, float[][][] densities, double[][] bandwidths, int[] counts) {
    static final int PLACES = 128;

    static ClassDensities of(EncodedPictures encoded) {
        float[][] latents = encoded.latents();
        int size = latents[0].length;
        int[] labels = encoded.labels();
        int[] counts = new int[encoded.classes().size()];
        Arrays.stream(labels).forEach(label -> counts[label]++);
        ClassDensities made = new ClassDensities(new double[size], new double[size], new float[size][counts.length][PLACES],
                new double[size][counts.length], counts);
        IntStream.range(0, size).forEach(dimension -> made.estimate(dimension, latents, labels));
        return made;
    }

    private void estimate(int dimension, float[][] latents, int[] labels) {
        double[] all = IntStream.range(0, latents.length).mapToDouble(i -> latents[i][dimension]).toArray();
        double smallest = Arrays.stream(all).min().orElseThrow();
        double largest = Arrays.stream(all).max().orElseThrow();
        double[][] samples = new double[counts.length][];
        double widest = 0;
        for (int label = 0; label < counts.length; label++) {
            int wanted = label;
            samples[label] = IntStream.range(0, all.length).filter(i -> labels[i] == wanted).mapToDouble(i -> all[i]).toArray();
            bandwidths[dimension][label] = KernelDensity.bandwidth(samples[label]);
            widest = Math.max(widest, bandwidths[dimension][label]);
        }
        // a dimension that the encoder never uses is one value: it gets a range of its own
        double margin = widest > 0 ? 3 * widest : Math.max(1e-3, 1e-3 * Math.abs(largest));
        low[dimension] = smallest - margin;
        high[dimension] = largest + margin;
        double step = (high[dimension] - low[dimension]) / (PLACES - 1);
        for (int label = 0; label < counts.length; label++) {
            if (samples[label].length == 0) {
                continue;
            }
            // a kernel narrower than the places are apart would fall between them
            KernelDensity density = new KernelDensity(samples[label], Math.max(step, bandwidths[dimension][label]));
            bandwidths[dimension][label] = density.bandwidth();
            for (int place = 0; place < PLACES; place++) {
                densities[dimension][label][place] = (float) density.at(low[dimension] + place * step);
            }
        }
    }

    /** The places of a dimension. */
    float[] places(int dimension) {
        float[] places = new float[PLACES];
        for (int i = 0; i < PLACES; i++) {
            places[i] = (float) (low[dimension] + i * (high[dimension] - low[dimension]) / (PLACES - 1));
        }
        return places;
    }
}
