package health.salus.platform.targets;

import health.salus.platform.web.Json;
import health.salus.platform.web.Problem;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Turns a problem answered by another process into the failure it was there. */
public final class RemoteFailures implements ResponseExceptionMapper<RuntimeException> {
    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 400;
    }

    @Override
    public RuntimeException toThrowable(Response response) {
        try (var body = response.readEntity(InputStream.class)) {
            return new RemoteFailure(Json.MAPPER.readValue(body, Problem.class));
        } catch (IOException e) {
            return new RemoteFailure(Problem.of(
                    response.getStatus(),
                    "service-failed",
                    "Another service answered with status " + response.getStatus() + ".",
                    null,
                    null));
        }
    }
}
