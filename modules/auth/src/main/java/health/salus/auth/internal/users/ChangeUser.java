package health.salus.auth.internal.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.auth.UserChanged;
import health.salus.auth.internal.sessions.EndReason;
import health.salus.auth.internal.sessions.EndSessions;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.MergePatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Changes a user. Rights that were taken away are gone at once: access tokens given before are refused. */
@ApplicationScoped
class ChangeUser {
    private final Database database;
    private final MergePatch patches;
    private final EndSessions sessions;
    private final Clock clock;

    ChangeUser(@Schema("auth") Database database, MergePatch patches, EndSessions sessions, Clock clock) {
        this.database = database;
        this.patches = patches;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** As an administrator does. */
    User run(Caller caller, UUID id, long expectedVersion, ObjectNode patch) {
        return change(
                caller,
                id,
                expectedVersion,
                patch,
                user -> patches.apply(UserForm.of(user), patch).applyTo(user));
    }

    /** As people do with what is theirs: their name and language. */
    User own(Caller caller, long expectedVersion, ObjectNode patch) {
        return change(
                caller,
                caller.userId(),
                expectedVersion,
                patch,
                user -> patches.apply(OwnForm.of(user), patch).applyTo(user));
    }

    private User change(Caller caller, UUID id, long expectedVersion, ObjectNode patch, UnaryOperator<User> changes) {
        return UserTaken.orElse(() -> database.write(transaction -> {
            // Administrators first and always in the same order, so that two of them cannot demote each other at once.
            List<User> administrators = UserRepository.administrators(transaction.handle());
            User old = UserRepository.lock(transaction.handle(), id).orElseThrow(UserNotFound::new);
            if (old.version() != expectedVersion) {
                throw new Failure.StaleVersion(old.version());
            }
            User changed = changes.apply(old).following(old);
            anAdministratorMustStay(administrators, changed);
            UserRepository.update(transaction.handle(), changed);
            takeEffect(transaction, old, changed);
            transaction.record(AccessRecord.of(caller, clock.instant(), "users:write", "user", id, null)
                    .noting(String.join(
                            ", ",
                            patch.propertyStream().map(field -> field.getKey()).toList())));
            return changed;
        }));
    }

    private void takeEffect(Transaction transaction, User old, User changed) {
        transaction.publish(new UserChanged(changed.id(), changed.roleWords(), changed.active()));
        if (changed.epoch() > old.epoch()) {
            sessions.refuseTokensBelow(transaction, changed.id(), changed.epoch());
        }
        if (!changed.active()) {
            sessions.all(transaction, changed.id(), null, EndReason.RIGHTS_CHANGED);
        }
    }

    /** @param administrators the active ones who can sign in, before the change */
    private static void anAdministratorMustStay(List<User> administrators, User changed) {
        boolean stays = changed.active() && changed.roles().contains(Role.ADMIN);
        boolean was = administrators.stream().anyMatch(user -> user.id().equals(changed.id()));
        if (was && !stays && administrators.size() == 1) {
            throw new LastAdministrator();
        }
    }
}
