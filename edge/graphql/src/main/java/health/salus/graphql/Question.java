package health.salus.graphql;

import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the REST interface is asked.
 *
 * @param uri path and query, below {@code /api/v1}
 * @param body written as JSON; null for none
 */
record Question(
        HttpMethod method,
        String uri,
        Map<String, String> headers,
        @Nullable Object body) {
    boolean reads() {
        return method.equals(HttpMethod.GET);
    }

    /** The first segment of the path, by which the module is known. */
    String resource() {
        return uri.substring(1).split("[/?]", 2)[0];
    }
}
