package health.salus.platform.targets;

import health.salus.platform.security.CurrentCaller;
import health.salus.platform.security.InternalGate;
import health.salus.platform.security.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Marks calls between processes of one installation, and passes on who is asking: each works with that person's rights. */
@ApplicationScoped
public class InternalCalls implements ClientRequestFilter {
    private final Secrets secrets;
    private final CurrentCaller callers;

    InternalCalls(Secrets secrets, CurrentCaller callers) {
        this.secrets = secrets;
        this.callers = callers;
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(InternalGate.HEADER, secrets.internal());
        callers.introduction().forEach(request.getHeaders()::putSingle);
    }
}
