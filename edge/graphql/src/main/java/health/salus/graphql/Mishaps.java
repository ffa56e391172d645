package health.salus.graphql;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import health.salus.platform.web.Failure;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** What goes wrong while a field is answered; nothing of the inside leaves here. */
final class Mishaps implements DataFetcherExceptionHandler {
    private static final Logger LOG = Logger.getLogger(Mishaps.class);

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters found) {
        Throwable cause = found.getException() instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : found.getException();
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult()
                .error(error(found, cause))
                .build());
    }

    private static GraphQLError error(DataFetcherExceptionHandlerParameters found, Throwable cause) {
        var error = GraphqlErrorBuilder.newError().path(found.getPath()).location(found.getSourceLocation());
        return switch (cause) {
            case Failure failure ->
                error.message("%s", String.valueOf(failure.getMessage()))
                        .extensions(Map.of(
                                "code",
                                failure.type().replace('-', '_').toUpperCase(Locale.ROOT),
                                "status",
                                failure.status()))
                        .build();
            default -> {
                LOG.errorf(cause, "The field %s failed", found.getPath());
                yield error.message("Something went wrong on our side.")
                        .extensions(Map.of("code", "INTERNAL_ERROR", "status", 500))
                        .build();
            }
        };
    }
}
