package latentstudio.training.loop;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names the processor that a model is trained on. */
final class Hardware {
    private static final Path CPUS = Path.of("/proc/cpuinfo");

    private Hardware() {
    }

    /** For instance {@code "CPU: AMD EPYC, 2 processors, 1 PyTorch thread(s)"}. */
    static String describe(Device device) {
        if (device.isGpu()) {
            return "CUDA device " + device.getDeviceId();
        }
        String threads = System.getProperty("ai.djl.pytorch.num_threads");
        return "CPU: %s, %d processors%s".formatted(cpu(), Runtime.getRuntime().availableProcessors(),
                threads == null ? "" : ", %s PyTorch thread(s)".formatted(threads));
    }

    private static String cpu() {
        try {
            return Files.readAllLines(CPUS).stream().filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse("unknown");
        } catch (IOException e) {
            return System.getProperty("os.arch"); // only Linux lists its processors there
        }
    }
}
