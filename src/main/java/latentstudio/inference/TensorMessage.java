package latentstudio.inference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A body of the Open Inference Protocol, version 2: JSON, and after it those tensors that the binary tensor data extension
 * brings as bytes, little-endian, in their order in the JSON. Requests and answers are both of this form.
 *
 * @param body       all of it
 * @param jsonLength how many of its bytes are JSON
 */
public record TensorMessage(byte[] body, int jsonLength) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int FIRST_VALUES = 1024;
    private static final int BYTES_BESIDE_VALUES = 1024;
    private static final int BYTES_PER_VALUE_IN_JSON = 12;

    /** Writes the fields of the JSON's object. */
    public interface Fields {
        void write(Writer message) throws IOException;
    }

    /** Where a message is written. For one message; not thread-safe. */
    public static final class Writer {
        private final JsonGenerator json;
        private final List<float[]> binary = new ArrayList<>();

        private Writer(JsonGenerator json) {
            this.json = json;
        }

        /** For all that is no tensor. */
        public JsonGenerator json() {
            return json;
        }

        /**
         * Writes a tensor of 32-bit floats as the next element of a list.
         *
         * @param values   the last axis of the shape fastest; not changed before the message is whole
         * @param isBinary whether they come as bytes after the JSON
         */
        public void tensor(String name, long[] shape, float[] values, boolean isBinary) throws IOException {
            json.writeStartObject();
            json.writeStringField("name", name);
            json.writeStringField("datatype", "FP32");
            json.writeFieldName("shape");
            json.writeArray(shape, 0, shape.length);
            if (isBinary) {
                json.writeObjectFieldStart("parameters");
                json.writeNumberField("binary_data_size", values.length * Float.BYTES);
                json.writeEndObject();
                binary.add(values);
            } else {
                json.writeArrayFieldStart("data");
                for (float value : values) {
                    json.writeNumber(value);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
    }

    /**
     * A message.
     *
     * @param values   how many it holds, about, in all tensors
     * @param isBinary whether they come as bytes, all or some
     */
    public static TensorMessage of(int values, boolean isBinary, Fields fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(BYTES_BESIDE_VALUES + values * (isBinary ? Float.BYTES : BYTES_PER_VALUE_IN_JSON));
        try {
            JsonGenerator json = JSON.createGenerator(body);
            Writer message = new Writer(json);
            json.writeStartObject();
            fields.write(message);
            json.writeEndObject();
            json.close();
            int jsonLength = body.size();
            message.binary.forEach(tensor -> body.writeBytes(bytes(tensor)));
            return new TensorMessage(body.toByteArray(), jsonLength);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    /** Of what follows the JSON, the next bytes as numbers, and past them. */
    public static FloatBuffer values(ByteBuffer bytes, int size) {
        FloatBuffer values = bytes.slice(bytes.position(), size).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        bytes.position(bytes.position() + size);
        return values;
    }

    /**
     * Reads the field {@code data}: numbers that stand flat or as deep as the shape is, which is the same in row-major order.
     *
     * @param json       at its begin; at its end afterwards
     * @param mostValues how many there may be
     * @throws InvalidTensorException if there are more, or it is something else
     * @throws IOException            if it is no JSON
     */
    public static float[] values(JsonParser json, long mostValues) throws IOException {
        float[] values = new float[FIRST_VALUES];
        int count = 0;
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw noNumbers(json.currentToken());
        }
        for (int depth = 1; depth > 0;) {
            JsonToken token = json.nextToken();
            switch (token) {
                case START_ARRAY -> depth++;
                case END_ARRAY -> depth--;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                    if (count == mostValues) {
                        throw new InvalidTensorException("Expected at most %d values in one input, got more; send them in parts.".formatted(mostValues));
                    }
                    if (count == values.length) {
                        values = Arrays.copyOf(values, (int) Math.min(2L * count, mostValues));
                    }
                    values[count++] = json.getFloatValue();
                }
                case null, default -> throw noNumbers(token);
            }
        }
        return Arrays.copyOf(values, count);
    }

    private static InvalidTensorException noNumbers(JsonToken found) {
        return new InvalidTensorException("Expected 'data' to be a list of numbers, got %s.".formatted(found == null ? "the end" : found));
    }
}
