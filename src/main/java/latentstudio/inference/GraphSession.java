package latentstudio.inference;

import java.util.List;

/** What computes one graph: ONNX Runtime in this process, or another server. Thread-safe. */
interface GraphSession extends AutoCloseable {
    /**
     * Computes items together and writes the answers into their requests.
     *
     * @param slices at least one; their requests are for the same outputs, with inputs of the same lengths
     * @throws SessionFailedException    if the device failed
     * @throws ModelUnavailableException if it was closed, or the other server does not answer
     * @throws OverloadedException       if the other server has no room
     */
    void compute(List<Slice> slices);

    /** What it runs on now. */
    InferenceDevice device();

    /** Why the last request was not answered, where that may be otherwise with the next; else null. */
    default String trouble() {
        return null;
    }

    /** Waits for those who compute; who comes later is told. */
    @Override
    void close();
}
