package health.salus.departments;

import health.salus.platform.imports.ImportOutcome;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What other modules ask of the departments module. Ids that are not known are left out of the answers. */
@Path("/internal/departments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface Departments {

    /** @param ids an empty list stands for all of them */
    @POST
    @Path("/departments")
    List<DepartmentView> departments(List<UUID> ids);

    @POST
    @Path("/locations")
    List<LocationView> locations(List<UUID> ids);

    @GET
    @Path("/locations")
    List<LocationView> allLocations();

    @POST
    @Path("/rooms")
    List<RoomView> rooms(List<UUID> ids);

    /** Days from {@code from} to {@code to}, both included, on which these locations are closed. */
    @POST
    @Path("/holidays")
    List<HolidayView> holidays(
            List<UUID> locationIds, @QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to);

    /**
     * Takes over organizations of another system: each becomes a location with one department. A row seen before, by
     * its source and external id, is brought up to date. The id in each outcome is the location's.
     */
    @POST
    @Path("/imports/organizations")
    List<ImportOutcome> importOrganizations(List<ImportedOrganization> organizations);
}
