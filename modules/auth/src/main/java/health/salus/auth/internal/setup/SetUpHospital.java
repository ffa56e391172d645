package health.salus.auth.internal.setup;

import health.salus.auth.UserCreated;
import health.salus.auth.internal.passwords.PasswordHasher;
import health.salus.auth.internal.passwords.PasswordRules;
import health.salus.auth.internal.users.Role;
import health.salus.auth.internal.users.User;
import health.salus.auth.internal.users.UserRepository;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.security.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Makes the first administrator. */
@ApplicationScoped
class SetUpHospital {
    private static final long SET_UP_LOCK = 0x73616c75_73736574L;

    private final Database database;
    private final SetUpLink link;
    private final PasswordHasher passwords;
    private final Clock clock;

    SetUpHospital(@Schema("auth") Database database, SetUpLink link, PasswordHasher passwords, Clock clock) {
        this.database = database;
        this.link = link;
        this.passwords = passwords;
        this.clock = clock;
    }

    User run(String token, String email, String displayName, String password, Origin origin) {
        if (!link.isOpenedBy(token) || !link.isNeeded()) {
            throw new SetUpOver();
        }
        PasswordRules.check(password, List.of(displayName, email), "/password");
        String stored = passwords.hash(password);
        User user = administrator(email, displayName);
        database.run(transaction -> {
            // Two who open the link at once must not both become administrators.
            transaction.handle().execute("SELECT pg_advisory_xact_lock(?)", SET_UP_LOCK);
            if (UserRepository.anyAdministrator(transaction.handle())) {
                throw new SetUpOver();
            }
            UserRepository.insert(transaction.handle(), user);
            UserRepository.setPassword(transaction.handle(), user.id(), stored, clock.instant());
            transaction.publish(new UserCreated(user.id(), user.roleWords(), null, null));
            Caller caller = Caller.stranger(origin).claimingToBe(user.id(), user.displayName());
            transaction.record(AccessRecord.of(caller, clock.instant(), "users:write", "user", user.id(), null)
                    .noting("set up as first administrator"));
            transaction.afterCommit(link::withdraw);
        });
        return user;
    }

    private User administrator(String email, String displayName) {
        return new User(
                Ids.next(),
                UserRepository.normalised(email),
                displayName.strip(),
                Set.of(Role.ADMIN),
                Set.of(),
                null,
                null,
                null,
                true,
                1,
                1,
                clock.instant(),
                null);
    }
}
