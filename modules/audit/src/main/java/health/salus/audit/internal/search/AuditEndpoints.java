package health.salus.audit.internal.search;

import health.salus.audit.AuditEntry;
import health.salus.audit.internal.chain.VerifyChain;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Page;
import health.salus.platform.web.PageQuery;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Reading the audit over HTTP. Looking into it leaves an entry itself. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AuditEndpoints {
    private static final String READ = "audit:read";

    private final SearchEntries search;
    private final ExportEntries export;
    private final VerifyChain verify;
    private final Database database;
    private final CurrentCaller caller;
    private final Clock clock;

    AuditEndpoints(
            SearchEntries search,
            ExportEntries export,
            VerifyChain verify,
            @Schema("audit") Database database,
            CurrentCaller caller,
            Clock clock) {
        this.search = search;
        this.export = export;
        this.verify = verify;
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/audit")
    @PermissionsAllowed(READ)
    @Operation(summary = "Find accesses, newest first")
    public Page<AuditEntry> find(@Valid @BeanParam AuditFilter filter, @Valid @BeanParam PageQuery page) {
        Page<AuditEntry> found = search.run(filter, page);
        record("search", filter);
        return found;
    }

    @GET
    @Path("/audit/verify")
    @PermissionsAllowed(READ)
    @Operation(summary = "Check that no entry was changed or taken out", description = "Reads every entry.")
    public VerifyChain.Verdict verify() {
        return verify.run();
    }

    @GET
    @Path("/audit.csv")
    @PermissionsAllowed(READ)
    @Produces("text/csv")
    @Operation(
            summary = "The accesses found, as a file",
            description = "Cells a spreadsheet would run are made harmless.")
    @APIResponse(responseCode = "200", description = "UTF-8, one access a row.")
    public Response export(@Valid @BeanParam AuditFilter filter) {
        record("export", filter);
        StreamingOutput rows = out -> export.run(filter, new OutputStreamWriter(out, StandardCharsets.UTF_8));
        return Response.ok(rows)
                .type("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .build();
    }

    private void record(String what, AuditFilter filter) {
        database.recordRead(AccessRecord.of(caller.get(), clock.instant(), READ, "audit", what, filter.patient())
                .noting(filter.described()));
    }
}
