package latentstudio.oip;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import latentstudio.inference.Graph;

/**
 * The body that answers {@code infer}: JSON, and after it the tensors that are wanted as bytes, little-endian, in the order
 * of the outputs.
 *
 * @param jsonLength how many of the bytes are JSON
 */
record InferResponse(byte[] body, int jsonLength) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BYTES_PER_VALUE_IN_JSON = 12;

    /** @param binary the names of those outputs that come as bytes */
    static InferResponse of(OipModel model, String id, List<Graph.Output> outputs, Set<String> binary) {
        int values = outputs.stream().mapToInt(output -> output.values().length).sum();
        ByteArrayOutputStream body = new ByteArrayOutputStream(1024 + values * (binary.isEmpty() ? BYTES_PER_VALUE_IN_JSON : Float.BYTES));
        try {
            try (JsonGenerator json = JSON.createGenerator(body)) {
                json.writeStartObject();
                json.writeStringField("model_name", model.name());
                json.writeStringField("model_version", model.version());
                if (id != null) {
                    json.writeStringField("id", id);
                }
                json.writeArrayFieldStart("outputs");
                for (Graph.Output output : outputs) {
                    write(json, output, binary.contains(output.name()));
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            int jsonLength = body.size();
            for (Graph.Output output : outputs) {
                if (binary.contains(output.name())) {
                    body.write(bytes(output.values()));
                }
            }
            return new InferResponse(body.toByteArray(), jsonLength);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    private static void write(JsonGenerator json, Graph.Output output, boolean binary) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", output.name());
        json.writeStringField("datatype", "FP32");
        json.writeFieldName("shape");
        json.writeArray(output.shape(), 0, output.shape().length);
        if (binary) {
            json.writeObjectFieldStart("parameters");
            json.writeNumberField("binary_data_size", output.values().length * Float.BYTES);
            json.writeEndObject();
        } else {
            json.writeArrayFieldStart("data");
            for (float value : output.values()) {
                json.writeNumber(value);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }
}
