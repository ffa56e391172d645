package health.salus.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An answer in the form it is kept in, so that it can be given again to the letter. */
record Answer(
        int status, Map<String, String> headers, @Nullable String body) {
    static Answer of(Response response) {
        var headers = new TreeMap<String, String>();
        if (response.getLocation() != null) {
            headers.put(HttpHeaders.LOCATION, response.getLocation().toString());
        }
        if (response.getEntityTag() != null) {
            headers.put(HttpHeaders.ETAG, '"' + response.getEntityTag().getValue() + '"');
        }
        return new Answer(response.getStatus(), headers, body(response.getEntity()));
    }

    private static @Nullable String body(@Nullable Object entity) {
        try {
            return entity == null ? null : Json.MAPPER.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer cannot be written as JSON", e);
        }
    }

    boolean success() {
        return status >= 200 && status < 300;
    }

    Response response() {
        var response = Response.status(status);
        headers.forEach(response::header);
        return body == null
                ? response.build()
                : response.entity(body).type(MediaType.APPLICATION_JSON_TYPE).build();
    }
}
