package health.salus.platform.targets;

import health.salus.platform.security.InternalGate;
import health.salus.platform.web.Json;
import health.salus.platform.web.Problem;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns a problem answered by another process into the failure it was there, and what is not the service's answer into one. */
final class RemoteFailures implements ResponseExceptionMapper<RuntimeException> {
    private static final int BAD = 400;

    private final String service;

    RemoteFailures(String service) {
        this.service = service;
    }

    @Override
    public boolean handles(int status, @Nullable MultivaluedMap<String, Object> headers) {
        if (headers == null) { // asked also where nothing came back
            return false;
        }
        return status >= BAD || !Addressee.answered(status, headers::containsKey);
    }

    @Override
    public RuntimeException toThrowable(Response response) {
        if (response.getHeaderString(InternalGate.REFUSED) != null) {
            return NotTheService.otherSecret(service);
        }
        if (!Addressee.answered(response.getStatus(), response.getHeaders()::containsKey)) {
            return Addressee.insteadOf(service, response.getStatus(), response.getHeaders()::containsKey);
        }
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
