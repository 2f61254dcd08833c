package latentstudio.dataset;

/** What a network can learn from: rows of numbers of one shape, each with the number of its class. */
public interface Items {
    int count();

    /** One item's shape, without the batch axis. */
    long[] shape();

    /**
     * Writes one item's values.
     *
     * @param offset where its first value goes
     */
    void copy(int index, float[] target, int offset);

    /** The number of an item's class, 0 for the first. */
    int label(int index);

    /**
     * The items from one index up to another.
     *
     * @param from the first
     * @param to   past the last
     */
    Items part(int from, int to);
}
