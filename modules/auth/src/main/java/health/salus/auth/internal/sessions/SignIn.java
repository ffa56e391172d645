package health.salus.auth.internal.sessions;

import health.salus.auth.internal.passwords.PasswordHasher;
import health.salus.auth.internal.users.User;
import health.salus.auth.internal.users.UserRepository;
import health.salus.auth.internal.users.UserRepository.WithPassword;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.security.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens a session for somebody who knows the password. Known and unknown people get the same answer after the same time. */
@ApplicationScoped
class SignIn {
    private static final String ACTION = "sessions:sign-in";

    private final Database database;
    private final PasswordHasher passwords;
    private final SignInThrottle throttle;
    private final IssueTokens issue;
    private final SessionSettings settings;
    private final Clock clock;

    SignIn(
            @Schema("auth") Database database,
            PasswordHasher passwords,
            SignInThrottle throttle,
            IssueTokens issue,
            SessionSettings settings,
            Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.throttle = throttle;
        this.issue = issue;
        this.settings = settings;
        this.clock = clock;
    }

    Tokens run(String email, String password, Origin origin, boolean web) {
        throttle.countAttempt(email, origin.ipAddress());
        Optional<WithPassword> found = database.read(handle -> UserRepository.byEmail(handle, email));
        String hash = found.map(WithPassword::passwordHash).orElse(null);
        boolean right = passwords.matches(password, hash);
        User user = found.map(WithPassword::user).orElse(null);
        if (!right || user == null || !user.active()) {
            recordFailure(user, origin);
            throw new InvalidCredentials();
        }
        throttle.forget(email, origin.ipAddress());
        return open(user, origin, web);
    }

    private Tokens open(User user, Origin origin, boolean web) {
        Instant now = clock.instant();
        var session = new Session(
                Ids.next(),
                user.id(),
                web,
                origin.ipAddress(),
                origin.userAgent(),
                now,
                now,
                now.plus(settings.unused()),
                now.plus(settings.atMost()),
                null);
        return database.write(transaction -> {
            SessionRepository.insert(transaction.handle(), session);
            UserRepository.signedIn(transaction.handle(), user.id(), now);
            Caller caller = IssueTokens.caller(user, session).at(origin);
            transaction.record(AccessRecord.of(caller, now, ACTION, "session", session.id(), null));
            return issue.run(transaction.handle(), session, user, OneTimeSecret.make());
        });
    }

    /** Says nothing of what was typed: people type passwords into the wrong field. */
    private void recordFailure(@Nullable User user, Origin origin) {
        Caller caller = user == null
                ? Caller.stranger(origin)
                : Caller.stranger(origin).claimingToBe(user.id(), user.displayName());
        AccessRecord record = AccessRecord.of(caller, clock.instant(), ACTION, "session", "none", null)
                .ended("denied");
        database.run(transaction -> transaction.record(record));
    }
}
