package health.salus.appointments;

import health.salus.platform.imports.ImportOutcome;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What other modules ask of the appointments module. */
@Path("/internal/appointments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface Appointments {

    /**
     * Takes over past visits of another system as completed appointments. They occupy no time and may overlap. A row seen
     * before, by {@code source} and its external id, is left as it is. One outcome for each row, in the same order.
     */
    @POST
    @Path("/imports/visits")
    List<ImportOutcome> importPastVisits(@QueryParam("source") String source, List<ImportedVisit> visits);
}
