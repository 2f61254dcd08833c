package latentstudio.inference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    private static final JsonFactory JSON = new JsonFactory();
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
        Request shape = slices.getFirst().request();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            writeJson(body, slices, items, asBytes);
            int jsonLength = body.size();
            for (int i = 0; asBytes && i < shape.inputs().size(); i++) {
                ByteBuffer bytes = ByteBuffer.allocate(items * shape.inputs().get(i).valuesPerItem() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                copyInputs(slices, i, bytes.asFloatBuffer());
                body.write(bytes.array());
            }
            long values = 0;
            for (TensorSpec output : shape.wanted()) {
                values += (long) items * output.valuesPerItem();
            }
            int mostBytes = Math.toIntExact(MOST_WORDS + values * (asBytes ? Float.BYTES : MOST_BYTES_OF_A_NUMBER));
            read(server.infer(name, body.toByteArray(), asBytes ? jsonLength : -1, mostBytes), slices, items);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    private void writeJson(ByteArrayOutputStream body, List<Slice> slices, int items, boolean asBytes) throws IOException {
        Request shape = slices.getFirst().request();
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeArrayFieldStart("inputs");
            for (int i = 0; i < shape.inputs().size(); i++) {
                TensorSpec input = shape.inputs().get(i);
                int values = items * input.valuesPerItem();
                json.writeStartObject();
                json.writeStringField("name", input.name());
                json.writeStringField("datatype", input.dtype());
                json.writeFieldName("shape");
                json.writeArray(input.batchShape(items), 0, input.shape().size());
                if (asBytes) {
                    json.writeObjectFieldStart("parameters");
                    json.writeNumberField("binary_data_size", values * Float.BYTES);
                    json.writeEndObject();
                } else {
                    FloatBuffer numbers = FloatBuffer.allocate(values);
                    copyInputs(slices, i, numbers);
                    json.writeArrayFieldStart("data");
                    for (float number : numbers.array()) {
                        json.writeNumber(number);
                    }
                    json.writeEndArray();
                }
                json.writeEndObject();
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
            json.writeEndObject();
        }
    }

    private static void copyInputs(List<Slice> slices, int input, FloatBuffer to) {
        for (Slice slice : slices) {
            slice.copyInput(input, to);
        }
    }

    private void read(RemoteServer.Answer answer, List<Slice> slices, int items) {
        RemoteTensor.Tensors tensors;
        try {
            tensors = server.reader(RemoteTensor.Tensors.class).readValue(answer.body(), 0, (int) answer.jsonLength());
        } catch (IOException e) {
            throw server.unavailable(name, "answered what the protocol does not know: " + e.getMessage());
        }
        List<TensorSpec> wanted = slices.getFirst().request().wanted();
        ByteBuffer bytes = ByteBuffer.wrap(answer.body()).order(ByteOrder.LITTLE_ENDIAN).position((int) answer.jsonLength());
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
        FloatBuffer values = bytes.slice(bytes.position(), size).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        bytes.position(bytes.position() + size);
        return values;
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
