package health.salus.auth.internal.invitations;

import health.salus.auth.internal.passwords.PasswordHasher;
import health.salus.auth.internal.passwords.PasswordRules;
import health.salus.auth.internal.sessions.EndReason;
import health.salus.auth.internal.sessions.EndSessions;
import health.salus.auth.internal.sessions.OneTimeSecret;
import health.salus.auth.internal.users.User;
import health.salus.auth.internal.users.UserRepository;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.security.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Sets the password of somebody who holds an invitation, and ends what sessions they had. */
@ApplicationScoped
class AcceptInvitation {
    private final Database database;
    private final PasswordHasher passwords;
    private final EndSessions sessions;
    private final Clock clock;

    AcceptInvitation(@Schema("auth") Database database, PasswordHasher passwords, EndSessions sessions, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    void run(String token, String password, Origin origin) {
        byte[] hash = OneTimeSecret.of(token).hash();
        Instant now = clock.instant();
        User user = database.read(handle ->
                        InvitationRepository.open(handle, hash, now).flatMap(id -> UserRepository.find(handle, id)))
                .filter(User::active)
                .orElseThrow(InvitationOver::new);
        PasswordRules.check(password, List.of(user.displayName(), user.email()), "/password");
        String stored = passwords.hash(password);
        database.run(transaction -> {
            if (!InvitationRepository.use(transaction.handle(), hash, now)) {
                throw new InvitationOver();
            }
            UUID id = user.id();
            UserRepository.setPassword(transaction.handle(), id, stored, now);
            sessions.all(transaction, id, null, EndReason.PASSWORD_CHANGED);
            Caller caller = Caller.stranger(origin).claimingToBe(id, user.displayName());
            transaction.record(AccessRecord.of(caller, now, "passwords:set", "user", id, null)
                    .noting("by invitation"));
        });
    }
}
