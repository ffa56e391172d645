package health.salus.auth.internal.sessions;

import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Deletes what has no effect any more: old sessions with their refresh tokens, revocations of expired tokens, old failures. */
@ApplicationScoped
class CleanUp implements RecurringJob {
    /** Ended sessions are kept so long for questions, and as the addresses an account is used from. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final Database database;
    private final Clock clock;

    CleanUp(@Schema("auth") Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String module() {
        return "auth";
    }

    @Override
    public String name() {
        return "clean-up-sessions";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        database.run(transaction -> {
            SessionRepository.deleteEndedBefore(transaction.handle(), now.minus(KEPT));
            RevocationRepository.deleteExpired(transaction.handle(), now);
            SignInThrottle.deleteBefore(transaction.handle(), now.minus(SignInThrottle.FORGOTTEN_AFTER));
        });
    }
}
