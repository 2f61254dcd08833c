package latentstudio.inference;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import latentstudio.model.GraphSpec;
import latentstudio.model.TensorSpec;
import org.jboss.logging.Logger;

/**
 * A graph that another server computes. It is held against the specification at the first answer of that server, which may come
 * and go while this one runs: a request that it does not answer is told so, and the next one tries again. Thread-safe.
 */
final class RemoteSession implements GraphSession {
    private static final Logger LOG = Logger.getLogger(RemoteSession.class);
    /** What an answer says beside its numbers. */
    private static final int MOST_WORDS = 1 << 16;
    private static final int MOST_BYTES_OF_A_NUMBER = 32;

    private final String name;
    private final GraphSpec spec;
    private final RemoteServer server;
    private final PassMetrics metrics;
    /** Null until the server was asked. */
    private volatile Boolean binary;
    private volatile String trouble;
    private volatile boolean closed;

    /** @param name of the graph there, for instance {@code digits-vae-decoder} */
    RemoteSession(String name, GraphSpec spec, RemoteServer server) {
        this.name = name;
        this.spec = spec;
        this.server = server;
        metrics = new PassMetrics(name, device());
    }

    @Override
    public void compute(List<Slice> slices) {
        if (closed) {
            throw new ModelUnavailableException(name, "the server is stopping; try again in a moment.");
        }
        try {
            long started = System.nanoTime();
            if (binary == null) {
                requireSpec(server.metadata(name));
                binary = server.takesBinary(name);
            }
            int items = Slice.items(slices);
            infer(slices, items);
            metrics.record(System.nanoTime() - started, items);
            told(null);
        } catch (ModelUnavailableException e) {
            binary = null; // who knows what stands there the next time
            told(e.getMessage());
            throw e;
        }
    }

    /** Logs what is new only: a server that is away is asked often. */
    private void told(String now) {
        if (!Objects.equals(trouble, now)) {
            trouble = now;
            if (now == null) {
                LOG.infof("%s is computed by %s again", name, server.address());
            } else {
                LOG.warnf("%s cannot be computed by %s. %s", name, server.address(), now);
            }
        }
    }

    private void infer(List<Slice> slices, int items) {
        boolean asBytes = binary;
        long values = 0;
        for (TensorSpec output : slices.getFirst().request().wanted()) {
            values += (long) items * output.valuesPerItem();
        }
        int mostBytes = Math.toIntExact(MOST_WORDS + values * (asBytes ? Float.BYTES : MOST_BYTES_OF_A_NUMBER));
        TensorMessage request = request(slices, items, asBytes);
        read(server.infer(name, request.body(), asBytes ? request.jsonLength() : -1, mostBytes), slices, items);
    }

    private static TensorMessage request(List<Slice> slices, int items, boolean asBytes) {
        Request shape = slices.getFirst().request();
        List<TensorSpec> inputs = shape.inputs();
        float[][] values = new float[inputs.size()][];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            FloatBuffer all = FloatBuffer.allocate(items * inputs.get(i).valuesPerItem());
            for (Slice slice : slices) {
                slice.copyInput(i, all);
            }
            values[i] = all.array();
            count += values[i].length;
        }
        return TensorMessage.of(count, asBytes, message -> {
            JsonGenerator json = message.json();
            json.writeArrayFieldStart("inputs");
            for (int i = 0; i < values.length; i++) {
                message.tensor(inputs.get(i).name(), inputs.get(i).batchShape(items), values[i], asBytes);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("outputs");
            for (TensorSpec output : shape.wanted()) {
                json.writeStartObject();
                json.writeStringField("name", output.name());
                if (asBytes) {
                    json.writeObjectFieldStart("parameters");
                    json.writeBooleanField("binary_data", true);
                    json.writeEndObject();
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private void read(RemoteServer.Answer answer, List<Slice> slices, int items) {
        RemoteTensor.Tensors tensors;
        try {
            tensors = server.reader(RemoteTensor.Tensors.class).readValue(answer.body(), 0, (int) answer.jsonLength());
        } catch (IOException e) {
            throw server.unavailable(name, "answered what the protocol does not know: " + e.getMessage());
        }
        List<TensorSpec> wanted = slices.getFirst().request().wanted();
        ByteBuffer bytes = ByteBuffer.wrap(answer.body()).position((int) answer.jsonLength());
        int found = 0;
        for (RemoteTensor tensor : tensors.outputs() == null ? List.<RemoteTensor>of() : tensors.outputs()) {
            FloatBuffer values = values(tensor, bytes);
            for (int i = 0; i < wanted.size(); i++) {
                TensorSpec output = wanted.get(i);
                if (output.name().equals(tensor.name())) {
                    requireTensor(tensor, output, values, items);
                    for (Slice slice : slices) {
                        slice.copyOutput(i, values);
                    }
                    found++;
                }
            }
        }
        if (found != wanted.size()) {
            throw server.unavailable(name, "answered %d of the %d outputs that were wanted".formatted(found, wanted.size()));
        }
    }

    /** The numbers of one output; those that come as bytes follow each other. */
    private FloatBuffer values(RemoteTensor tensor, ByteBuffer bytes) {
        Integer size = tensor.parameters() == null ? null : tensor.parameters().bytes();
        if (size == null) {
            return FloatBuffer.wrap(tensor.data() == null ? new float[0] : tensor.data());
        }
        if (size < 0 || size > bytes.remaining()) {
            throw server.unavailable(name, "answered with %d bytes where %d were told".formatted(bytes.remaining(), size));
        }
        return TensorMessage.values(bytes, size);
    }

    private void requireTensor(RemoteTensor tensor, TensorSpec output, FloatBuffer values, int items) {
        long[] shape = output.batchShape(items);
        if (!output.dtype().equals(tensor.datatype()) || !Arrays.equals(shape, tensor.shape()) || values.remaining() != items * output.valuesPerItem()) {
            throw server.unavailable(name, "answered '%s' as %s %s with %d values, not as %s %s".formatted(tensor.name(), tensor.datatype(),
                    Arrays.toString(tensor.shape()), values.remaining(), output.dtype(), Arrays.toString(shape)));
        }
    }

    private void requireSpec(RemoteServer.Metadata found) {
        requireTensors("inputs", spec.inputs(), found.inputs());
        requireTensors("outputs", spec.outputs(), found.outputs());
    }

    /** In any order: over there tensors are known by their names. */
    private void requireTensors(String which, List<TensorSpec> expected, List<RemoteServer.Metadata.Tensor> found) {
        String there = found == null ? "none" : found.stream().map(tensor -> "%s %s %s".formatted(tensor.name(), tensor.datatype(), tensor.shape()))
                .sorted().collect(Collectors.joining(", "));
        String here = expected.stream().map(tensor -> "%s %s %s".formatted(tensor.name(), tensor.dtype(), tensor.shape()))
                .sorted().collect(Collectors.joining(", "));
        if (!there.equals(here)) {
            throw server.unavailable(name, "has the %s %s, not %s".formatted(which, there, here));
        }
    }

    @Override
    public InferenceDevice device() {
        return InferenceDevice.REMOTE;
    }

    @Override
    public String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        closed = true;
    }
}
