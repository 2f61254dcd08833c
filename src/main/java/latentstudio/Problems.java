package latentstudio;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;
import latentstudio.access.Problem;
import latentstudio.image.PictureException;
import latentstudio.image.RefusedException;
import latentstudio.inference.InvalidTensorException;
import latentstudio.inference.ModelUnavailableException;
import latentstudio.inference.OverloadedException;
import latentstudio.inference.UnknownModelException;
import latentstudio.inference.UnsuitableModelException;
import latentstudio.job.JobsUnavailableException;
import latentstudio.latent.InvalidRequestException;
import latentstudio.learn.UnknownTrainingException;
import latentstudio.learn.UnsuitableTrainingException;
import latentstudio.scan.StorageFullException;
import latentstudio.scan.UnknownScanException;
import latentstudio.text.UnknownLanguageException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what the services throw into problem bodies (RFC 9457, {@code application/problem+json}). */
class Problems {
    private static final int UNPROCESSABLE = 422;
    private static final int INSUFFICIENT_STORAGE = 507;
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response unknownModel(UnknownModelException e, UriInfo uri) {
        return problem(404, e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response unavailableModel(ModelUnavailableException e, UriInfo uri) {
        return problem(503, e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response overloaded(OverloadedException e, UriInfo uri) {
        return busy(e.getMessage(), e.retryAfter(), uri);
    }

    @ServerExceptionMapper
    Response invalidTensor(InvalidTensorException e, UriInfo uri) {
        return problem(UNPROCESSABLE, e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response unsuitableModel(UnsuitableModelException e, UriInfo uri) {
        return problem(UNPROCESSABLE, e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response invalidRequest(InvalidRequestException e, UriInfo uri) {
        return problem(UNPROCESSABLE, e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response picture(PictureException e, UriInfo uri) {
        return switch (e.reason()) {
            case UNREADABLE -> problem(UNPROCESSABLE, e.getMessage(), uri);
            case TOO_LARGE -> problem(413, e.getMessage(), uri);
            case BUSY -> busy(e.getMessage(), Duration.ofSeconds(1), uri);
        };
    }

    @ServerExceptionMapper
    Response unknownScan(UnknownScanException e, UriInfo uri) {
        return problem(404, e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response unknownTraining(UnknownTrainingException e, UriInfo uri) {
        return problem(404, e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response unsuitableTraining(UnsuitableTrainingException e, UriInfo uri) {
        return e.isBusy() ? busy(e.getMessage(), Duration.ofSeconds(60), uri) : problem(UNPROCESSABLE, e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response unknownLanguage(UnknownLanguageException e, UriInfo uri) {
        return problem(UNPROCESSABLE, e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response noRoom(StorageFullException e, UriInfo uri) {
        return problem(INSUFFICIENT_STORAGE, e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response noJobs(JobsUnavailableException e, UriInfo uri) {
        return busy(e.getMessage(), Duration.ofSeconds(10), uri);
    }

    @ServerExceptionMapper
    Response unexpectedJson(MismatchedInputException e, UriInfo uri) {
        return problem(400, misfit(e), uri);
    }

    @ServerExceptionMapper
    Response malformedJson(JsonMappingException e, UriInfo uri) {
        return e.getCause() instanceof StreamReadException malformed ? problem(400, "The body is no valid JSON: " + malformed.getOriginalMessage(), uri)
                : unforeseen(new UncheckedIOException(e), uri);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e, UriInfo uri) {
        int status = e.getResponse().getStatus();
        String detail = e.getCause() instanceof JacksonException json
                ? "The body is no valid JSON: " + json.getOriginalMessage()
                : switch (status) {
                    case 404 -> "There is nothing at this path; /q/openapi lists what there is.";
                    case 405 -> "This path does not take that method; /q/openapi lists what it takes.";
                    default -> e.getMessage();
                };
        return problem(status, detail, uri);
    }

    @ServerExceptionMapper
    Response unforeseen(RuntimeException e, UriInfo uri) {
        LOG.error("A request failed: " + uri.getPath(), e);
        return problem(500, "The server failed; its log tells why. Try again, or report it.", uri);
    }

    /** What was expected where in the body, without the names of our classes. */
    private static String misfit(MismatchedInputException e) {
        String place = e.getPath().stream().map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        String came = e instanceof InvalidFormatException format ? ", got '%s'".formatted(RefusedException.quoted(String.valueOf(format.getValue()))) : ", got something else";
        return "Expected %s %s of the JSON body%s; send what /q/openapi tells.".formatted(kind(e.getTargetType()),
                place.isEmpty() ? "at the begin" : "at '" + place.replaceFirst("^\\.", "") + "'", came);
    }

    private static String kind(Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return type == byte[].class ? "a file in base64" : "a list";
        }
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "a whole number";
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type) ? "a number" : type == String.class ? "a text" : "an object";
    }

    private static Response busy(String detail, Duration retryAfter, UriInfo uri) {
        return Response.fromResponse(problem(503, detail, uri))
                .header(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds()).build();
    }

    private static Response problem(int status, String detail, UriInfo uri) {
        return Response.status(status).type(Problem.MEDIA_TYPE).entity(Problem.of(status, detail, uri.getPath())).build();
    }
}
