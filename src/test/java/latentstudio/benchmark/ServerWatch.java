package latentstudio.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What the studio's JVM allocates and computes, asked of it from outside. Close it. */
final class ServerWatch implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);
    /** Of a core. */
    private static final double IDLE = 0.1;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final JMXConnector connection;
    private final ThreadMXBean threads;
    private final OperatingSystemMXBean process;

    /** @throws IOException if the process is no JVM of ours */
    ServerWatch(long processId) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(processId));
            connection = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
            machine.detach();
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
        threads = ManagementFactory.newPlatformMXBeanProxy(connection.getMBeanServerConnection(),
                ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        this.process = ManagementFactory.newPlatformMXBeanProxy(connection.getMBeanServerConnection(),
                ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, OperatingSystemMXBean.class);
    }

    /** Waits until what was asked before is computed: whoever asked may have gone without the answer. */
    void awaitIdle() throws InterruptedException {
        long begun = System.nanoTime();
        long before;
        long used;
        do {
            before = process.getProcessCpuTime();
            Thread.sleep(LOOK);
            used = process.getProcessCpuTime() - before;
        } while (used > IDLE * LOOK.toNanos() && System.nanoTime() - begun < PATIENCE_NANOS);
    }

    /** All bytes that were ever put on the heap. */
    long allocated() {
        return threads.getTotalThreadAllocatedBytes();
    }

    /** All time that its threads ever computed, nanoseconds. */
    long computed() {
        return process.getProcessCpuTime();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
