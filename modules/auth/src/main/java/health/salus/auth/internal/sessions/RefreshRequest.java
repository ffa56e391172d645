package health.salus.auth.internal.sessions;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The refresh token of a client that keeps it itself; the web app's is in a cookie. */
record RefreshRequest(@Size(max = 200) @Nullable String refreshToken) {

    /** Never shows the token. */
    @Override
    public String toString() {
        return "RefreshRequest";
    }
}
