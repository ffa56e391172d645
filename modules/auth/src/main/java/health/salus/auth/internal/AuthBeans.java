package health.salus.auth.internal;

import health.salus.auth.Auth;
import health.salus.auth.internal.sessions.SessionSettings;
import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import health.salus.platform.targets.Transport;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How others reach auth, and its settings. */
@Singleton
class AuthBeans {
    @Produces
    @Singleton
    Auth auth(Transport transport, Instance<LocalAuth> local) {
        return transport.reach("auth", Auth.class, local);
    }

    @Produces
    @Singleton
    SessionSettings sessionSettings(Settings settings) {
        return new SessionSettings(
                settings.duration(Setting.JWT_EXPIRES_IN),
                settings.duration(Setting.JWT_REFRESH_EXPIRES_IN),
                settings.duration(Setting.SESSION_MAX_AGE));
    }
}
