package health.salus.appointments.internal.departure;

import health.salus.appointments.internal.booking.RescheduleForm;
import health.salus.appointments.internal.departure.Proposal.State;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import health.salus.platform.web.Page;
import health.salus.platform.web.PageQuery;
import health.salus.platform.web.PlainText;
import health.salus.platform.web.Version;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What becomes of the appointments of a doctor who leaves, over HTTP. */
@Path("/api/v1/appointment-proposals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ProposalEndpoints {
    private static final String REARRANGE = "appointments:rearrange";

    private final ReadProposals proposals;
    private final DecideProposal decide;
    private final AcceptAll acceptAll;
    private final CurrentCaller caller;

    ProposalEndpoints(ReadProposals proposals, DecideProposal decide, AcceptAll acceptAll, CurrentCaller caller) {
        this.proposals = proposals;
        this.decide = decide;
        this.acceptAll = acceptAll;
        this.caller = caller;
    }

    /** Whose appointments. */
    record AllOfDoctor(@NotNull UUID doctorId) {}

    /** Why an appointment is called off. */
    record CancelForm(
            @Schema(examples = "The doctor leaves; the patient wants to see their GP instead")
            @NotBlank @Size(max = 500) @PlainText(lines = true)
            String reason) {}

    @GET
    @PermissionsAllowed(REARRANGE)
    @Operation(
            summary = "List what is proposed for the appointments of a doctor who leaves",
            description = "Of the doctor's last departure, by start.")
    @APIResponse(responseCode = "200", description = "One page of proposals, also of those that were decided.")
    @APIResponse(responseCode = "400", description = "A parameter is unknown or not right.")
    public Page<ProposalView> list(
            @QueryParam("doctorId") @NotNull UUID doctorId,
            @QueryParam("state")
                    @Size(max = 20) @Parameter(description = "Only those in this state.", example = "open")
                    @Nullable String state,
            @Valid @BeanParam PageQuery page) {
        return proposals.list(doctorId, state == null ? null : known(state), page, caller.get());
    }

    @GET
    @Path("/departures")
    @PermissionsAllowed(REARRANGE)
    @Operation(summary = "List the doctors who are leaving, and how much is left to decide")
    @APIResponse(responseCode = "200", description = "Those under way, the oldest first.")
    public Page<DepartureSummary> departures() {
        return Page.whole(proposals.underWay());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(REARRANGE)
    @Operation(summary = "Read what is proposed for an appointment")
    @APIResponseSchema(
            value = ProposalView.class,
            responseCode = "200",
            responseDescription = "The proposal, its version in ETag.")
    @APIResponse(responseCode = "404", description = "There is no such proposal.")
    public Response read(@PathParam("id") UUID id) {
        return shown(id);
    }

    @POST
    @Path("/{id}/accept")
    @PermissionsAllowed(REARRANGE)
    @Operation(
            summary = "Do what is proposed",
            description =
                    "The appointment is moved to the time that is kept free for it; where none was found it is called off.")
    @APIResponseSchema(value = ProposalView.class, responseCode = "200", responseDescription = "Done.")
    @APIResponse(responseCode = "404", description = "There is no such proposal.")
    @APIResponse(
            responseCode = "409",
            description =
                    "already-decided with currentState, nothing-proposed, departure-not-open, slot-already-taken or"
                            + " outside-schedule with alternatives.")
    @APIResponse(responseCode = "412", description = "It was changed since the version in If-Match.")
    @APIResponse(responseCode = "422", description = "A rule is broken, such as a start in the past.")
    public Response accept(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        decide.accept(id, Version.seen(ifMatch), caller.get());
        return shown(id);
    }

    @POST
    @Path("/accept")
    @PermissionsAllowed(REARRANGE)
    @Operation(
            summary = "Do all that is proposed for one doctor's appointments",
            description = "Each by itself; what cannot be done is left to decide. Safe to repeat.")
    @APIResponse(responseCode = "200", description = "How many were moved or called off, and why others were not.")
    @APIResponse(responseCode = "404", description = "The doctor never was to leave.")
    @APIResponse(responseCode = "409", description = "departure-not-open: everything is settled or undone.")
    public AcceptAll.Outcome acceptAll(@Valid @NotNull AllOfDoctor form) {
        return acceptAll.accept(form.doctorId(), caller.get());
    }

    @POST
    @Path("/{id}/decline")
    @PermissionsAllowed(REARRANGE)
    @Operation(
            summary = "Say no to the proposed time",
            description =
                    "It is free for others at once. The appointment stays to be decided: choose another time, or cancel it.")
    @APIResponseSchema(value = ProposalView.class, responseCode = "200", responseDescription = "Declined.")
    @APIResponse(responseCode = "404", description = "There is no such proposal.")
    @APIResponse(responseCode = "409", description = "already-decided with currentState, or departure-not-open.")
    @APIResponse(responseCode = "412", description = "It was changed since the version in If-Match.")
    public Response decline(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        decide.decline(id, Version.seen(ifMatch), caller.get());
        return shown(id);
    }

    @POST
    @Path("/{id}/reschedule")
    @PermissionsAllowed(REARRANGE)
    @Operation(summary = "Move the appointment to another time than the proposed one")
    @APIResponseSchema(value = ProposalView.class, responseCode = "200", responseDescription = "Moved.")
    @APIResponse(responseCode = "400", description = "A field is missing or has the wrong form.")
    @APIResponse(responseCode = "404", description = "There is no such proposal.")
    @APIResponse(
            responseCode = "409",
            description =
                    "already-decided with currentState, departure-not-open, slot-already-taken or outside-schedule with"
                            + " alternatives.")
    @APIResponse(responseCode = "412", description = "It was changed since the version in If-Match.")
    @APIResponse(
            responseCode = "422",
            description = "A rule is broken: the doctor is leaving too, or the start is past.")
    public Response reschedule(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull RescheduleForm form) {
        decide.chooseAnotherTime(id, form, Version.seen(ifMatch), caller.get());
        return shown(id);
    }

    @POST
    @Path("/{id}/cancel")
    @PermissionsAllowed(REARRANGE)
    @Operation(
            summary = "Call the appointment off",
            description = "When the departure is undone, the same time is booked anew, as another appointment.")
    @APIResponseSchema(value = ProposalView.class, responseCode = "200", responseDescription = "Called off.")
    @APIResponse(responseCode = "400", description = "The reason is missing or too long.")
    @APIResponse(responseCode = "404", description = "There is no such proposal.")
    @APIResponse(responseCode = "409", description = "already-decided with currentState, or departure-not-open.")
    @APIResponse(responseCode = "412", description = "It was changed since the version in If-Match.")
    public Response cancel(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull CancelForm form) {
        decide.cancel(id, Version.seen(ifMatch), form.reason().strip(), caller.get());
        return shown(id);
    }

    private Response shown(UUID id) {
        ProposalView view = proposals.one(id, caller.get());
        return Version.ok(view, view.version());
    }

    private static State known(String word) {
        return State.known(word)
                .orElseThrow(() -> new Failure.Malformed(
                        "validation",
                        "A state is not known.",
                        List.of(new FieldError("?state", "unknown", "There is no such state."))));
    }
}
