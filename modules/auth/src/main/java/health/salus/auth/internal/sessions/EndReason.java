package health.salus.auth.internal.sessions;

import java.util.Locale;

/** Why a session ended before its time. */
public enum EndReason {
    SIGNED_OUT,
    KILLED,
    REFRESH_REUSED,
    PASSWORD_CHANGED,
    RIGHTS_CHANGED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
