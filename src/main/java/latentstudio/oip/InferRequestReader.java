package latentstudio.oip;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import latentstudio.inference.TensorMessage;

/**
 * Reads the body of {@code infer}: JSON, and after it the bytes of those tensors that the binary tensor data extension brings
 * so, little-endian, in the order of the inputs. It reads in one pass and holds no more numbers than the model takes. For one
 * body; not thread-safe.
 */
final class InferRequestReader {
    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build();
    private static final int MOST_AXES = 8;
    private static final int MOST_TENSORS = 64;

    private final long mostValues;
    private final ByteBuffer bytes;
    private final JsonParser json;

    /** What is told of an input before it is known whole. */
    private static final class Draft {
        private String name;
        private String datatype;
        private long[] shape;
        private float[] values;
        private long binarySize = -1;
    }

    private InferRequestReader(byte[] body, int jsonLength, long mostValues) throws IOException {
        this.mostValues = mostValues;
        json = JSON.createParser(body, 0, jsonLength);
        bytes = ByteBuffer.wrap(body, jsonLength, body.length - jsonLength);
    }

    /**
     * Reads a body.
     *
     * @param jsonLength what {@code Inference-Header-Content-Length} says, or null where all of the body is JSON
     * @param mostValues how many numbers an input may hold
     * @throws OipException if it is not as the protocol wants it
     */
    static InferRequest read(byte[] body, String jsonLength, long mostValues) {
        int length = jsonLength == null ? body.length : headerLength(jsonLength, body.length);
        try {
            InferRequestReader reader = new InferRequestReader(body, length, mostValues);
            InferRequest request = reader.request();
            if (reader.bytes.hasRemaining()) {
                throw OipException.badRequest("Expected the bytes of the inputs' binary_data_size after the JSON, got %d more.",
                        reader.bytes.remaining());
            }
            return request;
        } catch (InputCoercionException tooLarge) {
            throw OipException.badRequest("Expected numbers in their range: %s.", tooLarge.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw OipException.badRequest("Expected JSON, got something else: %s.", e.getOriginalMessage());
        } catch (CharConversionException e) { // Jackson takes it for UTF-32
            throw OipException.badRequest("Expected JSON in UTF-8, got something else: %s.", e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    private static int headerLength(String told, int bodyLength) {
        if (!told.matches("\\d{1,18}") || Long.parseLong(told) > bodyLength) {
            throw OipException.badRequest("Expected Inference-Header-Content-Length to be the length of the JSON at the begin of the %d bytes, got '%s'.",
                    bodyLength, told.length() > 20 ? told.substring(0, 20) + "…" : told);
        }
        return Integer.parseInt(told);
    }

    private InferRequest request() throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT, "an object", json.currentToken());
        String id = null;
        List<Draft> inputs = null;
        List<InferRequest.Output> outputs = null;
        boolean binary = false;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            switch (field) {
                case "id" -> id = text("id");
                case "inputs" -> inputs = inputs();
                case "outputs" -> outputs = outputs();
                case "parameters" -> binary = Boolean.TRUE.equals(parameters().binary());
                default -> json.skipChildren();
            }
        }
        require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null, "the body to end with its object", json.currentToken());
        if (inputs == null) {
            throw OipException.badRequest("Expected 'inputs', a list of tensors, got none.");
        }
        List<InferRequest.Input> whole = new ArrayList<>();
        for (Draft input : inputs) {
            whole.add(input(input));
        }
        return new InferRequest(id, whole, outputs, binary);
    }

    private List<Draft> inputs() throws IOException {
        List<Draft> inputs = new ArrayList<>();
        beginList("inputs");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.START_OBJECT && inputs.size() < MOST_TENSORS, "'inputs' to be a list of tensors", json.currentToken());
            Draft input = new Draft();
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                switch (field) {
                    case "name" -> input.name = text("name");
                    case "datatype" -> input.datatype = text("datatype");
                    case "shape" -> input.shape = shape();
                    case "data" -> input.values = TensorMessage.values(json, mostValues);
                    case "parameters" -> input.binarySize = parameters().binarySize();
                    default -> json.skipChildren();
                }
            }
            inputs.add(input);
        }
        return inputs;
    }

    private List<InferRequest.Output> outputs() throws IOException {
        List<InferRequest.Output> outputs = new ArrayList<>();
        beginList("outputs");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.START_OBJECT && outputs.size() < MOST_TENSORS, "'outputs' to be a list of objects", json.currentToken());
            String name = null;
            Boolean binary = null;
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                switch (field) {
                    case "name" -> name = text("name");
                    case "parameters" -> binary = parameters().binary();
                    default -> json.skipChildren();
                }
            }
            outputs.add(new InferRequest.Output(name, binary));
        }
        return outputs;
    }

    /**
     * What of the parameters means something here; the protocol lets others be.
     *
     * @param binary     null where it is not said
     * @param binarySize −1 where it is not said
     */
    private record Parameters(Boolean binary, long binarySize) {
    }

    private Parameters parameters() throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT, "'parameters' to be an object", json.currentToken());
        Boolean binary = null;
        long size = -1;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            JsonToken token = json.nextToken();
            switch (field) {
                case "binary_data", "binary_data_output" -> {
                    require(token.isBoolean(), "'%s' to be true or false".formatted(field), token);
                    binary = json.getBooleanValue();
                }
                case "binary_data_size" -> {
                    require(token == JsonToken.VALUE_NUMBER_INT && json.getLongValue() >= 0, "'binary_data_size' to be a number of bytes", token);
                    size = json.getLongValue();
                }
                default -> json.skipChildren();
            }
        }
        return new Parameters(binary, size);
    }

    private long[] shape() throws IOException {
        long[] shape = new long[MOST_AXES];
        int axes = 0;
        beginList("shape");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.VALUE_NUMBER_INT && axes < MOST_AXES, "'shape' to be a list of at most %d whole numbers".formatted(MOST_AXES),
                    json.currentToken());
            shape[axes++] = json.getLongValue();
        }
        return Arrays.copyOf(shape, axes);
    }

    private InferRequest.Input input(Draft input) {
        if (input.name == null || input.datatype == null || input.shape == null) {
            throw OipException.badRequest("Expected each input to have 'name', 'datatype' and 'shape', got one without.");
        }
        if ((input.values == null) == (input.binarySize < 0)) {
            throw OipException.badRequest("Expected either 'data' or the parameter 'binary_data_size' for the input '%s', got %s.",
                    input.name, input.values == null ? "neither" : "both");
        }
        return new InferRequest.Input(input.name, input.datatype, input.shape, input.values == null ? binary(input) : input.values);
    }

    private float[] binary(Draft input) {
        long count = input.binarySize / Float.BYTES;
        if (input.binarySize % Float.BYTES != 0 || count > mostValues) {
            throw OipException.badRequest("Expected at most %d values of %d bytes for the input '%s', got %d bytes.",
                    mostValues, Float.BYTES, input.name, input.binarySize);
        }
        if (input.binarySize > bytes.remaining()) {
            throw OipException.badRequest("Expected %d bytes of the input '%s' after the JSON, got %d.", input.binarySize, input.name, bytes.remaining());
        }
        float[] values = new float[(int) count];
        TensorMessage.values(bytes, (int) input.binarySize).get(values);
        return values;
    }

    private void beginList(String field) {
        require(json.currentToken() == JsonToken.START_ARRAY, "'%s' to be a list".formatted(field), json.currentToken());
    }

    private String text(String field) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_STRING, "'%s' to be a text".formatted(field), json.currentToken());
        return json.getText();
    }

    private static void require(boolean holds, String expected, JsonToken found) {
        if (!holds) {
            throw OipException.badRequest("Expected %s, got %s.", expected, found == null ? "the end" : found);
        }
    }
}
