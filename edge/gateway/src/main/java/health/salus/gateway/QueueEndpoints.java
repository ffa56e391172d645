package health.salus.gateway;

import health.salus.platform.operations.Chosen;
import health.salus.platform.operations.ModuleQueues;
import health.salus.platform.operations.QueueItem;
import health.salus.platform.web.Page;
import health.salus.platform.web.PageQuery;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The queues of all modules over HTTP, wherever the modules run. */
@Path("/api/v1/operations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class QueueEndpoints {
    private static final String READ = "operations:read";
    private static final String WRITE = "operations:write";

    private final AllQueues queues;

    QueueEndpoints(AllQueues queues) {
        this.queues = queues;
    }

    @GET
    @Path("/queues")
    @PermissionsAllowed(READ)
    @Operation(
            summary = "How much waits, runs and has failed",
            description =
                    "For each queue of each module: outbox, inbox, jobs, access-records, and broker where RabbitMQ is used.")
    public AllQueues.Overview overview() {
        return queues.overview();
    }

    @GET
    @Path("/throughput")
    @PermissionsAllowed(READ)
    @Operation(summary = "Events handled in each of the last 60 whole minutes, by module")
    public AllQueues.Throughput throughput() {
        return queues.throughput();
    }

    @GET
    @Path("/queues/{module}/{queue}/items")
    @PermissionsAllowed(READ)
    @Operation(
            summary = "What is in a queue, in the order in which it came",
            description =
                    "Texts in what an item carries are masked: who operates the computers does not see clinical content.")
    @APIResponse(responseCode = "200", description = "Items in one state: waiting, running, scheduled, failed or dead.")
    public Page<QueueItem> items(
            @PathParam("module") String module,
            @PathParam("queue") String queue,
            @QueryParam("state") @DefaultValue("dead") String state,
            @Valid @BeanParam PageQuery page) {
        return of(module).items(module, queue, state, page.limit(), page.cursor());
    }

    @POST
    @Path("/queues/{module}/{queue}/retry")
    @PermissionsAllowed(WRITE)
    @Operation(summary = "Try failed and dead items now", description = "For inbox and jobs. Audited.")
    @APIResponse(responseCode = "200", description = "How many are tried now")
    @APIResponse(
            responseCode = "409",
            description = "Items of this queue cannot be repeated by themselves (not-repeatable)")
    public Chosen.Changed retry(
            @PathParam("module") String module, @PathParam("queue") String queue, @Valid @NotNull Chosen.Retry retry) {
        return of(module).retry(module, queue, retry);
    }

    @POST
    @Path("/queues/{module}/{queue}/discard")
    @PermissionsAllowed(WRITE)
    @Operation(
            summary = "Give failed and dead items up for good",
            description =
                    "For inbox and jobs, with a reason. Audited. What comes again and again by itself is never given up.")
    @APIResponse(responseCode = "200", description = "How many are gone")
    @APIResponse(
            responseCode = "409",
            description = "Items of this queue cannot be given up by themselves (not-repeatable)")
    public Chosen.Changed discard(
            @PathParam("module") String module,
            @PathParam("queue") String queue,
            @Valid @NotNull Chosen.Discard discard) {
        return of(module).discard(module, queue, discard);
    }

    private ModuleQueues of(String module) {
        return queues.of(module);
    }
}
