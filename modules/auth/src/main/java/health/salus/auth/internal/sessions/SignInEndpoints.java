package health.salus.auth.internal.sessions;

import static health.salus.auth.internal.sessions.RefreshCookie.CLIENT_HEADER;
import static health.salus.auth.internal.sessions.RefreshCookie.WEB;

import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Signing in and out over HTTP. */
@Path("/api/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SignInEndpoints {
    private final SignIn signIn;
    private final RefreshSession refreshSession;
    private final SignOut signOut;
    private final RefreshCookie cookie;
    private final CurrentCaller caller;

    SignInEndpoints(
            SignIn signIn, RefreshSession refreshSession, SignOut signOut, RefreshCookie cookie, CurrentCaller caller) {
        this.signIn = signIn;
        this.refreshSession = refreshSession;
        this.signOut = signOut;
        this.cookie = cookie;
        this.caller = caller;
    }

    @POST
    @Path("/login")
    @PermitAll
    @Operation(summary = "Sign in", description = "With `X-Salus-Client: web` the refresh token is put in a cookie.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SignedIn.class)))
    @APIResponse(
            responseCode = "401",
            description = "`invalid-credentials`",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(responseCode = "429", description = "Too many attempts; see `Retry-After`.")
    public Response login(@Valid @NotNull SignInRequest request, @HeaderParam(CLIENT_HEADER) @Nullable String client) {
        boolean web = WEB.equals(client);
        return answer(signIn.run(request.email(), request.password(), caller.origin(), web), web);
    }

    @POST
    @Path("/refresh")
    @PermitAll
    @Operation(
            summary = "Exchange a refresh token for new tokens",
            description = "Each refresh token serves once; a second use ends the session.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SignedIn.class)))
    @APIResponse(
            responseCode = "401",
            description = "`session-over`",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response refresh(
            @Valid @Nullable RefreshRequest request,
            @CookieParam(RefreshCookie.NAME) @Nullable String kept,
            @HeaderParam(CLIENT_HEADER) @Nullable String client) {
        boolean web = WEB.equals(client);
        String token = shown(request, kept, web);
        if (token == null) {
            throw new SessionOver();
        }
        return answer(refreshSession.run(token, caller.origin()), web);
    }

    @POST
    @Path("/logout")
    @PermitAll
    @Operation(
            summary = "Sign out",
            description = "Ends the session of the refresh token, or else of the access token.")
    @APIResponse(responseCode = "204", description = "The session is over, also if it was before.")
    public Response logout(
            @Valid @Nullable RefreshRequest request,
            @CookieParam(RefreshCookie.NAME) @Nullable String kept,
            @HeaderParam(CLIENT_HEADER) @Nullable String client) {
        boolean web = WEB.equals(client);
        String token = shown(request, kept, web);
        if (token == null) {
            signOut.run(caller.get());
        } else {
            signOut.run(token, caller.origin());
        }
        var answer = Response.noContent();
        return web ? answer.cookie(cookie.none()).build() : answer.build();
    }

    private static @Nullable String shown(@Nullable RefreshRequest request, @Nullable String kept, boolean web) {
        if (web) {
            return kept == null || kept.isEmpty() ? null : kept;
        }
        return request == null ? null : request.refreshToken();
    }

    private Response answer(Tokens tokens, boolean web) {
        var body = new SignedIn(
                tokens.accessToken(),
                web ? null : tokens.refreshToken(),
                "Bearer",
                tokens.expiresInSeconds(),
                tokens.user().view());
        var answer = Response.ok(body);
        return web ? answer.cookie(cookie.holding(tokens.refreshToken())).build() : answer.build();
    }
}
