package health.salus.patients.internal.access;

import health.salus.platform.data.Database;
import java.time.Clock;

/** Makes the access rules for tests of other packages. */
public final class AccessRules {
    private AccessRules() {}

    public static RecordAccess on(Database database, Clock clock) {
        return new RecordAccess(database, clock);
    }
}
