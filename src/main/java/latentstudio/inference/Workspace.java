package latentstudio.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Native memory that a pass lays its tensors out in, so that ONNX Runtime reads and writes without a copy of its own. It is
 * kept for the passes to come: there are as many as ever computed at once, each as large as the largest pass it served. For
 * one thread at a time.
 */
final class Workspace implements AutoCloseable {
    private static final ConcurrentLinkedDeque<Workspace> IDLE = new ConcurrentLinkedDeque<>();
    /** What vector instructions read at once, in floats. */
    private static final int ALIGNMENT = 16;

    private FloatBuffer memory = FloatBuffer.allocate(0);
    private int used;

    private Workspace() {
    }

    /** One that nobody uses, until it is closed. */
    static Workspace borrow() {
        Workspace idle = IDLE.pollFirst(); // the one used last, which is warm
        return idle == null ? new Workspace() : idle;
    }

    /** Makes room for tensors of this many values in all. */
    void reserve(int tensors, long values) {
        long needed = values + (long) tensors * ALIGNMENT;
        if (needed > memory.capacity()) {
            memory = ByteBuffer.allocateDirect(Math.toIntExact(needed * Float.BYTES)).order(ByteOrder.nativeOrder()).asFloatBuffer();
        }
        used = 0;
    }

    /** Room for one tensor; what stood there before still does. */
    FloatBuffer tensor(int values) {
        FloatBuffer tensor = memory.slice(used, values);
        used += (values + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        return tensor;
    }

    @Override
    public void close() {
        IDLE.addFirst(this);
    }
}
