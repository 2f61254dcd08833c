package latentstudio.training.measure;

import ai.djl.ndarray.types.DataType;

/**
 * How much of what is generated looks real, and how much of what is real is generated: each set is taken as the balls
 * that reach from its members to their nearest neighbour number {@value #NEIGHBOURS}. T. Kynkäänniemi et al.,
 * <i>Improved Precision and Recall Metric for Assessing Generative Models</i>, 2019, equations 1 and 2 and section 3.
 *
 * @param precision the share of the generated vectors within the real set, 0..1
 * @param recall    the share of the real vectors within the generated set, 0..1
 */
record PrecisionRecall(double precision, double recall) {
    /** The article's choice. */
    static final int NEIGHBOURS = 3;

    /**
     * @param real      [N][F], more than {@value #NEIGHBOURS}
     * @param generated [M][F], more than {@value #NEIGHBOURS}; the article takes as many of both
     * @throws IllegalArgumentException for sets that are smaller, or with vectors of several lengths
     */
    static PrecisionRecall of(float[][] real, float[][] generated) {
        return new PrecisionRecall(within(real, generated), within(generated, real));
    }

    private static double within(float[][] set, float[][] others) {
        try (Neighbours neighbours = new Neighbours(set, DataType.FLOAT64)) {
            return neighbours.shareWithin(others, neighbours.squaredRadii(NEIGHBOURS));
        }
    }
}
