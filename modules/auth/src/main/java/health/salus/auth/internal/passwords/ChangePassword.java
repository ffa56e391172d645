package health.salus.auth.internal.passwords;

import health.salus.auth.internal.sessions.EndReason;
import health.salus.auth.internal.sessions.EndSessions;
import health.salus.auth.internal.sessions.SignInThrottle;
import health.salus.auth.internal.users.User;
import health.salus.auth.internal.users.UserNotFound;
import health.salus.auth.internal.users.UserRepository;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Changes one's own password. Whoever else was signed in with the old one is not any more. */
@ApplicationScoped
class ChangePassword {
    private static final String ACTION = "passwords:set";

    private final Database database;
    private final PasswordHasher passwords;
    private final SignInThrottle throttle;
    private final EndSessions sessions;
    private final Clock clock;

    ChangePassword(
            @Schema("auth") Database database,
            PasswordHasher passwords,
            SignInThrottle throttle,
            EndSessions sessions,
            Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.clock = clock;
    }

    void run(Caller caller, String current, String chosen) {
        User user = database.read(handle -> UserRepository.find(handle, caller.userId()))
                .orElseThrow(UserNotFound::new);
        currentMustBeRight(caller, user, current);
        PasswordRules.check(chosen, List.of(user.displayName(), user.email()), "/newPassword");
        String stored = passwords.hash(chosen);
        database.run(transaction -> {
            UserRepository.setPassword(transaction.handle(), user.id(), stored, clock.instant());
            sessions.all(transaction, user.id(), caller.sessionId(), EndReason.PASSWORD_CHANGED);
            transaction.record(AccessRecord.of(caller, clock.instant(), ACTION, "user", user.id(), null));
        });
    }

    /** Guessing it here is slowed down like guessing it at sign-in. */
    private void currentMustBeRight(Caller caller, User user, String current) {
        throttle.countAttempt(user.email(), caller.origin().ipAddress());
        String hash = database.read(
                handle -> UserRepository.passwordHash(handle, user.id()).orElse(null));
        if (!passwords.matches(current, hash)) {
            database.run(transaction ->
                    transaction.record(AccessRecord.of(caller, clock.instant(), ACTION, "user", user.id(), null)
                            .ended("denied")));
            throw new WrongPassword();
        }
        throttle.forget(user.email(), caller.origin().ipAddress());
    }
}
