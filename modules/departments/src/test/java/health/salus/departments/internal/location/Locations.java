package health.salus.departments.internal.location;

import health.salus.platform.data.Database;

/** Makes what reads locations. */
public final class Locations {
    private Locations() {}

    public static ReadLocations of(Database database) {
        return new ReadLocations(database);
    }
}
