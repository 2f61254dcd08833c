package latentstudio.inference;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
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

    /** Reads the numbers; the bytes of the answer bound how many there are. */
    static final class Data extends StdDeserializer<float[]> {
        Data() {
            super(float[].class);
        }

        @Override
        public float[] deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return TensorMessage.values(json, Integer.MAX_VALUE);
        }
    }
}
