package health.salus.platform.operations;

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
import org.jspecify.annotations.Nullable;

/** A module's queues, asked of the process in which it runs. */
@Path("/internal/queues/{module}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ModuleQueues {
    /** Minutes that {@link #throughput} looks back. */
    int MINUTES = 60;

    @GET
    List<QueueState> states(@PathParam("module") String module);

    /** Events handled in each of the last {@value #MINUTES} whole minutes, oldest first. */
    @GET
    @Path("/throughput")
    List<Long> throughput(@PathParam("module") String module);

    /** Those in one state, in the order in which they came. */
    @GET
    @Path("/{queue}/items")
    Page<QueueItem> items(
            @PathParam("module") String module,
            @PathParam("queue") String queue,
            @QueryParam("state") String state,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    /** Failed and dead ones are tried now. */
    @POST
    @Path("/{queue}/retry")
    Chosen.Changed retry(@PathParam("module") String module, @PathParam("queue") String queue, Chosen.Retry retry);

    /** Failed and dead ones are given up for good. */
    @POST
    @Path("/{queue}/discard")
    Chosen.Changed discard(
            @PathParam("module") String module, @PathParam("queue") String queue, Chosen.Discard discard);
}
