package health.salus.auth.internal.keys;

import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.CurrentCaller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Changing the signing key over HTTP, when one may have leaked. */
@Path("/api/v1/auth/keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RotationEndpoints {
    private final SigningKeys keys;
    private final Database database;
    private final CurrentCaller caller;
    private final Clock clock;

    RotationEndpoints(SigningKeys keys, @Schema("auth") Database database, CurrentCaller caller, Clock clock) {
        this.keys = keys;
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    record NextKey(String id) {}

    @POST
    @Path("/rotate")
    @PermissionsAllowed("keys:rotate")
    @Operation(
            summary = "Make a new signing key",
            description =
                    "It signs from half a minute later on; the old one verifies until its last token has expired.")
    public NextKey rotate() {
        var next = new NextKey(keys.rotate());
        database.run(transaction -> transaction.record(
                AccessRecord.of(caller.get(), clock.instant(), "keys:rotate", "signing-key", next.id(), null)));
        return next;
    }
}
