package health.salus.auth.internal.sessions;

import health.salus.auth.internal.users.User;
import health.salus.auth.internal.users.UserRepository;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.security.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges a refresh token for new tokens, once. A second use means that somebody else has it too: the session is killed,
 * and with it every token that came of it (RFC 9700, section 4.14).
 */
@ApplicationScoped
class RefreshSession {
    /** A browser that reloads a page twice quickly sends its cookie before the answer to the first has arrived. */
    private static final Duration RELOAD = Duration.ofSeconds(10);

    private final Database database;
    private final IssueTokens issue;
    private final EndSessions end;
    private final SessionSettings settings;
    private final Clock clock;

    RefreshSession(
            @Schema("auth") Database database,
            IssueTokens issue,
            EndSessions end,
            SessionSettings settings,
            Clock clock) {
        this.database = database;
        this.issue = issue;
        this.end = end;
        this.settings = settings;
        this.clock = clock;
    }

    Tokens run(String shown, Origin origin) {
        var secret = OneTimeSecret.of(shown);
        // Thrown outside, because the end of the session has to be committed.
        return database.write(transaction -> exchange(transaction, secret, origin))
                .orElseThrow(SessionOver::new);
    }

    private Optional<Tokens> exchange(Transaction transaction, OneTimeSecret shown, Origin origin) {
        Instant now = clock.instant();
        var handle = transaction.handle();
        Session session = RefreshToken.find(handle, shown.hash())
                .flatMap(token -> SessionRepository.lock(handle, token.sessionId()))
                .orElse(null);
        if (session == null || !session.isOpen(now)) {
            return Optional.empty();
        }
        // Read again under the lock: another request may just have used it.
        RefreshToken token = RefreshToken.find(handle, shown.hash()).orElseThrow();
        User user = UserRepository.find(handle, session.userId()).orElseThrow();
        if (!user.active()) {
            return Optional.empty();
        }
        if (token.usedAt() != null && !isReload(transaction, token, session, origin, now)) {
            kill(transaction, session, user, origin);
            return Optional.empty();
        }
        return Optional.of(rotate(transaction, token, session, user, origin, now));
    }

    private Tokens rotate(
            Transaction transaction, RefreshToken token, Session session, User user, Origin origin, Instant now) {
        var next = OneTimeSecret.make();
        var handle = transaction.handle();
        if (token.successor() != null) {
            RefreshToken.use(handle, token.successor(), null, now);
        }
        RefreshToken.use(handle, token.hash(), next.hash(), now);
        SessionRepository.used(handle, session.id(), now, now.plus(settings.unused()), origin.ipAddress());
        return issue.run(handle, session, user, next);
    }

    /** The same browser a moment later, and nobody has used what it was given: it did not get the answer. */
    private static boolean isReload(
            Transaction transaction, RefreshToken token, Session session, Origin origin, Instant now) {
        return session.web()
                && wasUsedJustNow(token.usedAt(), now)
                && session.ipAddress().equals(origin.ipAddress())
                && Objects.equals(session.userAgent(), origin.userAgent())
                && token.successor() != null
                && RefreshToken.find(transaction.handle(), token.successor())
                        .filter(successor -> successor.usedAt() == null)
                        .isPresent();
    }

    private static boolean wasUsedJustNow(@Nullable Instant usedAt, Instant now) {
        return usedAt != null && usedAt.plus(RELOAD).isAfter(now);
    }

    private void kill(Transaction transaction, Session session, User user, Origin origin) {
        end.one(transaction, session.id(), user.id(), EndReason.REFRESH_REUSED);
        var caller = IssueTokens.caller(user, session).at(origin);
        transaction.record(AccessRecord.of(caller, clock.instant(), "sessions:refresh", "session", session.id(), null)
                .ended("denied")
                .noting("refresh token used twice"));
    }
}
