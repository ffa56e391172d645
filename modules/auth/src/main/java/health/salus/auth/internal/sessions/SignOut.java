package health.salus.auth.internal.sessions;

import health.salus.auth.internal.users.UserRepository;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.security.Caller;
import health.salus.platform.security.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Ends a session at its owner's wish. */
@ApplicationScoped
class SignOut {
    private final Database database;
    private final EndSessions end;
    private final Clock clock;

    SignOut(@Schema("auth") Database database, EndSessions end, Clock clock) {
        this.database = database;
        this.end = end;
        this.clock = clock;
    }

    /** Ends the session the access token belongs to. */
    void run(Caller caller) {
        database.run(transaction -> end(transaction, caller));
    }

    /** Ends the session the refresh token belongs to; also a used one serves for that. */
    void run(String refreshToken, Origin origin) {
        byte[] hash = OneTimeSecret.of(refreshToken).hash();
        database.run(transaction -> RefreshToken.find(transaction.handle(), hash)
                .flatMap(token -> SessionRepository.lock(transaction.handle(), token.sessionId()))
                .ifPresent(session -> UserRepository.find(transaction.handle(), session.userId())
                        .map(user -> IssueTokens.caller(user, session).at(origin))
                        .ifPresent(caller -> end(transaction, caller))));
    }

    private void end(Transaction transaction, Caller caller) {
        if (end.one(transaction, caller.sessionId(), caller.userId(), EndReason.SIGNED_OUT)) {
            transaction.record(
                    AccessRecord.of(caller, clock.instant(), "sessions:sign-out", "session", caller.sessionId(), null));
        }
    }
}
