package latentstudio.oip;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import latentstudio.inference.Graph;
import latentstudio.inference.InvalidTensorException;
import latentstudio.inference.ModelUnavailableException;
import latentstudio.inference.OverloadedException;
import latentstudio.inference.TensorMessage;
import latentstudio.model.TensorSpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The Open Inference Protocol, version 2, over HTTP: health, metadata and inference with JSON and the binary tensor data
 * extension. Errors are the protocol's objects, {@code {"error": "..."}}.
 */
@Path("/v2")
@Tag(name = "tensors", description = "The Open Inference Protocol, version 2")
@Produces(MediaType.APPLICATION_JSON)
public class OipResource {
    private static final String JSON_LENGTH = "Inference-Header-Content-Length";
    private static final String NAME = "latent-studio";
    private static final Logger LOG = Logger.getLogger(OipResource.class);

    private final OipModels models;
    private final String version;

    OipResource(OipModels models, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.models = models;
        this.version = version;
    }

    /** What the server is. */
    public record Server(String name, String version, List<String> extensions) {
    }

    /** Whether the server lives. */
    public record Live(boolean live) {
    }

    /** Whether every model can be used. */
    public record Ready(boolean ready) {
    }

    /** Whether one model can be used. */
    public record ModelReady(String name, boolean ready) {
    }

    /**
     * What a model takes and gives.
     *
     * @param versions that can be asked for by name
     * @param platform as the protocol lists them
     */
    public record Metadata(String name, List<String> versions, String platform, List<Tensor> inputs, List<Tensor> outputs) {
    }

    /**
     * A tensor's kind.
     *
     * @param shape −1 where any length is taken
     */
    public record Tensor(String name, String datatype, List<Integer> shape) {
    }

    /** The protocol's error. */
    public record Error(String error) {
    }

    @GET
    @Operation(summary = "What the server is")
    public Server server() {
        return new Server(NAME, version, List.of("binary_tensor_data"));
    }

    @GET
    @Path("health/live")
    @Operation(summary = "Whether the server lives")
    public Live live() {
        return new Live(true);
    }

    @GET
    @Path("health/ready")
    @Operation(summary = "Whether every model can be used: 200 or 503")
    public Response ready() {
        boolean ready = models.areReady();
        return Response.status(ready ? 200 : 503).entity(new Ready(ready)).build();
    }

    @GET
    @Path("models/{name}{versions: (/versions/[^/]+)?}")
    @Operation(summary = "What a graph takes and gives")
    public Metadata metadata(@PathParam("name") String name, @PathParam("versions") String versions) {
        OipModel model = find(name, versions);
        return new Metadata(model.name(), List.of(model.version()), "onnxruntime_onnx", tensors(model.spec().inputs()), tensors(model.spec().outputs()));
    }

    @GET
    @Path("models/{name}{versions: (/versions/[^/]+)?}/ready")
    @Operation(summary = "Whether a graph can be used: 200 or 503")
    public Response modelReady(@PathParam("name") String name, @PathParam("versions") String versions) {
        OipModel model = find(name, versions);
        return Response.status(model.isReady() ? 200 : 503).entity(new ModelReady(name, model.isReady())).build();
    }

    @POST
    @Path("models/{name}{versions: (/versions/[^/]+)?}/infer")
    @Consumes(MediaType.WILDCARD)
    @Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(summary = "Tensors in, tensors out")
    public Response infer(@PathParam("name") String name, @PathParam("versions") String versions,
                          @HeaderParam(JSON_LENGTH) String jsonLength, byte[] body) {
        OipModel model = find(name, versions);
        if (!model.isReady()) {
            throw new OipException(503, "Expected '%s' to be ready, but it is unavailable: %s".formatted(name, model.reason()));
        }
        long mostValues = model.spec().inputs().stream().mapToLong(model::mostValues).max().orElseThrow();
        InferRequest request = InferRequestReader.read(body == null ? new byte[0] : body, jsonLength, mostValues);
        List<InferRequest.Output> wanted = request.outputs() == null
                ? model.outputs().stream().map(output -> new InferRequest.Output(output, null)).toList() : request.outputs();
        Graph.Inference inference = run(model, request, wanted.stream().map(InferRequest.Output::name).distinct().toList());
        Set<String> binary = wanted.stream().filter(output -> output.binary() == null ? request.binary() : output.binary())
                .map(InferRequest.Output::name).collect(Collectors.toSet());
        TensorMessage response = answer(model, request.id(), inference.outputs(), binary);
        return binary.isEmpty() ? Response.ok(response.body(), MediaType.APPLICATION_JSON).build()
                : Response.ok(response.body(), MediaType.APPLICATION_OCTET_STREAM).header(JSON_LENGTH, response.jsonLength()).build();
    }

    @GET
    @Path("{path: .+}")
    @Operation(hidden = true)
    public void unknown(@PathParam("path") String path) {
        throw new OipException(404, "Expected a path of the Open Inference Protocol, got '/v2/%s'; /q/openapi lists them.".formatted(path));
    }

    @POST
    @Path("{path: .+}")
    @Operation(hidden = true)
    public void unknownPost(@PathParam("path") String path) {
        unknown(path);
    }

    private OipModel find(String name, String versions) {
        return models.find(name, versions.isEmpty() ? null : versions.substring("/versions/".length()));
    }

    private static List<Tensor> tensors(List<TensorSpec> specs) {
        return specs.stream().map(spec -> new Tensor(spec.name(), spec.dtype(), spec.shape())).toList();
    }

    private static Graph.Inference run(OipModel model, InferRequest request, List<String> wanted) {
        if (wanted.isEmpty() || wanted.contains(null)) {
            throw OipException.badRequest("Expected 'outputs' to name some of %s, got %s; leave it out for all.", model.outputs(), wanted);
        }
        List<TensorSpec> inputs = model.spec().inputs();
        float[][] values = new float[inputs.size()][];
        int[] sides = new int[0];
        for (InferRequest.Input input : request.inputs()) {
            TensorSpec spec = model.input(input.name());
            int place = inputs.indexOf(spec);
            if (values[place] != null) {
                throw OipException.badRequest("Expected each input once, got '%s' twice.", input.name());
            }
            int[] free = InputShape.require(model, spec, input);
            sides = free.length == 0 ? sides : free;
            values[place] = input.values();
        }
        if (Arrays.asList(values).contains(null)) {
            List<String> missing = new ArrayList<>(inputs.stream().map(TensorSpec::name).toList());
            request.inputs().forEach(input -> missing.remove(input.name()));
            throw OipException.badRequest("Expected the inputs %s of '%s' too.", missing, model.name());
        }
        return model.graph().infer(wanted, sides, values);
    }

    private static TensorMessage answer(OipModel model, String id, List<Graph.Output> outputs, Set<String> binary) {
        int values = outputs.stream().mapToInt(output -> output.values().length).sum();
        return TensorMessage.of(values, !binary.isEmpty(), message -> {
            JsonGenerator json = message.json();
            json.writeStringField("model_name", model.name());
            json.writeStringField("model_version", model.version());
            if (id != null) {
                json.writeStringField("id", id);
            }
            json.writeArrayFieldStart("outputs");
            for (Graph.Output output : outputs) {
                message.tensor(output.name(), output.shape(), output.values(), binary.contains(output.name()));
            }
            json.writeEndArray();
        });
    }

    @ServerExceptionMapper
    Response known(OipException e) {
        return error(e.status(), e.getMessage());
    }

    @ServerExceptionMapper
    Response invalid(InvalidTensorException e) {
        return error(400, e.getMessage());
    }

    @ServerExceptionMapper
    Response unavailable(ModelUnavailableException e) {
        return error(503, e.getMessage());
    }

    @ServerExceptionMapper
    Response overloaded(OverloadedException e) {
        return Response.fromResponse(error(503, e.getMessage())).header(HttpHeaders.RETRY_AFTER, e.retryAfter().toSeconds()).build();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        return error(e.getResponse().getStatus(), e.getMessage());
    }

    @ServerExceptionMapper
    Response unforeseen(RuntimeException e) {
        LOG.error("A request for inference failed", e);
        return error(500, "The server failed; its log tells why.");
    }

    private static Response error(int status, String message) {
        return Response.status(status).type(MediaType.APPLICATION_JSON).entity(new Error(message)).build();
    }
}
