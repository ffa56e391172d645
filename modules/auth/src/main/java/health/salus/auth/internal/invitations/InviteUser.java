package health.salus.auth.internal.invitations;

import health.salus.auth.internal.sessions.OneTimeSecret;
import health.salus.auth.internal.users.UserRepository;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.security.Caller;
import health.salus.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Makes the link by which a user chooses their password. It serves once; a new one takes the place of the old. */
@ApplicationScoped
public class InviteUser {
    private static final Duration VALID = Duration.ofDays(3);

    private final Database database;
    private final Settings settings;
    private final Clock clock;

    InviteUser(@Schema("auth") Database database, Settings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    public Invitation run(Transaction transaction, UUID userId) {
        var secret = OneTimeSecret.make();
        Instant expiresAt = clock.instant().plus(VALID);
        InvitationRepository.deleteOf(transaction.handle(), userId);
        InvitationRepository.insert(transaction.handle(), secret.hash(), userId, expiresAt);
        return new Invitation(URI.create(settings.publicUrl() + "/invitation#token=" + secret.text()), expiresAt);
    }

    /** For a user there is already. */
    public Invitation again(Caller caller, UUID userId) {
        return database.write(transaction -> {
            UserRepository.mustExist(transaction.handle(), userId);
            transaction.record(AccessRecord.of(caller, clock.instant(), "users:write", "user", userId, null)
                    .noting("invited"));
            return run(transaction, userId);
        });
    }
}
