package health.salus.platform.security;

import org.jspecify.annotations.Nullable;

/** Where this process learns which access tokens to believe; implemented by the module that issues them. */
public interface TokenIssuer {
    /** The target of that module. */
    String SERVICE = "auth";

    /**
     * The keys to verify with, and what was revoked.
     *
     * @param since {@code asOf} of an earlier answer, to be told only what was revoked from shortly before then; null for all
     */
    TokenNews news(java.time.@Nullable Instant since);
}
