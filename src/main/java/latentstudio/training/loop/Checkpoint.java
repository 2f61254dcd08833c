package latentstudio.training.loop;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import latentstudio.model.Provenance;

/**
 * A training run after one of its epochs: all that it needs to go on as if it had never stopped. Random numbers need
 * no state here, since each epoch derives its own from the seed and its number.
 *
 * @param settings   the configuration, seed and data, to be sure that the same run goes on
 * @param commit     the source's commit when the run began
 * @param device     what it was trained on
 * @param finished   whether no epoch is left
 * @param steps      of the optimiser
 * @param weights    all parameters one after the other
 * @param means      Adam's first moments likewise
 * @param variances  Adam's second moments likewise
 * @param average    the moving average of the weights, empty where none is kept
 * @param best       the weights with the lowest validation loss
 * @param bestEpoch  after which they were reached, counted from 1
 * @param history    one entry an epoch
 */
public record Checkpoint(String settings, String commit, String device, boolean finished, long steps, float[] weights,
                  float[] means, float[] variances, float[] average, float[] best, int bestEpoch,
                  List<Provenance.Epoch> history) {
    private static final int MAGIC = 0x4c534332; // LSC2

    /** Where the checkpoint of a model is kept. */
    public static Path file(Path checkpoints, String id) {
        return checkpoints.resolve(id).resolve("checkpoint.bin");
    }

    /** The same for a run with other settings that goes on from here. */
    Checkpoint continued(String others) {
        return new Checkpoint(others, commit, device, false, steps, weights, means, variances, average, best, bestEpoch, history);
    }

    /** The lowest validation loss so far. */
    double bestLoss() {
        return history.get(bestEpoch - 1).validationLoss();
    }

    /**
     * Writes the file in one move: whoever reads it finds the old or the new one, never a part.
     *
     * @throws IOException when it cannot be written, on a full disk for instance; the old one is whole then
     */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            writeAll(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw new IOException(("%s: expected room for a checkpoint after epoch %d, but it cannot be written (%s); "
                    + "the checkpoint of the epoch before is whole: make room and give the same command again")
                    .formatted(file, history.size(), e.getMessage()), e);
        }
    }

    private void writeAll(Path part) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16))) {
            out.writeInt(MAGIC);
            out.writeUTF(settings);
            out.writeUTF(commit);
            out.writeUTF(device);
            out.writeBoolean(finished);
            out.writeLong(steps);
            for (float[] values : List.of(weights, means, variances, average, best)) {
                ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
                bytes.asFloatBuffer().put(values);
                out.writeInt(values.length);
                out.write(bytes.array());
            }
            out.writeInt(bestEpoch);
            out.writeInt(history.size());
            for (Provenance.Epoch epoch : history) {
                out.writeInt(epoch.epoch());
                out.writeDouble(epoch.loss());
                out.writeDouble(epoch.validationLoss());
                out.writeDouble(epoch.seconds());
            }
        }
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws IOException when it is missing, truncated or something else
     */
    public static Checkpoint read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("%s: expected a checkpoint, found something else; delete it to start again"
                        .formatted(file));
            }
            String settings = in.readUTF();
            String commit = in.readUTF();
            String device = in.readUTF();
            boolean finished = in.readBoolean();
            long steps = in.readLong();
            float[][] values = new float[5][];
            for (int i = 0; i < values.length; i++) {
                values[i] = new float[in.readInt()];
                byte[] bytes = new byte[values[i].length * Float.BYTES];
                in.readFully(bytes);
                ByteBuffer.wrap(bytes).asFloatBuffer().get(values[i]);
            }
            int bestEpoch = in.readInt();
            List<Provenance.Epoch> history = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                history.add(new Provenance.Epoch(in.readInt(), in.readDouble(), in.readDouble(), in.readDouble()));
            }
            return new Checkpoint(settings, commit, device, finished, steps, values[0], values[1], values[2], values[3],
                    values[4], bestEpoch, List.copyOf(history));
        } catch (EOFException e) {
            throw new IOException("%s: expected a checkpoint, found a truncated one; delete it to start again"
                    .formatted(file), e);
        }
    }
}
