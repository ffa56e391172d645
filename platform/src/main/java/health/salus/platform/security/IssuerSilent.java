package health.salus.platform.security;

import health.salus.platform.web.Failure;

/**
 * 503: this process has not heard of the key a token is signed with, and cannot ask. To call the token invalid would sign out
 * everybody; nobody gets in meanwhile.
 */
public final class IssuerSilent extends Failure.Unavailable {
    private static final long serialVersionUID = 1L;
    private static final long RETRY_SECONDS = 2;

    IssuerSilent() {
        super(
                "The service " + TokenIssuer.SERVICE
                        + " does not answer, so nobody can say just now who is asking. Try again in a moment.",
                RETRY_SECONDS);
        with("service", TokenIssuer.SERVICE);
    }
}
