package health.salus.auth.internal.users;

import health.salus.platform.web.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The roles there are. */
@Path("/api/v1/roles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RoleEndpoints {
    record RoleView(String name, List<String> permissions) {}

    @GET
    @Authenticated
    @Operation(summary = "Each role and what it may do")
    public Page<RoleView> list() {
        return Page.whole(Stream.of(Role.values())
                .map(role -> new RoleView(role.word(), List.copyOf(Role.permissionsOf(Set.of(role)))))
                .toList());
    }
}
