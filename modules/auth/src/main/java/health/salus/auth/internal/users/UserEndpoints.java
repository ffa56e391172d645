package health.salus.auth.internal.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.auth.UserView;
import health.salus.auth.internal.invitations.Invitation;
import health.salus.auth.internal.invitations.InviteUser;
import health.salus.auth.internal.sessions.SessionView;
import health.salus.auth.internal.sessions.UserSessions;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Page;
import health.salus.platform.web.PageQuery;
import health.salus.platform.web.Problem;
import health.salus.platform.web.Version;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Users over HTTP, for administrators. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class UserEndpoints {
    private static final String READ = "users:read";
    private static final String WRITE = "users:write";

    private final Database database;
    private final CreateUser create;
    private final ChangeUser change;
    private final InviteUser invite;
    private final UserSessions sessions;
    private final CurrentCaller caller;

    UserEndpoints(
            @Schema("auth") Database database,
            CreateUser create,
            ChangeUser change,
            InviteUser invite,
            UserSessions sessions,
            CurrentCaller caller) {
        this.database = database;
        this.create = create;
        this.change = change;
        this.invite = invite;
        this.sessions = sessions;
        this.caller = caller;
    }

    record Invited(UserView user, Invitation invitation) {}

    @GET
    @PermissionsAllowed(READ)
    @Operation(summary = "Find users by name, e-mail, role")
    public Page<UserView> find(@Valid @BeanParam UserSearch search, @Valid @BeanParam PageQuery page) {
        return database.readMaybeBehind(handle -> search.run(handle, page)).map(User::view);
    }

    @POST
    @PermissionsAllowed(WRITE)
    @Operation(summary = "Add a user", description = "They choose their password by the link of the invitation.")
    @APIResponseSchema(
            value = Invited.class,
            responseCode = "201",
            responseDescription = "The user and their invitation.")
    @APIResponse(responseCode = "409", description = "`user-taken`", content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response create(@Valid @NotNull UserForm form) {
        var created = create.run(caller.get(), form);
        var answer = new Invited(created.user().view(), created.invitation());
        return Version.created(
                "/api/v1/users/" + created.user().id(), answer, created.user().version());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(READ)
    @Operation(summary = "Read a user")
    @APIResponseSchema(value = UserView.class, responseDescription = "The user.")
    public Response get(@PathParam("id") UUID id) {
        User user = database.read(handle -> UserRepository.find(handle, id)).orElseThrow(UserNotFound::new);
        return Version.ok(user.view(), user.version());
    }

    @PATCH
    @Path("/{id}")
    @PermissionsAllowed(WRITE)
    @Operation(
            summary = "Change a user",
            description = "JSON merge patch. What is taken away is gone at once, everywhere.")
    @APIResponseSchema(value = UserView.class, responseDescription = "The user as changed.")
    @APIResponse(
            responseCode = "409",
            description = "`user-taken`, `last-administrator`",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "412",
            description = "`stale-version`",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull ObjectNode patch) {
        User user = change.run(caller.get(), id, Version.expected(ifMatch), patch);
        return Version.ok(user.view(), user.version());
    }

    @POST
    @Path("/{id}/invitation")
    @PermissionsAllowed(WRITE)
    @Operation(
            summary = "Invite again",
            description = "Also for somebody who forgot their password. Links given before do not work any more.")
    public Invitation invite(@PathParam("id") UUID id) {
        return invite.again(caller.get(), id);
    }

    @GET
    @Path("/{id}/sessions")
    @PermissionsAllowed(READ)
    @Operation(summary = "Where a user is signed in")
    public Page<SessionView> sessions(@PathParam("id") UUID id) {
        return Page.whole(sessions.open(id, caller.get()));
    }

    @DELETE
    @Path("/{id}/sessions")
    @PermissionsAllowed(WRITE)
    @Operation(summary = "Sign a user out everywhere")
    @APIResponse(responseCode = "204", description = "All their sessions are over.")
    public void endSessions(@PathParam("id") UUID id) {
        sessions.endAll(id, caller.get());
    }
}
