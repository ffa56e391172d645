package health.salus.audit;

import health.salus.platform.audit.AccessRecord;
import health.salus.platform.web.Page;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other modules may ask of audit. It depends on no other module. */
@Path("/internal/audit")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface Audit {
    /** Keeps records; those it already has are ignored. At most 1000 at a time. */
    @POST
    @Path("/records")
    void append(List<AccessRecord> records);

    /**
     * Who opened or changed a patient's data, newest first. Whether the caller may know is for the patients module to say.
     *
     * @param limit 1 to 200
     * @param cursor of the page before; null for the first
     */
    @GET
    @Path("/patients/{patientId}/accesses")
    Page<AuditEntry> accesses(
            @PathParam("patientId") UUID patientId,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);
}
