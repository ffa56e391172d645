package health.salus.appointments.internal.catalogue;

import health.salus.platform.data.Database;
import health.salus.platform.testkit.TestCaches;

/** Makes the catalogue of appointment types. */
public final class Catalogue {
    private Catalogue() {}

    public static AppointmentTypes of(Database database) {
        return new AppointmentTypes(database, TestCaches.caches());
    }
}
