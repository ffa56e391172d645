package health.salus.auth.internal.sessions;

import health.salus.auth.SessionEnded;
import health.salus.platform.data.Transaction;
import health.salus.platform.security.Revocations;
import health.salus.platform.security.TokenNews.Revocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends sessions at once: no refresh, no access token of theirs is good any more, in this process now and in the others soon. */
@ApplicationScoped
public class EndSessions {
    /** Clocks of processes may differ by this much. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final SessionSettings settings;
    private final Revocations revocations;
    private final Clock clock;

    EndSessions(SessionSettings settings, Revocations revocations, Clock clock) {
        this.settings = settings;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** Every open session of a user but for one; returns how many there were. */
    public int all(Transaction transaction, UUID userId, @Nullable UUID except, EndReason reason) {
        return ended(
                transaction,
                userId,
                SessionRepository.endAll(transaction.handle(), userId, except, reason, clock.instant()),
                reason);
    }

    /** One session of a user; returns whether it was open. */
    public boolean one(Transaction transaction, UUID sessionId, UUID userId, EndReason reason) {
        return ended(
                        transaction,
                        userId,
                        SessionRepository.end(transaction.handle(), sessionId, userId, reason, clock.instant()),
                        reason)
                > 0;
    }

    /** Refuses access tokens of a user that were given before their rights changed; sessions go on with the new rights. */
    public void refuseTokensBelow(Transaction transaction, UUID userId, long epoch) {
        revoke(transaction, new Revocation(userId, epoch, lastTokenExpired()));
    }

    private int ended(Transaction transaction, UUID userId, List<UUID> sessions, EndReason reason) {
        for (UUID session : sessions) {
            revoke(transaction, Revocation.ofSession(session, lastTokenExpired()));
            transaction.publish(new SessionEnded(session, userId, reason.word()));
        }
        return sessions.size();
    }

    private void revoke(Transaction transaction, Revocation revocation) {
        RevocationRepository.insert(transaction.handle(), revocation, clock.instant());
        transaction.afterCommit(() -> revocations.revoke(revocation));
    }

    private Instant lastTokenExpired() {
        return clock.instant().plus(settings.accessToken()).plus(MARGIN);
    }
}
