package latentstudio.inference;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A tensor as another server's answer tells it.
 *
 * @param datatype as the Open Inference Protocol spells it
 * @param data     its values, or null where they come as bytes after the JSON
 */
record RemoteTensor(String name, String datatype, long[] shape, @JsonDeserialize(using = Data.class) float[] data, Parameters parameters) {
    /** The JSON of an answer. */
    record Tensors(List<RemoteTensor> outputs) {
    }

    /** @param bytes how many bytes after the JSON are this tensor's, or null */
    record Parameters(@JsonProperty("binary_data_size") Integer bytes) {
    }

    /** Reads numbers that stand flat or as deep as the shape is: both say the same in row-major order. */
    static final class Data extends StdDeserializer<float[]> {
        private static final int FIRST_VALUES = 1024;

        Data() {
            super(float[].class);
        }

        @Override
        public float[] deserialize(JsonParser json, DeserializationContext context) throws IOException {
            float[] values = new float[FIRST_VALUES];
            int count = 0;
            int depth = 0;
            for (JsonToken token = json.currentToken(); ; token = json.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    depth++;
                } else if (token == JsonToken.END_ARRAY) {
                    depth--;
                } else if (token != null && token.isNumeric() && depth > 0) {
                    values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
                    values[count++] = json.getFloatValue();
                } else {
                    context.reportInputMismatch(this, "expected data to be numbers, got %s", token);
                }
                if (depth == 0) {
                    return Arrays.copyOf(values, count);
                }
            }
        }
    }
}
