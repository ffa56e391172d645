package health.salus.auth.internal.users;

import health.salus.platform.web.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The roles there are. */
@Path("/api/v1/roles")
@RunOnVirtualThread
@Tag(name = "Users")
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
