package health.salus.platform.targets;

import health.salus.platform.security.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.io.IOException;

/** Marks calls between processes of one installation, so that {@code /internal} can refuse all others. */
@ApplicationScoped
public class InternalCalls implements ClientRequestFilter {
    public static final String HEADER = "X-Salus-Internal";

    private final Secrets secrets;

    InternalCalls(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public void filter(ClientRequestContext request) throws IOException {
        request.getHeaders().putSingle(HEADER, secrets.internal());
    }
}
