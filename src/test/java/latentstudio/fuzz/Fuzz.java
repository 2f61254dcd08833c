package latentstudio.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Gives one reader spoilt inputs, as many as fit into {@code studio.fuzz.seconds} but at most {@code studio.fuzz.rounds}, each from a
 * seed of its own. An input may be read or be refused as is documented; anything else, or memory or time out of all proportion, fails
 * with the seed that makes the input again and the smallest input found that fails alike, in {@code target/fuzz}.
 * {@code ./studio fuzz MINUTES} does so for long.
 */
public final class Fuzz {
    private static final long SEED = Long.getLong("studio.fuzz.seed", 1);
    private static final double SECONDS = Double.parseDouble(System.getProperty("studio.fuzz.seconds", "3"));
    /** Few enough to have all been tried: a faster machine shall find nothing new in the test command. */
    private static final int ROUNDS = Integer.getInteger("studio.fuzz.rounds", 5000);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int SMALLER_TRIES = 2000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final String name;
    private final List<byte[]> seeds;
    private final long mostBytes;
    private final List<Class<? extends Exception>> refusals;

    /** Makes an input. */
    public interface Mutation {
        byte[] spoil(RandomGenerator random, List<byte[]> seeds);
    }

    /** Reads an input. */
    public interface Target {
        void read(byte[] input) throws Exception;
    }

    /**
     * What is fuzzed.
     *
     * @param seeds     good inputs, which are read before and after the spoilt ones
     * @param mostBytes what reading one may allocate, all in all
     * @param refusals  what a bad input may be answered with
     */
    @SafeVarargs
    public Fuzz(String name, List<byte[]> seeds, long mostBytes, Class<? extends Exception>... refusals) {
        this.name = name;
        this.seeds = seeds;
        this.mostBytes = mostBytes;
        this.refusals = List.of(refusals);
    }

    /** @throws AssertionError at the first input that is answered in another way */
    public void run(Mutation mutation, Target target) throws Exception {
        readAll(target);
        long end = System.nanoTime() + (long) (SECONDS * 1e9);
        int round = 0;
        int refused = 0;
        for (; round < ROUNDS && System.nanoTime() < end; round++) {
            long seed = SEED + round;
            byte[] input = mutation.spoil(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), seeds);
            String fault = fault(target, input);
            if (fault != null && !fault.isEmpty()) {
                byte[] smallest = smaller(target, input, fault);
                Path file = keep(smallest, seed);
                throw new AssertionError("%s: %s. Repeat with -Dstudio.fuzz.seed=%d -Dstudio.fuzz.rounds=1; %d bytes that fail alike are in %s"
                        .formatted(name, describe(target, smallest), seed, smallest.length, file));
            }
            refused += fault == null ? 0 : 1;
        }
        readAll(target);
        System.out.printf("%s: %,d spoilt inputs from seed %d, %,d of them refused%n", name, round, SEED, refused);
    }

    private void readAll(Target target) throws Exception {
        for (byte[] seed : seeds) {
            target.read(seed);
        }
    }

    /** Null where the input was read, empty where it was refused, else the kind of the fault. */
    private String fault(Target target, byte[] input) {
        try {
            long used = assertTimeoutPreemptively(LONGEST, () -> {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                try {
                    target.read(input);
                    return THREADS.getCurrentThreadAllocatedBytes() - before;
                } catch (Exception e) {
                    if (refusals.stream().anyMatch(refusal -> refusal.isInstance(e))) {
                        return before - THREADS.getCurrentThreadAllocatedBytes();
                    }
                    throw e;
                }
            });
            return Math.abs(used) > mostBytes ? "allocated more than %,d bytes".formatted(mostBytes) : used < 0 ? "" : null;
        } catch (Throwable fault) {
            StackTraceElement[] where = fault.getStackTrace();
            return fault.getClass().getName() + (where.length == 0 ? "" : " at " + where[0]);
        }
    }

    private static String describe(Target target, byte[] input) {
        try {
            target.read(input);
            return "read";
        } catch (Throwable fault) {
            return fault + " at " + Arrays.stream(fault.getStackTrace()).filter(at -> at.getClassName().startsWith("latentstudio")).limit(3).toList();
        }
    }

    /** Leaves pieces out, ever smaller ones, as long as the fault stays. */
    private byte[] smaller(Target target, byte[] input, String fault) {
        byte[] smallest = input;
        int tries = 0;
        for (int piece = Math.max(1, input.length / 2); piece >= 1 && !fault.contains("Timeout"); piece /= 2) {
            for (int at = 0; at < smallest.length && tries < SMALLER_TRIES; tries++) {
                byte[] without = new byte[smallest.length - Math.min(piece, smallest.length - at)];
                System.arraycopy(smallest, 0, without, 0, at);
                System.arraycopy(smallest, smallest.length - (without.length - at), without, at, without.length - at);
                if (fault.equals(fault(target, without))) {
                    smallest = without;
                } else {
                    at += piece;
                }
            }
        }
        return smallest;
    }

    private Path keep(byte[] input, long seed) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/fuzz"));
        return Files.write(folder.resolve("%s-%d.bin".formatted(name.replaceAll("\\W+", "-"), seed)), input);
    }
}
