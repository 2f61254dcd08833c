package latentstudio.benchmark;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What the studio's JVM allocates, asked of it from outside. Close it. */
final class ServerMemory implements AutoCloseable {
    private final JMXConnector connection;
    private final ThreadMXBean threads;

    /** @throws IOException if the process is no JVM of ours */
    ServerMemory(long process) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(process));
            connection = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
            machine.detach();
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
        threads = ManagementFactory.newPlatformMXBeanProxy(connection.getMBeanServerConnection(),
                ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    /** All bytes that were ever put on the heap. */
    long allocated() {
        return threads.getTotalThreadAllocatedBytes();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
