package health.salus.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** Answers problems from handlers that run before or beside the REST endpoints. */
public final class Problems {
    private Problems() {}

    public static void send(RoutingContext context, int status, String kind, String detail) {
        send(context, Problem.of(status, kind, detail, context.normalizedPath(), RequestId.of(context)));
    }

    public static void send(RoutingContext context, Failure failure) {
        send(context, Problem.of(failure, context.normalizedPath(), RequestId.of(context)));
    }

    private static void send(RoutingContext context, Problem problem) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        if (problem.more().get("retryAfter") instanceof Number seconds) {
            context.response().putHeader("Retry-After", seconds.toString());
        }
        try {
            context.response()
                    .setStatusCode(problem.status())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(Buffer.buffer(Json.MAPPER.writeValueAsBytes(problem)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem cannot be written as JSON", e);
        }
    }
}
