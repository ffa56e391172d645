package health.salus.patients;

import health.salus.platform.imports.ImportOutcome;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** What other modules may ask about patients. */
@Path("/internal/patients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface Patients {
    /** The patients with these ids, in no particular order; unknown ids are left out. */
    @POST
    @Path("/summaries")
    List<PatientSummary> summaries(List<UUID> ids);

    /** Whether this person may open the patient's full record: themselves, in a care relationship, or after breaking the glass. */
    @POST
    @Path("/{patientId}/may-read")
    boolean mayRead(@PathParam("patientId") UUID patientId, CallerRef caller);

    /** Takes over patients from another system; one outcome for each, in the same order. At most 1000 at a time. */
    @POST
    @Path("/imports")
    List<ImportOutcome> importPatients(List<ImportedPatient> patients);

    /** Takes over insurance policies of imported patients; one outcome for each, in the same order. At most 1000 at a time. */
    @POST
    @Path("/policy-imports")
    List<ImportOutcome> importPolicies(List<ImportedPolicy> policies);
}
