package health.salus.auth;

import health.salus.platform.security.TokenNews;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What other modules may ask of auth. */
@Path("/internal/auth")
@Produces(MediaType.APPLICATION_JSON)
public interface Auth {
    /**
     * The keys access tokens are verified with, and the tokens that are not to be believed any more.
     *
     * @param since {@code asOf} of an earlier answer; null for everything
     */
    @GET
    @Path("/token-news")
    TokenNews tokenNews(@QueryParam("since") @Nullable Instant since);
}
