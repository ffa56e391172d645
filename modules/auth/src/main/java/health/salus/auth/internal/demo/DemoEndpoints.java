package health.salus.auth.internal.demo;

import health.salus.platform.settings.Settings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The logins of the demo hospital, for the sign-in page. */
@Path("/api/v1/demo")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DemoEndpoints {
    private final Settings settings;

    DemoEndpoints(Settings settings) {
        this.settings = settings;
    }

    record DemoLogin(String role, String email, String password) {}

    record DemoLogins(List<DemoLogin> logins) {}

    @GET
    @PermitAll
    @Operation(summary = "Logins of the demo hospital; there are none outside the development profile")
    public DemoLogins get() {
        if (!settings.development()) {
            throw new NotFoundException();
        }
        return new DemoLogins(DemoUsers.roles().stream()
                .map(role -> new DemoLogin(role.word(), DemoUsers.email(role), DemoUsers.PASSWORD))
                .toList());
    }
}
