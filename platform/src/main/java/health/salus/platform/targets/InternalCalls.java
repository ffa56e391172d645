package health.salus.platform.targets;

import health.salus.platform.security.CurrentCaller;
import health.salus.platform.security.ServiceIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Marks calls between processes of one installation, and passes on who is asking: each works with that person's rights. */
@ApplicationScoped
public class InternalCalls implements ClientRequestFilter {
    private final ServiceIdentity process;
    private final CurrentCaller callers;

    InternalCalls(ServiceIdentity process, CurrentCaller callers) {
        this.process = process;
        this.callers = callers;
    }

    @Override
    public void filter(ClientRequestContext request) {
        String signed = process.sign(request.getMethod(), request.getUri().getRawPath());
        request.getHeaders().putSingle(ServiceIdentity.HEADER, signed);
        callers.introduction().forEach(request.getHeaders()::putSingle);
    }
}
