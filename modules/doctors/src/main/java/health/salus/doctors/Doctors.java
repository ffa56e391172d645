package health.salus.doctors;

import health.salus.platform.imports.ImportOutcome;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other modules ask of the doctors module. */
@Path("/internal/doctors")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface Doctors {

    /** Doctors, active or not; ids that are not known are left out. */
    @POST
    @Path("/by-ids")
    List<DoctorSummary> byIds(List<UUID> ids);

    /**
     * Doctors who take appointments, of a specialty, of a department, or of both; all of them when neither is given. Who is
     * leaving takes none.
     */
    @GET
    @Path("/find")
    List<DoctorSummary> find(
            @QueryParam("specialty") @Nullable String specialty,
            @QueryParam("departmentId") @Nullable UUID departmentId);

    /**
     * The scheduled time of doctors, cut into intervals of one kind each. Intervals of one doctor never overlap; only
     * {@link AvailabilityKind#WORKING} ones may be booked. A doctor who takes no appointments has none.
     */
    @POST
    @Path("/availability")
    List<AvailabilityInterval> availability(AvailabilityQuery query);

    /**
     * Takes over providers of another system. A row seen before, by its source and external id, is brought up to
     * date.
     */
    @POST
    @Path("/imports/providers")
    List<ImportOutcome> importProviders(List<ImportedProvider> providers);
}
