package health.salus.auth.internal.users;

import health.salus.auth.UserCreated;
import health.salus.auth.internal.invitations.Invitation;
import health.salus.auth.internal.invitations.InviteUser;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;

/** Adds a user, who gets an invitation to choose a password. */
@ApplicationScoped
class CreateUser {
    private final Database database;
    private final InviteUser invite;
    private final Clock clock;

    CreateUser(@Schema("auth") Database database, InviteUser invite, Clock clock) {
        this.database = database;
        this.invite = invite;
        this.clock = clock;
    }

    record Created(User user, Invitation invitation) {}

    Created run(Caller caller, UserForm form) {
        User user = form.applyTo(
                new User(Ids.next(), "", "", Set.of(), Set.of(), null, null, null, true, 1, 1, clock.instant(), null));
        return UserTaken.orElse(() -> database.write(transaction -> {
            UserRepository.insert(transaction.handle(), user);
            Invitation invitation = invite.run(transaction, user.id());
            transaction.publish(new UserCreated(user.id(), user.roleWords(), user.doctorId(), user.patientId()));
            transaction.record(AccessRecord.of(caller, clock.instant(), "users:write", "user", user.id(), null)
                    .noting("created as " + String.join(", ", user.roleWords())));
            return new Created(user, invitation);
        }));
    }
}
