package health.salus.auth.internal.sessions;

import health.salus.auth.internal.users.UserRepository;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The open sessions of one user: seeing and killing them. */
@ApplicationScoped
public class UserSessions {
    private static final String KILL = "sessions:kill";

    private final Database database;
    private final EndSessions end;
    private final Clock clock;

    UserSessions(@Schema("auth") Database database, EndSessions end, Clock clock) {
        this.database = database;
        this.end = end;
        this.clock = clock;
    }

    /** The last used first. */
    public List<SessionView> open(UUID userId, Caller caller) {
        return database.read(handle -> {
            UserRepository.mustExist(handle, userId);
            return SessionRepository.open(handle, userId, clock.instant()).stream()
                    .map(session -> SessionView.of(session, caller.sessionId()))
                    .toList();
        });
    }

    /** Kills one of the caller's own. */
    void end(UUID sessionId, Caller caller) {
        database.run(transaction -> {
            if (!end.one(transaction, sessionId, caller.userId(), EndReason.KILLED)) {
                throw new SessionNotFound();
            }
            transaction.record(AccessRecord.of(caller, clock.instant(), KILL, "session", sessionId, null));
        });
    }

    /** Kills all of somebody's. */
    public void endAll(UUID userId, Caller caller) {
        database.run(transaction -> {
            UserRepository.mustExist(transaction.handle(), userId);
            int ended = end.all(transaction, userId, null, EndReason.KILLED);
            transaction.record(AccessRecord.of(caller, clock.instant(), KILL, "user", userId, null)
                    .noting(ended + " sessions"));
        });
    }
}
