package health.salus.auth.internal.sessions;

import health.salus.auth.internal.keys.SigningKeys;
import health.salus.auth.internal.users.Role;
import health.salus.auth.internal.users.User;
import health.salus.platform.security.AccessToken;
import health.salus.platform.security.Caller;
import health.salus.platform.security.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Gives out an access token and the next refresh token of a session. */
@ApplicationScoped
class IssueTokens {
    private final SigningKeys keys;
    private final SessionSettings settings;
    private final Clock clock;

    IssueTokens(SigningKeys keys, SessionSettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    Tokens run(Handle handle, Session session, User user, OneTimeSecret refresh) {
        Instant now = clock.instant();
        Instant expiry = earlier(now.plus(settings.accessToken()), session.endsAt());
        RefreshToken.insert(handle, refresh.hash(), session.id(), now);
        String access = keys.sign(new AccessToken(caller(user, session), user.epoch(), now, expiry));
        return new Tokens(access, refresh.text(), Duration.between(now, expiry).toSeconds(), session.id(), user);
    }

    static Caller caller(User user, Session session) {
        return new Caller(
                user.id(),
                user.displayName(),
                Set.copyOf(user.roleWords()),
                Role.permissionsOf(user.roles()),
                user.patientId(),
                user.doctorId(),
                user.departmentIds(),
                session.id(),
                Origin.inside());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
