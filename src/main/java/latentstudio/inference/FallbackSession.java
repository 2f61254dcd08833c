package latentstudio.inference;

import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * A session on a device that may fail while it is used: the request that met the failure, and all that come later, are computed
 * on the CPU, and {@link #device} says why. There is no way back but a new start. Thread-safe.
 */
final class FallbackSession implements GraphSession {
    private static final Logger LOG = Logger.getLogger(FallbackSession.class);

    /** How a session on the CPU is opened. */
    interface OnCpu {
        GraphSession open(String reason) throws IOException;
    }

    private final String name;
    private final GraphSession onDevice;
    private final OnCpu onCpu;
    private volatile GraphSession current;

    /** @param onDevice closed with this one, not when it fails: a broken device is best left alone */
    FallbackSession(String name, GraphSession onDevice, OnCpu onCpu) {
        this.name = name;
        this.onDevice = onDevice;
        this.onCpu = onCpu;
        current = onDevice;
    }

    @Override
    public void compute(List<Slice> slices) {
        GraphSession session = current;
        try {
            session.compute(slices);
        } catch (SessionFailedException failure) {
            if (session != onDevice) {
                throw failure;
            }
            fallBack(slices, failure);
        }
    }

    private synchronized void fallBack(List<Slice> slices, SessionFailedException failure) {
        if (current != onDevice) { // another request was here before
            current.compute(slices);
            return;
        }
        GraphSession cpu;
        try {
            cpu = onCpu.open(failure.getMessage());
        } catch (IOException e) {
            failure.addSuppressed(e);
            throw failure;
        }
        try {
            cpu.compute(slices);
        } catch (SessionFailedException itself) { // then it is the request, and the device is as good as before
            cpu.close();
            throw itself;
        }
        current = cpu;
        LOG.errorf("%s goes on on the CPU: it failed on the %s. Reason: %s", name, onDevice.device().name(), failure.getMessage());
    }

    @Override
    public InferenceDevice device() {
        return current.device();
    }

    @Override
    public void close() {
        onDevice.close();
        if (current != onDevice) {
            current.close();
        }
    }
}
