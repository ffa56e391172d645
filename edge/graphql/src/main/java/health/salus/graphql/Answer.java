package health.salus.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Json;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the REST interface answered.
 *
 * @param body JSON as maps, lists and values; null when there is none
 * @param position how far the session has written by it, where that is told
 */
record Answer(int status, @Nullable Object body, @Nullable String position) {
    static Answer read(int status, byte[] body, @Nullable String position) {
        try {
            return new Answer(status, body.length == 0 ? null : Json.MAPPER.readValue(body, Object.class), position);
        } catch (JsonProcessingException e) {
            return broken();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Answer of(Failure failure) {
        return new Answer(
                failure.status(),
                Map.of(
                        "type", "urn:salus:problem:" + failure.type(),
                        "status", failure.status(),
                        "detail", String.valueOf(failure.getMessage())),
                null);
    }

    private static Answer broken() {
        return new Answer(
                502,
                Map.of(
                        "type",
                        "urn:salus:problem:bad-gateway",
                        "status",
                        502,
                        "detail",
                        "A service answered something that cannot be read."),
                null);
    }

    boolean good() {
        return status >= 200 && status < 300;
    }

    /** A member of the body, when it has members. */
    @Nullable Object get(String name) {
        return body instanceof Map<?, ?> members ? members.get(name) : null;
    }
}
