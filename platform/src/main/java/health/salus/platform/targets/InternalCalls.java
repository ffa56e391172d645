package health.salus.platform.targets;

import health.salus.platform.data.OwnWrites;
import health.salus.platform.data.Positions;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.security.ServiceIdentity;
import health.salus.platform.web.SessionPosition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;

/**
 * Marks calls between processes of one installation, and passes on who is asking: each works with that person's rights. How
 * far the other process has written for them is told to their client.
 */
@ApplicationScoped
public class InternalCalls implements ClientRequestFilter, ClientResponseFilter {
    private static final String OWN_WRITES = "salus.own-writes";

    private final ServiceIdentity process;
    private final CurrentCaller callers;
    private final SessionPosition position;

    InternalCalls(ServiceIdentity process, CurrentCaller callers, SessionPosition position) {
        this.process = process;
        this.callers = callers;
        this.position = position;
    }

    @Override
    public void filter(ClientRequestContext request) {
        String signed = process.sign(request.getMethod(), request.getUri().getRawPath());
        request.getHeaders().putSingle(ServiceIdentity.HEADER, signed);
        callers.introduction().forEach(request.getHeaders()::putSingle);
        request.setProperty(OWN_WRITES, position.now());
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        boolean answered = response.getHeaders() != null; // this is called for time-outs too
        // Perhaps on another thread than the one that serves the person.
        if (answered && request.getProperty(OWN_WRITES) instanceof OwnWrites own) {
            own.note(Positions.parse(response.getHeaderString(SessionPosition.HEADER)));
        }
    }
}
