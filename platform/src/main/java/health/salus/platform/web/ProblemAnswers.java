package health.salus.platform.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import health.salus.platform.targets.ServiceUnknown;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.postgresql.util.PSQLException;

/** The one place where failures become answers. Nothing of the inside (class names, SQL, traces) leaves here. */
public class ProblemAnswers {
    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);
    /** While the database is away every request fails the same way. */
    private static final Seldom ABSENCES = new Seldom(Duration.ofSeconds(5));

    @Inject
    RoutingContext context;

    @ServerExceptionMapper
    public Response failure(Failure failure) {
        return answer(Problem.of(failure, context.normalizedPath(), RequestId.of(context)));
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException invalid) {
        List<FieldError> errors = invalid.getConstraintViolations().stream()
                .map(ProblemAnswers::fieldError)
                .sorted(java.util.Comparator.comparing(FieldError::pointer))
                .collect(Collectors.toList());
        return failure(new Failure.Malformed("validation", "Some fields are not right.", errors));
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException unreadable) {
        return failure(malformed(unreadable));
    }

    /** Named by itself because the framework answers these with an empty body otherwise. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException unreadable) {
        return unreadable(unreadable);
    }

    @ServerExceptionMapper
    public Response notAllowed(WebApplicationException refused) {
        if (refused.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable);
        }
        if (refused.getCause() instanceof Failure failure) {
            return failure(failure);
        }
        int status = refused.getResponse().getStatus();
        return switch (status) {
            case 400 -> simple(400, "malformed", "The request cannot be understood.");
            case 404 ->
                simple(
                        404,
                        "not-found",
                        refused instanceof NotFoundException
                                ? "There is nothing at this address."
                                : "It is not there.");
            case 405 -> simple(405, "method-not-allowed", "This address does not answer this method.");
            case 406 -> simple(406, "not-acceptable", "The answer is not available in the form asked for.");
            case 413 -> simple(413, "too-large", "The request is larger than is accepted here.");
            case 415 -> simple(415, "unsupported-media-type", "Send the body as application/json.");
            default -> status < 500 ? simple(status, "refused", "The request was refused.") : unexpected(refused);
        };
    }

    @ServerExceptionMapper
    public Response unauthenticated(UnauthorizedException e) {
        return simple(401, "unauthenticated", "Sign in first.");
    }

    @ServerExceptionMapper
    public Response unauthenticated(AuthenticationFailedException e) {
        return simple(401, "unauthenticated", "The access token is not valid any more. Sign in again.");
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return simple(403, "forbidden", "You may not do this.");
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure) {
        if (Unavailability.of(failure)) {
            ABSENCES.admit()
                    .ifPresent(unsaid -> LOG.warnf(
                            "A dependency is not there: %s (%s; %d more refused since this was last said)",
                            failure.getMessage(), RequestId.of(context), unsaid));
            return failure(new Failure.Unavailable(
                    "Something this needs is not available just now. Nothing was lost; please try again.", 5));
        }
        if (context.response().closed()) {
            LOG.debugf(failure, "Who sent request %s has gone", RequestId.of(context));
        } else {
            LOG.errorf(failure, "Request %s failed", RequestId.of(context));
        }
        return simple(500, "internal-error", "Something went wrong on our side. The request id helps to find it.");
    }

    private Response simple(int status, String kind, String detail) {
        return answer(Problem.of(status, kind, detail, context.normalizedPath(), RequestId.of(context)));
    }

    private static Response answer(Problem problem) {
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.more().get("retryAfter") instanceof Number seconds) {
            response.header("Retry-After", seconds);
        }
        if (problem.status() == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        return response.build();
    }

    private static FieldError fieldError(ConstraintViolation<?> violation) {
        String code = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return new FieldError(Pointers.of(violation), Pointers.code(code), violation.getMessage());
    }

    private static Failure malformed(JsonProcessingException unreadable) {
        return switch (unreadable) {
            case UnrecognizedPropertyException unknown ->
                new Failure.Malformed(
                        "validation",
                        "A field is not known here.",
                        List.of(new FieldError(Pointers.of(unknown), "unknown-field", "This field is not known.")));
            case InvalidFormatException wrong ->
                new Failure.Malformed(
                        "validation",
                        "A field has the wrong form.",
                        List.of(new FieldError(Pointers.of(wrong), "wrong-form", "This value cannot be used here.")));
            case JsonMappingException wrong
            when wrong.getCause() instanceof StreamConstraintsException ->
                new Failure.Malformed("The body is nested too deeply or has values that are too long.");
            case JsonMappingException wrong
            when wrong.getCause() instanceof StreamReadException ->
                new Failure.Malformed("The body is not well-formed JSON.");
            case JsonMappingException wrong ->
                new Failure.Malformed(
                        "validation",
                        "A field has the wrong type.",
                        List.of(new FieldError(Pointers.of(wrong), "wrong-type", "This value has the wrong type.")));
            case StreamConstraintsException e ->
                new Failure.Malformed("The body is nested too deeply or has values that are too long.");
            case JsonParseException e
            when String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field") ->
                new Failure.Malformed("A field appears twice in the body.");
            default -> new Failure.Malformed("The body is not well-formed JSON.");
        };
    }

    /** Recognises a database or service that cannot be reached, as opposed to a fault of ours. */
    private static final class Unavailability {
        /** Agroal's own failures have no state, only these words. */
        private static final Set<String> POOL_SAYS = Set.of(
                "Sorry, acquisition timeout!",
                "Acquisition timeout while waiting for new connection",
                "Acquisition timeout on health check",
                "Connection is closed",
                "This pool is closed and does not handle any more connections!");

        static boolean of(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof ConnectException || cause instanceof ServiceUnknown) {
                    return true;
                }
                if (cause instanceof PSQLException sql) {
                    String state = String.valueOf(sql.getSQLState());
                    return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
                }
                if (cause instanceof SQLException sql && POOL_SAYS.contains(String.valueOf(sql.getMessage()))) {
                    return true;
                }
            }
            return false;
        }
    }
}
